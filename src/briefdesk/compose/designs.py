"""How a one-pager's blocks are arranged: in one column, in two, beside questions, figures first."""

from collections.abc import Sequence
from dataclasses import replace

from briefdesk.model.blocks import (
    BarChart,
    Block,
    Columns,
    Heading,
    ItemList,
    KeyFigures,
    Paragraph,
    PullQuote,
    Question,
)
from briefdesk.model.template import Design

_Flowing = Heading | Paragraph | ItemList | PullQuote
# A single short text in columns would leave the others empty.
_FEWEST_IN_COLUMNS = 2


def with_lead(blocks: Sequence[Block], design: Design) -> list[Block]:
    """Return the body with its first paragraph marked as the opening, if the text begins with one.

    Where figures or a chart carry the page, they may stand above it.
    """
    above = (KeyFigures, BarChart) if design in (Design.FIGURES, Design.CHART) else ()
    marked = list(blocks)
    if design is Design.QUESTIONS and marked and isinstance(marked[0], Heading):
        return marked
    first = next((i for i, b in enumerate(marked) if not isinstance(b, (Heading, *above))), None)
    if first is not None and isinstance(paragraph := marked[first], Paragraph):
        marked[first] = replace(paragraph, lead=True)
    return marked


def arranged(blocks: Sequence[Block], design: Design) -> list[Block]:
    """Return the body of a one-pager in its design; words and their order stay the same."""
    match design:
        case Design.COLUMNS:
            return _in_columns(blocks)
        case Design.QUESTIONS:
            return _in_questions(blocks)
        case Design.FIGURES:
            return [replace(b, prominent=True) if isinstance(b, KeyFigures) else b for b in blocks]
        case Design.PLAIN | Design.CHART:
            return list(blocks)


def _in_columns(blocks: Sequence[Block]) -> list[Block]:
    """Return runs of text in two columns; the opening and what is boxed or drawn keep the whole width."""
    found: list[Block] = []
    run: list[_Flowing] = []
    for block in (*blocks, None):
        if isinstance(block, _Flowing) and not (isinstance(block, Paragraph) and block.lead):
            run.append(block)
            continue
        found += _columns(run)
        run = []
        if block is not None:
            found.append(block)
    return found


def _columns(run: Sequence[_Flowing]) -> list[Block]:
    if sum(len(b.items) if isinstance(b, ItemList) else not isinstance(b, Heading) for b in run) < (
        _FEWEST_IN_COLUMNS
    ):
        return list(run)
    # One heading stands over both columns, so that their first lines are level.
    headings = sum(isinstance(block, Heading) for block in run)
    over = 1 if headings == 1 and isinstance(run[0], Heading) else 0
    return [*run[:over], Columns(tuple(run[over:]))]


def _in_questions(blocks: Sequence[Block]) -> list[Block]:
    """Return each heading with the text below it as a question with its answer."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Heading) and block.level > 1:
            found.append(Question(block, ()))
        elif isinstance(last, Question) and isinstance(block, Paragraph | ItemList | PullQuote):
            found[-1] = Question(last.heading, (*last.answer, block))
        else:
            found.append(block)
    return [b.heading if isinstance(b, Question) and not b.answer else b for b in found]
