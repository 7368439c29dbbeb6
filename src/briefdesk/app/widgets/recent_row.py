"""One line of the projects opened last: the file's name, and muted behind it the folder."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefdesk.app.style import RADIUS, ROW_HEIGHT, XS, M, S, colors_of, small_font
from briefdesk.app.wording import plain_tip

_NAME_SHARE = 0.45


class RecentRow(QAbstractButton):
    """Opens one project; both texts end in an ellipsis where there is no room."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._folder = path.stem, _short(path.parent)
        self.setText(self._name.replace("&", "&&"))
        self.setAccessibleName(f"Open {self._name} in {self._folder}")
        self.setToolTip(plain_tip(f"Open {path}"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a row's size; the width is up to the column."""
        return QSize(240, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and folder, and a ground below the mouse or the focus."""
        del event
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.pressed if self.isDown() else colors.hover))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        room = self.rect().adjusted(S, 0, -S, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        column = round(room.width() * _NAME_SHARE)
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, column - M)
        painter.setPen(QColor(colors.text))
        painter.drawText(room, left, name)
        painter.setFont(small_font(self.font()))
        rest = room.adjusted(column + XS, 0, 0, 0)
        folder = painter.fontMetrics().elidedText(self._folder, Qt.TextElideMode.ElideMiddle, rest.width())
        painter.setPen(QColor(colors.muted))
        painter.drawText(rest, left, folder)


def _short(folder: Path) -> str:
    """Return the folder as people write it: their home as ~."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
