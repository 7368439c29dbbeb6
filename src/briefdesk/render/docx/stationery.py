"""A partner's paper in Word: its header, footer and styles, or the picture of its page behind the text."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache

from briefdesk.model.stationery import StationeryPart, TakenStyle, WordStationery
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import emu
from briefdesk.render.theme import (
    Color,
    FaceRole,
    Family,
    Margins,
    Setting,
    Styles,
    TextStyle,
    Theme,
    half_point,
)

PAPER_RELATION = "rIdPaper"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECORATION = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_IS_DECORATION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
# What a word processor makes of a single line, as a share of the type's size.
_SINGLE = 1.2


_NUMBERS = {
    ("header", "default"): ("rIdHeader", 1),
    ("header", "first"): ("rIdFirst", 2),
    ("footer", "first"): ("rIdFirstFoot", 1),
    ("footer", "default"): ("rIdFoot", 2),
}


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer as a part of the file: `pages` is "default" or "first"."""

    kind: str
    pages: str
    xml: str
    pictures: tuple[tuple[str, bytes], ...] = ()

    @property
    def name(self) -> str:
        """Return the part's name below word/."""
        return f"{self.kind}{_NUMBERS[self.kind, self.pages][1]}.xml"

    @property
    def reference(self) -> str:
        """Return how a section names it."""
        return f'<w:{self.kind}Reference w:type="{self.pages}" r:id="{self.relation}"/>'

    @property
    def relation(self) -> str:
        """Return the relationship by which the document names it."""
        return _NUMBERS[self.kind, self.pages][0]

    def picture_name(self, at: int) -> str:
        """Return the name below word/ of its picture at that place."""
        return f"media/{self.kind}{_NUMBERS[self.kind, self.pages][1]}-{at + 1}.png"


def taken_furniture(word: WordStationery) -> dict[tuple[str, str], Furniture]:
    """Return the header and footer of page one and of those that follow, as far as the file has them."""
    found: dict[tuple[str, str], Furniture] = {}
    theirs = {(part.kind, part.pages): part for part in word.parts}
    for kind in ("header", "footer"):
        rest = theirs.get((kind, "default"))
        first = theirs.get((kind, "first")) if word.first_differs else rest
        for pages, part in (("default", rest), ("first", first)):
            if isinstance(part, StationeryPart):
                found[kind, pages] = Furniture(kind, pages, part.xml, part.pictures)
    return found


@lru_cache(maxsize=8)
def dressed(theme: Theme) -> Theme:
    """Return the theme as the Word file under its letters sets text; what that says nothing of is ours."""
    word = theme.paper.word if theme.paper else None
    if word is None:
        return theme
    normal = word.style("body text")
    names = {name for name, _ in word.styles}
    heading = word.style("heading 1") if "heading 1" in names else replace(normal, bold=True)
    return replace(
        theme,
        serif=Family(theme.serif.name, normal.font or theme.serif.office_name),
        sans=Family(theme.sans.name, heading.font or normal.font or theme.sans.office_name),
        letter=_dressed(theme.letter, word, normal, heading),
    )


def _dressed(setting: Setting, word: WordStationery, normal: TakenStyle, heading: TakenStyle) -> Setting:
    ours, edge = setting.styles, word.margins
    size = normal.size_pt or ours.body.size_pt

    def in_proportion(name: str) -> TextStyle:
        style: TextStyle = getattr(ours, name)
        share = style.size_pt / ours.body.size_pt
        made = _taken(style, replace(normal, size_pt=half_point(size * share)), spaced=False)
        return replace(made, bold=style.bold, italic=style.italic)

    styles = {f.name: in_proportion(f.name) for f in fields(Styles)}
    listed = word.style("list bullet")
    styles |= {
        "body": _taken(ours.body, normal),
        "item": _taken(ours.item, replace(listed, size_pt=listed.size_pt or size)),
        "heading": replace(_taken(ours.heading, heading), face=FaceRole.SANS),
        "footnote": _taken(ours.footnote, word.style("footnote text"), spaced=False)
        if "footnote text" in {name for name, _ in word.styles}
        else styles["footnote"],
    }
    return replace(
        setting,
        styles=Styles(**styles),
        margins=Margins(edge.top_pt, edge.right_pt, edge.bottom_pt, edge.left_pt),
    )


def _taken(style: TextStyle, taken: TakenStyle, *, spaced: bool = True) -> TextStyle:
    """Return `style` as the Word style looks; one without room between paragraphs leaves ours."""
    size = half_point(taken.size_pt or style.size_pt)
    return replace(
        style,
        face=FaceRole.SERIF,
        size_pt=size,
        leading_pt=size * _SINGLE * (taken.line or 1.0),
        color=Color(taken.color) if taken.color else style.color,
        bold=style.bold if taken.bold is None else taken.bold,
        italic=style.italic if taken.italic is None else taken.italic,
        before_pt=(taken.before_pt or style.before_pt) if spaced else style.before_pt,
        after_pt=(taken.after_pt or style.after_pt) if spaced else style.after_pt,
    )


def paper_run(look: Look) -> str:
    """Return a run that draws the paper's picture over the whole page, behind the text, as decoration."""
    size = f'cx="{emu(look.page_width)}" cy="{emu(look.page_height)}"'
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0"'
        ' distL="0" distR="0" simplePos="0" relativeHeight="0" behindDoc="1" locked="1" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="3" name="Paper" descr="Stationery"><a:extLst xmlns:a="{_DRAWING}/main">'
        f'<a:ext uri="{_IS_DECORATION}"><d:decorative xmlns:d="{_DECORATION}" val="1"/></a:ext>'
        "</a:extLst></wp:docPr><wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="3" name="Paper"'
        ' descr="Stationery"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{PAPER_RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></w:r>"
    )
