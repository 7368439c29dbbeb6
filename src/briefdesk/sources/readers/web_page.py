"""Read a web page: the article's paragraphs, without navigation, footer, forms and scripts."""

import re

from lxml import etree
from lxml import html as lxml_html

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import Counted, ReadBlock, Reading, clean, tidy_blocks
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.web_facts import facts_of, words_in

MAX_DEPTH = 500
_CHOSEN_SHARE = 0.5  # of the page's paragraphs must stand in an article for it to be the page's content
_NOT_CONTENT = frozenset(
    ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "svg", "math",
     "iframe", "object", "embed", "button", "select", "textarea", "input", "dialog", "audio", "video",
     "canvas", "head", "map", "menu")
)  # fmt: skip
_NOT_CONTENT_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "toolbar", "form")
)
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
     "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
     "time", "tt", "u", "var", "wbr", "img", "picture", "source")
)  # fmt: skip
_KINDS = {
    "li": PassageKind.LIST_ITEM,
    "dd": PassageKind.LIST_ITEM,
    "dt": PassageKind.LIST_ITEM,
    "blockquote": PassageKind.BLOCK_QUOTE,
    "figcaption": PassageKind.CAPTION,
    "caption": PassageKind.CAPTION,
}
_HEADING = re.compile(r"h([1-6])")
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>]*>)?")
_RAW = frozenset((b"script", b"style", b"textarea", b"title"))
_CLOSED_BY_THE_NEXT = frozenset(
    (b"p", b"li", b"td", b"th", b"tr", b"dt", b"dd", b"option", b"thead", b"tbody", b"tfoot", b"br", b"hr",
     b"img", b"input", b"meta", b"link", b"wbr", b"source", b"col", b"area", b"base", b"embed", b"param",
     b"track")
)  # fmt: skip
_NOTE_CLASS = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?|fn)(?:[\s_-]|$)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:caption|credit)(?:[\s_-]|$|-text)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_web_page(data: bytes, progress: Counted) -> Reading:
    """Return the reading of a page given as UTF-8. Raises ReadFault."""
    _check_depth(data)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        page = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadFault(Fault.NO_TEXT) from error
    content = _content(page)
    walk = _Walk(progress)
    walk.read(content)
    return Reading(facts_of(page, content), tidy_blocks(walk.found))


def _check_depth(data: bytes) -> None:
    """Refuse pages whose tags nest deeper than MAX_DEPTH, before a parser builds them."""
    depth = at = 0
    while match := _TAG.search(data, at):
        at = match.end()
        name = match[2].lower()
        if name in _CLOSED_BY_THE_NEXT or match[0].endswith(b"/>"):
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > MAX_DEPTH:
            raise ReadFault(Fault.TOO_DEEP)
        if name in _RAW and not match[1]:
            end = data.find(b"</", at)
            while end >= 0 and data[end + 2 : end + 2 + len(name)].lower() != name:
                end = data.find(b"</", end + 2)
            at = len(data) if end < 0 else end


def _content(page: etree._Element) -> etree._Element:
    """Return the element that holds the report: an article with most of the paragraphs, main, or the body."""
    body = page.find("body")
    outer = page if body is None else body
    mains = (e for e in outer.iter() if e.tag == "main" or e.get("role") == "main")
    outer = next(mains, outer)
    articles = [e for e in outer.iter("article") if not any(up.tag == "article" for up in e.iterancestors())]
    heaviest = max(articles, key=_weight, default=outer)
    return heaviest if _weight(heaviest) >= _CHOSEN_SHARE * _weight(outer) else outer


def _weight(element: etree._Element) -> int:
    """Return how many letters stand in the paragraphs of an element."""
    return sum(len(words_in(paragraph)) for paragraph in element.iter("p"))


class _Walk:
    """Walks the content without recursion; `found` holds the blocks."""

    def __init__(self, progress: Counted) -> None:
        self.found: list[ReadBlock] = []
        self._words: list[str] = []
        self._kinds: list[PassageKind] = []
        self._level = 0
        self._cells: list[str] | None = None
        self._progress = progress

    def read(self, content: etree._Element) -> None:
        """Read the element and all that stands in it."""
        walk = etree.iterwalk(content, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is not content and _is_skipped(element):
                    walk.skip_subtree()
                    continue
                self._start(element)
            else:
                if element is content or not _is_skipped(element):
                    self._end(element)
                if element is not content and element.tail:
                    self._words.append(element.tail)
        self._flush()

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._words.append(" ")
        elif tag not in _INLINE:
            self._flush()
            if kind := _kind_of(element):
                self._kinds.append(kind)
            if heading := _HEADING.fullmatch(tag):
                self._level = int(heading[1])
            if tag == "tr":
                self._cells = []
        if element.text:
            self._words.append(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _INLINE or tag == "br":
            return
        self._flush()
        if _kind_of(element):
            self._kinds.pop()
        if _HEADING.fullmatch(tag):
            self._level = 0
        if tag == "tr" and self._cells is not None:
            cells, self._cells = self._cells, None
            self.found.append(ReadBlock(" | ".join(cells), PassageKind.TABLE))

    def _flush(self) -> None:
        """End the paragraph of what was gathered since the last one."""
        text = clean("".join(self._words))
        self._words = []
        if not text:
            return
        if self._cells is not None and PassageKind.CAPTION not in self._kinds:
            self._cells.append(text)
        elif self._level:
            self.found.append(ReadBlock(text, level=self._level))
        else:
            self.found.append(ReadBlock(text, self._kinds[-1] if self._kinds else PassageKind.TEXT))
        if len(self.found) % 200 == 0:
            self._progress(len(self.found), 0)


def _kind_of(element: etree._Element) -> PassageKind | None:
    """Return the kind that the element gives to the paragraphs in it, None where it gives none."""
    names = f"{element.get('class') or ''} {element.get('role') or ''}"
    if _NOTE_CLASS.search(names):
        return PassageKind.FOOTNOTE
    if element.tag not in {"figure", "div", "section", "article"} and _CAPTION_CLASS.search(names):
        return PassageKind.CAPTION
    return _KINDS.get(element.tag)


def _is_skipped(element: etree._Element) -> bool:
    """Return whether the element is no content: navigation, a script, hidden, or the mark of a footnote."""
    tag = element.tag
    if tag in _NOT_CONTENT:
        return not (tag == "aside" and _NOTE_CLASS.search(element.get("role") or ""))
    if element.get("role") in _NOT_CONTENT_ROLES or "hidden" in element.attrib:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
        return True
    return tag == "sup" and element.find(".//a") is not None
