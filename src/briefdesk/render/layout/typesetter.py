"""The typesetter: texts to measured paragraphs, each broken once per width and remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.model.blocks import Spans
from briefdesk.render.fonts import FontBook, shipped_fonts
from briefdesk.render.layout.breaking import (
    Breaks,
    advances,
    balanced_limit,
    break_lines,
    cut_to_fit,
)
from briefdesk.render.layout.memo import Memo, Tokens
from briefdesk.render.layout.page import Line, LineGroup, Run
from briefdesk.render.layout.ragged import least_ragged
from briefdesk.render.layout.remembered import RememberedLayouts
from briefdesk.render.layout.words import Atom, Ink, KnownWords, Setting, atoms_of, setting_of
from briefdesk.render.theme import TextStyle, Theme

_MEMO_LIMIT = 250
_MOST_TOKENS = 500
BASELINE_SHARE = 0.27
"""How far the baseline stands under the middle of the line, in em: centers x-height and ascenders."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How lines fill their width. `balanced` evens the lines of a heading.

    `align` is the share of a line's free width that goes before it: 0 left, 0.5 centered, 1 right.
    `hang` indents all lines of a text but its first.
    """

    balanced: bool = False
    align: float = 0.0
    hang: float = 0.0


PLAIN = Fill()
BALANCED = Fill(balanced=True)
RIGHT = Fill(align=1.0)
CENTERED = Fill(balanced=True, align=0.5)


@dataclass(frozen=True, slots=True)
class Measured:
    """A text whose lines are known but not yet built; the fit only needs its height.

    `firsts` are the atoms with which a text begins, where several stand one below the other. `marks`
    are the footnotes marked, each with the index of its atom.
    """

    atoms: tuple[Atom, ...]
    breaks: Breaks
    style: TextStyle
    setting: Setting
    limit: float
    fill: Fill
    firsts: frozenset[int]
    marks: tuple[tuple[int, int], ...]

    @property
    def leading(self) -> float:
        """Return the distance of baselines."""
        return self.style.leading_pt

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.breaks) * self.style.leading_pt

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return (
            max((_width(self.atoms[start:end]) for start, end in self.breaks), default=0.0)
            * self.style.size_pt
        )

    def notes(self, line: int) -> tuple[int, ...]:
        """Return the footnotes marked on the line of that index."""
        if not self.marks:
            return ()
        start, end = self.breaks[line]
        return tuple(note for atom, note in self.marks if start <= atom < end)

    def all_notes(self) -> tuple[int, ...]:
        """Return the footnotes marked on all lines."""
        if not self.marks or not self.breaks:
            return ()
        start, end = self.breaks[0][0], self.breaks[-1][1]
        return tuple(note for atom, note in self.marks if start <= atom < end)


@dataclass(frozen=True, slots=True)
class _Broken:
    """What of a measured text does not depend on its leading."""

    atoms: tuple[Atom, ...]
    breaks: Breaks
    firsts: frozenset[int]
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A text in one endless line: `advances` of its atoms, and the width of the widest, in em."""

    atoms: tuple[Atom, ...]
    reach: tuple[float, ...]
    widest: float


