"""A reason asked for in place: one line to write it, a menu of ready-made ones, Enter takes it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.style import XS, mark

REASONS = (
    "The passage says so elsewhere",
    "Checked with the author",
    "Updated figure, see note",
)


class ReasonField(QWidget):
    """Hidden until `ask` is called; Escape or Cancel closes it without an answer."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        """Make the field, in a `narrow` place with its buttons under the line."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.take = QPushButton("Let it stand")
        self.ready_made = QToolButton()
        self._cancel = QPushButton("Cancel")
        self.line.setPlaceholderText("Why may it stand?")
        self.line.setAccessibleName("Reason to let it stand")
        self.line.setMaxLength(200)
        self.ready_made.setText("Reasons")
        self.ready_made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.ready_made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.ready_made.setToolTip("Choose a ready-made reason")
        set_icon(self.ready_made, "chevron-down")
        self.ready_made.setIconSize(QSize(14, 14))
        self.ready_made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self._cancel, kind="quiet")
        self._fill_menu()
        self._arrange(narrow)
        self.take.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.take.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._give)
        self.take.clicked.connect(self._give)
        self._cancel.clicked.connect(self._leave)
        self.hide()

    def ask(self) -> None:
        """Show the empty line with the keyboard in it."""
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in order."""
        return (self.line, self.ready_made, self.take, self._cancel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; Enter is the line's and never the dialog's default button's."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _arrange(self, narrow: bool) -> None:
        box: QBoxLayout = QVBoxLayout(self) if narrow else QHBoxLayout(self)
        box.setContentsMargins(0, XS, 0, 0)
        box.setSpacing(XS)
        box.addWidget(self.line, 0 if narrow else 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(XS)
        for button in (self.ready_made, self.take, self._cancel):
            buttons.addWidget(button)
        if narrow:
            buttons.addStretch(1)
        box.addLayout(buttons)

    def _fill_menu(self) -> None:
        menu = QMenu(self.ready_made)
        for reason in REASONS:
            menu.addAction(reason).triggered.connect(lambda _=False, text=reason: self._write(text))
        self.ready_made.setMenu(menu)

    def _write(self, reason: str) -> None:
        """Put a ready-made reason into the line, to be taken or written on."""
        self.line.setText(reason)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        reason = " ".join(self.line.text().split())
        if reason:
            self.hide()
            self.given.emit(reason)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
