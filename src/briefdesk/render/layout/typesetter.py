"""The typesetter: texts to measured paragraphs, each broken once per width and remembered."""

from dataclasses import dataclass
from functools import lru_cache

from briefdesk.model.blocks import Spans
from briefdesk.render.fonts import FontBook, shipped_fonts
from briefdesk.render.layout.breaking import Breaks, balanced_limit, break_lines, cut_to_fit
from briefdesk.render.layout.page import Line, LineGroup, Run
from briefdesk.render.layout.words import Atom, Ink, Setting, atoms_of, setting_of
from briefdesk.render.theme import Color, TextStyle, Theme

_MEMO_LIMIT = 4_000
BASELINE_SHARE = 0.27
"""How far the baseline stands under the middle of the line, in em: centers x-height and ascenders."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A text whose lines are known but not yet built; the fit only needs its height.

    `align` is the share of a line's free width that goes before it: 0 left, 0.5 centered, 1 right.
    """

    atoms: tuple[Atom, ...]
    breaks: Breaks
    size: float
    leading: float
    color: Color
    setting: Setting
    limit: float
    align: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.breaks) * self.leading

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max((_width(self.atoms[start:end]) for start, end in self.breaks), default=0.0) * self.size

    def notes(self, line: int) -> tuple[int, ...]:
        """Return the footnotes marked on the line of that index."""
        start, end = self.breaks[line]
        return tuple(
            piece.ink.note
            for atom in self.atoms[start:end]
            for piece in atom.pieces
            if piece.ink.note is not None
        )


class Typesetter:
    """Measures and builds texts in one set of fonts, remembering what it did.

    Safe to share between threads: what is remembered is the same whoever computes it.
    """

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts
        self._atoms: dict[tuple[Spans, Setting], tuple[Atom, ...]] = {}
        self._measured: dict[tuple[object, ...], Measured] = {}
        self._groups: dict[int, tuple[Measured, LineGroup]] = {}

    def measure(
        self,
        texts: tuple[Spans, ...],
        style: TextStyle,
        theme: Theme,
        width: float,
        *,
        balanced: bool = False,
        align: float = 0.0,
    ) -> Measured:
        """Return `texts` broken to lines of at most `width` points, each text from a new line.

        `balanced` evens the lines of a heading.
        """
        key = (texts, style, theme.serif, theme.sans, width, balanced, align)
        measured = self._measured.get(key)
        if measured is None:
            if len(self._measured) > _MEMO_LIMIT:
                self._measured.clear()
                self._groups.clear()
            measured = self._measured[key] = self._measure(texts, style, theme, width, balanced, align)
        return measured

    def build(self, measured: Measured) -> LineGroup:
        """Return the lines of a measured text, the same object each time while it is remembered."""
        key = id(measured)
        kept = self._groups.get(key)
        if kept is None or kept[0] is not measured:
            kept = self._groups[key] = (measured, _build(measured))
        return kept[1]

    def _measure(  # noqa: PLR0917  (called from `measure` alone)
        self,
        texts: tuple[Spans, ...],
        style: TextStyle,
        theme: Theme,
        width: float,
        balanced: bool,
        align: float,
    ) -> Measured:
        setting = setting_of(style, theme)
        limit = width / style.size_pt
        atoms: tuple[Atom, ...] = ()
        breaks: Breaks = ()
        for spans in texts:
            fitted = cut_to_fit(self._atoms_of(spans, setting), limit, self.fonts)
            lines = break_lines(fitted, balanced_limit(fitted, limit) if balanced else limit)
            before = len(atoms)
            breaks += tuple((start + before, end + before) for start, end in lines)
            atoms += fitted
        return Measured(atoms, breaks, style.size_pt, style.leading_pt, style.color, setting, width, align)

    def _atoms_of(self, spans: Spans, setting: Setting) -> tuple[Atom, ...]:
        atoms = self._atoms.get((spans, setting))
        if atoms is None:
            if len(self._atoms) > _MEMO_LIMIT:
                self._atoms.clear()
            atoms = self._atoms[spans, setting] = atoms_of(spans, setting, self.fonts)
        return atoms


def _build(measured: Measured) -> LineGroup:
    lines = tuple(_line(measured, start, end) for start, end in measured.breaks)
    ascent = measured.leading / 2 + measured.size * BASELINE_SHARE
    return LineGroup(lines, measured.leading, ascent)


def _width(atoms: tuple[Atom, ...]) -> float:
    return sum(atom.width + atom.space_width for atom in atoms) - atoms[0].space_width


def _line(measured: Measured, start: int, end: int) -> Line:
    """Return one line: neighbors of the same ink become one run, spaces go with the run they are inked in."""
    parts: list[tuple[str, float, Ink]] = []
    for index in range(start, end):
        atom = measured.atoms[index]
        if atom.space is not None and index > start:
            parts.append((" ", atom.space_width, atom.space))
        parts += [(piece.text, piece.width, piece.ink) for piece in atom.pieces]
    runs: list[Run] = []
    size, index = measured.size, 0
    width_em = sum(width for _, width, _ in parts)
    at = max(0.0, measured.limit / size - width_em) * measured.align
    while index < len(parts):
        text, width, ink = parts[index]
        index += 1
        while index < len(parts) and parts[index][2] == ink:
            text += parts[index][0]
            width += parts[index][1]
            index += 1
        runs.append(
            Run(
                at * size,
                width * size,
                text,
                ink.face,
                size * ink.scale,
                measured.color,
                ink.rise_em * size,
                measured.setting.tracking_em * size if ink.scale == 1.0 else 0.0,
                ink.link,
                ink.note,
                ink.unfilled,
            )
        )
        at += width
    # Only a word that was cut goes on without a space; a new text starts a new line anyway.
    joins = end < len(measured.atoms) and not measured.atoms[end].glued
    return Line(tuple(runs), width_em * size, joins)


@lru_cache(maxsize=1)
def shipped_typesetter() -> Typesetter:
    """Return the one typesetter over our fonts."""
    return Typesetter(shipped_fonts())
