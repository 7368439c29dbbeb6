"""A document as plain text: one line per paragraph, lists with their marks, notes at the end."""

from briefdesk.model.blocks import (
    AskBox,
    BarChart,
    Block,
    Columns,
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
    ListItem,
    ListStyle,
    Paragraph,
    PullQuote,
    Question,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    Spans,
    SubjectLine,
    leaves,
)
from briefdesk.model.letter import Rendered
from briefdesk.render.docx.markup import clean, safe_link


def render_text(document: ComposedDocument) -> Rendered:
    """Return `document` as plain text in UTF-8; the page count is 0, text has no pages.

    Footnote marks stand as "[1]"; a link's address follows its words in parentheses.
    """
    return Rendered("txt", plain_text(document).encode("utf-8"), 0)


def plain_text(document: ComposedDocument) -> str:
    """Return `document` as plain text that ends with a line end; an empty line parts its blocks."""
    parts = [document.mark, *(_block_text(block) for block in leaves(document.blocks))]
    if document.footnotes:
        parts.append("\n".join(["Notes", *_notes(document.footnotes)]))
    # A mark that turns the reading order, or a control character, has no place in what people paste.
    return clean("\n\n".join(part for part in parts if part)) + "\n"


def _block_text(block: Block) -> str:
    """Return one block as lines."""
    match block:
        case Paragraph() | Heading() | ContactStrip():
            text = _spans(block.spans)
        case ItemList():
            text = "\n".join(_items(block.items, block.style, block.start))
        case KeyFigures():
            text = "\n".join(
                f"{figure.value}: {_one_line(figure.label)}{_mark(note)}" for figure, note, _ in block.figures
            )
        case AskBox():
            asks = _items(block.items, ListStyle.NUMBERS, 1)
            text = _lines(_one_line(block.heading), _spans(block.lead), *asks)
        case BarChart():
            bars = (f"{_one_line(bar.label)}: {bar.shown}{_mark(bar.note)}" for bar in block.bars)
            text = _lines(block.heading, *bars)
        case PullQuote():
            text = _lines(_spans(block.spans), _spans(block.attribution))
        case Columns() | Question():
            text = "\n\n".join(_block_text(leaf) for leaf in leaves((block,)))
        case SourcesNote():
            more = f"{block.qr.label}: {block.qr.url}" if block.qr else ""
            text = _lines(_one_line(block.heading), *_notes(block.notes), more)
        case _:
            text = _frame_text(block)
    return text


def _frame_text(
    block: Letterhead
    | DateLine
    | DeliveryLine
    | InsideAddress
    | SubjectLine
    | Salutation
    | SignatureBlock
    | Signatories
    | Enclosures
    | CopyLine,
) -> str:
    """Return one block of a letter's frame as lines."""
    match block:
        case Letterhead():
            text = _lines(block.organization, block.tagline, *block.contact_lines)
        case DateLine() | DeliveryLine() | Salutation():
            text = _one_line(block.text)
        case InsideAddress():
            text = "\n\n".join(_lines(*lines) for lines in block.blocks) or _lines(*block.names)
        case SubjectLine():
            text = f"Re: {_spans(block.spans)}"
        case SignatureBlock():
            text = f"{block.close}\n\n{_lines(block.name, block.title, block.organization)}".rstrip()
        case Signatories():
            text = _lines(block.heading, *(f"{name} ({who})" if who else name for name, who in block.entries))
        case Enclosures():
            text = _lines("Enclosures:" if len(block.items) > 1 else "Enclosure:", *block.items)
        case CopyLine():
            text = _lines("cc:", *block.items)
    return text


def _items(items: tuple[ListItem, ...], style: ListStyle, start: int) -> list[str]:
    marks = (
        ["- "] * len(items)
        if style is ListStyle.BULLETS
        else [f"{number}. " for number in range(start, start + len(items))]
    )
    return [mark + _spans(item.spans) for mark, item in zip(marks, items, strict=True)]


def _notes(notes: tuple[Footnote, ...]) -> list[str]:
    return [f"[{note.number}] {_spans(note.spans)}" for note in notes]


def _spans(spans: Spans) -> str:
    """Return the words of `spans` in one line, with marks and the addresses of links."""
    found: list[str] = []
    for at, span in enumerate(spans):
        if span.note is not None:
            found.append(_mark(span.note))
            continue
        found.append(span.text)
        following = spans[at + 1].link if at + 1 < len(spans) else None
        if span.link and span.link != following:
            found.append(_address(span.link, span.text))
    return _one_line("".join(found))


def _address(link: str, words: str) -> str:
    """Return a link's address in parentheses, nothing where the words already say it."""
    target = safe_link(link)
    if target is None:
        return ""
    shown = target.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")
    return "" if shown.casefold() in words.casefold() else f" ({target.removeprefix('mailto:')})"


def _mark(note: int | None) -> str:
    return "" if note is None else f"[{note}]"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(*lines: str) -> str:
    return "\n".join(text for line in lines if (text := _one_line(line)))
