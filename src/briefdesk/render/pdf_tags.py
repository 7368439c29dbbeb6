"""The structure tree of a tagged PDF: which marked content belongs to which element, and its objects.

PDF 1.7, 14.7 and 14.8; what PDF/UA-1 asks for beyond that is noted where it is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefdesk.render.layout.page import Node
from briefdesk.render.pdf_document import QuickDocument
from briefdesk.render.pdf_objects import RawObject, number_of, text_string
from briefdesk.render.reportlab_guard import pdfdoc


@dataclass(slots=True)
class Element:
    """One structure element while pages are drawn; kids are elements, marked content and annotations."""

    role: str
    alt: str = ""
    note: int | None = None
    numbering: str = ""
    kids: "list[Element | tuple[str, int, str]]" = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    @property
    def used(self) -> bool:
        """Return whether the element holds anything that was drawn."""
        return any(isinstance(kid, tuple) or kid.used for kid in self.kids)


class StructureTree:
    """The elements of a document and the marked content of each page."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.root = Element("Document")
        self._elements: list[Element] = []
        for node in nodes:
            element = Element(node.role, node.alt, node.note, node.numbering)
            parent = self.root if node.parent is None else self._elements[node.parent]
            parent.kids.append(element)
            self._elements.append(element)
        self._pages: list[list[Element]] = []
        self._annotations: list[Element] = []

    def element(self, node: int) -> Element:
        """Return the element of a layout's node."""
        return self._elements[node]

    def child(self, parent: Element, role: str) -> Element:
        """Add an element to `parent` at the place reached and return it."""
        element = Element(role)
        parent.kids.append(element)
        return element

    def turn_page(self) -> None:
        """Begin the marked content of another page."""
        self._pages.append([])

    def mark(self, element: Element) -> str:
        """Return the operator that opens marked content of `element` on this page; close it with EMC."""
        page = self._pages[-1]
        page.append(element)
        element.kids.append(("content", len(self._pages), str(len(page) - 1)))
        return f"/{element.role} <</MCID {len(page) - 1}>> BDC"

    def annotate(self, element: Element, name: str) -> int:
        """Put an annotation under `element` and return its key in the parent tree (from 10,000)."""
        element.kids.append(("annotation", len(self._pages), name))
        self._annotations.append(element)
        return _ANNOTATIONS_FROM + len(self._annotations) - 1

    def write(self, document: QuickDocument) -> "pdfdoc.PDFObjectReference":
        """Add all objects to `document` and return a reference to the root of the tree."""
        tree = RawObject()
        reference = document.Reference(tree)
        top = number_of(document, reference)
        numbers: dict[int, int] = {}
        _Writer(document, numbers).write(self.root, top)
        parents = []
        for index, page in enumerate(self._pages):
            row = " ".join(f"{numbers[id(element)]} 0 R" for element in page)
            parents.append(f"{index} [{row}]")
        for index, element in enumerate(self._annotations):
            parents.append(f"{_ANNOTATIONS_FROM + index} {numbers[id(element)]} 0 R")
        tree.body = (
            f"<< /Type /StructTreeRoot /K [{numbers[id(self.root)]} 0 R]"
            f" /ParentTree << /Nums [{' '.join(parents)}] >>"
            f" /ParentTreeNextKey {_ANNOTATIONS_FROM + len(self._annotations)}"
            f"{_ids(self._elements, numbers)} >>"
        ).encode("ascii")
        return reference


_ANNOTATIONS_FROM = 10_000


def _ids(elements: Sequence[Element], numbers: dict[int, int]) -> str:
    """Return the tree of element names: PDF/UA-1 wants each Note to have its own."""
    named = sorted((f"note-{e.note}", numbers[id(e)]) for e in elements if _has_id(e) and id(e) in numbers)
    if not named:
        return ""
    pairs = " ".join(f"({name}) {number} 0 R" for name, number in named)
    return f" /IDTree << /Kids [<< /Limits [({named[0][0]}) ({named[-1][0]})] /Names [{pairs}] >>] >>"


def _has_id(element: Element) -> bool:
    return element.role == "Note" and element.note is not None


class _Writer:
    """Writes elements depth first; those that hold nothing are left out."""

    def __init__(self, document: QuickDocument, numbers: dict[int, int]) -> None:
        self._document = document
        self._numbers = numbers

    def write(self, element: Element, parent: int) -> int:
        body = RawObject()
        number = self._document.reserve(body)
        self._numbers[id(element)] = number
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.used:
                    kids.append(f"{self.write(kid, number)} 0 R")
                continue
            kind, page, name = kid
            page_number = self._document.idToObjectNumberAndVersion[f"Page{page}"][0]
            if kind == "content":
                kids.append(f"<< /Type /MCR /Pg {page_number} 0 R /MCID {name} >>")
            else:
                annotation = self._document.idToObjectNumberAndVersion[f"Annot.{name}"][0]
                kids.append(f"<< /Type /OBJR /Pg {page_number} 0 R /Obj {annotation} 0 R >>")
        body.body = b"<< /Type /StructElem /S /%b /P %d 0 R /K [%b]%b >>" % (
            element.role.encode("ascii"),
            parent,
            " ".join(kids).encode("ascii"),
            _attributes(element),
        )
        return number


def _attributes(element: Element) -> bytes:
    parts = []
    if element.alt:
        parts.append(b" /Alt " + text_string(element.alt))
    if _has_id(element):
        parts.append(b" /ID (note-%d)" % (element.note or 0))
    if element.numbering:
        parts.append(f" /A << /O /List /ListNumbering /{element.numbering} >>".encode("ascii"))
    if element.box:
        box = " ".join(f"{value:.2f}" for value in element.box)
        parts.append(f" /A << /O /Layout /Placement /Block /BBox [{box}] >>".encode("ascii"))
    return b"".join(parts)
