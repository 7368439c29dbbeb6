"""The ways to make a one-pager fit: each is tried before it is offered, and so saves what it says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefdesk.errors import BriefdeskError
from briefdesk.model.budget import BudgetBlock, BudgetKind, BudgetStep, PageBudget, StepKind
from briefdesk.model.draft import CitationStyle, FindingPart, Part, PartId, Project, TemplatePart, TextPart
from briefdesk.model.template import Slot, TemplateKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import (
    edit_part,
    part_text,
    remove_part,
    template_of,
    theme_of,
    with_template,
)
from briefdesk.pipeline.letters import compose_brief
from briefdesk.render.measured_fit import over_at_floors
from briefdesk.sources.suggest.sentences import sentences

MOST_STEPS = 3
# Each trial composes and lays out the page anew: these many of a kind find the cheapest nearly always.
_MOST_TRIED = 5
_MOST_SENTENCES = 3
_MOST_DESIGNS = 8
# What a step costs its reader, in words lost. A citation says less; another design looks otherwise.
_CITATIONS, _DESIGN = 3, 25
_OF_A_POINT, _OF_AN_ASK, _OF_A_PICTURE = 5, 30, 40
_SHORTER = {
    CitationStyle.FULL: (CitationStyle.FIRST_FULL, CitationStyle.SHORT, CitationStyle.PLACE),
    CitationStyle.FIRST_FULL: (CitationStyle.SHORT, CitationStyle.PLACE),
    CitationStyle.SHORT: (CitationStyle.PLACE,),
    CitationStyle.PLACE: (),
}
_CITED = {
    CitationStyle.FIRST_FULL: "in full only once",
    CitationStyle.SHORT: "in short form",
    CitationStyle.PLACE: "by their place alone",
}
_ONE_FIELD = re.compile(r"\s*\{\{\s*fields\.(\w+)\s*\}\}\s*")


@dataclass(frozen=True, slots=True)
class _Tried:
    """A step and what it costs the reader, in words lost."""

    step: BudgetStep
    loss: int


def carry_out(desk: Desk, project: Project, step: BudgetStep) -> Project:
    """Return the project with a step taken; what it is about may be gone, then nothing changes.

    Raises BriefdeskError where the step's template cannot be used.
    """
    match step.kind:
        case StepKind.REMOVE:
            for gone in step.parts:
                project = remove_part(project, "brief", gone)
        case StepKind.SHORTEN:
            for part_id in step.parts:
                part = project.brief.part(part_id)
                text = _text(desk, project, part) if part is not None else ""
                kept = _without_last(text, step.sentences)
                if part is not None and kept:
                    project = edit_part(project, "brief", part_id, kept)
        case StepKind.CITATIONS:
            if step.citations is not None:
                project = replace(project, citations=step.citations)
        case StepKind.DESIGN:
            if step.template is not None:
                project = with_template(desk, project, step.template)
    return project


def cheapest_steps(desk: Desk, project: Project, budget: PageBudget) -> tuple[BudgetStep, ...]:
    """Return the three steps that cost the reader least, those that are enough first."""
    trials = _Trials(desk, project, budget)
    tried = [*trials.citations(), *trials.designs(), *trials.sentences(), *trials.removals()]
    tried += trials.last_findings()
    useful = [t for t in tried if t.step.lines > 0]
    enough = sorted((t for t in useful if t.step.fits), key=lambda t: t.loss)
    others = sorted((t for t in useful if not t.step.fits), key=lambda t: (t.step.lines_over, t.loss))
    chosen = _chosen(enough, [])
    return tuple(t.step for t in _chosen(others, chosen))


def _chosen(tried: Sequence[_Tried], chosen: list[_Tried]) -> list[_Tried]:
    """Return `chosen` filled up in the order of `tried`: first one of each kind, then more removals."""
    first: list[_Tried] = []
    for each in tried:
        if all(each.step.kind is not t.step.kind for t in (*chosen, *first)):
            first.append(each)
    more = [t for t in tried if t not in first and t.step.kind in (StepKind.REMOVE, StepKind.SHORTEN)]
    filled = [*chosen, *first]
    for each in more:
        # What one step shortens, the next need not take out.
        if not any(set(each.step.parts) & set(t.step.parts) for t in filled):
            filled.append(each)
    taken = filled[len(chosen) : MOST_STEPS]
    return [*chosen[:MOST_STEPS], *sorted(taken, key=tried.index)]


class _Trials:
    """Tries steps on one project."""

    def __init__(self, desk: Desk, project: Project, budget: PageBudget) -> None:
        self._desk = desk
        self._project = project
        self._budget = budget

    def citations(self) -> Iterator[_Tried]:
        """Yield shorter citations: the first form that is enough, else the shortest that saves a line."""
        found: _Tried | None = None
        for style in _SHORTER[self._project.citations]:
            words = f"Cite sources {_CITED[style]}, in letters too"
            tried = self._tried(BudgetStep(StepKind.CITATIONS, words, 0, 0, citations=style), _CITATIONS)
            if tried is not None and (found is None or tried.step.lines > found.step.lines):
                found = tried
            if found is not None and found.step.fits:
                break
        yield from (found,) if found else ()

    def designs(self) -> Iterator[_Tried]:
        """Yield the designs of all templates at hand but its own."""
        own = self._project.brief.template
        briefs = [t for t in self._desk.templates if t.kind is TemplateKind.BRIEF and t.id != own]
        for template in briefs[:_MOST_DESIGNS]:
            words = f"Choose the design “{template.name}”"
            step = BudgetStep(StepKind.DESIGN, words, 0, 0, template=template.id)
            yield from self._trial(step, _DESIGN)

    def sentences(self) -> Iterator[_Tried]:
        """Yield the last sentences of the longest texts to drop, of each the fewest that are enough."""
        for block in self._longest(self._shortable())[:_MOST_TRIED]:
            part = self._part(block)
            texts = [s.text for s in sentences(self._text_of(part))] if part else []
            for count in range(1, min(len(texts) - 1, _MOST_SENTENCES) + 1):
                which = "last sentence" if count == 1 else f"last {count} sentences"
                step = BudgetStep(
                    StepKind.SHORTEN,
                    f"Cut the {which} of {_called(block)}",
                    0,
                    0,
                    parts=(PartId(block.part),),
                    sentences=count,
                )
                tried = self._tried(step, _words(texts[-count:]))
                if tried is not None and (tried.step.fits or count in (len(texts) - 1, _MOST_SENTENCES)):
                    yield tried
                    break

    def removals(self) -> Iterator[_Tried]:
        """Yield single blocks to take out: the smallest that may be enough, else the largest."""
        steps = [s for block in self._budget.blocks for s in self._removal(block)]
        # A note of its own may go along with a block: that is about a line more.
        least = self._budget.points_over - self._budget.page_points / self._budget.page_lines
        enough = sorted((s for s in steps if s[2] >= least), key=lambda s: s[1])
        largest = sorted(steps, key=lambda s: -s[2])
        for step, loss, _points in (enough or largest)[:_MOST_TRIED]:
            yield from self._trial(step, loss)

    def last_findings(self) -> Iterator[_Tried]:
        """Yield the fewest findings at the end, from two on, that are enough; all but one where none are."""
        parts = [p for p in self._project.brief.parts if _in_findings(p)]
        low, high = 2, len(parts) - 1
        found: _Tried | None = None
        while low <= high:
            count = (low + high) // 2 if found else high
            last = parts[len(parts) - count :]
            words = f"Remove the last {count} findings"
            step = BudgetStep(StepKind.REMOVE, words, 0, 0, parts=tuple(p.id for p in last))
            tried = self._tried(step, _words(map(self._text_of, last)) + _OF_A_POINT * count)
            if tried is None or (found is not None and not tried.step.fits):
                low = count + 1
                continue
            found = tried
            if not tried.step.fits:
                break
            high = count - 1
        yield from (found,) if found else ()

    def _removal(self, block: BudgetBlock) -> Iterator[tuple[BudgetStep, int, float]]:
        """Yield the step that takes a block out, what is lost, and about how many points it wins."""
        part, parts = self._part(block), self._project.brief.parts
        text = self._text_of(part) if part is not None else ""
        words, lost = "", _words([text])
        gone: tuple[PartId, ...] = (PartId(block.part),)
        match block.kind:
            case BudgetKind.FINDING | BudgetKind.SECTION if isinstance(part, FindingPart | TextPart):
                words, lost = f"Remove {_called(block)}", lost + _OF_A_POINT
            case BudgetKind.ASK if isinstance(part, FindingPart):
                if sum(isinstance(p, FindingPart) and p.slot is Slot.ASKS for p in parts) > 1:
                    words, lost = f"Remove {_called(block)}", lost + _OF_AN_ASK
            case BudgetKind.QUOTE:
                words, lost = "Leave out the quote", lost + _OF_A_POINT
            case BudgetKind.CHART | BudgetKind.KEY_FIGURES:
                slot = Slot.CHART if block.kind is BudgetKind.CHART else Slot.KEY_FIGURES
                words, lost = f"Leave out the {block.name.lower()}", _OF_A_PICTURE
                gone = tuple(p.id for p in parts if isinstance(p, FindingPart) and p.slot is slot)
        if words and gone:
            yield BudgetStep(StepKind.REMOVE, words, 0, 0, parts=gone), lost, block.points

    def _shortable(self) -> Iterator[BudgetBlock]:
        for block in self._budget.blocks:
            part = self._part(block)
            if block.kind in (BudgetKind.FINDING, BudgetKind.ASK, BudgetKind.SECTION) and part is not None:
                if isinstance(part, TemplatePart) and self._slot_of(part) is not None:
                    continue
                if "{%" not in self._text_of(part):
                    yield block

    def _longest(self, blocks: Iterable[BudgetBlock]) -> list[BudgetBlock]:
        return sorted(blocks, key=lambda block: -block.points)

    def _slot_of(self, part: TemplatePart) -> Slot | None:
        section = template_of(self._desk, self._project, "brief").section(part.id)
        return section.slot if section is not None else None

    def _part(self, block: BudgetBlock) -> Part | None:
        return self._project.brief.part(PartId(block.part)) if block.part else None

    def _text_of(self, part: Part) -> str:
        return _text(self._desk, self._project, part)

    def _trial(self, step: BudgetStep, loss: int) -> Iterator[_Tried]:
        tried = self._tried(step, loss)
        yield from (tried,) if tried is not None else ()

    def _tried(self, step: BudgetStep, loss: int) -> _Tried | None:
        """Return a step with what it was found to save, None where it saves no line or cannot be taken."""
        desk = self._desk
        try:
            project = carry_out(desk, self._project, step)
            over = over_at_floors(compose_brief(desk, project).document, theme_of(desk, project, "brief"))
        except BriefdeskError:
            return None
        saved = self._budget.lines_over - over.lines
        return _Tried(replace(step, lines=saved, lines_over=over.lines), loss) if saved > 0 else None


def _in_findings(part: Part) -> bool:
    return isinstance(part, FindingPart) and part.slot is Slot.FINDINGS


def _text(desk: Desk, project: Project, part: Part) -> str:
    """Return what a part says; a section that is nothing but one field says the field's value."""
    text = part_text(desk, project, "brief", part)
    match = _ONE_FIELD.fullmatch(text)
    if match is None or not isinstance(part, TemplatePart):
        return text
    template = template_of(desk, project, "brief")
    given = dict(project.fields)
    values = {field.name: given.get(field.name) or field.default for field in template.fields}
    return values.get(match[1], text)


def _without_last(text: str, count: int) -> str:
    """Return `text` without its last sentences, empty where nothing would be left."""
    found = sentences(text)
    return text[: found[-count].start].rstrip() if 0 < count < len(found) else ""


def _called(block: BudgetBlock) -> str:
    """Return a block as it stands in a sentence: "finding 2 “590 deputized…”", "the problem"."""
    name = block.name[:1].lower() + block.name[1:]
    if block.kind in (BudgetKind.FINDING, BudgetKind.ASK) and block.words:
        return f"{name} “{block.words}”"
    return name if name.startswith(("the ", "your ")) else f"“{block.name}”"


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
