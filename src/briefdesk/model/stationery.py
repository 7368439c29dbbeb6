"""What a partner's Word file gives to letters: header and footer, margins, and the look of its styles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StationeryPart:
    """A header or footer, as WordprocessingML that was checked element by element.

    `kind` is "header" or "footer", `pages` "default", "first" or "even". `pictures` are PNG files by the
    relationship that `xml` shows them by.
    """

    kind: str
    pages: str
    xml: str
    pictures: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class TakenStyle:
    """How a Word style sets its text; lengths are points, `color` is "#rrggbb", None where it says nothing.

    `line` is the line spacing as a share of a single line.
    """

    font: str | None = None
    size_pt: float | None = None
    color: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    before_pt: float | None = None
    after_pt: float | None = None
    line: float | None = None


@dataclass(frozen=True, slots=True)
class WordMargins:
    """The margins of a Word page in points, and how far its header and footer are from the paper's edge."""

    top_pt: float
    right_pt: float
    bottom_pt: float
    left_pt: float
    header_pt: float
    footer_pt: float


@dataclass(frozen=True, slots=True)
class WordStationery:
    """A Word file as stationery. `first_differs` is whether page one has a header and footer of its own.

    `styles` are by Word's names in lower case, "normal" always among them; `left_out` says in words what
    could not be taken over.
    """

    parts: tuple[StationeryPart, ...]
    margins: WordMargins
    first_differs: bool
    styles: tuple[tuple[str, TakenStyle], ...]
    left_out: tuple[str, ...] = ()

    def style(self, name: str) -> TakenStyle:
        """Return how the style of that name looks, as "normal" does where there is none."""
        known = dict(self.styles)
        return known.get(name) or known.get("normal") or TakenStyle()


@dataclass(frozen=True, slots=True)
class PaperOutlines:
    """Paths of a page as PDF operators, checked one by one; each line saves and restores its state."""

    code: str


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A PNG of a page: `matrix` places the unit square, `clip` is empty or paths that bound it."""

    image: bytes
    matrix: str
    clip: str = ""


@dataclass(frozen=True, slots=True)
class PaperDrawing:
    """A page as outlines and pictures, the lowest first; lengths are points from its lower left."""

    width_pt: float
    height_pt: float
    layers: tuple[PaperOutlines | PaperPicture, ...]
