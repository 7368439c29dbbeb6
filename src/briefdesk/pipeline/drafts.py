"""Edits of a project's letter and one-pager: each returns a new project, for undo to hold both."""

from dataclasses import replace
from functools import lru_cache
from typing import Literal, TypeGuard

from briefdesk.compose import drafting
from briefdesk.compose.template import read_template
from briefdesk.errors import ComposeError
from briefdesk.model.draft import (
    Draft,
    FindingPart,
    Part,
    PartId,
    Project,
    TemplatePart,
    TemplateText,
    TextPart,
)
from briefdesk.model.finding import FindingId
from briefdesk.model.template import Slot, Template, TemplateId, TemplateKind
from briefdesk.pipeline.desk import Desk

DocumentName = Literal["letter", "brief"]

SLOT_NAMES = {
    Slot.FINDINGS: "Finding",
    Slot.ASKS: "Ask",
    Slot.KEY_FIGURES: "Key figure",
}


class UnknownTemplate(ComposeError):
    """A project or a command names a template that is not at hand."""

    def __init__(self, template_id: str) -> None:
        super().__init__(
            f"There is no template “{template_id}”.",
            "Choose another template, or add the file that holds it.",
        )


def draft_of(project: Project, document: DocumentName) -> Draft:
    """Return the project's letter or brief."""
    return project.letter if document == "letter" else project.brief


def with_draft(project: Project, document: DocumentName, draft: Draft) -> Project:
    """Return the project with that letter or brief."""
    if document == "letter":
        return replace(project, letter=draft)
    return replace(project, brief=draft)


@lru_cache(maxsize=64)
def _read(text: str, template_id: TemplateId, trusted: bool) -> Template:
    return read_template(text, id=template_id, trusted=trusted)


def template_of(desk: Desk, project: Project, document: DocumentName) -> Template:
    """Return the template of the letter or brief: as the project took it up, else as it is at hand.

    Raises UnknownTemplate, or TemplateInvalid where the project's own copy is broken.
    """
    wanted = draft_of(project, document).template
    kept = next((t for t in project.templates if t.id == wanted), None)
    if kept is not None:
        shipped = desk.template(kept.id)
        trusted = shipped is not None and shipped.trusted and shipped.source == kept.text
        return _read(kept.text, kept.id, trusted)
    template = desk.template(wanted, TemplateKind(document))
    if template is None:
        raise UnknownTemplate(wanted)
    return template


def with_template(desk: Desk, project: Project, template: str | Template) -> Project:
    """Return the project with another letter or brief template; findings, own paragraphs and edits stay.

    `template` is the id of one at hand, or a template read from elsewhere.
    """
    new = desk.template(template) if isinstance(template, str) else template
    if new is None:
        raise UnknownTemplate(str(template))
    document: DocumentName = "letter" if new.kind is TemplateKind.LETTER else "brief"
    old = template_of(desk, project, document)
    draft = drafting.switch_template(draft_of(project, document), old, new)
    taken = TemplateText(new.id, new.source)
    held = tuple(t for t in project.templates if t.id not in (old.id, new.id))
    return replace(with_draft(project, document, draft), templates=(*held, taken))


def keep_templates(desk: Desk, project: Project) -> Project:
    """Return the project holding the texts of the two templates in use, and of no others."""
    kept: list[TemplateText] = []
    for document in ("letter", "brief"):
        wanted = draft_of(project, document).template
        held = next((t for t in project.templates if t.id == wanted), None)
        at_hand = desk.template(wanted, TemplateKind(document))
        if held is not None:
            kept.append(held)
        elif at_hand is not None:
            kept.append(TemplateText(at_hand.id, at_hand.source))
    return replace(project, templates=tuple(dict.fromkeys(kept)))


