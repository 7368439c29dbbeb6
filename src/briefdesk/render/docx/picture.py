"""A logo as an inline picture with alternative text."""

from dataclasses import dataclass
from functools import lru_cache

from briefdesk.render.docx.markup import emu, escaped
from briefdesk.render.logo import logo_size

LOGO_RELATION = "rIdLogo"
_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture's file ending and its size on the page."""

    ending: str
    width_pt: float
    height_pt: float


@lru_cache(maxsize=8)
def placed_logo(data: bytes, box_width_pt: float, box_height_pt: float) -> Logo:
    """Return the PNG or JPEG in `data` as large as the box allows.

    Raises LogoUnreadable for another format, a broken file or more than 40 megapixels.
    """
    width, height = logo_size(data, box_width_pt, box_height_pt)
    return Logo("png" if data.startswith(_PNG) else "jpeg", width, height)


def picture_run(logo: Logo, alt: str) -> str:
    """Return the run that shows the logo in the line."""
    size = f'cx="{emu(logo.width_pt)}" cy="{emu(logo.height_pt)}"'
    name = f'id="1" name="Logo" descr="{escaped(alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {name}/>"
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{LOGO_RELATION}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
