"""The process that draws the first page of a stranger's PDF: bytes in, a PNG or one word out."""

import io
import sys

MEMORY_LIMIT_BYTES = 1_000_000_000
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_LEAST_PT, _MOST_PT = 4 * 72, 24 * 72
_DPI = 300


def main() -> None:
    """Draw the PDF on standard input and write the PNG, or the word for what is wrong, on standard output."""
    _limit_memory()
    # Whatever else goes wrong ends the process, which says enough to the one that waits for it.
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()


def drawn(data: bytes) -> bytes:
    """Return the first page as a PNG of 300 dots per inch, or the word for what is wrong."""
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
    picture = page.render(scale=_DPI / 72, may_draw_forms=False, draw_annots=False).to_pil()
    made = io.BytesIO()
    picture.convert("RGB").save(made, "PNG")
    return made.getvalue()


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 POSIX only

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    except (ValueError, OSError):
        return  # a stricter limit is already set: the wall clock still guards
