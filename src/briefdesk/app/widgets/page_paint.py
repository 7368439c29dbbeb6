"""How pages look on the desk: paper with a shadow, and a wash over what is marked."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

# The paper is white in both schemes, so marks are the light scheme's accent in both.
PAPER_ACCENT = QColor("#2f56c6")
SHADOW = 10
"""How far a page's shadow reaches, in logical pixels."""


def paint_page(painter: QPainter, rect: QRectF, image: QImage, ratio: float) -> None:
    """Draw a page's picture into `rect`; `ratio` is device pixels per logical pixel."""
    if abs(image.width() / ratio - rect.width()) < 2:
        # Pixel for pixel: stretching by half a pixel would blur every letter. The picture itself is left as
        # it is: it shares its memory, and to set its ratio would copy it.
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(rect.topLeft() * ratio, image)
        painter.restore()
    else:
        painter.drawImage(rect, image)


def wash(painter: QPainter, rects: Iterable[QRectF], strength: int, *, barred: bool) -> None:
    """Tint places on the paper, 0 to 255 strong; `barred` ones get a bar at their left as well."""
    tint = QColor(PAPER_ACCENT)
    tint.setAlpha(strength)
    painter.setPen(Qt.PenStyle.NoPen)
    for rect in rects:
        painter.setBrush(tint)
        painter.drawRoundedRect(rect, 3, 3)
        if barred:
            painter.setBrush(PAPER_ACCENT)
            painter.drawRect(QRectF(rect.left() - 4, rect.top(), 2, rect.height()))


def paint_shadow(painter: QPainter, rect: QRectF, *, dark: bool) -> None:
    """Draw the soft shadow of a page that lies in `rect`."""
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(SHADOW, 0, -1):
        shade = QColor(0, 0, 0, 7 if dark else 3)
        painter.setBrush(shade)
        grown = rect.adjusted(-spread + 2, -spread + 4, spread - 2, spread)
        painter.drawRoundedRect(grown, spread, spread)
