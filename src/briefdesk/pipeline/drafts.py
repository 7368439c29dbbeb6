"""Edits of a project's letter and one-pager: each returns a new project, for undo to hold both."""

from dataclasses import replace
from functools import lru_cache
from typing import Literal

from briefdesk.compose import drafting
from briefdesk.compose.chart import BETWEEN
from briefdesk.compose.first_figures import with_first_figures
from briefdesk.compose.material import SUBJECT, frame_lines
from briefdesk.compose.template import read_template
from briefdesk.errors import ComposeError
from briefdesk.model.carried import TemplateText
from briefdesk.model.draft import Draft, FindingPart, Part, PartId, Project, TemplatePart, TextPart
from briefdesk.model.finding import Finding, FindingId, FindingKind
from briefdesk.model.template import Slot, Template, TemplateId, TemplateKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.locks import refuse_locked, refuse_lost_locks
from briefdesk.pipeline.stationery import on_stationery
from briefdesk.pipeline.theme_choice import copy_of, theme_at
from briefdesk.render.theme import Theme

DocumentName = Literal["letter", "brief"]

SLOT_NAMES = {
    Slot.FINDINGS: "Finding",
    Slot.ASKS: "Ask",
    Slot.KEY_FIGURES: "Key figure",
    Slot.CHART: "Bar",
    Slot.QUOTE: "Pull quote",
}


class UnknownTemplate(ComposeError):
    """A project or a command names a template that is not at hand."""

    def __init__(self, template_id: str) -> None:
        super().__init__(
            f"There is no template “{template_id}”.",
            "Choose another template, or add the file that holds it.",
        )


class WrongKind(ComposeError):
    """A letter is to be made on a brief's template, or the other way round."""

    next_step = "Choose another template."

    def __init__(self, template_id: str, wanted: TemplateKind) -> None:
        super().__init__(f"The template “{template_id}” is not for a {wanted}.")


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
    wanted, kind = draft_of(project, document).template, TemplateKind(document)
    at_hand = desk.template(wanted, kind)
    kept = [t for t in project.templates if t.id == wanted]
    for text in kept:
        trusted = at_hand is not None and at_hand.trusted and at_hand.source == text.text
        template = _read(text.text, text.id, trusted)
        if template.kind is kind:
            return template
    if at_hand is not None:
        return at_hand
    raise WrongKind(wanted, kind) if kept else UnknownTemplate(wanted)


def theme_of(desk: Desk, project: Project, document: DocumentName) -> Theme:
    """Return how the letter or brief looks: in its own theme or else its template's, on the project's paper
    and its stationery.

    Raises as `template_of` does, ThemeUnknown, and ThemeInvalid where a theme that came along is broken.
    """
    name = draft_of(project, document).theme or template_of(desk, project, document).theme
    theme = theme_at(desk, name, project.page_size, project)
    return on_stationery(theme, project, document)


def with_template(desk: Desk, project: Project, template: str | Template) -> Project:
    """Return the project with another letter or brief template; findings, own paragraphs and edits stay.

    A one-pager that lives by a chart or by key figures gets them from the picked findings if it has none.
    `template` is the id of one at hand, or a template read from elsewhere.
    """
    new = desk.template(template) if isinstance(template, str) else template
    if new is None:
        raise UnknownTemplate(str(template))
    document: DocumentName = "letter" if new.kind is TemplateKind.LETTER else "brief"
    try:
        old = template_of(desk, project, document)
    except ComposeError:
        old = None  # the one in use is gone or broken: this is the way out of that
    draft = drafting.switch_template(draft_of(project, document), old, new)
    refuse_lost_locks(draft_of(project, document), old, new)
    if new.kind is TemplateKind.BRIEF:
        draft = with_first_figures(draft, new, tuple(project.findings_by_id().values()))
    other = draft_of(project, "brief" if document == "letter" else "letter").template
    ours = (old.source if old else "", new.source)
    held = tuple(t for t in project.templates if t.id == other and t.text not in ours)
    taken = TemplateText(new.id, new.source)
    return replace(with_draft(project, document, draft), templates=(*held, taken))


def keep_templates(desk: Desk, project: Project) -> Project:
    """Return the project holding the texts of the two templates in use, and of no others."""
    kept: list[TemplateText] = []
    documents: tuple[DocumentName, ...] = ("letter", "brief")
    for document in documents:
        try:
            template = template_of(desk, project, document)
        except ComposeError:
            wanted = draft_of(project, document).template
            kept += (t for t in project.templates if t.id == wanted)
        else:
            kept.append(TemplateText(template.id, template.source))
    return keep_themes(desk, replace(project, templates=tuple(dict.fromkeys(kept))))


