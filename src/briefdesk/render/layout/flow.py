"""What goes down a page: flows with a height, known before a page is, and how each may be parted.

Places inside a flow count from its top left; x is already that of the page.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from briefdesk.model.blocks import Block, Origin
from briefdesk.render.layout.even_columns import even_columns
from briefdesk.render.layout.page import Node, PlacedBox, PlacedPicture, PlacedShape
from briefdesk.render.layout.typesetter import Measured
from briefdesk.render.theme import Color

FEWEST_LINES = 2
"""How many lines of a paragraph, or rows of columns, may stand alone at the foot or head of a page."""


class Fits(Protocol):
    """Whether that height with those footnotes still fits on the page.

    With `begun`, the last note needs no more than its first line there, and goes on at the next page's foot.
    """

    def __call__(self, height: float, notes: tuple[int, ...], *, begun: bool = False) -> bool:
        """Return whether it fits; `height` is in points."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A tinted ground with a rule along its top, drawn behind all flows that name it on a page."""

    x: float
    width: float
    fill: Color
    rule: Color
    rule_height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A text at its place in a flow; a click on it leads to `origin`. `source`: the note that it is.

    `edge` is where the area for clicks begins, None for the left edge of the page's type area.
    """

    x: float
    y: float
    text: Measured
    node: int
    origin: Origin | None = None
    source: int | None = None
    edge: float | None = None

    @property
    def notes(self) -> tuple[int, ...]:
        """Return the footnotes marked in the text."""
        return self.text.all_notes()


@dataclass(frozen=True, slots=True)
class Spacing:
    """What stands around a flow and with what it stays; `block` is the index of its block."""

    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    panel: Panel | None = None
    block: int = 0


@dataclass(frozen=True, slots=True)
class TextFlow:
    """A paragraph, list item or note; `labels` stand beside its first line. Parts between lines."""

    cell: Cell
    spacing: Spacing
    labels: tuple[Cell, ...] = ()

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self.cell.text.height

    @property
    def notes(self) -> tuple[int, ...]:
        """Return the footnotes marked in the flow."""
        return self.cell.notes

    @property
    def head(self) -> tuple[float, tuple[int, ...]]:
        """Return height and notes of the least part that may stand at the foot of a page."""
        text = self.cell.text
        if len(text.breaks) < 2 * FEWEST_LINES:
            return self.height, self.notes
        return FEWEST_LINES * text.leading, (*text.notes(0), *text.notes(1))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return labels and text in reading order."""
        return (*self.labels, self.cell)

    def split(self, fits: Fits) -> "tuple[TextFlow | None, TextFlow | None]":
        """Return what fits and what is left, either None; never parts off fewer than FEWEST_LINES."""
        if fits(self.height, self.notes):
            return self, None
        text = self.cell.text
        count = 0
        notes: tuple[int, ...] = ()
        for line in range(len(text.breaks)):
            notes = (*notes, *text.notes(line))
            if not fits((line + 1) * text.leading, notes):
                break
            count = line + 1
        begun = self._beside_note(count, fits)
        if begun == len(text.breaks):
            return self, None
        count = begun or min(count, len(text.breaks) - FEWEST_LINES)
        if count < FEWEST_LINES:
            return None, self
        return self.split_at(count)

    def _beside_note(self, line: int, fits: Fits) -> int:
        """Return how many lines fit where a note marked in `line`, the first that does not fit, is parted."""
        text = self.cell.text
        if not text.notes(line):
            return 0
        whole = len(text.breaks)
        counts = range(max(line + 1, FEWEST_LINES), whole + 1)
        count = next((n for n in counts if n <= whole - FEWEST_LINES or n == whole), whole)
        notes = tuple(note for at in range(count) for note in text.notes(at))
        return count if fits(count * text.leading, notes, begun=True) else 0

    def split_at(self, count: int) -> "tuple[TextFlow, TextFlow]":
        """Return the first `count` lines and the others."""
        text, cell, spacing = self.cell.text, self.cell, self.spacing
        head = dataclasses.replace(text, breaks=text.breaks[:count])
        tail = dataclasses.replace(text, breaks=text.breaks[count:])
        return (
            TextFlow(
                dataclasses.replace(cell, text=head),
                dataclasses.replace(spacing, after=0.0, keep_next=False),
                self.labels,
            ),
            TextFlow(dataclasses.replace(cell, text=tail), dataclasses.replace(spacing, before=0.0)),
        )


@dataclass(frozen=True, slots=True)
class Share:
    """What a block inside another takes of its height: a list in a column, an answer beside its question."""

    block: Block
    origin: Origin | None
    height: float


