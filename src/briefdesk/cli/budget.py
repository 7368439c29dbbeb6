"""`briefdesk budget`: what each block of a one-pager takes of its page, and how to make it fit."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import table, wrapped
from briefdesk.cli.parser import Parser, a_count
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.budget import BudgetBlock, BudgetStep, PageBudget, Squeeze
from briefdesk.pipeline.budget import carry_out, headline, page_budget, said
from briefdesk.pipeline.projects import save_project
from briefdesk.store.project_file import file_hash

_BAR = 24


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk budget`."""
    add_project(parser)
    parser.add_argument(
        "--take",
        type=a_count,
        metavar="N",
        help="carry out the suggestion of that number and save the project",
    )
    parser.set_defaults(run=show_budget)


def show_budget(call: Call) -> Answer:
    """Show the page budget, after a suggestion was carried out if one is asked for."""
    path: Path = call.options.project
    expected = file_hash(path)
    project = opened(call)
    budget = page_budget(call.desk, project)
    taken: BudgetStep | None = None
    if call.options.take is not None:
        taken = _step(budget, call.options.take)
        project = carry_out(call.desk, project, taken)
        save_project(project, path, expected=expected)
        budget = page_budget(call.desk, project)
    document = {**budget_json(budget), "taken": taken.words if taken else None}
    first = (f"Done: {said(taken)}.", "") if taken else ()
    return Answer(document, (*first, *_lines(budget)), DONE if budget.fits else IN_PART)


def budget_json(budget: PageBudget) -> dict[str, Any]:
    """Return what `briefdesk budget --json` prints."""
    return {
        "fits": budget.fits,
        "lines_over": budget.lines_over,
        "points_over": round(budget.points_over, 2),
        "free_lines": budget.free_lines,
        "free_points": round(budget.free_points, 2),
        "page_lines": round(budget.page_lines, 1),
        "page_points": round(budget.page_points, 2),
        "squeezes": [
            {"name": s.name.lower(), "now": s.now, "floor": s.floor, "unit": s.unit} for s in budget.squeezes
        ],
        "blocks": [
            {
                "kind": block.kind,
                "name": block.name,
                "words": block.words,
                "lines": round(block.lines, 1),
                "points": round(block.points, 2),
                "share": round(block.share, 4),
                "part": block.part,
            }
            for block in budget.blocks
        ],
        "steps": [
            {
                "kind": step.kind,
                "words": step.words,
                "saves_lines": step.lines,
                "lines_over_then": step.lines_over,
                "fits": step.fits,
            }
            for step in budget.steps
        ],
        "advice": budget.advice,
    }


def _step(budget: PageBudget, number: int) -> BudgetStep:
    if number > len(budget.steps):
        have = counted(len(budget.steps), "suggestion") if budget.steps else "no suggestion"
        raise CallWrong(
            f"There is {have}, so none of number {number}."
            if len(budget.steps) < 2
            else f"There are {have}, so none of number {number}.",
            "Leave out --take to see them.",
        )
    return budget.steps[number - 1]


def _lines(budget: PageBudget) -> tuple[str, ...]:
    steps = table(
        (f"  {number}", said(step), "" if step.fits else f"still {counted(step.lines_over, 'line')} over")
        for number, step in enumerate(budget.steps, start=1)
    )
    widest = max((block.share for block in budget.blocks), default=1.0)
    free = (f"{budget.free_points / budget.page_points * budget.page_lines:.1f}", "free")
    return (
        f"{headline(budget)}.",
        *wrapped(budget.advice),
        "",
        *table(
            (*(_row(block, widest) for block in budget.blocks), *((free,) if budget.fits else ())),
            head=("LINES", "BLOCK", "SHARE"),
        ),
        "",
        *table((_squeeze_row(s) for s in budget.squeezes), head=("", "NOW", "AT LEAST")),
        *(("", "To make it fit:", *steps) if steps else ()),
    )


def _row(block: BudgetBlock, widest: float) -> tuple[str, str, str]:
    named = f"{block.name} “{block.words}”" if block.words else block.name
    return (
        f"{block.lines:.1f}",
        named,
        f"{block.share:.0%} {'#' * max(1, round(block.share / widest * _BAR))}",
    )


def _squeeze_row(squeeze: Squeeze) -> tuple[str, str, str]:
    return squeeze.name, f"{squeeze.now:g} {squeeze.unit}", f"{squeeze.floor:g} {squeeze.unit}"
