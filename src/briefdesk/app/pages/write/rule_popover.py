"""A small popover that limits a part to some recipients: a query, its count, and what is wrong with it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.style import XS, L, S, mark
from briefdesk.app.widgets.labels import Size, plain

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
        self._anchor = QRect()
        self._count = plain(Size.SMALL, "muted")
        self._everyone = QPushButton("Everyone")
        self._apply = QPushButton("Apply")
        self._arrange()
        self.line.textChanged.connect(self.query_changed)
        self.line.returnPressed.connect(self._take)
        self._apply.clicked.connect(self._take)
        self._everyone.clicked.connect(self._take_everyone)

    def open_at(self, anchor: QRect, rule: str) -> None:
        """Open below a place of the screen, or above it where there is no room, holding `rule`."""
        self._anchor = anchor
        self.line.setText(rule)
        self.query_changed.emit(rule)
        self._place()
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def _place(self) -> None:
        # The words wrap, so the height follows from the width.
        height = self.heightForWidth(WIDTH)
        self.resize(WIDTH, height)
        screen = self.screen().availableGeometry()
        x = min(self._anchor.left(), screen.right() - WIDTH - S)
        below = self._anchor.bottom() + XS
        fits = below + height <= screen.bottom() - S
        y = below if fits else self._anchor.top() - XS - height
        self.move(max(screen.left() + S, x), max(screen.top() + S, y))

    def show_count(self, words: str) -> None:
        """Say how many recipients the rule holds for."""
        mark(self._count, tone="muted")
        mark(self.line, wrong=False)
        self._count.setText(words)
        self._apply.setEnabled(True)
        self._place()

    def show_error(self, words: str) -> None:
        """Say what is wrong with the rule and what to write instead."""
        mark(self._count, tone="danger")
        mark(self.line, wrong=True)
        self._count.setText(words)
        self._apply.setEnabled(False)
        self._place()

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
