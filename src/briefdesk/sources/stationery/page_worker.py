"""The process that draws the first page of a stranger's PDF: bytes in, a framed page or one word out."""

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

    from briefdesk.sources.stationery.likeness import Box

MEMORY_LIMIT_BYTES = 1_000_000_000
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_LEAST_PT, _MOST_PT = 4 * 72, 24 * 72
_DPI, _PROOF_DPI = 300, 150


def main() -> None:
    """Draw the PDF on standard input; write the page, or the word for what is wrong."""
    _limit_memory()
    # Whatever else goes wrong ends the process, which says enough to the one that waits for it.
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()


def drawn(data: bytes) -> bytes:
    """Return the first page as `framed` makes it, or the word for what is wrong."""
    import pypdfium2  # noqa: PLC0415  (loaded in the worker only)

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return b"password" if error.err_code == _PASSWORD_ERROR else b"broken"
    if len(document) < 1:
        return b"empty"
    page = document[0]
    if not all(_LEAST_PT <= side <= _MOST_PT for side in page.get_size()):
        return b"size"
    made = io.BytesIO()
    _picture_of(page, _DPI).save(made, "PNG")
    outlines, reason = _outlines(page)
    return framed(made.getvalue(), outlines, reason)


def framed(picture: bytes, outlines: str, reason: str) -> bytes:
    """Return the PNG of a page, its outlines, and why there are none, as `page.unframed` takes them apart."""
    head = f"page {len(picture)} {reason}\n".encode()
    return head + picture + outlines.encode("ascii")


def _outlines(page: "pypdfium2.PdfPage") -> tuple[str, str]:
    """Return the page as outlines, or why they would not look like the page."""
    import pypdfium2  # noqa: PLC0415  (as above)

    from briefdesk.sources.stationery.errors import StationeryUnreadable  # noqa: PLC0415
    from briefdesk.sources.stationery.page_paths import NoOutlines, outlines_of  # noqa: PLC0415

    try:
        outlines = outlines_of(page)
        lost = _lost(page, outlines)
        if lost:
            outlines = outlines_of(page, lost)
            lost = _lost(page, outlines)
    except NoOutlines as reason:
        return "", str(reason)
    except (pypdfium2.PdfiumError, StationeryUnreadable, ValueError, OSError, MemoryError):
        return "", "parts that cannot be followed"
    return (outlines, "") if lost == () else ("", "letters or effects that cannot be followed")


def _lost(page: "pypdfium2.PdfPage", outlines: str) -> "tuple[Box, ...] | None":
    """Return where the outlines do not look like the page, None for nearly everywhere."""
    import pypdfium2  # noqa: PLC0415  (as above)

    from briefdesk.sources.stationery.likeness import differences, proof_of  # noqa: PLC0415

    with pypdfium2.PdfDocument(proof_of(outlines)) as proof:
        return differences(_picture_of(page, _PROOF_DPI), _picture_of(proof[0], _PROOF_DPI), _PROOF_DPI)


def _picture_of(page: "pypdfium2.PdfPage", dpi: int) -> "Image.Image":
    picture: Image.Image = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False).to_pil()
    return picture.convert("RGB")


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 POSIX only

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    except (ValueError, OSError):
        return  # a stricter limit is already set: the wall clock still guards
