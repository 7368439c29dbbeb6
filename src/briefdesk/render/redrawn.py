"""Pictures of strangers drawn anew: their pixels, and nothing else that their files held."""

import io
import warnings

from briefdesk.errors import RenderError

MOST_PIXELS = 40_000_000
MOST_SIDE = 7_200
"""24 inches at 300 dots each."""
COMMON = ("PNG", "JPEG")
OFFICE = ("PNG", "JPEG", "GIF", "BMP", "TIFF")


class PictureUnreadable(RenderError):
    """A picture of stationery cannot be drawn."""

    next_step = "Export the letterhead anew as PDF or PNG, and choose that copy."


def redrawn(image: bytes, *, name: str, formats: tuple[str, ...] = COMMON, opaque: bool = True) -> bytes:
    """Return a PNG of the picture's pixels, on white if `opaque`. Raises PictureUnreadable."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (heavy, and few have stationery)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(image), formats=formats) as picture:
                if not 0 < picture.width * picture.height <= MOST_PIXELS:
                    raise PictureUnreadable(
                        f"“{name}” has {picture.width} x {picture.height} pixels, more than 40 megapixels.",
                        "Save a smaller copy: 2,550 x 3,300 pixels are plenty in print.",
                    )
                clear = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureUnreadable(f"“{name}” is no PDF, PNG or JPEG that can be read.") from error
    clear.thumbnail((MOST_SIDE, MOST_SIDE))
    ground = clear
    if opaque:
        ground = Image.new("RGB", clear.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
    made = io.BytesIO()
    ground.save(made, "PNG", optimize=True)
    return made.getvalue()


def redrawn_if_any(image: bytes) -> bytes | None:
    """Return a picture of a word processor drawn anew, None for what is none that we draw."""
    try:
        return redrawn(image, name="picture", formats=OFFICE, opaque=False)
    except PictureUnreadable:
        return None
