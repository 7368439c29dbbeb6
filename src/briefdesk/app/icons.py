"""Our own icons: one stroke width on a 20 by 20 grid, drawn in the colours of the palette.

`set_icon(button_or_action, "undo")` also follows a change of scheme, through `refresh_icons`.
`icon("undo")` gives a plain QIcon for item models; its colours are those of the moment.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from briefdesk.shipped import shipped_path

GRID = 20
_PROPERTY = "iconName"
_COLOR = "currentColor"


def icon(name: str, color: str | None = None) -> QIcon:
    """Return the icon called `name`; without a `color` in the palette's, with disabled and checked states."""
    palette = QGuiApplication.palette()
    plain = color or palette.color(QPalette.ColorRole.ButtonText).name()
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    on = color or palette.color(QPalette.ColorRole.Accent).name()
    return QIcon(_Strokes(name, plain, off, on))


def set_icon(target: QAbstractButton | QAction, name: str) -> None:
    """Give a button or an action an icon that follows the scheme."""
    target.setProperty(_PROPERTY, name)
    target.setIcon(icon(name))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(GRID, GRID))


def refresh_icons(app: QApplication) -> None:
    """Draw the icons of all buttons and actions anew, after the palette has changed."""
    for window in app.topLevelWidgets():
        for target in [window, *window.findChildren(QObject)]:
            name = target.property(_PROPERTY)
            if name and isinstance(target, (QAbstractButton, QAction)):
                target.setIcon(icon(name))


def pixmap(name: str, color: str, size: int = GRID, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels for a screen of that `ratio`."""
    made = QPixmap(_pixmap(name, color, round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    return made


def paint_icon(painter: QPainter, name: str, color: str, rect: QRectF) -> None:
    """Draw an icon sharply into `rect`, for delegates and widgets that paint by hand."""
    QSvgRenderer(_svg(name, color)).render(painter, rect)


def _pixmap(name: str, color: str, pixels: int) -> QPixmap:
    # Qt's own cache dies with the application; a Python cache of pixmaps would outlive it and crash at exit.
    key = f"briefdesk:{name}:{color}:{pixels}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(pixels, pixels)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_svg(name, color)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    QPixmapCache.insert(key, made)
    return made


@cache
def _svg(name: str, color: str) -> QByteArray:
    text = shipped_path("assets", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace(_COLOR, color).encode("utf-8"))


class _Strokes(QIconEngine):
    """Draws an icon when it is shown, in the size and state shown: most never are."""

    def __init__(self, name: str, plain: str, off: str, on: str) -> None:
        super().__init__()
        self._words = (name, plain, off, on)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of `size` pixels."""
        name, plain, off, on = self._words
        color = off if mode is QIcon.Mode.Disabled else on if state is QIcon.State.On else plain
        return _pixmap(name, color, min(size.width(), size.height()))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into `rect`."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def clone(self) -> QIconEngine:
        """Return another such engine."""
        return _Strokes(*self._words)
