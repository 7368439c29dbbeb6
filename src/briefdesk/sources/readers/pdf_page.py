"""The words of a PDF's page with their places, as PDFium tells them, in pieces of one line each."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_HYPHEN = 2  # how PDFium writes a hyphen at the end of a line
_BOLD_WEIGHT = 600
_COLUMN_GAP = 1.6  # of the size: wider than any space between words
_FORCE_BOLD = 1 << 18


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line; `y` is the baseline, `size` the font's, all in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces in the order of the file, its height and width, and whether it shows a picture."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    pictured: bool


class _Run:
    """The piece that is being read."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.x0 = self.x1 = self.y = self.size = 0.0
        self.bold = False

    def joins(self, x0: float, y: float, size: float, bold: bool) -> bool:
        """Return whether a letter at that place goes on the piece's line."""
        gap = x0 - self.x1
        return (
            abs(y - self.y) < 0.2 * self.size
            and -0.5 * self.size < gap < _COLUMN_GAP * self.size
            and abs(size - self.size) < 0.1 * self.size
            and bold == self.bold
        )

    def piece(self) -> Piece:
        """Return what was read."""
        return Piece("".join(self.letters), self.x0, self.x1, self.y, self.size, self.bold)


def read_page(page: Any) -> Page:
    """Return the words of a pypdfium2 page."""
    from pypdfium2 import raw  # noqa: PLC0415  (loaded in the worker only)

    words = page.get_textpage()
    try:
        pieces = tuple(p for p in _pieces(raw, words.raw) if p.text.strip())
    finally:
        words.close()
    pictured = any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    return Page(pieces, page.get_width(), page.get_height(), pictured)


def _pieces(raw: Any, words: Any) -> Iterator[Piece]:
    run: _Run | None = None
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    looks: dict[int, tuple[float, bool]] = {}
    for at in range(raw.FPDFText_CountChars(words)):
        code = raw.FPDFText_GetUnicode(words, at)
        if code in (10, 13):
            continue
        letter = "-" if code == _HYPHEN else chr(code) if code < 0x110000 else ""
        if letter.isspace() or raw.FPDFText_IsGenerated(words, at):
            if run and letter:
                run.letters.append(" " if letter.isspace() else letter)
            continue
        raw.FPDFText_GetLooseCharBox(words, at, box)
        raw.FPDFText_GetCharOrigin(words, at, x, y)
        size, bold = _look(raw, words, at, looks)
        if size <= 0 or not letter:
            continue
        if run is None or not run.joins(box.left, y.value, size, bold):
            if run:
                yield run.piece()
            run = _Run()
            run.x0, run.y, run.size, run.bold = box.left, y.value, size, bold
        run.letters.append(letter)
        run.x1 = box.right
    if run:
        yield run.piece()


def _look(raw: Any, words: Any, at: int, looks: dict[int, tuple[float, bool]]) -> tuple[float, bool]:
    """Return a letter's size in points and whether it is bold; asked once for each text object."""
    drawn = raw.FPDFText_GetTextObject(words, at)
    key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
    if key not in looks:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(words, at, name, 127, flags)
        named = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
        weight = raw.FPDFText_GetFontWeight(words, at)
        bold = bool(named or flags.value & _FORCE_BOLD or weight >= _BOLD_WEIGHT)
        # Many programs write size 1 and scale it, so the matrix belongs to the size.
        matrix = raw.FS_MATRIX()
        scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(words, at, matrix) else 1.0
        looks[key] = (raw.FPDFText_GetFontSize(words, at) * scale, bold)
    return looks[key]
