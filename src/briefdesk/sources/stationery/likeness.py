"""Whether a page drawn anew from its outlines looks like the page: the proof that nothing was lost."""

import io
import zlib
from typing import TYPE_CHECKING

from briefdesk.model.stationery import PaperOutlines
from briefdesk.sources.stationery.drawing import read_drawing

if TYPE_CHECKING:
    from PIL import Image

# Over squares of this many dots the mean may differ by so much of 255: edges are smoothed in other ways, a
# letter that is lost or another differs by more.
_SQUARE, _MOST_STEP, _MOST_SQUARES = 8, 40, 600
Box = tuple[float, float, float, float]


def proof_of(outlines: str) -> bytes:
    """Return a PDF of one page that holds the drawing and nothing else."""
    drawing = read_drawing(outlines.encode("ascii"), lambda png: png)
    objects: list[bytes] = []
    code: list[str] = []
    names: list[str] = []
    for layer in drawing.layers:
        if isinstance(layer, PaperOutlines):
            code.append(layer.code)
            continue
        objects.append(_image(layer.image))
        names.append(f"/P{len(names)} {len(objects) + 3} 0 R")
        code.append(f"q {layer.clip} {layer.matrix} /P{len(names) - 1} Do Q")
    content = "\n".join(code).encode("ascii")
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {drawing.width_pt} {drawing.height_pt}]"
            f" /Resources << /XObject << {' '.join(names)} >> >> /Contents {len(objects) + 4} 0 R >>"
        ).encode("ascii"),
    ]
    body = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)
    return _file([*head, *objects, body])


def differences(page: "Image.Image", proof: "Image.Image", dpi: int) -> tuple[Box, ...] | None:
    """Return the squares, in points from the lower left, where two pictures of a page show something else.

    None where they differ in size or almost everywhere.
    """
    from PIL import ImageChops  # noqa: PLC0415  (loaded in the worker only)

    if page.size != proof.size:
        return None
    step = ImageChops.difference(page.reduce(_SQUARE), proof.reduce(_SQUARE))
    bands = [band.tobytes() for band in step.split()]
    places = [at for at, dots in enumerate(zip(*bands, strict=True)) if max(dots) > _MOST_STEP]
    if len(places) > _MOST_SQUARES:
        return None
    side, wide = _SQUARE * 72 / dpi, step.width
    high = page.height * 72 / dpi
    corners = [(at % wide * side, high - at // wide * side) for at in places]
    return tuple((x, top - side, x + side, top) for x, top in corners)


def _image(png: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  (as above)

    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        pixels = zlib.compress(picture.convert("RGB").tobytes(), 1)
        head = f"/Width {picture.width} /Height {picture.height}"
    return (
        b"<< /Type /XObject /Subtype /Image %b /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (head.encode(), len(pixels), pixels)
    )


def _file(objects: list[bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)
