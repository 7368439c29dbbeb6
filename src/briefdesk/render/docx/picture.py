"""Pictures in the line, with alternative text: logos, the bars of charts, codes."""

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.render.docx.markup import emu, escaped
from briefdesk.render.logo import logo_size
from briefdesk.render.qr import qr_code
from briefdesk.render.theme import Color

_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PIXELS_PER_SQUARE = 8
# The bar in the head of page one has number 2; no two pictures of a document share one.
_FIRST_NUMBER = 11


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, its file ending and its size on the page."""

    data: bytes
    ending: str
    width_pt: float
    height_pt: float


class Pictures:
    """The pictures of one document: hands out a relationship for each file, a number for each place."""

    def __init__(self) -> None:
        self._files: dict[bytes, tuple[str, str]] = {}
        self._places = 0

    def run(self, picture: Picture, alt: str) -> str:
        """Return the run that shows a picture in the line."""
        at = len(self._files) + 1
        relation, _ = self._files.setdefault(
            picture.data, (f"rIdPicture{at}", f"media/picture{at}.{picture.ending}")
        )
        self._places += 1
        return _run(picture, alt, relation, _FIRST_NUMBER + self._places)

    @property
    def files(self) -> tuple[tuple[str, str, bytes], ...]:
        """Return (relationship id, path below word/, bytes) of each file in order."""
        return tuple((relation, path, data) for data, (relation, path) in self._files.items())


@lru_cache(maxsize=16)
def placed_logo(data: bytes, box_width_pt: float, box_height_pt: float) -> Picture:
    """Return the PNG or JPEG in `data` as large as the box allows.

    Raises LogoUnreadable for another format, a broken file or more than 40 megapixels.
    """
    return logo_of_size(data, *logo_size(data, box_width_pt, box_height_pt))


def logo_of_size(data: bytes, width_pt: float, height_pt: float) -> Picture:
    """Return the PNG or JPEG in `data` in that size."""
    return Picture(data, "png" if data.startswith(_PNG) else "jpeg", width_pt, height_pt)


def bar_picture(color: Color, width_pt: float, height_pt: float) -> Picture:
    """Return a filled rectangle."""
    return Picture(
        _png(1, 1, 2, b"\x00" + bytes.fromhex(color.removeprefix("#"))), "png", width_pt, height_pt
    )


@lru_cache(maxsize=16)
def code_picture(address: str, side_pt: float) -> Picture:
    """Return the QR code of an address, black on white."""
    code = qr_code(address)
    rows = [bytearray(b"\x01" * code.count) for _ in range(code.count)]
    for column, row, wide in code.runs:
        rows[row][column : column + wide] = b"\x00" * wide
    side = code.count * _PIXELS_PER_SQUARE
    # A byte of eight equal bits for each square: the picture stays sharp when it is scaled.
    lines = (b"\x00" + bytes(255 if light else 0 for light in row) for row in rows)
    return Picture(
        _png(side, side, 0, b"".join(line * _PIXELS_PER_SQUARE for line in lines), depth=1),
        "png",
        side_pt,
        side_pt,
    )


def _png(width: int, height: int, color_type: int, rows: bytes, *, depth: int = 8) -> bytes:
    """Return a PNG (ISO/IEC 15948) of unfiltered rows: color type 0 is gray, 2 is RGB."""
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _run(picture: Picture, alt: str, relation: str, number: int) -> str:
    size = f'cx="{emu(picture.width_pt)}" cy="{emu(picture.height_pt)}"'
    name = f'id="{number}" name="Picture {number - _FIRST_NUMBER}" descr="{escaped(alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {name}/>"
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
