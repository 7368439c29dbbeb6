"""The spans of a document in reading order, for what must be known before the first one is written."""

from collections.abc import Iterator

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    ComposedDocument,
    ContactStrip,
    Heading,
    ItemList,
    KeyFigures,
    Paragraph,
    PullQuote,
    Span,
    Spans,
    SubjectLine,
    leaves,
)


def notes_in_order(document: ComposedDocument) -> tuple[int, ...]:
    """Return the number of every footnote mark in reading order, repeated marks included."""
    return tuple(notes_in(document.blocks))


def notes_in(blocks: tuple[Block, ...]) -> Iterator[int]:
    """Yield the number of every footnote mark in `blocks`."""
    return (
        span.note
        for block in leaves(blocks)
        for spans in _spans_of(block)
        for span in spans
        if span.note is not None
    )


def _spans_of(block: Block) -> Iterator[Spans]:
    """Yield the texts of a block that can carry marks, in reading order."""
    match block:
        case SubjectLine() | Heading() | Paragraph() | ContactStrip():
            yield block.spans
        case ItemList():
            yield from (item.spans for item in block.items)
        case AskBox():
            yield block.lead
            yield from (item.spans for item in block.items)
        case KeyFigures():
            yield from ((Span("", note=number),) for _, number, _ in block.figures)
        case BarChart():
            yield from ((Span("", note=bar.note),) for bar in block.bars)
        case PullQuote():
            yield block.spans
            yield block.attribution
        case _:
            return
