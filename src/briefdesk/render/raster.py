"""Pages as pictures for the preview, drawn from the very bytes that export writes."""

import threading

from briefdesk.errors import RenderError

# PDFium keeps state of its own and may be entered by one thread at a time.
_PDFIUM = threading.Lock()


class PageUnreadable(RenderError):
    """A PDF, or a page of it, cannot be drawn."""


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and RGBA bytes of a page (from 0) at `scale` pixels per point.

    Raises PageUnreadable if there is no such page. Safe to call from several threads.
    """
    with _PDFIUM:
        width, height, stride, pixels = _draw(pdf, page, scale)
    row = width * 4
    if stride != row:
        pixels = b"".join(pixels[at : at + row] for at in range(0, stride * height, stride))
    return width, height, pixels


def _draw(pdf: bytes, page: int, scale: float) -> tuple[int, int, int, bytes]:
    """Return width, height, bytes per row and the bitmap of a page."""
    import pypdfium2  # noqa: PLC0415  (as above)
    from pypdfium2 import raw  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise PageUnreadable("The PDF cannot be read.") from error
    try:
        if not 0 <= page < len(document):
            raise PageUnreadable(f"There is no page {page + 1}.")
        drawn = document[page]
        # Straight into the byte order that Qt paints: no copy through a picture library.
        bitmap = drawn.render(
            scale=scale, force_bitmap_format=raw.FPDFBitmap_BGRA, rev_byteorder=True, may_draw_forms=False
        )
        try:
            return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
        finally:
            bitmap.close()
            drawn.close()
    finally:
        document.close()
