"""A layout drawn on reportlab's Canvas: every item inside marked content, fonts from our own bank."""

import io
from functools import lru_cache
from weakref import WeakKeyDictionary

from briefdesk.model.blocks import ComposedDocument
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.page import FaceKey, Layout, LineGroup
from briefdesk.render.pdf_document import QuickDocument
from briefdesk.render.pdf_drawing import Area, Drawing
from briefdesk.render.pdf_fonts import FontBank, Subset
from briefdesk.render.pdf_metadata import metadata, srgb_profile
from briefdesk.render.pdf_objects import Inline, RawObject, number_of, text_string, web_address
from briefdesk.render.pdf_tags import StructureTree
from briefdesk.render.pdf_text import Fragment, TextWriter
from briefdesk.render.reportlab_guard import Canvas, pdfdoc
from briefdesk.render.theme import Color


class Press:
    """Fonts and written paragraphs that documents share; safe to use from several threads."""

    def __init__(self, bank: FontBank) -> None:
        self.bank = bank
        self.fragments: WeakKeyDictionary[LineGroup, Fragment] = WeakKeyDictionary()

    def print(
        self, layout: Layout, document: ComposedDocument, unfilled: Color, *, archival: bool = False
    ) -> bytes:
        """Return the PDF file, PDF/A-2a if `archival`; the same layout and document give the same bytes."""
        return _Printing(self, layout, document, unfilled).run(archival=archival)


@lru_cache(maxsize=1)
def shipped_press() -> Press:
    """Return the one press over our fonts."""
    return Press(FontBank(shipped_fonts()))


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page that also names its marked content and orders tabbing by structure (PDF/UA-1, 7.18.3)."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "Tabs", "StructParents")


class _ArchivalCatalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """A catalog that also names what the colors of the file mean (PDF/A-2, 6.2.3)."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = pdfdoc.PDFCatalog.__NoDefault__


class _TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas without a font of its own: the stray Helvetica would be the one font not embedded."""

    page_index = 0

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def _setAnnotations(self, page: "pdfdoc.PDFPage") -> None:  # noqa: N802  (overrides)
        super()._setAnnotations(page)
        page.__class__ = _Page
        page.Tabs = pdfdoc.PDFName("S")
        page.StructParents = self.page_index
        self.page_index += 1

    @property
    def document(self) -> QuickDocument:
        """Return the document under construction."""
        document: QuickDocument = self._doc
        return document

    def picture(self, name: str, body: bytes) -> str:
        """Add a picture to the file, once, and name it among those that the page draws."""
        internal: str = self.document.getXObjectName(name)
        if internal not in self.document.idToObject:
            self.document.Reference(RawObject(body), internal)
        self._formsinuse.append(name)
        return internal

    def write(self, code: str) -> None:
        """Add operators to the page."""
        self._code.append(code)

    def link(self, url: str, area: Area, key: int, name: str) -> None:
        """Add a link annotation to the page, with the words that a screen reader says."""
        annotation = pdfdoc.PDFDictionary()
        annotation["Type"] = pdfdoc.PDFName("Annot")
        annotation["Subtype"] = pdfdoc.PDFName("Link")
        annotation["Rect"] = pdfdoc.PDFArray([round(value, 2) for value in area])
        annotation["Border"] = "[0 0 0]"
        annotation["F"] = 4
        annotation["StructParent"] = key
        annotation["Contents"] = Inline(text_string(f"Link to {url}"))
        annotation["A"] = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": Inline(web_address(url))})
        self._addAnnotation(annotation, name)


class _Printing:
    """The drawing of one document."""

    def __init__(self, press: Press, layout: Layout, document: ComposedDocument, unfilled: Color) -> None:
        self._layout = layout
        self._document = document
        self._writer = TextWriter(press.bank, press.fragments)
        self._tree = StructureTree(layout.nodes)
        self._drawing = Drawing(layout, self._writer, self._tree, unfilled)
        self._file = io.BytesIO()
        self._canvas = _TaggedCanvas(
            self._file,
            pagesize=(layout.page_width, layout.page_height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=document.language or "en-US",
        )
        # The canvas makes its document itself; it is empty yet and takes the better class as it is.
        self._canvas.document.__class__ = QuickDocument

    def run(self, *, archival: bool) -> bytes:
        keys: set[FaceKey] = set()
        for page in self._layout.pages:
            keys |= self._drawing.draw(page, self._canvas)
            self._canvas.showPage()
        for subset in self._writer.subsets(frozenset(keys)):
            self._embed(subset)
        self._describe(archival=archival)
        self._canvas.save()
        return self._file.getvalue()

    def _embed(self, subset: Subset) -> None:
        """Add a font's four objects to the file and its name to what pages may use."""
        document, objects = self._canvas.document, subset.objects
        name = subset.resource
        file = document.Reference(RawObject(objects.file), f"file:{name}")
        mapping = document.Reference(RawObject(objects.to_unicode), f"unicode:{name}")
        descriptor = objects.descriptor % (b"%d 0 R" % number_of(document, file))
        described = document.Reference(RawObject(descriptor), f"descriptor:{name}")
        font = RawObject(
            objects.font
            % (b"%d 0 R" % number_of(document, mapping), b"%d 0 R" % number_of(document, described))
        )
        document.Reference(font, f"font:{name}")
        document.idToObject["BasicFonts"].dict[name] = font

    def _describe(self, *, archival: bool) -> None:
        """Set the file's properties and hang the structure tree into it (PDF/UA-1, 7.1)."""
        canvas, composed = self._canvas, self._document
        catalog = canvas.document.Catalog
        canvas.setTitle(composed.title)
        canvas.setAuthor(composed.author)
        canvas.setCreator("Briefdesk")
        canvas.setProducer("Briefdesk")
        canvas.setSubject("")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        catalog.StructTreeRoot = self._tree.write(canvas.document)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        packet = metadata(composed.title, composed.author, composed.language or "en-US", archival=archival)
        catalog.Metadata = canvas.document.Reference(packet)
        if archival:
            profile = canvas.document.Reference(srgb_profile())
            number = number_of(canvas.document, profile)
            intent = Inline(
                b"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                b" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R >>]" % number
            )
            catalog.__class__ = _ArchivalCatalog
            catalog.OutputIntents = intent
