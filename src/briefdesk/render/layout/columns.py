"""Blocks side by side: columns of even height, and answers beside their questions."""

import dataclasses
from collections.abc import Callable, Sequence

from briefdesk.model.blocks import Block, Columns, Origin, Question
from briefdesk.render.layout.flow import BlockFlow, Cell, Flow, Share, Spacing, TextFlow, natural_height
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.page import PlacedBox, PlacedPicture, PlacedShape
from briefdesk.render.layout.typesetter import BALANCED, BASELINE_SHARE

COLUMN_GUTTER = 24.0
QUESTION_SHARE = 0.28
"""What a question takes of the width; its answer has the rest, less the gutter."""

_HAIRLINE = 0.6
_ABOVE_ANSWER = 7.0

LayOut = Callable[[Block, Frame], list[Flow]]
"""How the flows of a block are made: the caller's own dispatch."""


def columns(block: Columns, frame: Frame, flows_of: LayOut) -> list[Flow]:
    """Return blocks in columns of even height, or below each other where no page could hold the columns."""
    count = max(1, block.count)
    width = (frame.width - COLUMN_GUTTER * (count - 1)) / count
    left, shares = frame.left, _Shares(frame, flows_of)
    with frame.within(left, width):
        flows = shares.take(block.blocks)
    if not flows:
        return []
    stacks = balanced(flows, count)
    height = max(natural_height(stack) for stack in stacks)
    if height > frame.theme.page_height_pt - frame.setting.margins.top_pt - frame.setting.margins.bottom_pt:
        return [flow for each in block.blocks for flow in flows_of(each, frame)]
    pile = _Pile()
    for index, stack in enumerate(stacks):
        pile.add(stack, index * (width + COLUMN_GUTTER), 0.0, left + index * (width + COLUMN_GUTTER))
    spacing = Spacing(flows[0].spacing.before, frame.styles.body.after_pt, block=frame.block)
    return [pile.flow(height, spacing, shares.of(count))]


def side_by_side(stacks: Sequence[Sequence[Flow]], frame: Frame) -> BlockFlow:
    """Return stacks of flows that were laid out beside each other, as one flow as high as the highest."""
    pile = _Pile()
    for stack in stacks:
        pile.add(stack, 0.0, 0.0, None)
    height = max((natural_height(tuple(stack)) for stack in stacks), default=0.0)
    return pile.flow(height, Spacing(block=frame.block), ())


def balanced(flows: Sequence[Flow], count: int) -> tuple[tuple[Flow, ...], ...]:
    """Return flows in `count` stacks of the least height; no heading ends one, earlier stacks are higher."""
    if count == 1 or len(flows) == 1:
        return (tuple(flows),)
    best: tuple[tuple[Flow, ...], ...] = (tuple(flows),)
    lowest = natural_height(best[0])
    for cut in range(1, len(flows)):
        if flows[cut - 1].spacing.keep_next:
            continue
        rest = balanced(flows[cut:], count - 1)
        height = max(natural_height(tuple(flows[:cut])), *(natural_height(stack) for stack in rest))
        # Of two that are as high, the one with more in its first column reads better.
        if height <= lowest + 0.01:
            lowest, best = height, (tuple(flows[:cut]), *rest)
    return best


def question(block: Question, frame: Frame, flows_of: LayOut) -> list[Flow]:
    """Return a question at the left under a hairline, its answer beside it, first baselines level."""
    style = frame.styles.question
    aside = frame.width * QUESTION_SHARE
    left, width = frame.left, frame.width
    node = frame.heading(2)
    asked = frame.measure(block.heading.spans, style, aside, BALANCED)
    answer_left, answer_width = left + aside + COLUMN_GUTTER, width - aside - COLUMN_GUTTER
    shares = _Shares(frame, flows_of)
    with frame.within(answer_left, answer_width):
        answer = tuple(shares.take(block.answer))
    drop = _baseline(answer[0]) - _baseline_of(asked.leading, style.size_pt) if answer else 0.0
    top = _HAIRLINE + _ABOVE_ANSWER
    asked_y, answer_y = top + max(0.0, drop), top + max(0.0, -drop)
    pile = _Pile()
    pile.cells.append(Cell(left, asked_y, asked, node, block.heading.origin))
    pile.boxes.append(PlacedBox(left, 0, width, _HAIRLINE, frame.palette.rule))
    pile.add(answer, 0.0, answer_y, answer_left)
    height = max(asked_y + asked.height, answer_y + natural_height(answer))
    after = answer[-1].spacing.after if answer else style.after_pt
    heading = Share(block.heading, block.heading.origin, max(0.0, height - shares.height))
    return [pile.flow(height, Spacing(style.before_pt, after, block=frame.block), (heading, *shares.of(1)))]


def _baseline(flow: Flow) -> float:
    """Return how far the first baseline of a flow stands under its top."""
    if isinstance(flow, TextFlow):
        return _baseline_of(flow.cell.text.leading, flow.cell.text.style.size_pt)
    return 0.0


def _baseline_of(leading: float, size: float) -> float:
    return leading / 2 + size * BASELINE_SHARE


class _Shares:
    """What the blocks inside take, noted while their flows are made."""

    def __init__(self, frame: Frame, flows_of: LayOut) -> None:
        self._frame = frame
        self._flows_of = flows_of
        self._found: list[Share] = []

    @property
    def height(self) -> float:
        """Return the height of all that was taken."""
        return sum(share.height for share in self._found)

    def take(self, blocks: Sequence[Block]) -> list[Flow]:
        """Return the flows of `blocks`, in the frame as it stands."""
        taken: list[Flow] = []
        for block in blocks:
            for flow in self._flows_of(block, self._frame):
                height = flow.spacing.before + flow.height + flow.spacing.after
                self._found.append(Share(block, _origin(flow), height))
                taken.append(flow)
        return taken

    def of(self, count: int) -> tuple[Share, ...]:
        """Return the shares, each a `count`-th of its own height: columns stand side by side."""
        return tuple(dataclasses.replace(share, height=share.height / count) for share in self._found)


def _origin(flow: Flow) -> Origin | None:
    return flow.cell.origin if isinstance(flow, TextFlow) else None


class _Pile:
    """What flows draw, gathered into one that never parts."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.boxes: list[PlacedBox] = []
        self.pictures: list[PlacedPicture] = []
        self.shapes: list[PlacedShape] = []

    def add(self, flows: Sequence[Flow], dx: float, y: float, edge: float | None) -> None:
        """Add flows one under the other from `y`, moved right by `dx`; clicks count from `edge`."""
        for index, flow in enumerate(flows):
            y += flow.spacing.before if index else 0.0
            for cell in flow.cells:
                self.cells.append(dataclasses.replace(cell, x=cell.x + dx, y=cell.y + y, edge=edge))
            if isinstance(flow, BlockFlow):
                self.boxes += [dataclasses.replace(b, x=b.x + dx, y=b.y + y) for b in flow.boxes]
                self.pictures += [dataclasses.replace(p, x=p.x + dx, y=p.y + y) for p in flow.pictures]
                self.shapes += [dataclasses.replace(s, x=s.x + dx, y=s.y + y) for s in flow.shapes]
            y += flow.height + flow.spacing.after

    def flow(self, height: float, spacing: Spacing, shares: tuple[Share, ...]) -> BlockFlow:
        """Return everything as one flow."""
        return BlockFlow(
            height,
            spacing,
            tuple(self.cells),
            tuple(self.boxes),
            tuple(self.pictures),
            tuple(self.shapes),
            shares,
        )
