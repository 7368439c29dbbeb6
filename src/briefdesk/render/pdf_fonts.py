"""Faces as PDF font objects, made once: one subset of common characters, and one of others per document.

The common subset is the same in every file, so its bytes are cached; and the same letter gives the same
bytes whatever else was rendered before it.
"""

import threading
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from briefdesk.render.fonts import Face, FontBook
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.pdf_objects import stream_end
from briefdesk.render.reportlab_guard import TTFontFace

_COMMON = "‘’“”‚„–—…•·§¶†‡©®™°½¼¾×±−€£¢ªº¿¡«»áéíóúüñÁÉÍÓÚÜÑçÇãõÃÕàèâêîôûëïöäåøÀÈÖÄÅ"
_FIRST_FREE_CODE = 128
_MOST_EXTRA = 220
_SYMBOLIC = 4


@dataclass(frozen=True, slots=True)
class FontObjects:
    """One font as bodies of PDF objects; `descriptor` and `font` have a %s for each reference."""

    name: str
    file: bytes
    to_unicode: bytes
    descriptor: bytes
    font: bytes


@dataclass(frozen=True, slots=True)
class Subset:
    """The codes of some characters in one font: a table for `str.translate` to PDF string literals."""

    resource: str
    literals: Mapping[int, str]
    characters: frozenset[str]
    objects: FontObjects


class EmbeddedFace:
    """One face on its way into PDF files."""

    def __init__(self, face: Face, number: int) -> None:
        # reportlab's reader of font files has one place in the file: one thread at a time.
        self._reading = threading.Lock()
        self._number = number
        self._source = TTFontFace(BytesIO(face.font))
        codes = {code: chr(code) for code in range(32, 127)}
        others = [c for c in _COMMON if c in face.widths]
        codes.update(enumerate(others, start=_FIRST_FREE_CODE))
        self.common = self._subset(codes, "")
        self._extra: dict[frozenset[str], tuple[Subset, ...]] = {}

    def beyond(self, characters: frozenset[str]) -> tuple[Subset, ...]:
        """Return subsets for characters outside the common one, in a fixed order."""
        if characters not in self._extra:
            if len(self._extra) > 50:
                self._extra.clear()
            ordered = sorted(characters)
            parts = [ordered[at : at + _MOST_EXTRA] for at in range(0, len(ordered), _MOST_EXTRA)]
            self._extra[characters] = tuple(
                self._subset({32: " ", **dict(enumerate(part, start=33))}, f"x{index}")
                for index, part in enumerate(parts)
            )
        return self._extra[characters]

    def _subset(self, codes: dict[int, str], suffix: str) -> Subset:
        literals = {ord(character): _literal(code) for code, character in codes.items()}
        literals[0xA0] = literals[32]
        resource = f"F{self._number}{suffix}"
        with self._reading:
            objects = _font_objects(self._source, codes, self._number, suffix)
        return Subset(resource, literals, frozenset(codes.values()) | {"\u00a0"}, objects)


class FontBank:
    """All embedded faces of a font book; numbers are fixed, so that names in pages are too."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._embedded: dict[FaceKey, EmbeddedFace] = {}

    def face(self, key: FaceKey) -> EmbeddedFace:
        """Return the embedded face."""
        embedded = self._embedded.get(key)
        if embedded is None:
            number = 1 + ("Caladea", "Arimo").index(key.family) * 4 + key.bold * 2 + key.italic
            embedded = self._embedded[key] = EmbeddedFace(self._fonts.face(key), number)
        return embedded


def _literal(code: int) -> str:
    character = chr(code)
    if character in "()\\":
        return "\\" + character
    return character if 32 <= code < 127 else f"\\{code:03o}"


def _font_objects(source: TTFontFace, codes: dict[int, str], number: int, suffix: str) -> FontObjects:
    last = max(codes)
    subset = [ord(codes.get(code, "\0")) for code in range(last + 1)]
    raw = source.makeSubset(subset)
    tag = _tag(number, suffix)
    name = f"{tag}+{source.name.decode('latin-1')}"
    compressed = zlib.compress(raw, 9)
    file = b"<< /Filter /FlateDecode /Length %d /Length1 %d >>\nstream\n%b%b" % (
        len(compressed),
        len(raw),
        compressed,
        stream_end(compressed),
    )
    mapped = zlib.compress(_to_unicode(codes).encode("ascii"), 9)
    to_unicode = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b%b" % (
        len(mapped),
        mapped,
        stream_end(mapped),
    )
    box = " ".join(f"{value:g}" for value in source.bbox)
    descriptor = (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {source.flags & ~32 | _SYMBOLIC}"
        f" /FontBBox [{box}] /ItalicAngle {source.italicAngle:g} /Ascent {source.ascent:g}"
        f" /Descent {source.descent:g} /CapHeight {source.capHeight:g} /StemV {source.stemV:g}"
        f" /MissingWidth {source.defaultWidth:g} /FontFile2 %s >>"
    )
    widths = " ".join(f"{source.getCharWidth(code):g}" for code in subset)
    font = (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 0 /LastChar {last}"
        f" /Widths [{widths}] /ToUnicode %s /FontDescriptor %s >>"
    )
    return FontObjects(name, file, to_unicode, descriptor.encode("ascii"), font.encode("ascii"))


def _tag(number: int, suffix: str) -> str:
    """Return six capitals that tell subsets apart."""
    letters = f"BD{'ABCDEFGHIJ'[number]}{suffix.upper().translate(_TO_LETTERS)}"
    return letters.ljust(6, "A")[:6]


_TO_LETTERS = str.maketrans("0123456789", "ABCDEFGHIJ")


def _to_unicode(codes: dict[int, str]) -> str:
    """Return the CMap from codes to text: blocks of at most 100, UTF-16 (PDF 1.7, 9.10.3)."""
    entries = [f"<{code:02X}> <{c.encode('utf-16-be').hex().upper()}>" for code, c in sorted(codes.items())]
    blocks = [entries[at : at + 100] for at in range(0, len(entries), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def extra_characters(texts: Iterable[str], common: frozenset[str]) -> frozenset[str]:
    """Return the characters of `texts` that are not in `common`."""
    return frozenset(c for text in texts if not text.isascii() for c in text if c not in common)
