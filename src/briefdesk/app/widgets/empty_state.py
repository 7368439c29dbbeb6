"""What an empty pane says: what belongs here, and the button that brings it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XL, L, S, colors_of, mark


class EmptyState(QWidget):
    """An icon, a title, a sentence and perhaps a button, in the middle of the pane."""

    action_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "page"
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _centered()
        mark(self._title, text_size="strong")
        self._sentence = _centered()
        mark(self._sentence, tone="muted")
        self.button = QPushButton()
        self.button.clicked.connect(self.action_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(L)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.button.hide()

    @property
    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def tell(self, icon_name: str, title: str, sentence: str, action: str = "") -> None:
        """Show other words; without an `action` there is no button."""
        self._icon_name = icon_name
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw()

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, colors_of(self).muted, 32, self.devicePixelRatioF()))


def _centered() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
