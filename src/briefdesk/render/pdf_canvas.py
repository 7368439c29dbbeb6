"""A layout as a PDF file: its pages drawn, fonts from our own bank, structure and properties."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from briefdesk.model.blocks import ComposedDocument
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.memo import Memo
from briefdesk.render.layout.page import (
    FaceKey,
    LaidPage,
    Layout,
    LineGroup,
    PlacedPaper,
    PlacedPicture,
    SharedItems,
)
from briefdesk.render.pdf_document import BegunFile, PdfFile, page_object
from briefdesk.render.pdf_drawing import Area, Drawing
from briefdesk.render.pdf_fonts import FontBank, Subset
from briefdesk.render.pdf_metadata import metadata, srgb_profile
from briefdesk.render.pdf_objects import (
    array,
    dictionary,
    document_string,
    number,
    packed_stream,
    reference,
    text_string,
    web_address,
)
from briefdesk.render.pdf_outline import write_outline
from briefdesk.render.pdf_tags import StructureTree
from briefdesk.render.pdf_text import Fragment, TextWriter
from briefdesk.render.theme import Color

_START_OF_PAGE = "1 0 0 1 0 0 cm"
# The same draft gives the same bytes on any day: files carry no date of their own.
_DATE = b"(D:20000101000000+00'00')"
# What letters of one batch begin with comes in some dozens of kinds; each takes about 20 kB.
_MOST_BEGUN = 64
_DIGESTED = ("a reportlab document", "946684800.0")


class Press:
    """Fonts and written paragraphs that documents share; safe to use from several threads."""

    def __init__(self, bank: FontBank) -> None:
        self.bank = bank
        self.fragments: WeakKeyDictionary[LineGroup, Fragment] = WeakKeyDictionary()
        self.begun: Memo[tuple[object, ...], _Begun] = Memo(_MOST_BEGUN)

    def print(
        self, layout: Layout, document: ComposedDocument, unfilled: Color, *, archival: bool = False
    ) -> bytes:
        """Return the PDF file, PDF/A-2a if `archival`; the same layout and document give the same bytes."""
        return _Printing(self, layout, document, unfilled).run(archival=archival)


@lru_cache(maxsize=1)
def shipped_press() -> Press:
    """Return the one press over our fonts."""
    return Press(FontBank(shipped_fonts()))


class _Sheet:
    """One page under construction; pictures are shared over the file."""

    def __init__(self, file: PdfFile, pictures: dict[str, int]) -> None:
        self._file = file
        self._pictures = pictures
        self.code = [_START_OF_PAGE]
        self.used: dict[str, int] = {}
        self.links: dict[str, int] = {}

    @property
    def content(self) -> bytes:
        """Return the page's operators."""
        return "\n".join((*self.code, " \n")).encode()

    def write(self, code: str) -> None:
        """Add operators to the page."""
        self.code.append(code)

    def picture(self, name: str, body: bytes) -> str:
        """Add a picture to the file, once, and name it among those that the page draws."""
        internal = f"FormXob.{name}"
        if internal not in self._pictures:
            self._pictures[internal] = self._file.add(body)
        self.used[internal] = self._pictures[internal]
        return internal

    def link(self, url: str, area: Area, key: int, name: str) -> None:
        """Add a link annotation to the page, with the words that a screen reader says."""
        self.links[name] = self._file.add(
            dictionary(
                {
                    "A": dictionary({"S": b"/URI", "URI": web_address(url)}),
                    "Border": b"[0 0 0]",
                    "Contents": text_string(f"Link to {url}"),
                    "F": b"4",
                    "Rect": array([number(round(value, 2)) for value in area]),
                    "StructParent": b"%d" % key,
                    "Subtype": b"/Link",
                    "Type": b"/Annot",
                }
            )
        )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The pages of a file as drawn: operators of each page, numbers of the objects that lead to them.

    `sheets` are the pages whose objects have yet to be put in their places, `objects` counts those so far.
    """

    contents: tuple[bytes, ...]
    pages: tuple[int, ...]
    fonts: int
    tree: int
    objects: int
    sheets: tuple[_Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class _Begun:
    """A page that begins like one before: its file goes on from that one's first objects.

    `rest` are the operators of the items in `shared`, which is kept so that no other comes to have its
    identity.
    """

    shared: SharedItems
    first: BegunFile
    rest: str
    drawn: _Drawn


class _Printing:
    """The drawing of one document."""

    def __init__(self, press: Press, layout: Layout, document: ComposedDocument, unfilled: Color) -> None:
        self._press = press
        self._layout = layout
        self._document = document
        self._unfilled = unfilled
        self._writer = TextWriter(press.bank, press.fragments)
        self._file = PdfFile()

    def run(self, *, archival: bool) -> bytes:
        page = self._layout.pages[0]
        if len(self._layout.pages) == 1 and page.shared is not None:
            return self._with_shared(page, page.shared, archival=archival)
        return self._finish(self._draw(), archival=archival)

    def _with_shared(self, page: LaidPage, shared: SharedItems, *, archival: bool) -> bytes:
        """Return the file of a page whose last items stand in other documents too.

        What comes before them is drawn; where it has the structure of a page before, its words alone differ.
        """
        layout, begun = self._layout, self._press.begun
        own = LaidPage(page.items[: len(page.items) - len(shared.items)])
        tree, sheet = StructureTree(layout.nodes[: shared.first_node]), _Sheet(PdfFile(), {})
        faces = Drawing(layout, self._writer, tree, self._unfilled, (own,)).draw(own, sheet)
        if self._writer.rare or sheet.links:
            return self._finish(self._draw(), archival=archival)
        images = tuple([item.image for item in own.items if isinstance(item, PlacedPicture)])
        papers = tuple([item.drawing for item in own.items if isinstance(item, PlacedPaper)])
        key = (id(shared), tree.root.shape(), frozenset(faces), images, papers, archival)
        kept = begun.get(key)
        if kept is not None:
            self._file = PdfFile(kept.first)
            content = "\n".join((*sheet.code, kept.rest, " \n")).encode()
            return self._finish(replace(kept.drawn, contents=(content,)), archival=archival)
        drawn = self._draw()
        made = self._finish(drawn, archival=archival)
        if not self._writer.rare:
            rest = "\n".join(drawn.sheets[0].code[len(sheet.code) :])
            first = self._file.first(drawn.objects)
            begun.put(key, _Begun(shared, first, rest, replace(drawn, contents=(), sheets=())))
        return made

    def _draw(self) -> _Drawn:
        """Draw all pages, and add fonts and structure to the file."""
        tree = StructureTree(self._layout.nodes)
        drawing = Drawing(self._layout, self._writer, tree, self._unfilled)
        file, pictures = self._file, dict[str, int]()
        keys: set[FaceKey] = set()
        sheets: list[_Sheet] = []
        pages: list[int] = []
        fonts = file.reserve()
        for page in self._layout.pages:
            sheet = _Sheet(file, pictures)
            keys |= drawing.draw(page, sheet)
            sheets.append(sheet)
            pages.append(file.reserve())
        embedded = {s.resource: self._embed(s) for s in self._writer.subsets(frozenset(keys))}
        file.put(fonts, dictionary({name: reference(embedded[name]) for name in sorted(embedded)}))
        links = {name: at for sheet in sheets for name, at in sheet.links.items()}
        top = tree.write(file, pages, links)
        contents = tuple(sheet.content for sheet in sheets)
        return _Drawn(contents, tuple(pages), fonts, top, file.count, tuple(sheets))

    def _finish(self, drawn: _Drawn, *, archival: bool) -> bytes:
        """Return the file of the pages drawn."""
        file = self._file
        described = self._describe(drawn.tree, archival=archival)
        catalog, info, parent = file.reserve(), file.add(self._info()), file.reserve()
        self._write_pages(drawn, parent)
        described |= {
            "Pages": reference(parent),
            "ViewerPreferences": reference(file.add(dictionary({"DisplayDocTitle": b"true"}))),
            "MarkInfo": reference(file.add(dictionary({"Marked": b"true"}))),
            "Outlines": reference(write_outline(file, self._layout, self._document, drawn.pages)),
        }
        file.put(catalog, dictionary({name: described[name] for name in sorted(described)}))
        return file.finish(catalog, info, self._digest())

    def _write_pages(self, drawn: _Drawn, parent: int) -> None:
        file, layout = self._file, self._layout
        size = (number(layout.page_width), number(layout.page_height))
        contents = [file.add(packed_stream(content)) for content in drawn.contents]
        for index, sheet in enumerate(drawn.sheets):
            body = page_object(
                size=size,
                contents=contents[index],
                parent=parent,
                fonts=drawn.fonts,
                pictures=sheet.used,
                annotations=tuple(sheet.links.values()),
                index=index,
            )
            file.put(drawn.pages[index], body)
        kids = array([reference(page) for page in drawn.pages])
        file.put(parent, dictionary({"Count": b"%d" % len(drawn.pages), "Kids": kids, "Type": b"/Pages"}))

    def _embed(self, subset: Subset) -> int:
        """Add a font's four objects to the file and return the number of the one that pages use."""
        file, objects = self._file, subset.objects
        data, mapping = file.add(objects.file), file.add(objects.to_unicode)
        descriptor = file.add(objects.descriptor % reference(data))
        return file.add(objects.font % (reference(mapping), reference(descriptor)))

    def _describe(self, tree: int, *, archival: bool) -> dict[str, bytes]:
        """Return what the catalog says of the file, its structure with it (PDF/UA-1, 7.1)."""
        file, composed = self._file, self._document
        language = composed.language or "en-US"
        packet = metadata(composed.title, composed.author, language, archival=archival)
        described = {
            "Lang": document_string(language),
            "Metadata": reference(file.add(packet.body)),
            "PageMode": b"/UseNone",
            "StructTreeRoot": reference(tree),
            "Type": b"/Catalog",
        }
        if archival:
            # What the colors of the file mean (PDF/A-2, 6.2.3).
            profile = file.add(srgb_profile().body)
            described["OutputIntents"] = (
                b"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                b" /Info (sRGB IEC61966-2.1) /DestOutputProfile %b >>]" % reference(profile)
            )
        return described

    def _info(self) -> bytes:
        """Return the file's properties as older readers know them."""
        entries: Mapping[str, bytes] = {
            "Author": document_string(self._document.author),
            "CreationDate": _DATE,
            "Creator": b"(Briefdesk)",
            "Keywords": b"()",
            "ModDate": _DATE,
            "Producer": b"(Briefdesk)",
            "Subject": b"()",
            "Title": document_string(self._document.title),
            "Trapped": b"/False",
        }
        return dictionary(entries)

    def _digest(self) -> bytes:
        words = (*_DIGESTED, self._document.title, self._document.author)
        return hashlib.md5("".join(words).encode(), usedforsecurity=False).digest()
