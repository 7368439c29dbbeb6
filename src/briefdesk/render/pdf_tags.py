"""The structure tree of a tagged PDF: which marked content belongs to which element, and its objects.

PDF 1.7, 14.7 and 14.8; what PDF/UA-1 asks for beyond that is noted where it is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefdesk.render.layout.page import Node
from briefdesk.render.pdf_document import PdfFile
from briefdesk.render.pdf_objects import text_string


@dataclass(slots=True)
class Element:
    """One structure element while pages are drawn; kids are elements, marked content and annotations."""

    role: str
    alt: str = ""
    note: int | None = None
    numbering: str = ""
    kids: "list[Element | tuple[str, int, str]]" = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    def enclose(self, area: tuple[float, float, float, float]) -> None:
        """Widen the box of a figure, so that it holds `area` (left, bottom, right, top in points)."""
        box = self.box or area
        self.box = (min(box[0], area[0]), min(box[1], area[1]), max(box[2], area[2]), max(box[3], area[3]))

    def shape(self) -> tuple[object, ...]:
        """Return all that is written of the element and what it holds, for comparing."""
        kids = tuple([kid.shape() if isinstance(kid, Element) else kid for kid in self.kids])
        return self.role, self.alt, self.note, self.numbering, self.box, kids

    @property
    def used(self) -> bool:
        """Return whether the element holds anything that was drawn."""
        return any(isinstance(kid, tuple) or kid.used for kid in self.kids)


class StructureTree:
    """The elements of a document and the marked content of each page."""

    def __init__(self, nodes: Sequence[Node], *, annotations_from: int = 10_000) -> None:
        """Begin the tree; `annotations_from` is the parent tree's key of the first annotation."""
        self.annotations_from = annotations_from
        self.root = Element("Document")
        self._elements: list[Element] = []
        for node in nodes:
            element = Element(node.role, node.alt, node.note, node.numbering)
            parent = self.root if node.parent is None else self._elements[node.parent]
            parent.kids.append(element)
            self._elements.append(element)
        self.pages: list[list[Element]] = []
        self.annotations: list[Element] = []

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
        self.pages.append([])

    def mark(self, element: Element) -> str:
        """Return the operator that opens marked content of `element` on this page; close it with EMC."""
        page = self.pages[-1]
        page.append(element)
        element.kids.append(("content", len(self.pages), str(len(page) - 1)))
        return f"/{element.role} <</MCID {len(page) - 1}>> BDC"

    def annotate(self, element: Element, name: str) -> int:
        """Put an annotation under `element` and return its key in the parent tree."""
        element.kids.append(("annotation", len(self.pages), name))
        self.annotations.append(element)
        return self.annotations_from + len(self.annotations) - 1

    def write(self, file: PdfFile, pages: Sequence[int], annotations: Mapping[str, int]) -> int:
        """Add all objects to `file` and return the number of the root of the tree.

        `pages` and `annotations` are the numbers of those objects, the latter by their names.
        """
        top = file.reserve()
        numbers: dict[int, int] = {}
        _Writer(file, numbers, pages, annotations).write(self.root, top)
        parents = []
        for index, page in enumerate(self.pages):
            row = " ".join(f"{numbers[id(element)]} 0 R" for element in page)
            parents.append(f"{index} [{row}]")
        for index, element in enumerate(self.annotations):
            parents.append(f"{self.annotations_from + index} {numbers[id(element)]} 0 R")
        body = (
            f"<< /Type /StructTreeRoot /K [{numbers[id(self.root)]} 0 R]"
            f" /ParentTree << /Nums [{' '.join(parents)}] >>"
            f" /ParentTreeNextKey {self.annotations_from + len(self.annotations)}"
            f"{_ids(self._elements, numbers)} >>"
        )
        file.put(top, body.encode("ascii"))
        return top


def _ids(elements: Sequence[Element], numbers: dict[int, int]) -> str:
    """Return the tree of element names: PDF/UA-1 wants each Note to have its own."""
    named = sorted((f"note-{e.note}", numbers[id(e)]) for e in elements if has_id(e) and id(e) in numbers)
    if not named:
        return ""
    pairs = " ".join(f"({name}) {number} 0 R" for name, number in named)
    return f" /IDTree << /Kids [<< /Limits [({named[0][0]}) ({named[-1][0]})] /Names [{pairs}] >>] >>"


def has_id(element: Element) -> bool:
    """Return whether an element is a footnote, which PDF/UA-1 wants named."""
    return element.role == "Note" and element.note is not None


class _Writer:
    """Writes elements depth first; those that hold nothing are left out."""

    def __init__(
        self, file: PdfFile, numbers: dict[int, int], pages: Sequence[int], annotations: Mapping[str, int]
    ) -> None:
        self._file = file
        self._numbers = numbers
        self._pages = pages
        self._annotations = annotations

    def write(self, element: Element, parent: int) -> int:
        """Write an element and what it holds; return its object number. `parent` is that of the one above."""
        number = self._file.reserve()
        self._numbers[id(element)] = number
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.used:
                    kids.append(f"{self.write(kid, number)} 0 R")
                continue
            kind, page, name = kid
            if kind == "content":
                kids.append(f"<< /Type /MCR /Pg {self._pages[page - 1]} 0 R /MCID {name} >>")
            else:
                target = f"/Pg {self._pages[page - 1]} 0 R /Obj {self._annotations[name]} 0 R"
                kids.append(f"<< /Type /OBJR {target} >>")
        head = f"<< /Type /StructElem /S /{element.role} /P {parent} 0 R /K [{' '.join(kids)}]"
        body = b"%b%b >>" % (head.encode("ascii"), attributes(element))
        self._file.put(number, body)
        return number


def attributes(element: Element, *, note: str = "note-%d") -> bytes:
    """Return what an element says besides its kids; `note` is what a footnote is named, by its number."""
    if not (element.alt or element.numbering or element.box or element.role == "Note"):
        return b""
    parts = []
    if element.alt:
        parts.append(b" /Alt " + text_string(element.alt))
    if has_id(element):
        parts.append(f" /ID ({note % (element.note or 0)})".encode("ascii"))
    if element.numbering:
        parts.append(f" /A << /O /List /ListNumbering /{element.numbering} >>".encode("ascii"))
    if element.box:
        box = " ".join(f"{value:.2f}" for value in element.box)
        parts.append(f" /A << /O /Layout /Placement /Block /BBox [{box}] >>".encode("ascii"))
    return b"".join(parts)
