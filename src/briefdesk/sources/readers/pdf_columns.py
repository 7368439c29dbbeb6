"""Put a page's pieces into lines and reading order: column by column, running heads and feet left out."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefdesk.sources.readers.pdf_page import Page, Piece

_SAME_LINE = 0.35  # of the size: baselines that differ less are one line
_SUPERSCRIPT = 0.8  # of the line's size: a smaller number beside it is the mark of a note
_MARGIN = 0.12  # of the page's height: where running heads and feet stand
_HEAD, _SMALL = 0.08, 0.9  # small words so near the top are a running head
_CELL_GAP = 1.4  # of the size: wider than any space between words
_MIN_COLUMN = 70.0  # points
_MIN_LINES = 4
_FILLED = 0.6  # of a column's width is filled by its lines, where it is one and no row of a table
_CROSSING = 0.45  # of a page's pieces may cross a gutter: titles and paragraphs over both columns
_MAX_COLUMNS_DEEP = 2
_PAGE_NUMBER = re.compile(
    r"(?:page )?[-–—| ]*(?:[0-9]{1,4}|[ivxl]{1,6})[-–—| ]*(?:(?:of|/) ?[0-9]{1,4})?", re.I
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line that stand apart from the others, with their edges."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with the edges of the column that it stands in and the number of that column.

    `cells` are its parts where wide gaps part it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    left: float
    right: float
    column: int
    cells: tuple[Cell, ...] = ()


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """Return the lines of all pages in reading order, without running heads, feet and page numbers."""
    running = _running(pages)
    usual = _usual_size(pages)
    found: list[Line] = []
    column = 0
    for page in pages:
        kept = [p for p in page.pieces if not _is_running(p, page, running, usual)]
        for pieces in _columns(kept):
            column += 1
            found += _lines(pieces, column)
    return found


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Return the texts in the margins that recur from page to page, numbers left out of account."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(p.text) for p in page.pieces if _in_margin(p, page)})
    least = 2 if len(pages) < 6 else 3
    return frozenset(shape for shape, count in seen.items() if count >= least)


def _usual_size(pages: Sequence[Page]) -> float:
    """Return the size of most letters, 0 where there are none."""
    letters: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            letters[piece.size] += len(piece.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _is_running(piece: Piece, page: Page, running: frozenset[str], usual: float) -> bool:
    if not _in_margin(piece, page):
        return False
    if piece.y > page.height * (1 - _HEAD) and piece.size < _SMALL * usual:
        return True  # on a single page nothing recurs
    return _shape(piece.text) in running or _PAGE_NUMBER.fullmatch(piece.text.strip()) is not None


def _in_margin(piece: Piece, page: Page) -> bool:
    return piece.y > page.height * (1 - _MARGIN) or piece.y < page.height * _MARGIN


def _shape(text: str) -> str:
    return re.sub(r"[0-9]+", "#", " ".join(text.split())).casefold()


def _columns(pieces: list[Piece], deep: int = 0) -> Iterable[list[Piece]]:
    """Yield the pieces column by column; what crosses the gutter parts the columns above from those below."""
    gutter = _gutter(pieces) if deep < _MAX_COLUMNS_DEEP else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    band: list[Piece] = []
    crossing: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if piece.x0 < gutter < piece.x1:
            yield from _sides(band, gutter, deep)
            band = []
            crossing.append(piece)
        else:
            if crossing and not _beside(piece, crossing[-1]):
                yield crossing
                crossing = []
            (crossing if crossing else band).append(piece)
    if crossing:
        yield crossing
    yield from _sides(band, gutter, deep)


def _beside(piece: Piece, other: Piece) -> bool:
    return abs(piece.y - other.y) < _SAME_LINE * other.size


def _sides(band: list[Piece], gutter: float, deep: int) -> Iterable[list[Piece]]:
    yield from _columns([p for p in band if p.x1 <= gutter], deep + 1)
    yield from _columns([p for p in band if p.x1 > gutter], deep + 1)


def _gutter(pieces: list[Piece]) -> float | None:
    """Return where two columns part, None where the pieces stand in one."""
    if len(pieces) < 2 * _MIN_LINES:
        return None
    low, high = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    # A gutter lies just left of where the second column's lines begin, and many lines begin there.
    starts = Counter(round(p.x0) for p in pieces if low + _MIN_COLUMN < p.x0 < high - _MIN_COLUMN)
    best: tuple[int, float] | None = None
    for start, count in starts.most_common(12):
        at = start - 2.0
        crossing = sum(1 for p in pieces if p.x0 < at < p.x1)
        if (
            count >= 3
            and _are_columns(pieces, at, low, high, crossing)
            and (best is None or crossing < best[0])
        ):
            best = (crossing, at)
    return best[1] if best else None


def _are_columns(pieces: list[Piece], at: float, low: float, high: float, crossing: int) -> bool:
    left = [p for p in pieces if p.x1 <= at]
    right = [p for p in pieces if p.x0 >= at]
    if min(len(left), len(right)) < _MIN_LINES or crossing > _CROSSING * len(pieces):
        return False
    edge = max(p.x1 for p in left)
    return (
        statistics.median(p.x1 - p.x0 for p in left) > _FILLED * (edge - low)
        and statistics.median(p.x1 - p.x0 for p in right) > _FILLED * (high - at)
        and edge - low > _MIN_COLUMN
    )


def _lines(pieces: list[Piece], column: int) -> list[Line]:
    """Return a column's lines from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        if rows and abs(rows[-1][0].y - piece.y) < _SAME_LINE * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    right = max(p.x1 for p in pieces)
    left = _left_edge([min(p.x0 for p in row) for row in rows])
    return [_line(row, left, right, column) for row in rows]


def _left_edge(starts: list[float]) -> float:
    """Return where most lines begin."""
    counted = Counter(round(x) for x in starts)
    most = max(counted.values())
    return min(x for x in starts if counted[round(x)] == most)


def _line(row: list[Piece], left: float, right: float, column: int) -> Line:
    size = max(p.size for p in row)
    base = statistics.median(p.y for p in row if p.size == size)
    kept = sorted(
        (
            p
            for p in row
            if not (p.size < _SUPERSCRIPT * size and p.y > base and p.text.strip(" ,").isdecimal())
        ),
        key=lambda p: p.x0,
    )
    text = kept[0].text
    cells = [Cell(text, kept[0].x0, kept[0].x1)]
    for before, piece in pairwise(kept):
        gap = piece.x0 - before.x1
        text += (" " if gap > 0.12 * size else "") + piece.text
        if gap > _CELL_GAP * size:
            cells.append(Cell(piece.text, piece.x0, piece.x1))
        else:
            last = cells[-1]
            space = " " if gap > 0.12 * size else ""
            cells[-1] = Cell(f"{last.text}{space}{piece.text}", last.x0, piece.x1)
    words = sum(len(p.text) for p in kept)
    bold = sum(len(p.text) for p in kept if p.bold) > 0.8 * words
    return Line(text, kept[0].x0, kept[-1].x1, base, size, bold, left, right, column, tuple(cells))
