"""Spans to atoms: the smallest pieces between which a line may end, measured in em."""

import re
from dataclasses import dataclass

from briefdesk.model.blocks import Span, Spans
from briefdesk.render.fonts import FontBook, drawable
from briefdesk.render.layout.memo import Memo
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.theme import TextStyle, Theme

LONGEST_WORD = 500
_MOST_INKS = 40
_MOST_WORDS = 1_000
MARK_SCALE = 0.64
MARK_RISE_EM = 0.34

# All white space but the spaces at which no line may end.
_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
# Unicode line breaking (UAX 14) for what letters hold: a line may end after a hyphen between letters
# (not "-5", not "2025-03"), after dashes, and at a zero width space; not after a slash, because word
# processors end no line there either.
_WITHIN_WORD = re.compile(r"(?<=\w[-\u2010])(?=[^\W\d_])|(?<=[\u2013\u2014])(?=[\w$“‘(\"'])")


@dataclass(frozen=True, slots=True)
class Ink:
    """How a piece is drawn; `scale` and `rise_em` are shares of the style's size."""

    face: FaceKey
    scale: float = 1.0
    rise_em: float = 0.0
    link: str | None = None
    note: int | None = None
    unfilled: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of a word in one ink; the width counts in em of the style, tracking included."""

    text: str
    width: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Atom:
    """Pieces that stay together. `space` is the ink of the space before them, None where none stands.

    `glued` is true where the atom goes on with the word of the one before.
    """

    pieces: tuple[Piece, ...]
    width: float
    space: Ink | None
    space_width: float = 0.0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What of a style decides widths."""

    family: str
    bold: bool
    italic: bool
    caps: bool
    tracking_em: float


def setting_of(style: TextStyle, theme: Theme) -> Setting:
    """Return the part of `style` on which line breaks depend."""
    family = theme.family(style.face).name
    return Setting(family, style.bold, style.italic, style.caps, style.tracking_em)


class KnownWords:
    """The atoms of words that were measured before, those that stand between two spaces of their own ink."""

    def __init__(self) -> None:
        self._by_ink: Memo[tuple[Ink, float], tuple[Ink, Memo[str, tuple[Atom, ...]]]] = Memo(_MOST_INKS)

    def of(self, ink: Ink, tracking_em: float) -> tuple[Ink, Memo[str, tuple[Atom, ...]]]:
        """Return the words in one ink, and that ink as the same object each time: those are soon compared."""
        key = (ink, tracking_em)
        found = self._by_ink.get(key)
        if found is None:
            found = (ink, Memo[str, tuple[Atom, ...]](_MOST_WORDS))
            self._by_ink.put(key, found)
        return found


def atoms_of(
    spans: Spans, setting: Setting, fonts: FontBook, known: KnownWords | None = None
) -> tuple[Atom, ...]:
    """Return the atoms of `spans` in order; runs of white space count as one space.

    `known` remembers words from text to text.
    """
    gatherer = _Gatherer(setting, fonts, known or KnownWords())
    for span in spans:
        gatherer.add(span)
    return gatherer.finish()


class _Gatherer:
    """Walks over spans; a word may reach over several of them."""

    def __init__(self, setting: Setting, fonts: FontBook, known: KnownWords) -> None:
        self._setting = setting
        self._fonts = fonts
        self._known = known
        self._atoms: list[Atom] = []
        self._pieces: list[Piece] = []
        self._space: Ink | None = None

    def add(self, span: Span) -> None:
        """Take the words of a span; a word may go on from the span before."""
        setting = self._setting
        # Italics within italics stand out upright, as in print.
        italic = span.italic != setting.italic
        face = FaceKey(setting.family, span.bold or setting.bold, italic)
        if span.note is not None:
            self._add_mark(span.note, FaceKey(setting.family, setting.bold))
            return
        ink, known = self._known.of(Ink(face, link=span.link, unfilled=span.unfilled), setting.tracking_em)
        text = _SPACES.sub(" ", span.text.upper() if setting.caps else span.text)
        words = text.split(" ")
        last = len(words) - 1
        for index, word in enumerate(words):
            if index:
                self._close()
                self._space = self._space or ink
            if word and 0 < index < last and self._space is ink and self._atoms:
                self._add_between(word, ink, known)
            elif word:
                self._add_word(word, ink)

    def finish(self) -> tuple[Atom, ...]:
        """Return all words as atoms, in order."""
        self._close()
        return tuple(self._atoms)

    def _add_between(self, word: str, ink: Ink, known: Memo[str, tuple[Atom, ...]]) -> None:
        """Add a word between spaces of its own ink: its atoms are the same wherever it stands."""
        atoms = known.get(word)
        if atoms is None:
            before = len(self._atoms)
            self._add_word(word, ink)
            self._close()
            known.put(word, tuple(self._atoms[before:]))
        elif atoms:
            self._atoms += atoms
            self._space = None

    def _add_word(self, word: str, ink: Ink) -> None:
        for index, part in enumerate(_parts(word)):
            if index:
                self._close()
            for text, face, width in self._fonts.shape(part, ink.face):
                drawn = ink if face == ink.face else Ink(face, link=ink.link, unfilled=ink.unfilled)
                self._pieces.append(Piece(text, width + len(text) * self._setting.tracking_em, drawn))

    def _add_mark(self, number: int, face: FaceKey) -> None:
        if self._pieces and self._pieces[-1].ink.note is not None:
            self._raise(",", Ink(face, MARK_SCALE, MARK_RISE_EM))
        self._raise(str(number), Ink(face, MARK_SCALE, MARK_RISE_EM, note=number))

    def _raise(self, text: str, ink: Ink) -> None:
        self._pieces.append(Piece(text, self._fonts.width(text, ink.face) * MARK_SCALE, ink))

    def _close(self) -> None:
        if not self._pieces:
            return
        space = self._space if self._atoms else None
        width = 0.0
        if space:
            width = self._fonts.width(" ", space.face) + self._setting.tracking_em
        self._atoms.append(
            Atom(
                tuple(self._pieces),
                sum(piece.width for piece in self._pieces),
                space,
                width,
                glued=bool(self._atoms) and space is None,
            )
        )
        self._pieces = []
        self._space = None


def _parts(word: str) -> list[str]:
    """Return the parts of a word between which a line may end, none longer than LONGEST_WORD."""
    if word.isalnum() and word.isascii() and len(word) <= LONGEST_WORD:
        return [word]
    shown = (drawable(part) for part in word.split("\u200b"))
    parts = [part for chunk in shown for part in _WITHIN_WORD.split(chunk) if part]
    if all(len(part) <= LONGEST_WORD for part in parts):
        return parts
    return [
        part[start : start + LONGEST_WORD] for part in parts for start in range(0, len(part), LONGEST_WORD)
    ]
