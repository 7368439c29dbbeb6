"""A project to its one-pager: title, parts, boxed ask, sources and contact."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from briefdesk.compose.assembly import Assembly, Wording, shown_lead_ins
from briefdesk.compose.citation import Footnotes
from briefdesk.compose.frame import contact_strip, letterhead
from briefdesk.compose.markdown import TextBlock, plain_text
from briefdesk.compose.material import (
    SUBJECT,
    PartMaterial,
    Selection,
    gather,
    part_key,
    select_all,
    substance,
)
from briefdesk.compose.merge_context import counted, project_context
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.size import too_long_when_filled_in
from briefdesk.english import long_date
from briefdesk.model.blocks import (
    AskBox,
    Block,
    ComposedDocument,
    Heading,
    KeyFigures,
    ListItem,
    Origin,
    Paragraph,
    SourcesNote,
    Span,
    Spans,
)
from briefdesk.model.draft import Project
from briefdesk.model.letter import Brief
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import FindingsStyle, Slot, Template

DOCUMENT = "brief"
_ASK_HEADING = "Our ask"
_SOURCES_HEADING = "Sources"


def resolve_brief(
    project: Project, template: Template, *, recipients: int = 0, today: dt.date, runner: TemplateRunner
) -> Brief:
    """Return the brief of a project before layout, its sources in a note at its end.

    A text that cannot be merged is printed as typed and named in the brief's problems. Raises
    ComposeError where the worker had to stop the template.
    """
    material = gather(project, template, project.brief, document=DOCUMENT)
    chosen = select_all(material)
    context = counted(
        project_context(project, template, today=today),
        findings=chosen.count(Slot.FINDINGS),
        asks=chosen.count(Slot.ASKS),
        recipients=recipients,
        signatories=len(project.signatories),
    )
    (merged,) = runner.render(material.merging(), (context,))
    if too_large := too_long_when_filled_in(merged, document=DOCUMENT):
        raise too_large
    wording = Wording(material, merged, DOCUMENT)
    title = wording.spans(SUBJECT)
    writer = _BriefWriter(project, template, wording, long_date(today))
    body = writer.body(chosen)
    document = ComposedDocument(
        title=plain_text(title) or project.title,
        author=project.sender.organization,
        language=template.language,
        blocks=(letterhead(project), *([Heading(1, title, Origin(SUBJECT))] if title else []), *body),
    )
    problems = (
        *material.problems,
        *wording.problems,
        *writer.problems,
        *substance(chosen, document=DOCUMENT),
    )
    return Brief(document, chosen.findings(), tuple(dict.fromkeys(problems)))


class _BriefWriter:
    """The parts of a brief in order, with the slots that only a brief has."""

    def __init__(self, project: Project, template: Template, wording: Wording, date: str) -> None:
        self.project = project
        self.wording = wording
        self.date = date
        self.problems: list[Problem] = []
        self.footnotes = Footnotes(tuple(pack.document for pack in project.sources), project.citations)
        styles: Mapping[Slot, FindingsStyle] = {Slot.FINDINGS: template.findings}
        self.assembly = Assembly(wording, self.footnotes, styles)

    def body(self, chosen: Selection) -> tuple[Block, ...]:
        """Return all blocks after the title."""
        shown = shown_lead_ins(chosen.parts)
        figures: list[PartMaterial] = []
        asks: list[ListItem] = []
        ask_part: PartMaterial | None = None
        sources_part: PartMaterial | None = None
        contact_part: PartMaterial | None = None
        for part in (*chosen.parts, None):
            slot = part.slot if part is not None else None
            if figures and slot is not Slot.KEY_FIGURES:
                self._figures(figures)
                figures = []
            if asks and slot is not Slot.ASKS:
                self._ask_box(ask_part, asks)
                asks, ask_part = [], None
            if part is None:
                break
            if slot is Slot.SOURCES:
                sources_part = part
            elif slot is Slot.CONTACT:
                contact_part = part
            elif slot is Slot.ASKS and part.finding is None:
                ask_part = part
            elif slot is Slot.ASKS:
                self.assembly.end_run()
                asks.append(self.assembly.item(part, cited=False))
            elif slot is Slot.KEY_FIGURES and part.finding is not None:
                figures.append(part)
            elif part.finding is not None:
                self.assembly.finding(part)
            elif slot is None or slot in shown:
                self.assembly.text(part)
        self.assembly.end_run()
        return (*_with_lead(self.assembly.blocks), *self._ending(sources_part, contact_part))

    def _figures(self, parts: list[PartMaterial]) -> None:
        self.assembly.end_run()
        figures = []
        for part in parts:
            finding = part.finding
            if finding is None or finding.key_figure is None:
                self.problems.append(_no_figure(part))
                continue
            number = self.footnotes.number(finding.citations)
            figures.append((finding.key_figure, number, Origin(part.part.id, finding.id)))
        if figures:
            self.assembly.blocks.append(KeyFigures(tuple(figures)))

    def _ask_box(self, part: PartMaterial | None, items: list[ListItem]) -> None:
        self.assembly.end_run()
        heading = _ASK_HEADING
        lead: Spans = ()
        origin = None
        if part is not None:
            origin = Origin(part.part.id)
            heading, lead = _heading_and_lead(self.wording.blocks(part_key(part), origin), _ASK_HEADING)
        self.assembly.blocks.append(AskBox(heading, lead, tuple(items), origin))

    def _ending(self, sources: PartMaterial | None, contact: PartMaterial | None) -> list[Block]:
        blocks: list[Block] = []
        notes = self.footnotes.notes()
        if notes:
            heading = self.wording.plain(part_key(sources)) if sources is not None else ""
            blocks.append(SourcesNote(heading.lstrip("# ") or _SOURCES_HEADING, notes))
        lead = self.wording.spans(part_key(contact)) if contact is not None else ()
        blocks.append(contact_strip(self.project.sender, lead, self.date))
        return blocks


def _with_lead(blocks: list[Block]) -> list[Block]:
    """Mark the first paragraph as the brief's opening, if the text begins with one."""
    first = next((i for i, block in enumerate(blocks) if not isinstance(block, Heading)), None)
    if first is not None and isinstance(paragraph := blocks[first], Paragraph):
        blocks[first] = replace(paragraph, lead=True)
    return blocks


def _heading_and_lead(blocks: tuple[TextBlock, ...], default: str) -> tuple[str, Spans]:
    heading = next((plain_text(b.spans) for b in blocks if isinstance(b, Heading)), default)
    lead: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lead += ([Span(" ")] if lead else []) + list(block.spans)
    return heading, tuple(lead)


def _no_figure(part: PartMaterial) -> Problem:
    return Problem(
        Severity.WARNING,
        "no-key-figure",
        "A finding stands among the key figures but has no figure of its own.",
        "Remove it from the key figures.",
        document=DOCUMENT,
        part=part.part.id,
    )
