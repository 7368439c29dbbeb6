"""A box that sets its widgets side by side and begins a new line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowBox(QWidget):
    """Widgets of their own size in lines, `gap` pixels apart; its height follows from its width.

    A widget and not a QLayout: Qt asks a layout for items past its end, and a layout written in Python
    answers with a None that Qt's bindings count once too often.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: list[QWidget]) -> None:
        """Hold these widgets in this order; those that it held before are deleted."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets = widgets
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._place(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return that its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: one widget wide."""
        widest = max((widget.sizeHint().width() for widget in self._widgets), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the widgets anew."""
        super().resizeEvent(event)
        self._place(event.size().width(), move=True)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        x, y, line_height = 0, 0, 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if x > 0 and x + size.width() > width:
                x, y, line_height = 0, y + line_height + self._gap, 0
            if move:
                widget.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line_height = max(line_height, size.height())
        return y + line_height
