"""Words in small frames that break over lines, each with a button that takes it away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.style import XS, mark
from briefdesk.app.wording import plain_tip

LONGEST = 46
"""Words of more characters are cut; the tip says the whole."""


class Chips(QWidget):
    """Each chip is a button: Space, Enter or a click takes it away."""

    removed = Signal(str)
    """The name of the chip that was taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []

    def show_chips(self, chips: tuple[tuple[str, str], ...]) -> None:
        """Show these (name, words)."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._chip(name, words) for name, words in chips]
        self._place()

    def _chip(self, name: str, words: str) -> QPushButton:
        shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
        button = QPushButton(shown.replace("&", "&&"), self)
        set_icon(button, "close")
        button.setIconSize(QSize(12, 12))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setToolTip(plain_tip(f"{words}. Take away"))
        button.setAccessibleName(f"{words}, take away")
        mark(button, text_size="small")
        button.clicked.connect(lambda: self.removed.emit(name))
        button.show()
        return button

    def _place(self) -> None:
        x, y, height = 0, 0, 0
        for button in self.buttons:
            size = button.sizeHint()
            width = min(size.width(), max(80, self.width()))
            if x and x + width > self.width():
                x, y = 0, y + height + XS
            button.setGeometry(x, y, width, size.height())
            x, height = x + width + XS, size.height()
        self.setFixedHeight(y + height)
        self.setVisible(bool(self.buttons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the row anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()