@dataclass(frozen=True, slots=True)
class BlockFlow:
    """Something that never parts: a letterhead, a signature block, a row of key figures.

    `shares` tell of the blocks inside, where there are several.
    """

    height: float
    spacing: Spacing
    cells: tuple[Cell, ...] = ()
    boxes: tuple[PlacedBox, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    shapes: tuple[PlacedShape, ...] = ()
    shares: tuple[Share, ...] = ()

    @property
    def notes(self) -> tuple[int, ...]:
        """Return the footnotes marked in the flow."""
        return tuple(note for cell in self.cells for note in cell.notes)

    @property
    def head(self) -> tuple[float, tuple[int, ...]]:
        """Return height and notes of the whole, which never parts."""
        return self.height, self.notes

    def split(self, fits: Fits) -> "tuple[BlockFlow | None, BlockFlow | None]":
        """Return the flow as fitting or as left."""
        return (self, None) if fits(self.height, self.notes) else (None, self)


@dataclass(frozen=True, slots=True)
class ColumnItem:
    """One entry of columns: a text with an optional label; places count from the entry's top left."""

    cells: tuple[Cell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class ColumnsFlow:
    """Short entries that run down one column, then the next; parts between entries.

    `resumed` heads what goes on over a page; `is_resumed` tells that this is such a part.
    """

    items: tuple[ColumnItem, ...]
    columns: tuple[float, ...]
    gap: float
    spacing: Spacing
    resumed: ColumnItem | None = None
    is_resumed: bool = False

    @property
    def notes(self) -> tuple[int, ...]:
        """Return no footnotes: entries carry none."""
        return ()

    @property
    def head(self) -> tuple[float, tuple[int, ...]]:
        """Return the height of the first rows, the least that may stand at the foot of a page."""
        count = FEWEST_LINES * len(self.columns)
        if len(self.items) < 2 * count:
            return self.height, ()
        return dataclasses.replace(self, items=self.items[:count]).height, ()

    @property
    def height(self) -> float:
        """Return the least height at which all entries find room, columns as even as can be."""
        return max(
            (y + item.height for (_, y), item in zip(self._places(), self.items, strict=True)), default=0.0
        )

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return all texts at their places."""
        heading = self.resumed.cells if self.resumed is not None and self.is_resumed else ()
        return heading + tuple(
            dataclasses.replace(cell, x=cell.x + x, y=cell.y + y)
            for (x, y), item in zip(self._places(), self.items, strict=True)
            for cell in item.cells
        )

    def split(self, fits: Fits) -> "tuple[ColumnsFlow | None, ColumnsFlow | None]":
        """Return the entries that fit and those left, either None; never parts off fewer than two rows."""
        if fits(self.height, ()):
            return self, None
        low, high = 0, len(self.items) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if fits(dataclasses.replace(self, items=self.items[:middle]).height, ()):
                low = middle
            else:
                high = middle - 1
        fewest = FEWEST_LINES * len(self.columns)
        low = min(low, len(self.items) - fewest)
        if low < fewest:
            return None, self
        return (
            dataclasses.replace(
                self, items=self.items[:low], spacing=dataclasses.replace(self.spacing, after=0.0)
            ),
            dataclasses.replace(
                self,
                items=self.items[low:],
                spacing=dataclasses.replace(self.spacing, before=0.0),
                is_resumed=True,
            ),
        )

    def _places(self) -> list[tuple[float, float]]:
        """Return where entries go."""
        places: list[tuple[float, float]] = []
        items = iter(self.items)
        heights = [item.height for item in self.items]
        top = self.resumed.height if self.resumed is not None and self.is_resumed else 0.0
        for left, count in zip(self.columns, even_columns(heights, len(self.columns), self.gap), strict=True):
            y = top
            for item in islice(items, count):
                places.append((left, y))
                y += item.height + self.gap
        return places


Flow = TextFlow | BlockFlow | ColumnsFlow


@dataclass(frozen=True, slots=True)
class Laid:
    """A block or footnote laid out: flows, their outer heights, nodes, the footnotes that it cites."""

    flows: tuple[Flow, ...]
    heights: tuple[float, ...]
    nodes: tuple[Node, ...]
    notes: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class LaidRun:
    """The last blocks of a document laid out as one: the same object for documents that have them alike.

    `foot` and `notes` are what is pinned and cited in them, `nodes` theirs in the tree from `first_node` on.
    """

    flows: tuple[Flow, ...]
    heights: tuple[float, ...]
    foot: tuple[Flow, ...]
    notes: dict[int, TextFlow]
    first_node: int
    nodes: tuple[Node, ...]


def laid(flows: Sequence[Flow], nodes: Sequence[Node]) -> Laid:
    """Return the flows of a block as laid out."""
    return Laid(
        tuple(flows),
        tuple(outer_height(flow) for flow in flows),
        tuple(nodes),
        frozenset(note for flow in flows for note in flow.notes),
    )


def outer_height(flow: Flow) -> float:
    """Return the height of a flow with the space around it."""
    return flow.spacing.before + flow.height + flow.spacing.after


def natural_height(flows: tuple[Flow, ...], heights: Sequence[float] | None = None) -> float:
    """Return the height of flows one under the other, without the space around them all.

    `heights` are their outer heights, where those are known.
    """
    if not flows:
        return 0.0
    total = sum(heights if heights is not None else map(outer_height, flows))
    return total - flows[0].spacing.before - flows[-1].spacing.after
