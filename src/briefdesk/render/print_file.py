"""Many letters in one tagged PDF for the printer: a bookmark and a part of the structure for each letter.

It follows PDF/UA-1, and PDF/A-2a where that is asked for. Letters leave memory as they are added.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefdesk.render.growing_pdf import GrowingPdf, references
from briefdesk.render.pdf_canvas import shipped_press
from briefdesk.render.pdf_metadata import metadata, srgb_profile
from briefdesk.render.pdf_objects import stream, text_string, web_address
from briefdesk.render.print_resources import PrintResources
from briefdesk.render.print_sheets import DrawnLetter, DrawnLink, DrawnPage
from briefdesk.render.print_structure import Objects, PrintStructure


@dataclass(frozen=True, slots=True)
class PrintLook:
    """How the print file is made; with `two_sided`, each letter begins on a sheet of its own."""

    title: str
    author: str
    archival: bool = False
    two_sided: bool = False


class PrintFile:
    """The print file as letters are added; `write` takes its bytes from first to last."""

    def __init__(self, write: Callable[[bytes], object], look: PrintLook) -> None:
        self.pages = 0
        self.letters = 0
        self._look = look
        self._file = GrowingPdf(write)
        self._root, self._info, self._page_tree = (self._file.reserve() for _ in range(3))
        self._structure = PrintStructure(self._file)
        self._resources = PrintResources(self._file, shipped_press().bank)
        self._outline = _Outline(self._file)
        self._language = "en-US"
        self._nodes: list[int] = []
        self._labels: list[str] = []

    def add(self, letter: DrawnLetter, label: str) -> None:
        """Add a letter at the end; `label` is what its bookmark says."""
        if not self.letters:
            self._language = letter.language
        self.letters += 1
        node, first_key = self._file.reserve(), self._structure.first_key
        objects: Objects = []
        kids = [self._blank(letter, node, objects)] if self._look.two_sided and self.pages % 2 else []
        self._labels.append(f"{self.pages} << /S /D /P ({self.letters}-) >>")
        links = {name: self._file.reserve() for page in letter.pages for name, _ in page.links}
        shared = b"/Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R"
        shared %= (node, letter.width, letter.height, self._resources.of(letter))
        numbers = []
        for index, page in enumerate(letter.pages):
            objects += [(links[name], _link(link, first_key)) for name, link in page.links]
            numbers.append(self._file.reserve())
            objects.append((numbers[-1], self._page(page, shared, first_key + index, links)))
        self.pages += len(numbers)
        objects.append((node, self._kids(kids + numbers, self._page_tree)))
        self._nodes.append(node)
        objects += self._structure.add(letter.tree, label, numbers, links)
        objects += self._outline.add(label, numbers[0])
        self._file.pack(objects)

    def finish(self) -> None:
        """Write what ties the file together. There must be a letter in it."""
        pages = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (self.pages, references(self._nodes))
        self._file.pack([(self._page_tree, pages), *self._structure.finish(), *self._outline.finish()])
        look, file = self._look, self._file
        described = file.add(metadata(look.title, look.author, self._language, archival=look.archival).body)
        names = b"/Title %b /Author %b" % (text_string(look.title), text_string(look.author))
        file.write(self._info, b"<< %b /Creator (Briefdesk) /Producer (Briefdesk) >>" % names)
        file.write(self._root, self._catalog(described))
        file.finish(self._root, self._info)

    def _page(self, page: DrawnPage, shared: bytes, key: int, links: Mapping[str, int]) -> bytes:
        content = self._file.add(stream(page.code))
        annotations = b""
        if page.links:
            annotations = b" /Annots [%b]" % references([links[name] for name, _ in page.links])
        body = b"<< /Type /Page %b /Contents %d 0 R /StructParents %d /Tabs /S%b >>"
        return body % (shared, content, key, annotations)

    def _blank(self, letter: DrawnLetter, node: int, objects: Objects) -> int:
        """Add the empty back of the last sheet."""
        number = self._file.reserve()
        size = b"/MediaBox [0 0 %.2f %.2f]" % (letter.width, letter.height)
        objects.append((number, b"<< /Type /Page /Parent %d 0 R %b /Resources << >> >>" % (node, size)))
        self._labels.append(f"{self.pages} << /P (blank) >>")
        self.pages += 1
        return number

    @staticmethod
    def _kids(kids: list[int], parent: int) -> bytes:
        body = b"<< /Type /Pages /Parent %d 0 R /Count %d /Kids [%b] >>"
        return body % (parent, len(kids), references(kids))

    def _catalog(self, described: int) -> bytes:
        duplex = b" /Duplex /DuplexFlipLongEdge" if self._look.two_sided else b""
        intent = b""
        if self._look.archival:
            intent = (
                b" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                b" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R >>]"
            ) % self._file.add(srgb_profile().body)
        return b" ".join(
            (
                b"<< /Type /Catalog /Pages %d 0 R" % self._page_tree,
                b"/Outlines %d 0 R /PageMode /UseOutlines" % self._outline.root,
                b"/StructTreeRoot %d 0 R /MarkInfo << /Marked true >>" % self._structure.root,
                b"/Lang (%b)" % self._language.encode("ascii", "ignore"),
                b"/ViewerPreferences << /DisplayDocTitle true%b >>" % duplex,
                b"/PageLabels << /Nums [%b] >>" % " ".join(self._labels).encode("ascii"),
                b"/Metadata %d 0 R%b >>" % (described, intent),
            )
        )


class _Outline:
    """The bookmarks, one for each letter; each is written once its successor is known."""

    def __init__(self, file: GrowingPdf) -> None:
        self.root = file.reserve()
        self._file = file
        self._count = 0
        self._first = self._last = 0
        # Number, predecessor, label and page of the last.
        self._open: tuple[int, int, str, int] | None = None

    def add(self, label: str, page: int) -> Objects:
        """Return the objects that are finished by adding a bookmark for the letter on `page`."""
        number = self._file.reserve()
        finished = self._closed(number)
        self._open = (number, self._last, label, page)
        self._first = self._first or number
        self._last = number
        self._count += 1
        return finished

    def finish(self) -> Objects:
        """Return the last bookmark and what holds them all."""
        root = b"<< /First %d 0 R /Last %d 0 R /Count %d >>" % (self._first, self._last, self._count)
        return [*self._closed(0), (self.root, root)]

    def _closed(self, following: int) -> Objects:
        if self._open is None:
            return []
        number, before, label, page = self._open
        neighbors = b" /Prev %d 0 R" % before if before else b""
        neighbors += b" /Next %d 0 R" % following if following else b""
        body = b"<< /Title %b /Parent %d 0 R%b /Dest [%d 0 R /Fit] >>"
        return [(number, body % (text_string(label), self.root, neighbors, page))]


def _link(link: DrawnLink, first_key: int) -> bytes:
    area = b" ".join(b"%.2f" % value for value in link.area)
    said = text_string(f"Link to {link.url}")
    return (
        b"<< /Type /Annot /Subtype /Link /Rect [%b] /Border [0 0 0] /F 4 /StructParent %d /Contents %b"
        b" /A << /S /URI /URI %b >> >>"
    ) % (area, first_key + link.key, said, web_address(link.url))
