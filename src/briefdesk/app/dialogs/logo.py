"""Taking in a logo: a PNG or JPEG file of sensible size, checked before it is decoded."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from briefdesk.errors import StoreError
from briefdesk.model.draft import Asset
from briefdesk.store.reading import read_regular

MAX_BYTES = 5_000_000
MAX_PIXELS = 40_000_000
_ENDINGS = {"png": "png", "jpeg": "jpg"}


class LogoUnusable(StoreError):
    """A file was chosen as logo that is no image we can print."""


def read_logo(path: Path) -> Asset:
    """Return the logo in `path` as an asset of the project. Raises StoreError (LogoUnusable)."""
    data = read_regular(path, max_bytes=MAX_BYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    if kind not in _ENDINGS:
        raise LogoUnusable(
            f"“{path.name}” is not a PNG or JPEG image.",
            "Choose a .png or .jpg file; a drawing (SVG) or another image can be saved as PNG first.",
        )
    size = reader.size()
    if size.width() * size.height() > MAX_PIXELS:
        raise LogoUnusable(
            f"“{path.name}” is too large: {size.width():,} by {size.height():,} pixels.",
            "Save it smaller; 1,200 pixels wide is plenty for print.",
        )
    if reader.read().isNull():
        raise LogoUnusable(
            f"“{path.name}” is damaged: the image breaks off.", "Open and save it in an image editor."
        )
    return Asset(f"logo.{_ENDINGS[kind]}", data)


def logo_image(data: bytes | None) -> QImage | None:
    """Return the picture of a logo already taken in, or None where there is none or it can't be read."""
    if data is None:
        return None
    image = QImage.fromData(data)
    return None if image.isNull() else image
