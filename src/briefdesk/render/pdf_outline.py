"""The bookmarks of a PDF: its title, and below it the headings where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    ComposedDocument,
    Heading,
    Signatories,
    SourcesNote,
    leaves,
)
from briefdesk.render.layout.page import Layout, PlacedText
from briefdesk.render.pdf_document import PdfFile
from briefdesk.render.pdf_objects import text_string

_HEADINGS = ("H1", "H2", "H3")


@dataclass(frozen=True, slots=True)
class _Bookmark:
    """A heading, the page on which it stands, from 0, and its upper left corner in points."""

    label: str
    page: int
    x: float
    top: float


def write_outline(file: PdfFile, layout: Layout, document: ComposedDocument, pages: Sequence[int]) -> int:
    """Add the bookmarks to `file` and return the number of their root; `pages` are the pages' numbers.

    PDF 1.7, 12.3.3. The title is the one bookmark of the first level.
    """
    title = _Bookmark(document.title, 0, 0.0, layout.page_height)
    below = [mark for mark in _bookmarks(layout, document) if mark.label != title.label]
    root, first = file.reserve(), file.reserve()
    file.put(root, b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count 1 >>" % (first, first))
    numbers = [file.reserve() for _ in below]
    kids = b""
    if numbers:
        # Counted below zero: closed until somebody opens it.
        kids = b" /First %d 0 R /Last %d 0 R /Count -%d" % (numbers[0], numbers[-1], len(numbers))
    file.put(first, _item(title, root, kids, pages))
    for at, (mark, number) in enumerate(zip(below, numbers, strict=True)):
        beside = b" /Prev %d 0 R" % numbers[at - 1] if at else b""
        beside += b" /Next %d 0 R" % numbers[at + 1] if at + 1 < len(numbers) else b""
        file.put(number, _item(mark, first, beside, pages))
    return root


def _item(mark: _Bookmark, parent: int, beside: bytes, pages: Sequence[int]) -> bytes:
    place = b"[%d 0 R /XYZ %.2f %.2f null]" % (pages[mark.page], mark.x, mark.top)
    return b"<< /Title %b /Parent %d 0 R%b /Dest %b >>" % (text_string(mark.label), parent, beside, place)


def _bookmarks(layout: Layout, document: ComposedDocument) -> Iterator[_Bookmark]:
    """Yield the headings where they stand, in the words of the document: pages may print capitals."""
    nodes = [at for at, node in enumerate(layout.nodes) if node.role in _HEADINGS]
    if not nodes:
        return
    written = [text for text in _headings(document) if text.strip()]
    labels = dict(zip(nodes, written, strict=False)) if len(nodes) == len(written) else {}
    for page, laid in enumerate(layout.pages):
        for item in laid.items:
            if isinstance(item, PlacedText) and item.node >= 0 and layout.nodes[item.node].role in _HEADINGS:
                label = labels.get(item.node) or " ".join(line.text for line in item.group.lines)
                yield _Bookmark(label, page, item.x, layout.page_height - item.y)


def _headings(document: ComposedDocument) -> Iterator[str]:
    for block in leaves(document.blocks):
        match block:
            case Heading():
                yield "".join(span.text for span in block.spans)
            case AskBox() | SourcesNote() | Signatories() | BarChart():
                yield block.heading
            case _:
                pass
