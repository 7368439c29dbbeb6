"""A layout read back: which words stand where, for finding the sentence under the mouse.

Only the preview asks this, so that export pays nothing for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefdesk.model.blocks import Origin
from briefdesk.model.letter import Box
from briefdesk.render.fonts import FontBook, shipped_fonts
from briefdesk.render.layout.page import Layout, Line, PlacedText, Run


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run as read: its first character in the text, and how far it reaches with its footnote marks."""

    start: int
    left: float
    right: float
    run: Run


@dataclass(frozen=True, slots=True)
class _LineRead:
    start: int
    end: int
    page: int
    x: float
    y: float
    height: float
    pieces: tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """A text in reading order without its footnote marks, over as many lines and pages as it takes.

    `origin` is the part that it came from, `source` the number of the note that it is.
    """

    text: str
    origin: Origin | None
    source: int | None
    lines: tuple[_LineRead, ...]

    def boxes(self, start: int, end: int, fonts: FontBook | None = None) -> tuple[Box, ...]:
        """Return where the characters from `start` to `end` stand, a box for each line."""
        book = fonts or shipped_fonts()
        boxes = (_box(line, start, end, book) for line in self.lines if line.start < end and start < line.end)
        return tuple(box for box in boxes if box is not None)


def words_on(layout: Layout) -> tuple[PlacedWords, ...]:
    """Return all texts of `layout` that came from a part or are a note, each once, in reading order."""
    found: dict[tuple[int, Origin | None, int | None], list[tuple[int, PlacedText]]] = {}
    for page, laid in enumerate(layout.pages):
        for item in laid.items:
            if isinstance(item, PlacedText) and (item.origin is not None or item.source is not None):
                # What goes on at the next page or stands in several texts shares its node.
                found.setdefault((item.node, item.origin, item.source), []).append((page, item))
    return tuple(_read(origin, source, placed) for (_, origin, source), placed in found.items())


def _read(origin: Origin | None, source: int | None, placed: list[tuple[int, PlacedText]]) -> PlacedWords:
    text = ""
    lines: list[_LineRead] = []
    for page, item in placed:
        if text and not text[-1].isspace():
            text += " "
        for index, line in enumerate(item.group.lines):
            start = len(text)
            pieces = tuple(_pieces(line, start, item.x))
            text += "".join(piece.run.text for piece in pieces)
            y = item.y + index * item.group.leading
            lines.append(_LineRead(start, len(text), page, item.x, y, item.group.leading, pieces))
            text += " " if line.joins else ""
    return PlacedWords(text, origin, source, tuple(lines))


def _pieces(line: Line, start: int, x: float) -> Iterator[_Piece]:
    """Yield the runs of a line that are read; a footnote mark widens the run before it."""
    kept: _Piece | None = None
    for run in line.runs:
        right = x + run.x + run.width
        if run.rise and kept is not None:
            kept = _Piece(kept.start, kept.left, right, kept.run)
            continue
        if kept is not None:
            yield kept
        kept = None if run.rise else _Piece(start, x + run.x, right, run)
        start += 0 if run.rise else len(run.text)
    if kept is not None:
        yield kept


def _box(line: _LineRead, start: int, end: int, fonts: FontBook) -> Box | None:
    inside = [p for p in line.pieces if p.start < end and start < p.start + len(p.run.text)]
    if not inside:
        return None
    left = _place(inside[0], start, fonts)
    last = inside[-1]
    right = last.right if end >= last.start + len(last.run.text) else _place(last, end, fonts)
    return Box(line.page, left, line.y, right - left, line.height)


def _place(piece: _Piece, character: int, fonts: FontBook) -> float:
    """Return where a character of the piece begins."""
    run = piece.run
    before = run.text[: max(0, character - piece.start)]
    return piece.left + fonts.width(before, run.face) * run.size + len(before) * run.tracking
