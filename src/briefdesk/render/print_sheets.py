"""A letter drawn for the print file: its pages and structure, without a file of its own.

Drawing is the greater part of the work and needs nothing of the other letters, so any process may do it.
"""

import zlib
from dataclasses import dataclass, field

from briefdesk.model.blocks import ComposedDocument
from briefdesk.render.layout.page import FaceKey, Layout
from briefdesk.render.pdf_canvas import shipped_press
from briefdesk.render.pdf_drawing import Area, Drawing
from briefdesk.render.pdf_tags import StructureTree
from briefdesk.render.pdf_text import TextWriter
from briefdesk.render.theme import Theme


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link on a page: `key` is its place in the parent tree, counted in its letter."""

    url: str
    area: Area
    key: int


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page's operators, deflated, and its links by the names that the structure knows them by."""

    code: bytes
    links: tuple[tuple[str, DrawnLink], ...]


@dataclass(frozen=True, slots=True)
class DrawnLetter:
    """A letter ready to go into the print file. `rare` holds characters outside the common subsets."""

    language: str
    width: float
    height: float
    pages: tuple[DrawnPage, ...]
    tree: StructureTree
    faces: tuple[FaceKey, ...]
    rare: tuple[tuple[FaceKey, frozenset[str]], ...]
    pictures: tuple[tuple[str, bytes], ...]


@dataclass(slots=True)
class _Sheet:
    """A page while it is drawn."""

    pictures: dict[str, bytes]
    code: list[str] = field(default_factory=list)
    links: list[tuple[str, DrawnLink]] = field(default_factory=list)

    def write(self, code: str) -> None:
        """Take drawing code."""
        self.code.append(code)

    def picture(self, name: str, body: bytes) -> str:
        """Take a picture and return the name to draw it by."""
        self.pictures[name] = body
        return name

    def link(self, url: str, area: Area, key: int, name: str) -> None:
        """Take a link over an area; `key` and `name` are of its tag."""
        self.links.append((name, DrawnLink(url, area, key)))


def draw_letter(layout: Layout, document: ComposedDocument, theme: Theme) -> DrawnLetter:
    """Return the layout of a letter drawn. Raises LogoUnreadable, FontUnavailable."""
    press = shipped_press()
    writer = TextWriter(press.bank, press.fragments)
    tree = StructureTree(layout.nodes, annotations_from=len(layout.pages))
    drawing = Drawing(layout, writer, tree, theme.palette.unfilled)
    faces: set[FaceKey] = set()
    pictures: dict[str, bytes] = {}
    pages = []
    for page in layout.pages:
        sheet = _Sheet(pictures)
        faces |= drawing.draw(page, sheet)
        pages.append(DrawnPage(zlib.compress("\n".join(sheet.code).encode("latin-1")), tuple(sheet.links)))
    used = sorted(faces, key=lambda key: (key.family, key.bold, key.italic))
    rare = tuple((key, writer.rare[key]) for key in used if key in writer.rare)
    return DrawnLetter(
        language=document.language or "en-US",
        width=layout.page_width,
        height=layout.page_height,
        pages=tuple(pages),
        tree=tree,
        faces=tuple(used),
        rare=rare,
        pictures=tuple(sorted(pictures.items())),
    )
