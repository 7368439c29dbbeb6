"""All text of a composed document, block by block, for checks that read what a reader will read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    ComposedDocument,
    ContactStrip,
    CopyLine,
    DateLine,
    DeliveryLine,
    Enclosures,
    Footnote,
    Heading,
    InsideAddress,
    ItemList,
    KeyFigures,
    Letterhead,
    Origin,
    Paragraph,
    PullQuote,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    Spans,
    SubjectLine,
    leaves,
)
from briefdesk.model.same import Same

_MOST_BLOCKS = 128


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of text with the kind of block that holds it ("salutation"), its spans and its origin."""

    where: str
    text: str
    origin: Origin | None = None
    spans: Spans = ()

    @property
    def part(self) -> str:
        """Return the id of the draft part that made it, empty for the frame."""
        return self.origin.part if self.origin is not None else ""


def pieces_of(document: ComposedDocument) -> tuple[TextPiece, ...]:
    """Return every run of text of a document in reading order, footnotes last."""
    return _all_of(Same(document))


@lru_cache(maxsize=2)
def _all_of(document: Same[ComposedDocument]) -> tuple[TextPiece, ...]:
    """Return the texts of a document, which several checks read one after the other."""
    found = [piece for block in leaves(document.value.blocks) for piece in _pieces_of(Same(block))]
    return (*found, *[_piece_of(Same(note)) for note in document.value.footnotes])


@lru_cache(maxsize=_MOST_BLOCKS)
def _pieces_of(block: Same[Block]) -> tuple[TextPiece, ...]:
    """Return the texts of a block; most blocks come in every letter."""
    return tuple(_pieces(block.value))


@lru_cache(maxsize=_MOST_BLOCKS)
def _piece_of(note: Same[Footnote]) -> TextPiece:
    """Return the text of a footnote."""
    return _spans("footnote", note.value.spans)


def _spans(where: str, spans: Spans, origin: Origin | None = None) -> TextPiece:
    return TextPiece(where, "".join(span.text for span in spans), origin, spans)


def _pieces(block: Block) -> Iterator[TextPiece]:
    match block:
        case DateLine() | DeliveryLine() | Salutation():
            yield TextPiece(_WHERE[type(block)], block.text)
        case SubjectLine() | Heading() | Paragraph():
            yield _spans(_WHERE[type(block)], block.spans, block.origin)
        case Enclosures() | CopyLine():
            yield from (TextPiece(_WHERE[type(block)], text) for text in block.items)
        case ItemList():
            yield from (_spans("item", item.spans, item.origin) for item in block.items)
        case AskBox():
            yield TextPiece("ask heading", block.heading, block.origin)
            yield _spans("ask lead-in", block.lead, block.origin)
            yield from (_spans("ask", item.spans, item.origin) for item in block.items)
        case SourcesNote():
            yield from (_spans("sources", note.spans) for note in block.notes)
        case ContactStrip():
            yield _spans("contact", block.spans)
        case PullQuote():
            yield _spans("quote", block.spans, block.origin)
            yield _spans("attribution", block.attribution, block.origin)
        case _:
            yield from _lines(block)


def _lines(block: Block) -> Iterator[TextPiece]:
    """Return the text of blocks that hold plain lines."""
    match block:
        case Letterhead():
            lines = (block.organization, block.tagline, *block.contact_lines)
            yield from (TextPiece("letterhead", line) for line in lines)
        case InsideAddress():
            lines_of_all = (*(line for lines in block.blocks for line in lines), *block.names)
            yield from (TextPiece("inside address", line) for line in lines_of_all)
        case SignatureBlock():
            lines = (block.close, block.name, block.title, block.organization)
            yield from (TextPiece("signature", line) for line in lines)
        case Signatories():
            yield from (TextPiece("signatories", text) for entry in block.entries for text in entry if text)
        case KeyFigures():
            yield from (
                TextPiece("key figure", f"{figure.value} {figure.label}", origin)
                for figure, _, origin in block.figures
            )
        case BarChart():
            yield TextPiece("chart", block.heading, block.origin)
            yield from (TextPiece("chart", f"{bar.label} {bar.shown}", bar.origin) for bar in block.bars)


_WHERE: dict[type[object], str] = {
    DateLine: "date",
    DeliveryLine: "delivery line",
    Salutation: "salutation",
    SubjectLine: "subject",
    Heading: "heading",
    Paragraph: "paragraph",
    Enclosures: "enclosures",
    CopyLine: "cc",
}
