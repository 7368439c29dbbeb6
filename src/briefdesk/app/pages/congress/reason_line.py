"""Asks in passing why a member is left out: the answer is kept with the project, no answer will do."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from briefdesk.app.style import M, S, mark
from briefdesk.model.congress import Bioguide

PAUSE_MS = 250
"""What is typed is given on after so short a rest: each change has the whole project looked over."""
MOST = 200
"""A reason is a sentence; more characters than these nobody reads."""


class ReasonLine(QWidget):
    """Shown while the row that has the keyboard is left out. `done()` gives the keyboard back."""

    reason_typed = Signal(str, str)
    done = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Line()
        self._member: Bioguide | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._label = QLabel("Wh&y left out? (optional)")
        self._label.setBuddy(self.line)
        mark(self._label, tone="muted")
        self.line.setMaxLength(MOST)
        self.line.setAccessibleName("Why left out (optional)")
        self.line.setPlaceholderText("Met in person on May 4")
        row = QHBoxLayout(self)
        row.setContentsMargins(M, S, M, S)
        row.setSpacing(S)
        row.addWidget(self._label)
        row.addWidget(self.line, 1)
        self.line.textEdited.connect(lambda _text: self._timer.start())
        self.line.returnPressed.connect(self._end)
        self.line.left.connect(self._leave)
        self.line.undoing.connect(self.settle)
        self._timer.timeout.connect(self._tell)
        self.hide()

    def show_member(self, member: Bioguide | None, name: str = "", reason: str = "") -> None:
        """Ask about a member who is left out, None for nobody."""
        if member != self._member:
            self.settle()
            self._member = member
        if self._timer.isActive():
            # What is being typed is newer than what the project has.
            return
        self.line.setToolTip(f"Why {name} gets no letter" if name else "")
        if reason != " ".join(self.line.text().split()):
            self.line.setText(reason)
        self.setVisible(member is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Give on at once what is typed and still rests."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def _tell(self) -> None:
        if self._member is not None:
            self.reason_typed.emit(self._member, self.line.text())

    def _end(self) -> None:
        self.settle()
        self.done.emit()

    def _leave(self) -> None:
        self.settle()
        self.left.emit()


class _Line(QLineEdit):
    """A line whose undo is the window's, as what is typed is the project's at once."""

    left = Signal()
    undoing = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                self.undoing.emit()
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
