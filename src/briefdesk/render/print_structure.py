"""The structure of the print file: one part for each letter, written and let go as the letter is added."""

from collections.abc import Mapping, Sequence

from briefdesk.render.growing_pdf import GrowingPdf, references
from briefdesk.render.pdf_objects import text_string
from briefdesk.render.pdf_tags import Element, StructureTree, attributes, has_id

Objects = list[tuple[int, bytes]]
"""Bodies of objects with their numbers, to be packed together."""


class PrintStructure:
    """The root of the tree; of what is written, only the places that the end must name are kept."""

    def __init__(self, file: GrowingPdf) -> None:
        self._file = file
        self.root = file.reserve()
        self._document = file.reserve()
        self._parts: list[int] = []
        self._parents: list[int] = []
        self._ids: list[int] = []
        self._keys = 0

    @property
    def first_key(self) -> int:
        """Return the parent tree's key of the first page of the letter to come."""
        return self._keys

    def add(self, tree: StructureTree, title: str, pages: Sequence[int], links: Mapping[str, int]) -> Objects:
        """Return the objects of a letter's part; `pages` and `links` are those of the letter in the file."""
        tree.root.role = "Part"
        writing = _Writing(self._file, pages, links, f"letter-{len(self._parts) + 1:06}-note-%03d")
        self._parts.append(writing.write(tree.root, self._document, title=title))
        writing.objects.append(self._parent_leaf(tree, writing))
        if writing.named:
            named = sorted(writing.named)
            pairs = b" ".join(b"(%b) %d 0 R" % pair for pair in named)
            leaf = self._file.reserve()
            body = b"<< /Limits [(%b) (%b)] /Names [%b] >>" % (named[0][0], named[-1][0], pairs)
            writing.objects.append((leaf, body))
            self._ids.append(leaf)
        return writing.objects

    def finish(self) -> Objects:
        """Return the objects that hold all parts."""
        ids = b" /IDTree << /Kids [%b] >>" % references(self._ids) if self._ids else b""
        parents = b"/ParentTree << /Kids [%b] >>" % references(self._parents)
        tree = b"<< /Type /StructTreeRoot /K [%d 0 R] %b /ParentTreeNextKey %d%b >>"
        whole = b"<< /S /Document /P %d 0 R /K [%b] >>" % (self.root, references(self._parts))
        return [(self._document, whole), (self.root, tree % (self._document, parents, self._keys, ids))]

    def _parent_leaf(self, tree: StructureTree, writing: "_Writing") -> tuple[int, bytes]:
        """Return the leaf of the parent tree that holds the letter's pages and, after them, its links."""
        first = self._keys
        rows = [references(writing.of(page)) for page in tree.pages]
        entries = [b"%d [%b]" % (first + index, row) for index, row in enumerate(rows)]
        linked = enumerate(writing.of(tree.annotations), start=first + len(rows))
        entries += [b"%d %d 0 R" % (key, number) for key, number in linked]
        self._keys += len(entries)
        leaf = self._file.reserve()
        self._parents.append(leaf)
        return leaf, b"<< /Limits [%d %d] /Nums [%b] >>" % (first, self._keys - 1, b" ".join(entries))


class _Writing:
    """Writes a letter's elements depth first; those that hold nothing are left out."""

    def __init__(self, file: GrowingPdf, pages: Sequence[int], links: Mapping[str, int], note: str) -> None:
        self.objects: Objects = []
        self.named: list[tuple[bytes, int]] = []
        self._file = file
        self._pages = pages
        self._links = links
        self._note = note
        self._numbers: dict[int, int] = {}

    def of(self, elements: Sequence[Element]) -> list[int]:
        """Return the objects of elements that were written."""
        return [self._numbers[id(element)] for element in elements]

    def write(self, element: Element, parent: int, *, title: str = "") -> int:
        """Add `element` and all under it to `objects` and return its number."""
        number = self._numbers[id(element)] = self._file.reserve()
        home = next((kid[1] for kid in element.kids if isinstance(kid, tuple)), 0)
        kids: list[bytes] = []
        for kid in element.kids:
            if not isinstance(kid, Element):
                kids.append(self._content(kid, home))
            elif kid.used:
                kids.append(b"%d 0 R" % self.write(kid, number))
        if has_id(element):
            self.named.append(((self._note % (element.note or 0)).encode("ascii"), number))
        more = attributes(element, note=self._note)
        if home:
            more = b" /Pg %d 0 R%b" % (self._pages[home - 1], more)
        if title:
            more += b" /T " + text_string(title)
        body = b"<< /S /%b /P %d 0 R /K [%b]%b >>"
        self.objects.append((number, body % (element.role.encode("ascii"), parent, b" ".join(kids), more)))
        return number

    def _content(self, kid: tuple[str, int, str], home: int) -> bytes:
        """Return marked content or an annotation; `home` is the page that the element itself names."""
        kind, page, name = kid
        on = self._pages[page - 1]
        if kind != "content":
            return b"<< /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>" % (on, self._links[name])
        mark = name.encode("ascii")
        return mark if page == home else b"<< /Type /MCR /Pg %d 0 R /MCID %b >>" % (on, mark)