def keep_themes(desk: Desk, project: Project) -> Project:
    """Return the project holding the texts of the own themes in use, and of no others."""
    wanted: list[str] = []
    documents: tuple[DocumentName, ...] = ("letter", "brief")
    for document in documents:
        draft = draft_of(project, document)
        template = next((t.text for t in project.templates if t.id == draft.template), "")
        try:
            own = _read(template, draft.template, False).theme if template else ""
        except ComposeError:
            own = ""
        wanted.append(draft.theme or own)
    kept = (copy_of(desk, name, project) for name in dict.fromkeys(wanted))
    return replace(project, themes=tuple(copy for copy in kept if copy is not None))


def pick_finding(desk: Desk, project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project with a finding added where it belongs; a finding that is there stays as it is."""
    finding = project.finding(finding_id)
    if finding is None:
        raise ComposeError(
            f"The project has no finding “{finding_id}”.", "Pick one from the list of findings."
        )
    template = template_of(desk, project, document)
    before = draft_of(project, document)
    draft = drafting.pick(before, template, finding)
    place = _place_of(project, finding)
    if place and finding_id not in before.picked():
        part = next(p for p in draft.parts if isinstance(p, FindingPart) and p.finding == finding_id)
        draft = drafting.set_rule(draft, part.id, f"{'district' if '-' in place else 'state'}:{place}")
    return with_draft(project, document, draft)


def _place_of(project: Project, finding: Finding) -> str:
    """Return the place that a local fact is about: it is told there and nowhere else. Else empty."""
    from briefdesk.sources.local_facts import place_of  # noqa: PLC0415  (slow to load)

    if finding.kind is not FindingKind.LOCAL_FACT or finding.citation is None:
        return ""
    source = finding.citation.source
    pack = next((pack for pack in project.sources if pack.document.id == source), None)
    return place_of(finding, pack.document) if pack else ""


def unpick_finding(project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project without that finding in the letter or brief."""
    draft = draft_of(project, document)
    for part in draft.parts:
        if isinstance(part, FindingPart) and part.finding == finding_id:
            refuse_locked(project, draft, part.id)
    return with_draft(project, document, drafting.unpick(draft, finding_id))


def own_words(finding: Finding, slot: Slot) -> str:
    """Return what a finding says in a slot before anybody edits it: in a chart, its figure and label."""
    if slot is Slot.CHART:
        figure = finding.key_figure
        return f"{figure.value} {BETWEEN} {figure.label}" if figure else ""
    return finding.text


def move_part(project: Project, document: DocumentName, part_id: PartId, to_index: int) -> Project:
    """Return the project with a part moved to that place in the list. Raises PartLocked."""
    refuse_locked(project, draft_of(project, document), part_id)
    return with_draft(project, document, drafting.move(draft_of(project, document), part_id, to_index))


def remove_part(project: Project, document: DocumentName, part_id: PartId) -> Project:
    """Return the project without that part. Raises PartLocked."""
    refuse_locked(project, draft_of(project, document), part_id)
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
    """Return the project with a part's wording changed; None takes back the original wording.

    Raises PartLocked.
    """
    refuse_locked(project, draft_of(project, document), part_id)
    return with_draft(project, document, drafting.edit(draft_of(project, document), part_id, text))


def set_rule(project: Project, document: DocumentName, part_id: PartId, only_for: str) -> Project:
    """Return the project with a part shown only to recipients of that query; empty shows it to all.

    Raises PartLocked.
    """
    refuse_locked(project, draft_of(project, document), part_id)
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
    """Return the Re: line or title as it stands, before fields are filled.

    The template's own values (`fields.NAME`) stand in it already, one without any as nothing: in a single
    line that is typed over, a field's name would only be in the way.
    """
    subject = draft_of(project, document).subject
    if subject is not None:
        return subject
    return frame_lines(project, template_of(desk, project, document), draft_of(project, document))[SUBJECT]


def part_text(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    """Return what a part says now, before fields are filled."""
    match part:
        case TextPart():
            return part.text
        case FindingPart():
            finding = project.finding(part.finding)
            own = own_words(finding, part.slot) if finding else ""
            return own if part.text is None else part.text
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


def rules_of(desk: Desk, project: Project) -> tuple[str, ...]:
    """Return the recipient queries that limit parts of the letter and the one-pager, each once."""
    drafts: tuple[DocumentName, ...] = ("letter", "brief")
    rules = (
        part_rule(desk, project, name, part) for name in drafts for part in draft_of(project, name).parts
    )
    return tuple(dict.fromkeys(rule for rule in rules if rule))


def part_label(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    """Return what a part is called: the section’s label, “Finding 2”, “Your paragraph”, of several “… 2”."""
    match part:
        case TextPart():
            own = [p.id for p in draft_of(project, document).parts if isinstance(p, TextPart)]
            several = part.id in own and len(own) > 1
            return f"Your paragraph {own.index(part.id) + 1}" if several else "Your paragraph"
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
