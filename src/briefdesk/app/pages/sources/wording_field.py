"""The field for a finding's wording: one line of any length, with doubtful words underlined."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from briefdesk.app.style import colors_of
from briefdesk.model.flag import Flag

FEWEST_LINES, MOST_LINES = 3, 9
TIP = "Enter or Ctrl+Enter keeps the wording; Esc takes the typing back, Ctrl+Z in the field brings it again"
SPLIT_TIP = "Split the wording at the cursor (Ctrl+Shift+Enter)"
SPLIT_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class WordingField(QPlainTextEdit):
    """`entered` asks to keep what is typed, on Enter and on leaving.

    Escape takes the typing back, and the field's own undo brings it again. `split_wished(at)` asks to split
    before a character of the text, on Ctrl+Shift+Enter.
    """

    entered = Signal()
    split_wished = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setAccessibleName("Wording")
        self.setToolTip(TIP)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    @property
    def wording(self) -> str:
        """Return the wording in one line, as it is kept."""
        return " ".join(self.toPlainText().split())

    @property
    def touched(self) -> bool:
        """Return whether the field says something else than what is kept."""
        return self.wording != self._kept

    def show_wording(self, text: str) -> None:
        """Show what is kept; what was being typed goes, the cursor stays where the text is the same."""
        self._kept = " ".join(text.split())
        if self.toPlainText() != text:
            self.setPlainText(text)

    def mark_flags(self, flags: tuple[Flag, ...], chosen: Flag | None) -> None:
        """Underline the words that flags doubt, and ground those of the chosen one."""
        self.setExtraSelections([self._marked(flag, strong=flag == chosen) for flag in flags])

    def cursor_place(self) -> int:
        """Return the character that the cursor stands before."""
        return len(_before(self.toPlainText(), self.textCursor().position()))

    def _take_back(self) -> None:
        """Show what is kept, as a change that undo knows: setPlainText would forget the typing for good."""
        if self.touched:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(self._kept)

    def _marked(self, flag: Flag, *, strong: bool) -> QTextEdit.ExtraSelection:
        colors = colors_of(self)
        text = self.toPlainText()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(colors.warning))
        if strong:
            look.setBackground(QColor(colors.warning_ground))
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text, flag.start))
        cursor.setPosition(_units(text, flag.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        # The stubs know these as constants; Qt has them as the selection's members.
        selection.cursor = cursor
        selection.format = look
        return selection

    # Qt's overrides

    def sizeHint(self) -> QSize:
        """Return a height for the lines that there are, within reason."""
        # A plain text document tells its height in lines.
        lines = max(FEWEST_LINES, min(round(self.document().size().height()), MOST_LINES))
        around = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, take back and split by keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & SPLIT_KEYS == SPLIT_KEYS:
                self.split_wished.emit(self.cursor_place())
            else:
                self.entered.emit()
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._take_back()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep on leaving, not where a menu only came in front."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste into one line."""
        self.insertPlainText(" ".join(source.text().split()))


def _units(text: str, place: int) -> int:
    """Return a place in `text` as Qt counts it, in UTF-16."""
    return len(text[:place].encode("utf-16-le")) // 2


def _before(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
