"""Pictures and stationery as objects of a PDF file that all pages share."""

import zlib
from functools import lru_cache
from typing import Protocol

from briefdesk.model.stationery import PaperDrawing, PaperPicture
from briefdesk.render.layout.page import PlacedPaper
from briefdesk.render.logo import packed_logo
from briefdesk.render.pdf_objects import number, stream, stream_end


class Sheet(Protocol):
    """What of a page under construction is needed here."""

    def write(self, code: str) -> None:
        """Add operators to the page."""

    def picture(self, name: str, body: bytes) -> str:
        """Keep an XObject, once for the file; return its name for this page."""


@lru_cache(maxsize=32)
def image_object(image: bytes, width: float, height: float) -> tuple[str, bytes]:
    """Return a picture for a box of that size in points as an image XObject, after its name."""
    columns, rows, pixels = packed_logo(image, width, height)
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {columns} /Height {rows} /ColorSpace /DeviceRGB"
        f" /BitsPerComponent 8 /Filter /FlateDecode /Length {len(pixels)} >>\nstream\n"
    ).encode("ascii")
    return f"logo-{zlib.crc32(pixels):08x}", head + pixels + stream_end(pixels)


def draw_paper(paper: PlacedPaper, sheet: Sheet) -> None:
    """Draw stationery over the whole page as an artifact; its outlines and pictures are in the file once."""
    drawing = paper.drawing
    wide, high = paper.width / drawing.width_pt, paper.height / drawing.height_pt
    sheet.write(f"/Artifact BMC q {wide:.4f} 0 0 {high:.4f} 0 0 cm")
    for name, body, before in _objects(drawing):
        sheet.write(f"q {before}/{sheet.picture(name, body)} Do Q")
    sheet.write("Q EMC")


@lru_cache(maxsize=4)
def _objects(drawing: PaperDrawing) -> tuple[tuple[str, bytes, str], ...]:
    """Return the objects of a drawing, the lowest first: name, body, what stands before each."""
    box = b"[ 0 0 %b %b ]" % (number(drawing.width_pt), number(drawing.height_pt))
    made: list[tuple[str, bytes, str]] = []
    for layer in drawing.layers:
        if isinstance(layer, PaperPicture):
            matrix = [float(each) for each in layer.matrix.split()[:6]]
            name, body = image_object(layer.image, abs(matrix[0]), abs(matrix[3]))
            made.append((name, body, f"{layer.clip} {layer.matrix} "))
            continue
        code = zlib.compress(layer.code.encode("ascii"), 9)
        keys = b"/Type /XObject /Subtype /Form /BBox %b /Resources << >>" % box
        made.append((f"paper-{zlib.crc32(code):08x}", stream(code, keys), ""))
    return tuple(made)
