"""The fonts that we embed: their bytes, widths and characters, and what stands in for a missing glyph."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import platformdirs

from briefdesk.render.errors import FontUnavailable
from briefdesk.render.font_cuts import static_cut
from briefdesk.render.layout.memo import Memo
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.sfnt import NotAFont, read_metrics

_STAND_INS = {
    "\u2011": "-",
    "\u2010": "-",
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u2212": "–",
    "\u2043": "•",
}
"""What is drawn for a character that a face lacks: same meaning, same look or nearly."""

_MISSING = "\ufffd"
_OTHER_FAMILY = {"Caladea": "Arimo", "Arimo": "Caladea"}
_MEMO_LIMIT = 1_200

Shaped = tuple[tuple[str, FaceKey, float], ...]
"""Drawable pieces of a word: text, the face it is drawn in, its width in em."""


class Face:
    """One cut: `font` is the bytes to embed, `widths` the width in em of every character it has."""

    def __init__(self, key: FaceKey, font: bytes) -> None:
        self.key = key
        self.font = font
        self.widths = read_metrics(font).widths

    def has(self, character: str) -> bool:
        """Return whether the face draws this character properly; right-to-left scripts we cannot set."""
        return character in self.widths and unicodedata.bidirectional(character) not in ("R", "AL")


class FontBook:
    """All faces, loaded when first asked for, with the widths of words remembered.

    Safe to share between threads: what is remembered is the same whoever computes it.
    """

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._faces: dict[FaceKey, Face] = {}
        self._shaped: Memo[tuple[str, FaceKey], Shaped] = Memo(_MEMO_LIMIT)

    def face(self, key: FaceKey) -> Face:
        """Return a face; raises FontUnavailable if its file cannot be read."""
        face = self._faces.get(key)
        if face is None:
            try:
                face = Face(key, self._load(key))
            except (OSError, NotAFont, ImportError) as error:
                raise FontUnavailable(f"The font {key.family} cannot be read.") from error
            self._faces[key] = face
        return face

    def shape(self, word: str, key: FaceKey) -> Shaped:
        """Return `word` as pieces that can be drawn: other faces step in for glyphs that `key` lacks."""
        shaped = self._shaped.get((word, key))
        if shaped is None:
            shaped = self._shape(word, key)
            self._shaped.put((word, key), shaped)
        return shaped

    def width(self, text: str, key: FaceKey) -> float:
        """Return the width of `text` in em."""
        return sum(width for _, _, width in self.shape(text, key))

    def missing(self, text: str, key: FaceKey) -> str:
        """Return the characters of `text`, each once and sorted, for which no face has a glyph."""
        wanted = {c for c in drawable(text) if not c.isspace()}
        return "".join(sorted(c for c in wanted if self._drawn_by(c, key)[1] == _MISSING and c != _MISSING))

    def _shape(self, word: str, key: FaceKey) -> Shaped:
        widths = self.face(key).widths
        if word.isascii() and word.isprintable():
            return ((word, key, sum(widths[c] for c in word)),)
        pieces: list[tuple[str, FaceKey, float]] = []
        for character in word:
            found, drawn = self._drawn_by(character, key)
            face = self.face(found)
            width = face.widths[drawn]
            if pieces and pieces[-1][1] == face.key:
                text, _, so_far = pieces[-1]
                pieces[-1] = (text + drawn, face.key, so_far + width)
            else:
                pieces.append((drawn, face.key, width))
        return tuple(pieces)

    def _drawn_by(self, character: str, key: FaceKey) -> tuple[FaceKey, str]:
        """Return the face that draws `character` and what it draws: _MISSING if no face can."""
        face = self.face(key)
        if face.has(character):
            return key, character
        stand_in = _STAND_INS.get(character)
        if stand_in and face.has(stand_in):
            return key, stand_in
        other = FaceKey(_OTHER_FAMILY[key.family], key.bold, key.italic)
        if self.face(other).has(character):
            return other, character
        return FaceKey("Arimo", key.bold, key.italic), _MISSING

    def _load(self, key: FaceKey) -> bytes:
        if key.family == "Caladea":
            import font_caladea  # noqa: PLC0415

            cut = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}
            name = cut.get((key.bold, key.italic), "BoldItalic")
            return (Path(font_caladea.font_directory) / f"Caladea-{name}.ttf").read_bytes()
        import fontpkg_arimo  # noqa: PLC0415

        name = "Arimo-Italic[wght].ttf" if key.italic else "Arimo[wght].ttf"
        variable = (Path(fontpkg_arimo.ROOT) / "files" / name).read_bytes()
        return static_cut(variable, bold=key.bold, italic=key.italic, folder=self._cache)


def drawable(text: str) -> str:
    """Return `text` composed (NFC) and without characters that have no width and no shape."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if c.isspace() or unicodedata.category(c) not in _SHAPELESS)


_SHAPELESS = ("Cc", "Cf", "Cs", "Co", "Cn")


def missing_glyphs(text: str, faces: Iterable[FaceKey], fonts: FontBook | None = None) -> str:
    """Return the characters of `text` that would not print in one of `faces`, each once and sorted."""
    book = fonts or shipped_fonts()
    return "".join(sorted({c for key in faces for c in book.missing(text, key)}))


@lru_cache(maxsize=1)
def shipped_fonts() -> FontBook:
    """Return the one book of our fonts, with cuts kept in the user's cache folder."""
    return FontBook(platformdirs.user_cache_path("briefdesk", appauthor=False) / "fonts")
