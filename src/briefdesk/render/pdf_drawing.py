"""A laid-out page as PDF operators: every item inside marked content, whatever file the page goes into."""

from collections.abc import Sequence
from typing import Protocol

from briefdesk.render.layout.page import (
    ARTIFACT,
    FaceKey,
    LaidPage,
    Layout,
    PlacedBox,
    PlacedPaper,
    PlacedPicture,
    PlacedShape,
    PlacedText,
)
from briefdesk.render.pdf_paper import draw_paper, image_object
from briefdesk.render.pdf_tags import Element, StructureTree
from briefdesk.render.pdf_text import Fragment, LinkArea, TextWriter, rgb
from briefdesk.render.theme import Color

_LINK_SCHEMES = ("http://", "https://", "mailto:")
_ARTIFACT = "/Artifact BMC"
Area = tuple[float, float, float, float]


class Sheet(Protocol):
    """The page under construction: takes operators, names pictures, keeps links."""

    def write(self, code: str) -> None:
        """Add operators to the page."""

    def picture(self, name: str, body: bytes) -> str:
        """Keep a picture, an image or form XObject, once for the file; return its name for this page."""

    def link(self, url: str, area: Area, key: int, name: str) -> None:
        """Add a link over `area`; `key` is its place in the parent tree, `name` that in the tree."""


class Drawing:
    """The drawing of one layout, page by page, onto sheets; `tree` grows with it."""

    def __init__(
        self,
        layout: Layout,
        writer: TextWriter,
        tree: StructureTree,
        unfilled: Color,
        pages: Sequence[LaidPage] | None = None,
    ) -> None:
        """Begin the drawing of `pages`, all of `layout` unless they are given."""
        self._height = layout.page_height
        self._writer = writer
        self._tree = tree
        self._unfilled = unfilled
        self._links = 0
        drawn = layout.pages if pages is None else pages
        writer.prepare([i.group for page in drawn for i in page.items if isinstance(i, PlacedText)])

    def draw(self, page: LaidPage, sheet: Sheet) -> set[FaceKey]:
        """Draw the next page and return the faces that it uses."""
        self._tree.turn_page()
        faces: set[FaceKey] = set()
        for item in page.items:
            match item:
                case PlacedBox():
                    self._box(item, sheet)
                case PlacedPicture():
                    self._picture(item, sheet)
                case PlacedPaper():
                    draw_paper(item, sheet)
                case PlacedShape():
                    self._shape(item, sheet)
                case PlacedText():
                    fragment = self._writer.fragment(item.group, self._unfilled)
                    faces |= fragment.faces
                    self._text(item, fragment, sheet)
        return faces

    def _box(self, box: PlacedBox, sheet: Sheet) -> None:
        y = self._height - box.y - box.height
        area = f"{box.x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re f"
        sheet.write(f"{_ARTIFACT} {rgb(box.fill)} {area} EMC")

    def _shape(self, shape: PlacedShape, sheet: Sheet) -> None:
        top = self._height - shape.y
        element = self._tree.element(shape.node)
        element.enclose((shape.x, top - shape.height, shape.x + shape.width, top))
        code = " ".join(
            f"{x:.2f} {-y - high:.2f} {wide:.2f} {high:.2f} re" for x, y, wide, high in shape.rectangles
        )
        place = f"q 1 0 0 1 {shape.x:.2f} {top:.2f} cm"
        sheet.write(f"{self._tree.mark(element)} {place} {rgb(shape.fill)} {code} f Q EMC")

    def _text(self, item: PlacedText, fragment: Fragment, sheet: Sheet) -> None:
        top = self._height - item.y
        sheet.write(f"q 1 0 0 1 {item.x:.2f} {top:.2f} cm")
        if fragment.ground:
            sheet.write(f"{_ARTIFACT} {fragment.ground} EMC")
        sheet.write("BT")
        links = self._stretches(item, fragment, sheet)
        sheet.write("ET Q")
        for area in fragment.links:
            element = links.get(area.stretch)
            if element is not None:
                self._link(item, area, element, fragment.stretches[area.stretch].link or "", sheet)

    def _stretches(self, item: PlacedText, fragment: Fragment, sheet: Sheet) -> dict[int, Element]:
        """Write the text, each stretch in marked content of its element; return the elements of links."""
        tree = self._tree
        links: dict[int, Element] = {}
        for index, stretch in enumerate(fragment.stretches):
            if item.node == ARTIFACT:
                opening = _ARTIFACT
            else:
                element = tree.element(item.node)
                if element.role == "Figure":
                    element.enclose(self._area(item))
                if stretch.link is not None and stretch.link.startswith(_LINK_SCHEMES):
                    element = links[index] = tree.child(element, "Link")
                elif stretch.note is not None:
                    element = tree.child(element, "Reference")
                opening = tree.mark(element)
            sheet.write(f"{opening} {stretch.code} EMC")
        return links

    def _area(self, item: PlacedText) -> Area:
        bottom = self._height - item.y - item.group.height
        width = max((line.width for line in item.group.lines), default=0.0)
        return item.x, bottom, item.x + width, bottom + item.group.height

    def _link(self, item: PlacedText, area: LinkArea, element: Element, url: str, sheet: Sheet) -> None:
        left, top = item.x + area.x, self._height - item.y - area.y
        self._links += 1
        name = f"Link{self._links}"
        key = self._tree.annotate(element, name)
        sheet.link(url, (left, top - area.height, left + area.width, top), key, name)

    def _picture(self, picture: PlacedPicture, sheet: Sheet) -> None:
        y = self._height - picture.y - picture.height
        box = (picture.x, y, picture.width, picture.height)
        if picture.node == ARTIFACT:
            sheet.write(_ARTIFACT)
        else:
            element = self._tree.element(picture.node)
            element.box = (box[0], box[1], box[0] + box[2], box[1] + box[3])
            sheet.write(self._tree.mark(element))
        name = sheet.picture(*image_object(picture.image, picture.width, picture.height))
        sheet.write(f"q {box[2]:.2f} 0 0 {box[3]:.2f} {box[0]:.2f} {box[1]:.2f} cm /{name} Do Q EMC")