class Typesetter:
    """Measures and builds texts in one set of fonts, remembering what it did.

    Safe to share between threads: what is remembered is the same whoever computes it.
    """

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts
        self.layouts = RememberedLayouts()
        self._words = KnownWords()
        self._tokens = Tokens(_MOST_TOKENS)
        self._rows: Memo[tuple[int, int], _Row] = Memo(_MEMO_LIMIT)
        self._settings: Memo[tuple[int, str], Setting] = Memo(_MEMO_LIMIT)
        self._measured: Memo[tuple[object, ...], Measured] = Memo(_MEMO_LIMIT)
        self._broken: Memo[tuple[object, ...], _Broken] = Memo(_MEMO_LIMIT)
        self._groups: Memo[int, tuple[Measured, LineGroup]] = Memo(_MEMO_LIMIT)

    def measure(
        self, texts: tuple[Spans, ...], style: TextStyle, theme: Theme, width: float, fill: Fill
    ) -> Measured:
        """Return `texts` broken to lines of at most `width` points, each text from a new line."""
        of = self._tokens.of
        key = (self._token(texts), of(style), theme.family(style.face).name, width, of(fill))
        measured = self._measured.get(key)
        if measured is None:
            measured = self._measure(texts, style, theme, width, fill)
            self._measured.put(key, measured)
        return measured

    def build(self, measured: Measured) -> LineGroup:
        """Return the lines of a measured text, the same object each time while it is remembered."""
        key = id(measured)
        kept = self._groups.get(key)
        if kept is None or kept[0] is not measured:
            kept = (measured, _build(measured))
            self._groups.put(key, kept)
        return kept[1]

    def _measure(
        self, texts: tuple[Spans, ...], style: TextStyle, theme: Theme, width: float, fill: Fill
    ) -> Measured:
        setting = self._setting_of(style, theme)
        # Leading changes no line, so that a fit breaks each text once for each size.
        of = self._tokens.of
        key = (self._token(texts), of(setting), style.size_pt, width, of(fill))
        broken = self._broken.get(key)
        if broken is None:
            broken = self._break(texts, setting, width / style.size_pt, fill, fill.hang / style.size_pt)
            self._broken.put(key, broken)
        return Measured(broken.atoms, broken.breaks, style, setting, width, fill, broken.firsts, broken.marks)

    def _break(
        self, texts: tuple[Spans, ...], setting: Setting, limit: float, fill: Fill, hang: float
    ) -> "_Broken":
        """Return `texts` broken; `limit` and `hang` count in em."""
        atoms: tuple[Atom, ...] = ()
        breaks: Breaks = ()
        firsts: list[int] = []
        for spans in texts:
            row = self._row_of(spans, setting)
            if row.widest > limit - hang:
                row = _row(cut_to_fit(row.atoms, limit - hang, self.fonts))
            fitted = row.atoms
            if fill.balanced:
                lines = break_lines(fitted, balanced_limit(fitted, limit, hang), hang)
            elif fill.hang or len(texts) > 1:
                # Names and addresses one below the other: word processors fill their lines by themselves.
                lines = break_lines(fitted, limit, hang)
            else:
                lines = least_ragged(fitted, limit, row.reach)
            before = len(atoms)
            firsts.append(before)
            breaks += tuple((start + before, end + before) for start, end in lines)
            atoms += fitted
        marked = any(span.note is not None for spans in texts for span in spans)
        marks = _marks(atoms) if marked else ()
        return _Broken(atoms, breaks, frozenset(firsts), marks)

    def _setting_of(self, style: TextStyle, theme: Theme) -> Setting:
        """Return `setting_of` the same, the same object each time."""
        key = (self._tokens.of(style), theme.family(style.face).name)
        setting = self._settings.get(key)
        if setting is None:
            setting = setting_of(style, theme)
            self._settings.put(key, setting)
        return setting

    def _token(self, texts: tuple[Spans, ...]) -> int | tuple[int, ...]:
        """Return what stands for `texts` in keys."""
        of = self._tokens.of
        return of(texts[0]) if len(texts) == 1 else tuple([of(each) for each in texts])

    def _row_of(self, spans: Spans, setting: Setting) -> _Row:
        key = (self._tokens.of(spans), self._tokens.of(setting))
        row = self._rows.get(key)
        if row is None:
            row = _row(atoms_of(spans, setting, self.fonts, self._words))
            self._rows.put(key, row)
        return row


def _row(atoms: tuple[Atom, ...]) -> _Row:
    return _Row(atoms, tuple(advances(atoms)), max([atom.width for atom in atoms], default=0.0))


def _marks(atoms: tuple[Atom, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (index, piece.ink.note)
        for index, atom in enumerate(atoms)
        for piece in atom.pieces
        if piece.ink.note is not None
    )


def _build(measured: Measured) -> LineGroup:
    style = measured.style
    lines = tuple(_line(measured, start, end) for start, end in measured.breaks)
    ascent = style.leading_pt / 2 + style.size_pt * BASELINE_SHARE
    return LineGroup(lines, style.leading_pt, ascent)


def _width(atoms: tuple[Atom, ...]) -> float:
    return sum(atom.width + atom.space_width for atom in atoms) - atoms[0].space_width


def _line(measured: Measured, start: int, end: int) -> Line:
    """Return one line: neighbors of the same ink become one run, spaces go with the run they are inked in."""
    parts: list[tuple[str, float, Ink]] = []
    for atom in measured.atoms[start:end]:
        if atom.space is not None and parts:
            parts.append((" ", atom.space_width, atom.space))
        for piece in atom.pieces:
            parts.append((piece.text, piece.width, piece.ink))
    style, fill = measured.style, measured.fill
    size = style.size_pt
    width_em = sum([width for _, width, _ in parts])
    at = max(0.0, measured.limit / size - width_em) * fill.align
    if start not in measured.firsts:
        at += fill.hang / size
    runs: list[Run] = []
    for text, width, ink in _stretches(parts):
        runs.append(
            Run(
                at * size,
                width * size,
                text,
                ink.face,
                size * ink.scale,
                style.color,
                ink.rise_em * size,
                style.tracking_em * size if ink.scale == 1.0 else 0.0,
                ink.link,
                ink.note,
                ink.unfilled,
            )
        )
        at += width
    # Only a word that was cut goes on without a space; a new text starts a new line anyway.
    joins = end < len(measured.atoms) and not measured.atoms[end].glued
    return Line(tuple(runs), width_em * size, joins)


def _stretches(parts: list[tuple[str, float, Ink]]) -> Iterator[tuple[str, float, Ink]]:
    """Yield text, width and ink of each stretch of neighbors in one ink."""
    texts: list[str] = []
    total, ink = 0.0, parts[0][2]
    for text, width, other in parts:
        # Mostly it is the same object, and comparing two inks takes longer than all else here.
        if other is not ink and other != ink:
            yield "".join(texts), total, ink
            texts, total, ink = [], 0.0, other
        texts.append(text)
        total += width
    yield "".join(texts), total, ink


@lru_cache(maxsize=1)
def shipped_typesetter() -> Typesetter:
    """Return the one typesetter over our fonts."""
    return Typesetter(shipped_fonts())
