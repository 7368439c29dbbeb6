"""Markdown to blocks of spans: emphasis, links, lists and level 2 headings; everything else stays text.

CommonMark 0.31 through markdown-it-py, with the rules for code, HTML, pictures, quotes and the like
turned off. Results are kept per text: most paragraphs are the same in every letter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefdesk.compose.placeholder import CLOSE, OPEN, one_line
from briefdesk.compose.typography import set_characters, set_dashes
from briefdesk.model.blocks import Heading, ItemList, ListItem, ListStyle, Origin, Paragraph, Span, Spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TextBlock = Paragraph | Heading | ItemList
_BLOCK_START = re.compile(r"^\s{0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}(?:[ \t]|$))", re.MULTILINE)
_MARKUP = re.compile(r"[*_\[<&`]|\\(?![!-/:-@\[-`{-~])|[ \\]\n")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+$", re.IGNORECASE)
_PLACEHOLDER = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}?")


@lru_cache(maxsize=2048)
def blocks_of(text: str, origin: Origin | None = None) -> tuple[TextBlock, ...]:
    """Return the blocks that a Markdown text makes, each with `origin`: the same ones for the same text."""
    found = _blocks(text)
    if origin is None:
        return found
    return tuple(_with_origin(block, origin) for block in found)


def spans_of(text: str) -> Spans:
    """Return the spans of a text that is to be one paragraph: line ends and block marks are plain text."""
    return _inline(one_line(text))


@lru_cache(maxsize=2048)
def plain_spans(text: str) -> Spans:
    """Return one span of plain text, typeset: Markdown marks in it are ordinary characters."""
    return _typeset((Span(text),)) if text else ()


def plain_text(spans: Spans) -> str:
    """Return what the spans say, without marks of style or footnotes."""
    return "".join(span.text for span in spans)


def allowed_link(address: str) -> bool:
    """Return whether an address may be a link in a document: http, https or mailto."""
    return _LINK.match(address) is not None


def _with_origin(block: TextBlock, origin: Origin) -> TextBlock:
    if isinstance(block, ItemList):
        return replace(block, items=tuple(replace(item, origin=origin) for item in block.items))
    return replace(block, origin=origin)


@lru_cache(maxsize=2048)
def _blocks(text: str) -> tuple[TextBlock, ...]:
    if _BLOCK_START.search(text) is None:
        # Nothing but paragraphs: each is read by itself, so that those all letters share are read once.
        pieces = (one_line(piece) for piece in _BLANK_LINES.split(text))
        return tuple(Paragraph(_inline(piece)) for piece in pieces if piece)
    return _parsed_blocks(_parser().parse(text))


@lru_cache(maxsize=4096)
def _inline(text: str) -> Spans:
    if _MARKUP.search(text) is None:
        plain = _ESCAPED.sub(r"\1", text)
        return _typeset(_parted((Span(plain),))) if plain else ()
    tokens = _parser().parseInline(text)
    return _spans(tokens[0].children or ()) if tokens else ()


@cache
def _parser() -> "MarkdownIt":
    # Deferred: the import costs 40 ms that a start of the app need not wait for.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    # Nobody nests deeper, and each further level lets a stranger’s brackets take as long again.
    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 8}
    parser = MarkdownIt("commonmark", options)
    parser.disable(
        [
            "code",
            "fence",
            "blockquote",
            "hr",
            "reference",
            "html_block",
            "lheading",
            "backticks",
            "image",
            "autolink",
            "html_inline",
        ]
    )
    parser.validateLink = allowed_link  # type: ignore[method-assign,assignment] # the documented way to set it
    return parser


@dataclass(slots=True)
class _OpenList:
    style: ListStyle
    start: int
    items: list[ListItem]


def _parsed_blocks(tokens: Sequence["Token"]) -> tuple[TextBlock, ...]:
    """Return blocks; a list inside a list is laid flat, a second paragraph of an item joins the first."""
    blocks: list[TextBlock] = []
    open_list: _OpenList | None = None
    depth = 0
    heading = False
    new_item = True
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
                if open_list is None:
                    numbered = token.type == "ordered_list_open"
                    style = ListStyle.NUMBERS if numbered else ListStyle.BULLETS
                    open_list = _OpenList(style, int(token.attrGet("start") or 1), [])
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if depth == 0 and open_list is not None:
                    blocks.append(ItemList(tuple(open_list.items), open_list.style, open_list.start))
                    open_list = None
            case "list_item_open":
                new_item = True
            case "heading_open":
                heading = True
            case "inline":
                spans = _spans(token.children or ())
                if open_list is not None:
                    _add_item(open_list.items, spans, new_item)
                    new_item = False
                else:
                    blocks.append(Heading(2, spans) if heading else Paragraph(spans))
                heading = False
    return tuple(blocks)


def _add_item(items: list[ListItem], spans: Spans, new_item: bool) -> None:
    if new_item or not items:
        items.append(ListItem(spans))
    else:
        items[-1] = ListItem((*items[-1].spans, Span(" "), *spans))


def _spans(tokens: Sequence["Token"]) -> Spans:
    spans: list[Span] = []
    style = Span("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.type == "strong_open")
            case "em_open" | "em_close":
                style = replace(style, italic=token.type == "em_open")
            case "link_open":
                address = str(token.attrGet("href") or "")
                style = replace(style, link=address if allowed_link(address) else None)
            case "link_close":
                style = replace(style, link=None)
            case "softbreak" | "hardbreak":
                spans.append(replace(style, text=" "))
            case _ if token.content:
                spans.append(replace(style, text=token.content))
    return _typeset(_parted(_joined(spans)))


def _joined(spans: Sequence[Span]) -> Spans:
    """Join neighbors of one style: markdown-it parts texts at every escaped character."""
    joined: list[Span] = []
    for span in spans:
        if joined and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def _parted(spans: Spans) -> Spans:
    """Part every span at its placeholders, which become spans of their own."""
    if not any(OPEN in span.text for span in spans):
        return spans
    parted: list[Span] = []
    for span in spans:
        place = 0
        for match in _PLACEHOLDER.finditer(span.text):
            parted.append(replace(span, text=span.text[place : match.start()]))
            parted.append(replace(span, text=match[1], unfilled=True))
            place = match.end()
        parted.append(replace(span, text=span.text[place:]))
    return tuple(span for span in parted if span.text)


def _typeset(spans: Spans) -> Spans:
    """Typeset over the borders of spans: the quote after a bold word must know that word."""
    # Dashes first: they change lengths, and the places below must hold.
    texts = set_dashes(*(span.text for span in spans))
    done = set_characters("".join(texts))
    result: list[Span] = []
    place = 0
    for span, text in zip(spans, texts, strict=True):
        end = place + len(text)
        result.append(span if done[place:end] == span.text else replace(span, text=done[place:end]))
        place = end
    return tuple(result)
