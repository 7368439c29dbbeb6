"""The line in which recipients are asked for, with what it means in words and what was probably meant."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.icons import icon, set_icon
from briefdesk.app.style import S, mark
from briefdesk.app.widgets.drawing import WrappedText
from briefdesk.app.wording import plain_tip

NOTHING_ASKED = "Type a query, or tick at the left what your recipients have in common."
HINT = "committee:SSAS   state:TX,AZ   role:chair,ranking   -party:R   name:Reed"
SUGGESTED_STYLE = """
QPushButton { min-height: 0; padding: 0 2px; border-width: 0; }
QPushButton:focus { text-decoration: underline; }
"""
LEAST, MOST = 2, 4
"""Lines kept free for the words, and lines that an error may take."""
LONGEST = 64
"""A suggested query of more characters is cut."""


class QueryLine(QLineEdit):
    """A line whose undo is the window's, so that Ctrl+Z takes back what was chosen, not letters.

    `hurried()` comes before any of the window's keys: what is typed must not wait any longer. `left()`
    when the keyboard goes elsewhere, `down()` for the arrow that leads to what was found.
    """

    hurried = Signal()
    left = Signal()
    down = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                self.hurried.emit()
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow down lead on."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class FewLines(QLabel):
    """A text in at most so many lines, always as high as `LEAST`, so that what stands below stays there."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._most = LEAST
        mark(self, tone="muted")
        self.show_text("")

    def show_text(self, text: str, most: int = 2) -> None:
        """Show a text in at most so many lines; the tip says the whole."""
        self._most = most
        self.setText(text)
        self.setToolTip(plain_tip(text))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that the text takes."""
        line = self.fontMetrics().height() + 1
        return max(LEAST * line, round(self._broken(width).height))

    def sizeHint(self) -> QSize:
        """Return the room for the text in one line."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()) + 16, self.heightForWidth(self.width())
        )

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few words."""
        return QSize(80, LEAST * (self.fontMetrics().height() + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        painter = QPainter(self)
        self._broken(self.width()).draw(painter, 0, 0, self.palette().color(self.foregroundRole()))

    def _broken(self, width: int) -> WrappedText:
        return WrappedText(self.text(), self.font(), max(width, 80), self._most)


class QueryBox(QWidget):
    """Knows no session: it tells what is typed and shows what it is told."""

    typed = Signal(str)
    taken = Signal()
    suggestion_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QueryLine()
        self.suggested = QPushButton()
        self.words = FewLines()
        self._row = QHBoxLayout()
        self._arrange()
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.taken)
        self.suggested.clicked.connect(self.suggestion_wished)

    def show_query(self, query: str) -> None:
        """Show a query that was not typed here."""
        if query != self.line.text():
            self.line.setText(query)

    def show_words(self, words: str) -> None:
        """Say the query in plain words."""
        mark(self.line, wrong=False)
        mark(self.words, tone="muted")
        self.words.show_text(words or NOTHING_ASKED)
        self._offer("")

    def show_suggestion(self, reason: str, query: str) -> None:
        """Say that nobody is named so, and offer the query that was probably meant: Enter takes it."""
        self.show_words(f"{reason} Did you mean")
        self._offer(query)

    def show_error(self, words: str) -> None:
        """Say what is wrong with the query and what to write instead."""
        mark(self.line, wrong=True)
        mark(self.words, tone="danger")
        self.words.show_text(words, MOST)
        self._offer("")

    def _tell_cleared(self, text: str) -> None:
        if not text:
            self.typed.emit("")

    def _offer(self, query: str) -> None:
        shown = query if len(query) <= LONGEST else f"{query[:LONGEST]}…"
        self.suggested.setText(f"{shown}?".replace("&", "&&"))
        self.suggested.setAccessibleName(f"Ask for {query} instead")
        self.suggested.setVisible(bool(query))
        self._row.setStretchFactor(self.words, 0 if query else 1)

    def _arrange(self) -> None:
        self.line.setPlaceholderText(HINT)
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName("Recipient query")
        place = QLineEdit.ActionPosition.LeadingPosition
        set_icon(self.line.addAction(icon("search"), place), "search")
        # The button that clears the line changes it without typing.
        self.line.textChanged.connect(self._tell_cleared)
        mark(self.suggested, kind="link")
        self.suggested.setToolTip("Enter")
        # As high as the words, so that what stands below stays where it is.
        self.suggested.setStyleSheet(SUGGESTED_STYLE)
        self.suggested.hide()
        self._row.setSpacing(S)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.suggested, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.line)
        column.addLayout(self._row)
