"""How one document looks: the theme's setting of it, in the terms of a word processor."""

from dataclasses import dataclass

from briefdesk.model.blocks import ComposedDocument
from briefdesk.render.docx.markup import half_points, twips
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.document import is_brief
from briefdesk.render.layout.page import FaceKey, Layout
from briefdesk.render.theme import Color, FaceRole, Family, Palette, Setting, TextStyle, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A setting with the faces, colors and paper that it needs; faces by the names that Word knows."""

    setting: Setting
    palette: Palette
    serif: Family
    sans: Family
    page_width: float
    page_height: float
    brief: bool

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
        return self.serif if style.face is FaceRole.SERIF else self.sans


def look_for(document: ComposedDocument, theme: Theme, layout: Layout | None) -> Look:
    """Return the look of `document`: as laid out if it was, else as the theme has it unfitted."""
    brief = is_brief(document)
    unfitted = theme.brief if brief else theme.letter
    return Look(
        unfitted if layout is None else layout.setting,
        theme.palette,
        theme.serif,
        theme.sans,
        theme.page_width_pt,
        theme.page_height_pt,
        brief,
    )


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
