"""What a laid-out document is: pages of placed text, boxes and pictures, and the structure they belong to.

Coordinates are points from the page's top left, y downwards; text stands on its baseline.
"""

from dataclasses import dataclass, field

from briefdesk.model.blocks import Origin
from briefdesk.model.letter import Fit, Region
from briefdesk.model.stationery import PaperDrawing
from briefdesk.render.theme import Color, Setting

ARTIFACT = -1
"""The node of what is no content: rules, boxes, running heads."""


@dataclass(frozen=True, slots=True)
class FaceKey:
    """One cut of a family that we embed."""

    family: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one cut and size; `x` counts from the line's left end, `rise` lifts it off the baseline.

    `text` is what is drawn, inner spaces included. `link` is a target, `note` the footnote whose mark
    this is, `unfilled` a placeholder to highlight.
    """

    x: float
    width: float
    text: str
    face: FaceKey
    size: float
    color: Color
    rise: float = 0.0
    tracking: float = 0.0
    link: str | None = None
    note: int | None = None
    unfilled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. `joins` is true if a space was dropped at its end; writers keep it for readers."""

    runs: tuple[Run, ...]
    width: float
    joins: bool = False

    @property
    def notes(self) -> tuple[int, ...]:
        """Return the footnotes whose marks stand on this line, in order."""
        return tuple(run.note for run in self.runs if run.note is not None)

    @property
    def text(self) -> str:
        """Return the line's text without dropped spaces."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class LineGroup:
    """Lines of one style at one leading. Compared by identity, so that writers can cache what they draw.

    The first baseline stands `ascent` below the group's top, each next one `leading` below the last.
    """

    lines: tuple[Line, ...]
    leading: float
    ascent: float

    @property
    def height(self) -> float:
        """Return the height that the group takes."""
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line group with its top left at (x, y); `node` is its place in `Layout.nodes`.

    `origin` is the part that it came from; `source` is the number of the note that it is.
    """

    x: float
    y: float
    group: LineGroup
    node: int
    origin: Origin | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A filled rectangle: a rule, a tint, an edge. Always an artifact."""

    x: float
    y: float
    width: float
    height: float
    fill: Color


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture scaled to a rectangle; `image` is the bytes of a PNG or JPEG."""

    x: float
    y: float
    width: float
    height: float
    image: bytes = field(repr=False)
    node: int


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """Rectangles of one color that make a picture together: the bars of a chart, the squares of a code.

    `rectangles` are (x, y, width, height), counted from the shape's top left.
    """

    x: float
    y: float
    width: float
    height: float
    rectangles: tuple[tuple[float, float, float, float], ...]
    fill: Color
    node: int


@dataclass(frozen=True, slots=True)
class PlacedPaper:
    """Stationery under a whole page. Always an artifact."""

    width: float
    height: float
    drawing: PaperDrawing = field(repr=False)


Placed = PlacedText | PlacedBox | PlacedPicture | PlacedShape | PlacedPaper


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the structure tree, named as in PDF (H1, P, L, LI, Lbl, LBody, Note, Figure, Sect ...).

    `parent` is an index into `Layout.nodes`, None for those right under the document. `alt` describes
    figures. `note` is the number of a footnote. `numbering` says how a list counts: "Disc", "Decimal".
    """

    role: str
    parent: int | None = None
    alt: str = ""
    note: int | None = None
    numbering: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class SharedItems:
    """The last items of a page where other documents have the same, nodes from `first_node` on included.

    Compared by identity, so that writers can keep what they write of them.
    """

    items: tuple[Placed, ...]
    first_node: int


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page: what stands on it in reading order, boxes before the text that they carry.

    `shared` are the last of `items` where they are known to be the same as in other documents.
    """

    items: tuple[Placed, ...]
    shared: SharedItems | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document on its pages. `setting` is what was laid out with, for a brief the fitted one.

    `nodes` are in reading order. `lines_spare` counts body lines free on the last page.
    """

    pages: tuple[LaidPage, ...]
    nodes: tuple[Node, ...]
    regions: tuple[Region, ...]
    lines_spare: int
    page_width: float
    page_height: float
    setting: Setting
    fit: Fit | None = None
