"""What each part of a brief takes of the page, and the cheapest ways to win lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    ComposedDocument,
    ContactStrip,
    Heading,
    ItemList,
    KeyFigures,
    Letterhead,
    Origin,
    Paragraph,
    PullQuote,
    SourcesNote,
    Spans,
)
from briefdesk.render.layout.document import Prepared
from briefdesk.render.layout.flow import BlockFlow, Flow, TextFlow

_FEW_LINES = 3


@dataclass(frozen=True, slots=True)
class BlockCost:
    """What a part takes: its label for people, whole lines of body text, the part of the draft it is from.

    `removable` is true for what can go without loss of the point: findings, paragraphs, key figures.
    """

    label: str
    lines: int
    part: str = ""
    removable: bool = False


def part_costs(document: ComposedDocument, prepared: Prepared) -> tuple[BlockCost, ...]:
    """Return what each part of a laid-out brief takes, the dearest first."""
    heights: dict[tuple[Block, Origin | None], float] = {}
    for flow in (*prepared.flows, *prepared.foot):
        for block, origin, height in _shares(flow, document.blocks[flow.spacing.block]):
            heights[block, origin] = heights.get((block, origin), 0.0) + height
    leading = prepared.frame.styles.body.leading_pt
    costs = [
        _cost(block, origin, max(1, round(height / leading))) for (block, origin), height in heights.items()
    ]
    return tuple(sorted(costs, key=lambda cost: -cost.lines))


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


def _shares(flow: Flow, block: Block) -> Iterator[tuple[Block, Origin | None, float]]:
    """Yield what a flow takes of the page, for each block inside it or for its own."""
    if isinstance(flow, BlockFlow) and flow.shares:
        for share in flow.shares:
            own = share.origin if isinstance(share.block, ItemList) else None
            yield share.block, own, share.height
        return
    height = flow.spacing.before + flow.height + flow.spacing.after
    yield block, _origin(flow, block), height


def _origin(flow: Flow, block: Block) -> Origin | None:
    """Return the origin of a flow that is one item of several in its block."""
    if isinstance(block, ItemList | AskBox) and isinstance(flow, TextFlow):
        return flow.cell.origin
    return None


def _cost(block: Block, origin: Origin | None, lines: int) -> BlockCost:
    if isinstance(block, ItemList | AskBox):
        is_ask = isinstance(block, AskBox)
        kind = "the ask" if is_ask else "the finding"
        for item in block.items:
            if item.origin == origin and origin is not None:
                return BlockCost(f"{kind} “{_start(item.spans)}”", lines, origin.part, not is_ask)
    label, part = _named(block)
    can_go = isinstance(block, KeyFigures | BarChart | PullQuote) or (
        isinstance(block, Paragraph) and not block.lead
    )
    removable = bool(part) and can_go
    return BlockCost(label, lines, part, removable)


def _named(block: Block) -> tuple[str, str]:  # noqa: PLR0911  (one case per block)
    """Return a block's label and the part it comes from."""
    match block:
        case Letterhead():
            return "the letterhead", ""
        case Heading():
            return f"the heading “{_start(block.spans)}”", block.origin.part if block.origin else ""
        case Paragraph():
            return f"the paragraph “{_start(block.spans)}”", block.origin.part if block.origin else ""
        case KeyFigures():
            return "the key figures", block.figures[0][2].part if block.figures else ""
        case BarChart():
            return "the chart", next((bar.origin.part for bar in block.bars if bar.origin), "")
        case PullQuote():
            return f"the quote “{_start(block.spans)}”", block.origin.part if block.origin else ""
        case AskBox():
            return f"the box “{block.heading}”", block.origin.part if block.origin else ""
        case SourcesNote():
            return "the sources", ""
        case ContactStrip():
            return "the contact strip", ""
        case _:
            return "a part of the letter", ""


def _start(spans: Spans) -> str:
    words = "".join(span.text for span in spans).split()
    return " ".join(words[:5]) + ("…" if len(words) > 5 else "")