def pick_finding(desk: Desk, project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project with a finding added where it belongs; a finding that is there stays as it is."""
    finding = project.finding(finding_id)
    if finding is None:
        raise ComposeError(
            f"The project has no finding “{finding_id}”.", "Pick one from the list of findings."
        )
    template = template_of(desk, project, document)
    return with_draft(project, document, drafting.pick(draft_of(project, document), template, finding))


def unpick_finding(project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project without that finding in the letter or brief."""
    return with_draft(project, document, drafting.unpick(draft_of(project, document), finding_id))


def toggle_key_figure(desk: Desk, project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project with the finding's figure among the key figures, or taken out of them."""
    draft = draft_of(project, document)
    finding = project.finding(finding_id)
    shown = next((p for p in draft.parts if is_key_figure(p) and p.finding == finding_id), None)
    if shown is not None:
        return with_draft(project, document, drafting.remove(draft, shown.id))
    if finding is None or finding.key_figure is None:
        raise ComposeError("This finding has no key figure.", "Choose one with a figure of its own.")
    template = template_of(desk, project, document)
    return with_draft(project, document, drafting.use_as_key_figure(draft, template, finding))


def is_key_figure(part: Part) -> TypeGuard[FindingPart]:
    """Return whether the part stands among a brief's key figures."""
    return isinstance(part, FindingPart) and part.slot is Slot.KEY_FIGURES


def move_part(project: Project, document: DocumentName, part_id: PartId, to_index: int) -> Project:
    """Return the project with a part moved to that place in the list."""
    return with_draft(project, document, drafting.move(draft_of(project, document), part_id, to_index))


def remove_part(project: Project, document: DocumentName, part_id: PartId) -> Project:
    """Return the project without that part."""
    return with_draft(project, document, drafting.remove(draft_of(project, document), part_id))


def add_text(
    project: Project, document: DocumentName, after: PartId | None, text: str
) -> tuple[Project, PartId]:
    """Return the project with a paragraph of the user's own after a part (None: at the end), and its id."""
    before = draft_of(project, document)
    draft = drafting.add_text(before, after, text)
    known = {part.id for part in before.parts}
    added = next(part.id for part in draft.parts if part.id not in known)
    return with_draft(project, document, draft), added


def edit_part(project: Project, document: DocumentName, part_id: PartId, text: str | None) -> Project:
    """Return the project with a part's wording changed; None takes back the original wording."""
    return with_draft(project, document, drafting.edit(draft_of(project, document), part_id, text))


def set_rule(project: Project, document: DocumentName, part_id: PartId, only_for: str) -> Project:
    """Return the project with a part shown only to recipients of that query; empty shows it to all."""
    return with_draft(project, document, drafting.set_rule(draft_of(project, document), part_id, only_for))


def set_subject(project: Project, document: DocumentName, subject: str | None) -> Project:
    """Return the project with that Re: line or title; None takes the template's."""
    return with_draft(project, document, replace(draft_of(project, document), subject=subject))


def removed_sections(desk: Desk, project: Project, document: DocumentName) -> tuple[str, ...]:
    """Return the names of the template's sections that the draft no longer has, in order."""
    present = {part.id for part in draft_of(project, document).parts}
    return tuple(s.name for s in template_of(desk, project, document).sections if s.name not in present)


def restore_part(desk: Desk, project: Project, document: DocumentName, name: str) -> Project:
    """Return the project with a removed section of the template back in its place."""
    template = template_of(desk, project, document)
    return with_draft(project, document, drafting.restore(draft_of(project, document), template, name))


def subject_of(desk: Desk, project: Project, document: DocumentName) -> str:
    """Return the Re: line or title as it stands, before fields are filled."""
    subject = draft_of(project, document).subject
    return template_of(desk, project, document).subject if subject is None else subject


def part_text(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    """Return what a part says now, before fields are filled."""
    match part:
        case TextPart():
            return part.text
        case FindingPart():
            finding = project.finding(part.finding)
            return part.text if part.text is not None else finding.text if finding else ""
        case TemplatePart():
            if part.text is not None:
                return part.text
            section = template_of(desk, project, document).section(part.id)
            return section.text if section else ""


def part_rule(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    """Return the recipient query that a part is limited to, empty for everyone."""
    if isinstance(part, TemplatePart) and part.only_for is None:
        section = template_of(desk, project, document).section(part.id)
        return section.only_for if section else ""
    return part.only_for or ""


def part_label(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    """Return what a part is called: the section's label, “Finding 2”, “Your paragraph”."""
    match part:
        case TextPart():
            return "Your paragraph"
        case FindingPart():
            same = [
                p
                for p in draft_of(project, document).parts
                if isinstance(p, FindingPart) and p.slot is part.slot
            ]
            return f"{SLOT_NAMES.get(part.slot, 'Finding')} {same.index(part) + 1}"
        case TemplatePart():
            section = template_of(desk, project, document).section(part.id)
            return section.label if section else part.id
