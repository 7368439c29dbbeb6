"""Reading of a TrueType file just as far as layout needs it: which characters it has and how wide they are.

fontTools could do it too, at ten times the start time. Tables: OpenType 1.9, `head`, `hhea`, `hmtx`, `cmap`.
"""

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Widths in em by character; the characters are those that have a glyph."""

    widths: dict[str, float]


class NotAFont(ValueError):
    """The bytes are no TrueType font with the tables that we need."""


def read_metrics(font: bytes) -> FontMetrics:
    """Return the widths of all characters of a font with outlines at their default.

    Raises NotAFont where the bytes break off or a table is missing.
    """
    try:
        tables = _tables(font)
        units = struct.unpack_from(">H", font, tables["head"] + 18)[0]
        counted = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
        metrics = struct.unpack_from(f">{counted * 2}H", font, tables["hmtx"])
        glyphs = _characters(font, tables["cmap"])
    except (struct.error, KeyError, IndexError) as error:
        raise NotAFont("This is no TrueType font.") from error
    advances = metrics[::2]
    last = advances[-1]
    widths = {
        chr(code): (advances[glyph] if glyph < counted else last) / units for code, glyph in glyphs.items()
    }
    return FontMetrics(widths)


def _tables(font: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4s3I", font, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _characters(font: bytes, cmap: int) -> dict[int, int]:
    """Return glyph by character from the widest Unicode subtable: format 12, else 4."""
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    found: dict[int, int] = {}
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)
        if platform in (0, 3):
            form = struct.unpack_from(">H", font, cmap + offset)[0]
            found[form] = cmap + offset
    if 12 in found:
        return _format_12(font, found[12])
    return _format_4(font, found[4])


def _format_12(font: bytes, start: int) -> dict[int, int]:
    count = struct.unpack_from(">I", font, start + 12)[0]
    glyphs: dict[int, int] = {}
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", font, start + 16 + 12 * index)
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return {code: glyph for code, glyph in glyphs.items() if glyph}


def _format_4(font: bytes, start: int) -> dict[int, int]:
    segments = struct.unpack_from(">H", font, start + 6)[0] // 2
    row = f">{segments}H"
    ends = struct.unpack_from(row, font, start + 14)
    starts = struct.unpack_from(row, font, start + 16 + 2 * segments)
    deltas = struct.unpack_from(row, font, start + 16 + 4 * segments)
    ranges_at = start + 16 + 6 * segments
    ranges = struct.unpack_from(row, font, ranges_at)
    glyphs: dict[int, int] = {}
    for index, (first, last, delta, jump) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if jump:
                glyph = struct.unpack_from(">H", font, ranges_at + 2 * index + jump + 2 * (code - first))[0]
            if jump == 0 or glyph:
                glyphs[code] = (glyph + delta) & 0xFFFF
    return {code: glyph for code, glyph in glyphs.items() if glyph}
