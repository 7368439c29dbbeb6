"""One line of the projects opened last: the file's name, and muted behind it the folder."""

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefdesk.app.qt_numbers import STRONG_FOCUS
from briefdesk.app.style import RADIUS, ROW_HEIGHT, XS, M, S, colors_of, small_font

_NAME_SHARE = 0.45
_MUTED = 0.68


class RecentRow(QAbstractButton):
    """Opens one project; both texts end in an ellipsis where there is no room."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._folder = path.stem, _short(path.parent)
        self.setText(self._name.replace("&", "&&"))
        self.setAccessibleName(f"Open {self._name} in {self._folder}")
        self._path = path
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a row's size; the width is up to the column."""
        return QSize(240, ROW_HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Show hover, for which Qt's own attribute would come too dear before the first paint."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            from briefdesk.app.wording import plain_tip  # noqa: PLC0415

            self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
            self.setToolTip(plain_tip(f"Open {self._path}"))
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and folder, and a ground below the mouse or the focus."""
        del event
        colors = colors_of(self)
        painter = QPainter(self)
        text_pen = painter.pen()
        if self.underMouse() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors.accent)) if self.hasFocus() else QtCore.Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.pressed if self.isDown() else colors.hover))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.setPen(text_pen)
        room = self.rect().adjusted(S, 0, -S, 0)
        column = round(room.width() * _NAME_SHARE)
        name = _elided(self._name, self.fontMetrics(), column - M)
        _write(painter, room, name)
        painter.setFont(small_font(self.font()))
        rest = room.adjusted(column + XS, 0, 0, 0)
        folder = _elided(self._folder, painter.fontMetrics(), rest.width())
        painter.setOpacity(_MUTED)  # another pen would be dear before the first paint
        _write(painter, rest, folder)


def _write(painter: QPainter, room: QRect, text: str) -> None:
    """Write `text` at the left of `room`, midway between its top and bottom."""
    metrics = painter.fontMetrics()
    baseline = room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent()
    painter.drawText(room.left(), baseline, text)


def _elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return `text` with an ellipsis in its middle where it is too wide."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideMiddle, width)


def _short(folder: Path) -> str:
    """Return the folder as people write it: their home as ~."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
