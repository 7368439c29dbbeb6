"""A logo as an inline picture with alternative text."""

import struct
from dataclasses import dataclass

from briefdesk.render.docx.markup import emu, escaped
from briefdesk.render.errors import LogoUnreadable

_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_PIXELS = 40_000_000
# JPEG's start-of-frame markers carry the size; C4, C8 and CC in that range mean other things.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture's bytes, its file ending ("png", "jpeg") and its size in pixels."""

    data: bytes
    ending: str
    width: int
    height: int


def read_logo(data: bytes) -> Logo:
    """Return the PNG or JPEG in `data` with its size.

    Raises LogoUnreadable for another format, a broken file or more than 40 megapixels.
    """
    ending, size = ("png", _png_size(data)) if data.startswith(_PNG) else ("jpeg", _jpeg_size(data))
    if size is None or min(size) < 1:
        raise LogoUnreadable("The logo is neither a PNG nor a JPEG picture.")
    if size[0] * size[1] > _MAX_PIXELS:
        raise LogoUnreadable(f"The logo is too large: {size[0]:,} x {size[1]:,} pixels.")
    return Logo(data, ending, *size)


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Return a PNG's width and height from its first chunk (RFC 2083, section 4.1.1)."""
    if data[12:16] != b"IHDR" or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return a JPEG's width and height from its first frame header (ITU T.81, B.2.2)."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


def fitted(logo: Logo, max_width_pt: float, max_height_pt: float) -> tuple[float, float]:
    """Return width and height in points: as large as the box allows, in the picture's proportion."""
    scale = min(max_width_pt / logo.width, max_height_pt / logo.height)
    return logo.width * scale, logo.height * scale


def picture_run(relation: str, width_pt: float, height_pt: float, alt: str) -> str:
    """Return the run that shows the picture of relationship id `relation` in the line."""
    size = f'cx="{emu(width_pt)}" cy="{emu(height_pt)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="1" name="Logo" descr="{escaped(alt)}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="Logo" descr="{escaped(alt)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
