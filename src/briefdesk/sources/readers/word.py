"""Read a DOCX: headings by style, by outline level, or bold lines where a file has no styles."""

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import Counted, Facts, ReadBlock, Reading, clean, tidy_blocks
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.shapes import looks_like_heading, with_headings_found, without_marker
from briefdesk.sources.readers.word_guard import UNZIP_ERRORS, check_docx
from briefdesk.sources.readers.word_text import W, WordParagraph, boxes_of, paragraph_of

# What python-docx writes into a new file, which tells nothing of the report.
_EMPTY_AUTHORS = frozenset(
    ("python-docx", "author", "microsoft office user", "user", "admin", "windows user")
)
_EMPTY_YEAR = 2013
_LIST_STYLE = re.compile(r"list|bullet|enumerat", re.IGNORECASE)
_QUOTE_STYLE = re.compile(r"\bquote\b|\bblock text\b|quotation", re.IGNORECASE)
_HEADING_STYLE = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_BOLD_LEVEL = 7  # of a heading that only its weight shows: below all that styles make


def read_word(data: bytes, progress: Counted) -> Reading:
    """Return the reading of a DOCX file's bytes. Raises ReadFault."""
    count = check_docx(data)
    import docx  # noqa: PLC0415  (slow to load, and only the worker needs it)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(data))
        reader = _WordReader(document, count, progress)
        blocks = reader.read()
        return Reading(_facts(document, reader.title), blocks)
    except (
        OpcError,
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        *UNZIP_ERRORS,
        etree.LxmlError,
    ) as error:
        # python-docx meets a broken file with whatever its own code stumbles over.
        raise ReadFault(Fault.BROKEN) from error


class _WordReader:
    """Reads one document's body in order; `title` is then what stands in the style “Title”."""

    def __init__(self, document: Any, count: int, progress: Counted) -> None:
        self.title = ""
        self._body = document.element.body
        self._styles = {style.style_id: _style_names(style) for style in document.styles if style.type == 1}
        self._notes = dict(_notes(document))
        self._count = count
        self._progress = progress
        self._read = 0
        self._found: list[ReadBlock] = []
        self._bold: dict[int, float] = {}  # places of bold lines that may be headings, and their sizes

    def read(self) -> tuple[ReadBlock, ...]:
        """Return the blocks of the body, footnotes behind the paragraph that calls them."""
        for element in _body_elements(self._body):
            if element.tag == f"{W}tbl":
                self._table(element)
            else:
                self._paragraph(element)
        self._judge_bold()
        if not any(block.level for block in self._found):
            self._found = with_headings_found(self._found, level=2)
        return tidy_blocks(self._found)

    def _paragraph(self, element: etree._Element) -> None:
        self._read += 1
        if self._read % 200 == 0:
            self._progress(self._read, self._count)
        paragraph = paragraph_of(element)
        text = clean(paragraph.text)
        names = self._styles.get(paragraph.style, ())
        if text and not any(name.lower().startswith("toc") for name in names):
            self._take(paragraph, text, names)
        self._found += [
            ReadBlock(self._notes[n], PassageKind.FOOTNOTE) for n in paragraph.notes if n in self._notes
        ]
        for box in boxes_of(element):
            self._found.append(ReadBlock(paragraph_of(box).text))

    def _take(self, paragraph: WordParagraph, text: str, names: tuple[str, ...]) -> None:
        heading = next((m for name in names if (m := _HEADING_STYLE.search(name))), None)
        level = int(heading[1]) if heading else paragraph.outline
        if names[:1] == ("Title",) and not self.title:
            self.title = text
        elif level:
            self._found.append(ReadBlock(text, level=level))
        else:
            kind, text = _kind(paragraph, text, names)
            if kind is PassageKind.TEXT and paragraph.bold and looks_like_heading(text):
                self._bold[len(self._found)] = paragraph.size
            self._found.append(ReadBlock(text, kind))

    def _judge_bold(self) -> None:
        """Make bold lines the headings that they are where other words follow: the larger, the higher."""
        sizes = sorted(set(self._bold.values()), reverse=True)
        for at, size in self._bold.items():
            if at + 1 < len(self._found):
                self._found[at] = ReadBlock(
                    self._found[at].text, level=_BOLD_LEVEL + min(sizes.index(size), 3)
                )

    def _table(self, table: etree._Element) -> None:
        """Take a table's rows; a table of one cell is a box around its paragraphs."""
        rows = list(table.iterchildren(f"{W}tr"))
        if sum(1 for row in rows for _ in row.iterchildren(f"{W}tc")) == 1:
            for element in _body_elements(next(rows[0].iterchildren(f"{W}tc"))):
                if element.tag == f"{W}p":
                    self._paragraph(element)
            return
        for row in rows:
            cells = [
                clean(" ".join(paragraph_of(p).text for p in cell.iter(f"{W}p")))
                for cell in row.iterchildren(f"{W}tc")
            ]
            self._found.append(ReadBlock(" | ".join(c for c in cells if c), PassageKind.TABLE))


def _kind(paragraph: WordParagraph, text: str, names: tuple[str, ...]) -> tuple[PassageKind, str]:
    """Return what a paragraph is by its style, and its text without a bullet typed by hand."""
    joined = " ".join(names)
    if "caption" in joined.lower():
        return PassageKind.CAPTION, text
    item = without_marker(text)
    if paragraph.listed or _LIST_STYLE.search(joined):
        return PassageKind.LIST_ITEM, text
    if item and not looks_like_heading(text):
        return PassageKind.LIST_ITEM, item
    if _QUOTE_STYLE.search(joined):
        return PassageKind.BLOCK_QUOTE, text
    return PassageKind.TEXT, text


def _body_elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of `parent` in order, also those in content controls."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
            yield from _body_elements(child)


def _style_names(style: Any) -> tuple[str, ...]:
    """Return the names of a style and of those that it is based on, its own first."""
    names: list[str] = []
    while style is not None and len(names) < 10:
        names.append(style.name or "")
        style = style.base_style
    return tuple(names)


def _notes(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the document's footnotes and endnotes: “footnote-2” and what it says."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in {"footnotes", "endnotes"} or relation.is_external:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(relation.target_part.blob, parser):
            if note.get(f"{W}type") is None:
                text = clean(" ".join(paragraph_of(p).text for p in note.iter(f"{W}p")))
                yield f"{kind[:-1]}-{note.get(f'{W}id')}", text


def _facts(document: Any, title: str) -> Facts:
    properties = document.core_properties
    author = clean(properties.author or "")
    created = properties.created
    return Facts(
        title=title or clean(properties.title or ""),
        author="" if author.casefold() in _EMPTY_AUTHORS else author,
        date=created.strftime("%Y-%m-%d") if created and created.year > _EMPTY_YEAR else "",
    )
