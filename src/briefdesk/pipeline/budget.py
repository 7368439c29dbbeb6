"""The page budget of a project's one-pager: what each block takes, what is left, how to make it fit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefdesk.english import counted
from briefdesk.model.budget import BudgetBlock, BudgetKind, BudgetStep, PageBudget
from briefdesk.model.draft import PartId, Project, TemplatePart
from briefdesk.model.template import Slot
from briefdesk.pipeline.budget_steps import MOST_STEPS, carry_out, cheapest_steps
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import part_label, template_of, theme_of
from briefdesk.pipeline.letters import compose_brief
from briefdesk.render.fit_costs import BlockCost
from briefdesk.render.measured_fit import MeasuredFit, measure_fit

__all__ = ["MOST_STEPS", "budget_steps", "carry_out", "headline", "page_budget", "said"]

SUBJECT_PART = "subject"
"""The part that the title comes from; it is a line of the draft, not one of its parts."""

_NAMES = {
    BudgetKind.LETTERHEAD: "Letterhead",
    BudgetKind.TITLE: "Title",
    BudgetKind.KEY_FIGURES: "Key figures",
    BudgetKind.CHART: "Chart",
    BudgetKind.QUOTE: "Quote",
    BudgetKind.SOURCES: "Sources",
    BudgetKind.CONTACT: "Contact",
}
# A finding and its note, where a one-pager has none yet to go by.
_USUAL_FINDING = 4


def page_budget(desk: Desk, project: Project, *, steps: bool = True) -> PageBudget:
    """Return the budget of the one-pager; without `steps` it is measured only, which is quicker.

    Raises BriefdeskError where the one-pager cannot be made.
    """
    theme = theme_of(desk, project, "brief")
    measured = measure_fit(compose_brief(desk, project).document, theme)
    budget = PageBudget(
        measured.over.lines,
        measured.over.points,
        measured.free_lines,
        measured.free_points,
        measured.page_points / measured.leading_pt,
        measured.page_points,
        measured.squeezes,
        _blocks(desk, project, measured),
        advice=_advice(measured),
    )
    return replace(budget, steps=budget_steps(desk, project, budget)) if steps else budget


def budget_steps(desk: Desk, project: Project, budget: PageBudget) -> tuple[BudgetStep, ...]:
    """Return the cheapest ways to make a one-pager of that budget fit, three at most, none where it does.

    Each was tried on the project, and saves what it says there. Raises BriefdeskError.
    """
    return () if budget.fits else cheapest_steps(desk, project, budget)


def headline(budget: PageBudget) -> str:
    """Return how a one-pager stands in a few words."""
    if not budget.fits:
        return f"{counted(budget.lines_over, 'line')} over one page"
    if budget.lines_over == 0:
        return "Exactly one page: full"
    return f"One page, room for {counted(-budget.lines_over, 'more line')}"


def said(step: BudgetStep) -> str:
    """Return a step with what it saves: "Remove finding 4 “590 deputized…” (saves 5 lines)"."""
    return f"{step.words} (saves {counted(step.lines, 'line')})"


def _blocks(desk: Desk, project: Project, measured: MeasuredFit) -> tuple[BudgetBlock, ...]:
    """Return the blocks in reading order, those of one name and part as one."""
    total = max(measured.page_points, sum(cost.points for cost in measured.costs))
    found: dict[tuple[str, str], BudgetBlock] = {}
    for cost in measured.costs:
        name, part = _name(desk, project, cost), _part(desk, project, cost)
        before = found.get((name, part))
        points = cost.points + (before.points if before is not None else 0.0)
        words = before.words if before is not None else cost.words
        # A section that is called by its heading need not be called twice.
        words = "" if words.strip("?… ").casefold() == name.casefold() else words
        lines = points / measured.leading_pt
        found[name, part] = BudgetBlock(cost.kind, name, words, lines, points, points / total, part)
    return tuple(found.values())


def _name(desk: Desk, project: Project, cost: BlockCost) -> str:
    if name := _NAMES.get(cost.kind):
        return name
    part = project.brief.part(PartId(cost.part))
    if cost.kind is BudgetKind.ASK and (part is None or isinstance(part, TemplatePart)):
        return "The ask"
    return part_label(desk, project, "brief", part) if part is not None else "Text"


def _part(desk: Desk, project: Project, cost: BlockCost) -> str:
    slot = {BudgetKind.SOURCES: Slot.SOURCES, BudgetKind.CONTACT: Slot.CONTACT}.get(cost.kind)
    if cost.kind is BudgetKind.TITLE:
        return SUBJECT_PART
    if slot is None:
        return cost.part
    names = [s.name for s in template_of(desk, project, "brief").sections if s.slot is slot]
    return next((name for name in names if project.brief.part(PartId(name)) is not None), "")


def _advice(measured: MeasuredFit) -> str:
    """Return what would still fit, or how far the type has gone down."""
    type_size, *_ = measured.squeezes
    floor = f"{type_size.floor:g} pt"
    room = -measured.over.lines
    if room < 0:
        return f"Type, leading and spacing are as tight as they may be: {floor}."
    more = "".join(_more(measured, room))
    if room and type_size.now > type_size.floor:
        return f"{more}; the type goes down from {type_size.now:g} to {floor} as it fills."
    return f"{more}."


def _more(measured: MeasuredFit, room: int) -> Iterator[str]:
    if room == 0:
        yield f"Nothing more fits: the type is {measured.squeezes[0].now:g} pt"
        return
    findings = _points(measured.floor_costs, BudgetKind.FINDING)
    number = sum(cost.kind is BudgetKind.FINDING for cost in measured.floor_costs)
    leading = -measured.over.points / room
    notes = _points(measured.floor_costs, BudgetKind.SOURCES)
    usual = (findings + notes) / number if number else _USUAL_FINDING * leading
    count = int(-measured.over.points // usual)
    if count > 1:
        yield f"Room for about {count} more findings"
    elif count == 1:
        yield "Room for one more finding"
    else:
        yield "Room for one short finding" if room > 1 else "Room for a few more words"


def _points(costs: Iterable[BlockCost], kind: BudgetKind) -> float:
    return sum(cost.points for cost in costs if cost.kind is kind)
