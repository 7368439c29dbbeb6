"""How one document looks: the theme's setting of it, in the terms of a word processor."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.same import Same
from briefdesk.model.stationery import WordStationery
from briefdesk.render.docx.markup import half_points, twips
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.document import is_brief
from briefdesk.render.layout.head import has_own_head
from briefdesk.render.layout.page import FaceKey, Layout
from briefdesk.render.theme import Color, Family, Palette, Setting, TextStyle, Theme

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A setting with the faces, colors and paper that it needs; faces by the names that Word knows.

    Compared by identity, which is quick: looks of the same values are the same object.
    """

    setting: Setting
    theme: Theme
    brief: bool

    @property
    def palette(self) -> Palette:
        """Return the theme's colors."""
        return self.theme.palette

    @property
    def word(self) -> WordStationery | None:
        """Return the Word file that the document takes over header, footer and styles of, None for none."""
        return self.theme.paper.word if self.theme.paper is not None and not self.brief else None

    @property
    def breaks_freely(self) -> bool:
        """Return whether lines end where the word processor likes: we measure other faces than its."""
        return self.word is not None

    @property
    def has_footer(self) -> bool:
        """Return whether page one has the theme's footer."""
        return bool(self.setting.letterhead.footer) and self.word is None and has_own_head(self.theme)

    @property
    def sans(self) -> Family:
        """Return the family of labels."""
        return self.theme.sans

    @property
    def page_width(self) -> float:
        """Return the width of the paper."""
        return self.theme.page_width_pt

    @property
    def page_height(self) -> float:
        """Return the height of the paper."""
        return self.theme.page_height_pt

    @property
    def text_width(self) -> float:
        """Return the width between the margins in points."""
        return self.page_width - self.setting.margins.left_pt - self.setting.margins.right_pt

    def face(self, style: TextStyle) -> str:
        """Return the name of a style's face."""
        return self.family(style).office_name

    def widest(self, lines: tuple[str, ...], style: TextStyle) -> float:
        """Return the width in points of the widest of `lines`, measured as the PDF measures."""
        fonts = shipped_fonts()
        key = FaceKey(self.family(style).name, style.bold, style.italic)

        def width(line: str) -> float:
            shown = line.upper() if style.caps else line
            return (fonts.width(shown, key) + style.tracking_em * len(shown)) * style.size_pt

        return max((width(line) for line in lines), default=0.0)

    def family(self, style: TextStyle) -> Family:
        """Return the family of a style's face."""
        return self.theme.family(style.face)


def look_for(document: ComposedDocument, theme: Theme, layout: Layout | None) -> Look:
    """Return the look of `document`: as laid out if it was, else as the theme has it unfitted."""
    brief = is_brief(document)
    unfitted = theme.brief if brief else theme.letter
    setting = unfitted if layout is None else layout.setting
    return _of_same(Same(setting), Same(theme), brief)


@lru_cache(maxsize=64)
def _of_same(setting: Same[Setting], theme: Same[Theme], brief: bool) -> Look:
    return _of_equal(setting.value, theme.value, brief)


@lru_cache(maxsize=32)
def _of_equal(setting: Setting, theme: Theme, brief: bool) -> Look:
    return Look(setting, theme, brief)


@lru_cache(maxsize=16)
def look_without_paper(look: Look) -> Look:
    """Return the same look on blank paper."""
    return _of_equal(look.setting, replace(look.theme, paper=None), look.brief)


def fill(color: Color) -> str:
    """Return a color as WordprocessingML has it: six hex digits."""
    return color.removeprefix("#").upper()


def section_style(look: Look) -> str:
    """Return the style of headings within a text: the first level where no title stands above them."""
    return "Heading2" if look.brief else "Heading1"


def run_properties(style: TextStyle, look: Look) -> str:
    """Return the run properties of a style, in the order that the schema (CT_RPr) demands."""
    face, size = look.face(style), half_points(style.size_pt)
    tracking = twips(style.tracking_em * style.size_pt)
    # Off is said as well as on, for styles that are based on a heading.
    flags = "".join(
        f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'
        for tag, on in (
            ("b", style.bold),
            ("bCs", style.bold),
            ("i", style.italic),
            ("iCs", style.italic),
            ("caps", style.caps),
        )
    )
    return "".join(
        (
            f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>',
            flags,
            f'<w:color w:val="{fill(style.color)}"/><w:spacing w:val="{tracking}"/>',
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
    )
