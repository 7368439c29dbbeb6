"""The floor of a preview: pypdfium2 loads and draws bytes that are there already, as its manual shows."""


def draw(pdf: bytes, scale: float) -> bytes:
    """Return the pixels of the first page, four bytes each, at `scale` pixels per point."""
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    bitmap = page.render(
        scale=scale, force_bitmap_format=raw.FPDFBitmap_BGRA, rev_byteorder=True, may_draw_forms=False
    )
    pixels = bytes(bitmap.buffer)
    bitmap.close()
    page.close()
    document.close()
    return pixels
