"""A project to its one-pager: title, parts, boxed ask, sources and contact."""

import datetime as dt
from collections.abc import Mapping

from briefdesk.compose.assembly import Assembly, Wording, shown_lead_ins
from briefdesk.compose.citation import Footnotes, without_address
from briefdesk.compose.designs import arranged, with_lead
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
from briefdesk.compose.merge_context import project_context, source_fields, with_counts
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.shown_figures import ShownFigures
from briefdesk.compose.size import too_long_when_filled_in
from briefdesk.english import long_date
from briefdesk.model.blocks import (
    AskBox,
    Block,
    ComposedDocument,
    Heading,
    Origin,
    Paragraph,
    SourcesNote,
    Span,
    Spans,
)
from briefdesk.model.draft import Project
from briefdesk.model.letter import Brief
from briefdesk.model.problem import Problem
from briefdesk.model.template import FindingsStyle, Slot, Template

DOCUMENT = "brief"
# Slots whose findings stand together, whatever each would be alone, and those whose lead-in waits for them.
_GATHERED = frozenset({Slot.KEY_FIGURES, Slot.CHART, Slot.QUOTE, Slot.ASKS})
_HELD = frozenset({Slot.CHART, Slot.ASKS, Slot.SOURCES, Slot.CONTACT})
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
    source, alone = chosen.source([pack.document.id for pack in project.sources])
    context = with_counts(
        project_context(project, template, today=today),
        findings=chosen.count(Slot.FINDINGS),
        asks=chosen.count(Slot.ASKS),
        recipients=recipients,
        signatories=len(project.signatories),
        source=source_fields(project, source, alone=alone),
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
        blocks=(
            letterhead(project, partners=True),
            *([Heading(1, title, Origin(SUBJECT))] if title else []),
            *body,
        ),
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
        self.template = template
        self.wording = wording
        self.date = date
        self.footnotes = Footnotes(tuple(pack.document for pack in project.sources), project.citations)
        self.shown = ShownFigures(project, wording, self.footnotes, DOCUMENT)
        styles: Mapping[Slot, FindingsStyle] = {Slot.FINDINGS: template.findings}
        self.assembly = Assembly(wording, self.footnotes, styles)
        self._lead_ins: dict[Slot, PartMaterial] = {}
        self._run: list[PartMaterial] = []

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with what the findings show."""
        return self.shown.problems

    def body(self, chosen: Selection) -> tuple[Block, ...]:
        """Return all blocks after the title."""
        shown = shown_lead_ins(chosen.parts)
        for part in chosen.parts:
            slot = part.slot
            if self._run and slot is not self._run[0].slot:
                self._end_run()
            if slot in _GATHERED and part.finding is not None:
                self._run.append(part)
            elif slot in _HELD:
                self._lead_ins[slot] = part
            elif part.finding is not None:
                self.assembly.finding(part)
            elif slot is None or slot in shown:
                self.assembly.text(part)
        self._end_run()
        self.assembly.end_run()
        design = self.template.design
        blocks = arranged(with_lead(self.assembly.blocks, design), design)
        return (*blocks, *self._ending())

    def _end_run(self) -> None:
        """Close what findings of one slot make together: figures, a chart, a quote, the boxed ask."""
        run, self._run = self._run, []
        if not run:
            return
        self.assembly.end_run()
        slot = run[0].slot
        if slot is Slot.KEY_FIGURES:
            blocks = self.shown.key_figures(run)
        elif slot is Slot.CHART:
            blocks = self.shown.chart(self._lead_ins.pop(Slot.CHART, None), run)
        elif slot is Slot.QUOTE:
            blocks = [block for part in run for block in self.shown.quote(part)]
        else:
            blocks = [self._ask_box(self._lead_ins.pop(Slot.ASKS, None), run)]
        self.assembly.blocks += blocks

    def _ask_box(self, part: PartMaterial | None, asks: list[PartMaterial]) -> AskBox:
        items = tuple(self.assembly.item(ask, cited=False) for ask in asks)
        if part is None:
            return AskBox(_ASK_HEADING, (), items)
        origin = Origin(part.part.id)
        heading, lead = _heading_and_lead(self.wording.blocks(part_key(part), origin), _ASK_HEADING)
        return AskBox(heading, lead, items, origin)

    def _ending(self) -> list[Block]:
        blocks: list[Block] = []
        sources, contact = self._lead_ins.get(Slot.SOURCES), self._lead_ins.get(Slot.CONTACT)
        notes = self.footnotes.notes()
        if notes:
            heading = self.wording.plain(part_key(sources)) if sources is not None else ""
            code = self.shown.code() if self.template.qr else None
            if code is not None:
                # The address stands under the code: once is enough.
                notes = tuple(without_address(note, code.url) for note in notes)
            blocks.append(SourcesNote(heading.lstrip("# ") or _SOURCES_HEADING, notes, code))
        lead = self.wording.spans(part_key(contact)) if contact is not None else ()
        blocks.append(contact_strip(self.project.sender, lead, self.date))
        return blocks


def _heading_and_lead(blocks: tuple[TextBlock, ...], default: str) -> tuple[str, Spans]:
    heading = next((plain_text(b.spans) for b in blocks if isinstance(b, Heading)), default)
    lead: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lead += ([Span(" ")] if lead else []) + list(block.spans)
    return heading, tuple(lead)
