"""Pages as pictures for the preview, drawn from the very bytes that export writes."""

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from briefdesk.errors import RenderError

# PDFium keeps state of its own and may be entered by one thread at a time.
_PDFIUM = threading.Lock()

Room = Callable[[int, int], memoryview]
"""Gives the memory for a picture of so many pixels in width and height: 4 writable bytes for each."""


class PageUnreadable(RenderError):
    """A PDF, or a page of it, cannot be drawn."""


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and RGBA bytes of a page (from 0) at `scale` pixels per point.

    Raises PageUnreadable if there is no such page. Safe to call from several threads.
    """
    pictures: list[tuple[int, int, bytearray]] = []

    def room(width: int, height: int) -> memoryview:
        pictures.append((width, height, bytearray(4 * width * height)))
        return memoryview(pictures[-1][2])

    with _opened(pdf) as document:
        _draw(document, page, scale, room, reversed_bytes=True)
    ((width, height, pixels),) = pictures
    return width, height, bytes(pixels)


def draw_pages(pdf: bytes, count: int, scale: float, room: Room) -> None:
    """Draw the first `count` pages, each into its own `room`, at `scale` pixels per point.

    A pixel is blue, green, red and an unused byte. What `room` gives may have held another picture: memory
    that is new costs as much time as drawing. Raises PageUnreadable; safe to call from several threads.
    """
    with _opened(pdf) as document:
        for page in range(count):
            _draw(document, page, scale, room, reversed_bytes=False)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """Give a document of PDFium, which nobody else may enter meanwhile."""
    import pypdfium2  # noqa: PLC0415  (loaded with the first page)

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise PageUnreadable("The PDF cannot be read.") from error
        try:
            yield document
        finally:
            document.close()


def _draw(document: Any, page: int, scale: float, room: Room, *, reversed_bytes: bool) -> None:
    """Draw a page into its room, in the byte order that Qt paints or the other way round."""
    from pypdfium2 import PdfBitmap, raw  # noqa: PLC0415

    if not 0 <= page < len(document):
        raise PageUnreadable(f"There is no page {page + 1}.")

    def bitmap_in_room(width: int, height: int, format: int, rev_byteorder: bool) -> PdfBitmap:  # noqa: A002
        memory = (ctypes.c_ubyte * (4 * width * height)).from_buffer(room(width, height))
        return PdfBitmap.new_native(width, height, format, rev_byteorder, buffer=memory)

    drawn = document[page]
    try:
        drawn.render(
            scale=scale,
            force_bitmap_format=raw.FPDFBitmap_BGRA,
            rev_byteorder=reversed_bytes,
            may_draw_forms=False,
            bitmap_maker=bitmap_in_room,
        ).close()
    finally:
        drawn.close()
