"""How one document looks: the theme's setting of it, in the terms of a word processor."""

from dataclasses import dataclass

from briefdesk.model.blocks import ComposedDocument, ContactStrip, Heading, SourcesNote
from briefdesk.render.docx.markup import half_points, twips
from briefdesk.render.layout.page import Layout
from briefdesk.render.theme import Color, FaceRole, Palette, Setting, TextStyle, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A setting with the faces, colors and paper that it needs; faces by the names that Word knows."""

    setting: Setting
    palette: Palette
    serif: str
    sans: str
    page_width: float
    page_height: float

    @property
    def text_width(self) -> float:
        """Return the width between the margins in points."""
        return self.page_width - self.setting.margins.left_pt - self.setting.margins.right_pt

    def face(self, style: TextStyle) -> str:
        """Return the name of a style's face."""
        return self.serif if style.face is FaceRole.SERIF else self.sans


def look_for(document: ComposedDocument, theme: Theme, layout: Layout | None) -> Look:
    """Return the look of `document`: as laid out if it was, else as the theme has it unfitted."""
    unfitted = theme.brief if is_brief(document) else theme.letter
    return Look(
        unfitted if layout is None else layout.setting,
        theme.palette,
        theme.serif.office_name,
        theme.sans.office_name,
        theme.page_width_pt,
        theme.page_height_pt,
    )


def is_brief(document: ComposedDocument) -> bool:
    """Return whether the document is a brief: it has a title, sources or a contact strip."""
    return any(
        isinstance(block, SourcesNote | ContactStrip) or (isinstance(block, Heading) and block.level == 1)
        for block in document.blocks
    )


def fill(color: Color) -> str:
    """Return a color as WordprocessingML has it: six hex digits."""
    return color.removeprefix("#").upper()


def run_properties(style: TextStyle, look: Look) -> str:
    """Return the run properties of a style, in the order that the schema (CT_RPr) demands."""
    face, size = look.face(style), half_points(style.size_pt)
    tracking = twips(style.tracking_em * style.size_pt)
    return "".join(
        (
            f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>',
            "<w:b/><w:bCs/>" if style.bold else "",
            "<w:i/><w:iCs/>" if style.italic else "",
            "<w:caps/>" if style.caps else "",
            f'<w:color w:val="{fill(style.color)}"/>',
            f'<w:spacing w:val="{tracking}"/>' if tracking else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
    )
