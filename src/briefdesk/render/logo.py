"""Logos: checked before they are decoded, measured without decoding."""

import io
import warnings
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from briefdesk.render.errors import LogoUnreadable

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 40_000_000
MOST_BYTES = 20_000_000
PRINT_DPI = 450
KEPT_SIDE = 1_600
KEPT_BYTES = 400_000


@lru_cache(maxsize=16)
def pixel_size(image: bytes) -> tuple[int, int]:
    """Return width and height in pixels from the head of a PNG or JPEG.

    Raises LogoUnreadable for anything else, and for more than MOST_PIXELS.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (heavy, and few letters have a logo)

    if len(image) > MOST_BYTES:
        raise LogoUnreadable(
            f"The logo has {len(image) // 1_000_000} MB; {MOST_BYTES // 1_000_000} are allowed."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(image), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise LogoUnreadable("The logo is not a PNG or JPEG picture.") from error
    if width * height > MOST_PIXELS:
        raise LogoUnreadable(
            f"The logo has {width} x {height} pixels, more than 40 megapixels.",
            "Save a smaller copy: 1,200 pixels across are plenty in print.",
        )
    if not width or not height:
        raise LogoUnreadable("The logo is empty.")
    return width, height


@lru_cache(maxsize=16)
def printable_logo(image: bytes, width: float, height: float) -> "Image.Image":
    """Return the picture for a box of that size in points: RGB, at most PRINT_DPI, transparency on white.

    All letters of a batch share it: do not change it. Raises LogoUnreadable if its data breaks off.
    """
    from PIL import Image  # noqa: PLC0415  (as above)

    pixel_size(image)
    most = (max(1, round(width / 72 * PRINT_DPI)), max(1, round(height / 72 * PRINT_DPI)))
    try:
        with Image.open(io.BytesIO(image), formats=("PNG", "JPEG")) as picture:
            picture.draft("RGB", (most[0] * 2, most[1] * 2))
            clear = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError) as error:
        raise LogoUnreadable("The logo's data is damaged.") from error
    clear.thumbnail(most, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def small_copy(image: bytes) -> bytes:
    """Return the picture as it is, or a smaller PNG of one that is far larger than print needs.

    Raises LogoUnreadable.
    """
    if max(pixel_size(image)) <= KEPT_SIDE and len(image) <= KEPT_BYTES:
        return image
    from PIL import Image  # noqa: PLC0415  (as above)

    try:
        with Image.open(io.BytesIO(image), formats=("PNG", "JPEG")) as picture:
            clear = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError) as error:
        raise LogoUnreadable("The logo's data is damaged.") from error
    clear.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    clear.save(made, "PNG", optimize=True)
    return min(image, made.getvalue(), key=len)


@lru_cache(maxsize=16)
def packed_logo(image: bytes, width: float, height: float) -> tuple[int, int, bytes]:
    """Return the printable logo as columns, rows and deflated RGB bytes, as PDF wants them."""
    picture = printable_logo(image, width, height)
    return picture.width, picture.height, zlib.compress(picture.tobytes(), 9)


def logo_size(image: bytes, box_width: float, box_height: float) -> tuple[float, float]:
    """Return the size in points at which the logo fills its box without losing its proportions."""
    width, height = pixel_size(image)
    scale = min(box_width / width, box_height / height)
    return width * scale, height * scale
