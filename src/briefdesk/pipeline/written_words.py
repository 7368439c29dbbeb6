"""All words of a letter or one-pager that no citation answers for, each with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Part, Project, TemplatePart
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, part_label, part_text, template_of

_OWN_FIELD = re.compile(r"\{\{-?\s*(fields|sender)\.(\w+)[^{}]*\}\}")


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """Words with fields unfilled, their part (empty for the frame) and what it is called.

    Those that are a `name` or an address are no prose: of them only words taken one by one tell anything.
    """

    part: str
    label: str
    text: str
    name: bool = False


def words_of(desk: Desk, project: Project, document: DocumentName) -> tuple[WrittenWords, ...]:
    """Return all words of a document that are no picked finding's own: parts, rules, edits, frame, metadata.

    Edits of one letter by hand count, whoever is written to now. Where words print fields of the project,
    they follow once more with these filled.
    """
    draft = draft_of(project, document)
    labels: dict[str, str] = {
        "subject": "Subject line" if document == "letter" else "Title",
        "close": "Closing",
    }
    found: list[WrittenWords] = []
    for part in draft.parts:
        label = labels[part.id] = _label(desk, project, document, part)
        found += (WrittenWords(part.id, label, text) for text in _texts(desk, project, document, part))
    found += (WrittenWords("", label, text) for label, text in _frame(desk, project, document))
    if document == "letter":
        found += (
            WrittenWords(edit.part, f"{labels.get(edit.part, edit.part)}, edited for one letter", text)
            for edit in project.hand_edits
            for text in (edit.base, edit.text, edit.reason)
        )
        found += (WrittenWords("", label, text, name=True) for label, text in _forms(project))
    found += (WrittenWords("", label, text, name=True) for label, text in _names(project))
    values = _values(project)
    found += (replace(words, text=filled) for words in found if (filled := _filled(words.text, values)))
    return tuple(words for words in dict.fromkeys(found) if words.text.strip())


def _label(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    try:
        return part_label(desk, project, document, part)
    except BriefdeskError:
        return part.id


def _texts(desk: Desk, project: Project, document: DocumentName, part: Part) -> Iterator[str]:
    if isinstance(part, FindingPart):
        yield part.text or ""
    elif isinstance(part, TemplatePart) and part.text is None:
        try:
            yield part_text(desk, project, document, part)
        except BriefdeskError:
            yield ""  # a template that cannot be read prints nothing either
    else:
        yield part.text or ""
    yield from (rule.text for rule in part.rules)


def _frame(desk: Desk, project: Project, document: DocumentName) -> Iterator[tuple[str, str]]:
    draft, sender = draft_of(project, document), project.sender
    yield ("Subject line" if document == "letter" else "Title"), draft.subject or ""
    yield "Project title", project.title
    for text in (draft.close, draft.delivery, *(draft.enclosures or ()), *(draft.cc or ())):
        yield "Letter frame", text or ""
    for name, value in project.fields:
        yield f"Field “{name}”", value
    for text in (
        sender.organization,
        sender.tagline,
        sender.logo_alt,
        *(p.logo_alt for p in sender.partners),
    ):
        yield "Sender", text
    for signatory in project.signatories:
        for text in (signatory.signatory, signatory.title, signatory.organization):
            yield "Signatories", text
    try:
        template = template_of(desk, project, document)
    except BriefdeskError:
        return
    yield "Template", template.subject
    for text in (*template.enclosures, *template.cc, *(field.default for field in template.fields)):
        yield "Template", text


def _names(project: Project) -> Iterator[tuple[str, str]]:
    sender = project.sender
    for text in (
        *sender.address,
        sender.phone,
        sender.email,
        sender.website,
        sender.signatory,
        sender.signatory_title,
        sender.contact_name,
    ):
        yield "Sender", text


def _forms(project: Project) -> Iterator[tuple[str, str]]:
    for form in project.overrides:
        for text in (form.title, form.salutation, " ".join(form.block or ()), form.reason):
            yield "Form of address", text or ""


def _values(project: Project) -> Mapping[str, str]:
    """Return what the fields print that the project itself fills, by "fields.name" and "sender.name"."""
    own = {f"fields.{name}": value for name, value in project.fields}
    told = {f.name: getattr(project.sender, f.name) for f in fields(project.sender)}
    return own | {f"sender.{name}": value for name, value in told.items() if isinstance(value, str)}


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the project's own fields filled, empty where it has none."""
    filled = _OWN_FIELD.sub(lambda field: values.get(f"{field[1]}.{field[2]}", field[0]), text)
    return filled if filled != text else ""
