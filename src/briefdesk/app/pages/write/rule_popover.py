"""A small popover that limits a part to some recipients: a query, its count, and what is wrong with it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.pages.write.labels import Size, plain
from briefdesk.app.style import L, S, mark

WIDTH = 360
HINT = "state:TX,AZ   chamber:senate   committee:SSAS   role:chair"


class RulePopover(QFrame):
    """Open while the rule is written: each change asks for a count, Enter takes the rule."""

    query_changed = Signal(str)
    rule_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, surface="raised")
        self.line = QLineEdit()
        self._count = plain(Size.SMALL, "muted")
        self._everyone = QPushButton("Everyone")
        self._apply = QPushButton("Apply")
        self._arrange()
        self.line.textChanged.connect(self.query_changed)
        self.line.returnPressed.connect(self._take)
        self._apply.clicked.connect(self._take)
        self._everyone.clicked.connect(self._take_everyone)

    def open_at(self, place: QPoint, rule: str) -> None:
        """Open with its top left at a place of the screen, holding `rule`."""
        self.line.setText(rule)
        self.query_changed.emit(rule)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width() - S)
        y = min(place.y(), screen.bottom() - self.height() - S)
        self.move(max(screen.left() + S, x), y)
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def show_count(self, words: str) -> None:
        """Say how many recipients the rule holds for."""
        mark(self._count, tone="muted")
        mark(self.line, wrong=False)
        self._count.setText(words)
        self._apply.setEnabled(True)

    def show_error(self, words: str) -> None:
        """Say what is wrong with the rule and what to write instead."""
        mark(self._count, tone="danger")
        mark(self.line, wrong=True)
        self._count.setText(words)
        self._apply.setEnabled(False)
        self.adjustSize()

    def _take(self) -> None:
        if self._apply.isEnabled():
            self.hide()
            self.rule_wished.emit(self.line.text().strip())

    def _take_everyone(self) -> None:
        self.hide()
        self.rule_wished.emit("")

    def _arrange(self) -> None:
        title = plain(Size.STRONG, text="Who gets this part")
        self.line.setPlaceholderText("Everyone")
        self.line.setAccessibleName("Recipient query of this part")
        hint = plain(Size.SMALL, "muted")
        hint.setText(HINT)
        mark(self._everyone, kind="quiet")
        mark(self._apply, kind="primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self._everyone)
        buttons.addStretch(1)
        buttons.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        for widget in (title, self.line, self._count, hint):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setFixedWidth(WIDTH)
