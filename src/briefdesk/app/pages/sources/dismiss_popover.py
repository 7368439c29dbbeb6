"""A small popover that asks why findings are dismissed: a ready-made reason, own words, or none."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.style import XS, L, S, mark
from briefdesk.app.widgets.labels import Size, plain

WIDTH = 320
READY_MADE = ("Not useful", "Duplicate", "Out of date", "Not ours to say")
LONGEST_REASON = 200


class DismissPopover(QFrame):
    """Open while the reason is asked for; Enter gives it, empty or not, 1 to 4 a ready-made one."""

    given = Signal(str)
    """The reason, empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, surface="raised")
        self.line = QLineEdit()
        self.ready_made = tuple(QPushButton(f"{n}  {words}") for n, words in enumerate(READY_MADE, start=1))
        self._title = plain(Size.STRONG)
        self._arrange()
        self.line.returnPressed.connect(lambda: self._give(self.line.text()))
        for button, words in zip(self.ready_made, READY_MADE, strict=True):
            button.clicked.connect(lambda _=False, words=words: self._give(words))

    def open_at(self, anchor: QRect, title: str) -> None:
        """Open below a place of the screen, or above it where there is no room."""
        self._title.setText(title)
        self.line.clear()
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        fits = anchor.bottom() + XS + self.height() <= screen.bottom() - S
        y = anchor.bottom() + XS if fits else anchor.top() - XS - self.height()
        x = min(anchor.left(), screen.right() - WIDTH - S)
        self.move(max(screen.left() + S, x), max(screen.top() + S, y))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; Enter on a button is that button."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def _give(self, reason: str) -> None:
        self.hide()
        self.given.emit(" ".join(reason.split()))

    def _number(self, typed: str) -> None:
        """Take a digit that stands alone for a ready-made reason."""
        if len(typed) == 1 and typed in "1234":
            self._give(READY_MADE[int(typed) - 1])

    def _arrange(self) -> None:
        self.line.setPlaceholderText("Reason, or just Enter")
        self.line.setAccessibleName("Reason to dismiss")
        self.line.setMaxLength(LONGEST_REASON)
        self.line.textEdited.connect(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        column.addWidget(self._title)
        column.addWidget(self.line)
        for button, words in zip(self.ready_made, READY_MADE, strict=True):
            button.setAccessibleName(words)
            mark(button, kind="quiet")
            button.setStyleSheet("text-align: left")
            column.addWidget(button)
