"""The line above a part’s text: its name, and beside it, or below where there is no room, its buttons."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QWidget

from briefdesk.app.style import XS
from briefdesk.app.widgets.labels import ElidedLabel, Size, set_size


class PartHead(QWidget):
    """In a narrow pane all buttons but `first` get a line of their own: nothing is cut for them."""

    def __init__(
        self, first: QAbstractButton, *buttons: QAbstractButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = ElidedLabel()
        self._buttons = QWidget()
        self._name = QWidget()
        set_size(self.label, Size.STRONG)
        self.label.setContentsMargins(XS, 0, 0, 0)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        name = QHBoxLayout(self._name)
        name.setContentsMargins(0, 0, 0, 0)
        name.setSpacing(XS)
        name.addWidget(self.label, 1)
        name.addWidget(first)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(XS)
        self._line.addWidget(self._name, 1)
        self._line.addWidget(self._buttons)

    def event(self, event: QEvent) -> bool:
        """Look again whether all has room as soon as a name, words or a button changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._name.sizeHint().width() + XS + self._buttons.sizeHint().width()
        below = needed > self.width()
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            self.label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
