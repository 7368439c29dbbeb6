"""Read a PDF: pages to pieces, pieces to lines, lines to blocks."""

import re
from typing import Any

from briefdesk.sources.readers.blocks import Counted, Facts, ReadBlock, Reading, clean, tidy_blocks
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.outline import leads_with_title
from briefdesk.sources.readers.pdf_columns import lines_of
from briefdesk.sources.readers.pdf_front import front_of
from briefdesk.sources.readers.pdf_page import Page, read_page
from briefdesk.sources.readers.pdf_paragraphs import blocks_of
from briefdesk.sources.readers.shapes import with_headings_found

MAX_PAGES = 2_000
_SCANNED_BELOW = 25  # letters a page
_GARBLED_SHARE = 0.3
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_NO_TITLE = re.compile(
    r"microsoft word|untitled|\(anonymous\)|unspecified|.*\.(?:docx?|pdf|indd|html?)$", re.I
)
_DATE = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")


def read_pdf(data: bytes, progress: Counted) -> Reading:
    """Return the reading of a PDF file's bytes. Raises ReadFault."""
    import pypdfium2  # noqa: PLC0415  (loaded in the worker only)

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _PASSWORD_ERROR
        raise ReadFault(Fault.PASSWORD if locked else Fault.BROKEN) from error
    try:
        pages = _pages(document, progress)
        told = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise ReadFault(Fault.BROKEN) from error
    finally:
        document.close()
    _check_text(pages)
    front = front_of(pages)
    blocks = blocks_of(lines_of(pages[1:] if front else pages))
    if not any(block.level for block in blocks):
        blocks = with_headings_found(blocks, level=2)
    facts = _facts(told, blocks)
    if front:
        first, others = front
        facts = Facts(
            title=first.title,
            publisher=first.publisher,
            author=first.author or facts.author,
            date=first.date or facts.date,
        )
        blocks = others + blocks
    return Reading(facts, tidy_blocks(blocks))


def _pages(document: Any, progress: Counted) -> list[Page]:
    if len(document) > MAX_PAGES:
        raise ReadFault(Fault.TOO_LONG)
    pages: list[Page] = []
    for number in range(len(document)):
        page = document[number]
        pages.append(read_page(page))
        page.close()
        progress(number + 1, len(document))
    return pages


def _check_text(pages: list[Page]) -> None:
    """Refuse scanned pages, and text whose letters PDFium cannot tell."""
    text = "".join(piece.text for page in pages for piece in page.pieces)
    letters = sum(c.isalnum() for c in text)
    untold = sum(1 for c in text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " ")
    if untold > _GARBLED_SHARE * len(text):
        raise ReadFault(Fault.GARBLED)
    if letters < _SCANNED_BELOW * len(pages):
        pictured = any(page.pictured for page in pages)
        if pictured or not letters:
            raise ReadFault(Fault.SCANNED if pictured else Fault.NO_TEXT)


def _facts(told: dict[str, str], blocks: list[ReadBlock]) -> Facts:
    title = clean(told.get("Title") or "")
    made = _DATE.match(told.get("CreationDate") or "")
    author = clean(told.get("Author") or "")
    return Facts(
        title="" if leads_with_title(blocks) or _NO_TITLE.match(title) else title,
        author="" if author.casefold() in {"anonymous", "(anonymous)", "unknown"} else author,
        date=f"{made[1]}-{made[2]}-{made[3]}" if made and made[1] > "1990" and made[1] != "2000" else "",
    )
