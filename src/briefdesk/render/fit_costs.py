"""What each part of a brief takes of the page, and the cheapest ways to win lines."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    Columns,
    ComposedDocument,
    ContactStrip,
    Heading,
    ItemList,
    KeyFigures,
    Letterhead,
    Origin,
    Paragraph,
    PullQuote,
    Question,
    SourcesNote,
    Spans,
    leaves,
)
from briefdesk.model.budget import BudgetKind
from briefdesk.render.layout.document import Prepared, excess
from briefdesk.render.layout.flow import BlockFlow, Flow, TextFlow, natural_height, outer_height
from briefdesk.render.layout.pagination import foot_height

_FEW_LINES = 3


@dataclass(frozen=True, slots=True)
class BlockCost:
    """What a part takes: its label for people, whole lines of body text, the part of the draft it is from.

    `removable` is true for what can go without loss of the point: findings, paragraphs, key figures.
    `points` are exact; `words` are its first ones.
    """

    label: str
    lines: int
    part: str = ""
    removable: bool = False
    points: float = 0.0
    kind: BudgetKind = BudgetKind.SECTION
    words: str = ""


def part_costs(document: ComposedDocument, prepared: Prepared) -> tuple[BlockCost, ...]:
    """Return what each part of a laid-out brief takes, the dearest first."""
    return tuple(sorted(costs_in_order(document, prepared), key=lambda cost: -cost.lines))


def costs_in_order(document: ComposedDocument, prepared: Prepared) -> tuple[BlockCost, ...]:
    """Return what each part of a laid-out brief takes, in reading order.

    Their points are in sum the height of all that is laid out.
    """
    heights: dict[tuple[Block, Origin | None], float] = {}
    above, foot = prepared.flows, prepared.foot
    gap = foot_height(foot) - natural_height(foot)
    for flow, height in (*_stacked(above, 0.0), *_stacked(foot, gap)):
        for block, origin, share in _shares(flow, document.blocks[flow.spacing.block], height):
            heights[block, origin] = heights.get((block, origin), 0.0) + share
    leading = prepared.frame.styles.body.leading_pt
    return tuple(
        _cost(block, origin, max(1, round(height / leading)), height)
        for (block, origin), height in heights.items()
    )


def page_points(prepared: Prepared) -> float:
    """Return what a page holds between its margins."""
    notes = tuple(prepared.notes.values())
    return prepared.height + foot_height(prepared.foot, notes) - excess(prepared)


def lines_over(prepared: Prepared) -> int:
    """Return how many lines are over the page; where it fits, the free ones as a number below 0."""
    return math.ceil(excess(prepared) / prepared.frame.styles.body.leading_pt)


def cheapest_fix(lines_over: int, costs: tuple[BlockCost, ...]) -> str:
    """Return advice that wins `lines_over` lines with the least loss."""
    removable = [cost for cost in costs if cost.removable]
    enough = [cost for cost in removable if cost.lines >= lines_over]
    lead = "Shorten a sentence or two" if lines_over <= _FEW_LINES else "Shorten the longest parts"
    if enough:
        return f"{lead}, or take out {_with_lines(enough[-1])}."
    won = 0
    for count, cost in enumerate(removable, start=1):
        won += cost.lines
        if won >= lines_over:
            first = _with_lines(removable[0])
            return f"Take out about {count} parts of {won} lines in all, beginning with {first}."
    return f"{lead}, the asks and the sources too."


def _with_lines(cost: BlockCost) -> str:
    return f"{cost.label} ({cost.lines} {'line' if cost.lines == 1 else 'lines'})"


def _stacked(flows: tuple[Flow, ...], gap: float) -> Iterator[tuple[Flow, float]]:
    """Yield flows that stand under each other with the height of each; `gap` is the room above them all."""
    last = len(flows) - 1
    for index, flow in enumerate(flows):
        height = outer_height(flow)
        if index == 0:
            height += gap - flow.spacing.before
        if index == last:
            height -= flow.spacing.after
        yield flow, height


def _shares(flow: Flow, block: Block, height: float) -> Iterator[tuple[Block, Origin | None, float]]:
    """Yield what a flow takes of the page, for each block inside it or for its own."""
    if isinstance(flow, BlockFlow) and flow.shares:
        total = sum(share.height for share in flow.shares)
        for share in flow.shares:
            own = share.origin if isinstance(share.block, ItemList) else None
            part = share.height / total if total else 1 / len(flow.shares)
            yield share.block, own, height * part
        return
    if isinstance(block, Columns | Question):
        block = _leaf(flow, block)
    yield block, _origin(flow, block), height


def _leaf(flow: Flow, block: Block) -> Block:
    """Return the block inside `block` that a flow was made from."""
    origin = next((cell.origin for cell in flow.cells if cell.origin is not None), None)
    return next((leaf for leaf in leaves((block,)) if origin in _origins(leaf)), block)


def _origins(block: Block) -> tuple[Origin | None, ...]:
    if isinstance(block, ItemList | AskBox):
        return tuple(item.origin for item in block.items)
    return (block.origin,) if isinstance(block, Heading | Paragraph | PullQuote) else ()


def _origin(flow: Flow, block: Block) -> Origin | None:
    """Return the origin of a flow that is one item of several in its block."""
    if isinstance(block, ItemList | AskBox) and isinstance(flow, TextFlow):
        return flow.cell.origin
    return None


def _cost(block: Block, origin: Origin | None, lines: int, points: float) -> BlockCost:
    if isinstance(block, ItemList | AskBox):
        is_ask = isinstance(block, AskBox)
        kind, budgeted = ("the ask", BudgetKind.ASK) if is_ask else ("the finding", BudgetKind.FINDING)
        for item in block.items:
            if item.origin == origin and origin is not None:
                words = _start(item.spans)
                label = f"{kind} “{words}”"
                return BlockCost(label, lines, origin.part, not is_ask, points, budgeted, words)
    label, part, budgeted, words = _named(block)
    can_go = isinstance(block, KeyFigures | BarChart | PullQuote) or (
        isinstance(block, Paragraph) and not block.lead
    )
    removable = bool(part) and can_go
    return BlockCost(label, lines, part, removable, points, budgeted, words)


def _named(block: Block) -> tuple[str, str, BudgetKind, str]:  # noqa: PLR0911  (one case per block)
    """Return a block's label, the part it comes from, what it is and its first words."""
    match block:
        case Letterhead():
            return "the letterhead", "", BudgetKind.LETTERHEAD, ""
        case Heading():
            kind = BudgetKind.TITLE if block.level == 1 else BudgetKind.SECTION
            words = _start(block.spans)
            return f"the heading “{words}”", block.origin.part if block.origin else "", kind, words
        case Paragraph():
            words = _start(block.spans)
            part = block.origin.part if block.origin else ""
            return f"the paragraph “{words}”", part, BudgetKind.SECTION, words
        case KeyFigures():
            part = block.figures[0][2].part if block.figures else ""
            return "the key figures", part, BudgetKind.KEY_FIGURES, ""
        case BarChart():
            part = next((bar.origin.part for bar in block.bars if bar.origin), "")
            return "the chart", part, BudgetKind.CHART, block.heading
        case PullQuote():
            words = _start(block.spans)
            return f"the quote “{words}”", block.origin.part if block.origin else "", BudgetKind.QUOTE, words
        case AskBox():
            part = block.origin.part if block.origin else ""
            return f"the box “{block.heading}”", part, BudgetKind.ASK, block.heading
        case SourcesNote():
            return "the sources", "", BudgetKind.SOURCES, ""
        case ContactStrip():
            return "the contact strip", "", BudgetKind.CONTACT, ""
        case _:
            return "a part of the letter", "", BudgetKind.SECTION, ""


def _start(spans: Spans) -> str:
    words = "".join(span.text for span in spans).split()
    return " ".join(words[:5]).rstrip(".,;:") + "…" if len(words) > 5 else " ".join(words)
