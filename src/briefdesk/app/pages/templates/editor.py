"""The text of a template: colored, with completion, at most as long as a template may be."""

from PySide6.QtCore import QEvent, QMimeData, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QWidget

from briefdesk.app.pages.templates.completion import Offers, offers_at
from briefdesk.app.pages.templates.highlighter import TemplateHighlighter
from briefdesk.app.pages.templates.line_numbers import LineNumbers
from briefdesk.app.style import colors_of, mark
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import TemplateKind
from briefdesk.pipeline.template_guide import GuideEntry
from briefdesk.pipeline.templates import MAX_TEMPLATE_BYTES

_PARAGRAPH_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class TemplateEditor(QPlainTextEdit):
    """Ctrl+Space completes, as does “{{ ”; Ctrl+S saves the template while the keyboard is here."""

    save_wished = Signal()
    refused = Signal(str)
    """A paste was longer than a template may be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        self.setAccessibleName("Text of the template")
        self.setAccessibleDescription("Ctrl+Space completes fields, filters and sections.")
        self.setTabChangesFocus(True)
        self.highlighter = TemplateHighlighter(self.document(), colors_of(self))
        self.numbers = LineNumbers(self)
        self._make_room()
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.guide: tuple[GuideEntry, ...] = ()
        self.kind = TemplateKind.LETTER
        self._offers = Offers("", ())
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # A view of our own: Qt would make one with the first words only.
        self._popup = QListView()
        mark(self._popup, kind="popup")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._complete)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self.complete)

    def text(self) -> str:
        """Return the text with line ends of one kind."""
        return self.toPlainText().translate(_PARAGRAPH_ENDS)

    def show_text(self, text: str) -> None:
        """Show another text, without undo to the one before."""
        self.setPlainText(text)
        self.document().setModified(False)

    def replace_text(self, text: str) -> None:
        """Put another text in the place of this one, as one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Underline the lines of problems; those with errors have strong numbers."""
        self.highlighter.show_faults(problems)
        self.numbers.show_faults(
            frozenset(p.line for p in problems if p.line and p.severity is Severity.ERROR)
        )

    def go_to_line(self, line: int) -> None:
        """Select a line (from 1) and bring it into view."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.centerCursor()
        self.setFocus()

    def insert(self, text: str) -> None:
        """Insert a text at the cursor; between the halves of a condition the cursor stays."""
        cursor = self.textCursor()
        start = min(cursor.position(), cursor.anchor())
        cursor.insertText(text)
        middle = text.find("%}{%")
        if middle >= 0:
            cursor.setPosition(start + middle + 2)
            self.setTextCursor(cursor)
        self.setFocus()

    # Completion

    def complete(self) -> None:
        """Offer what may stand at the cursor."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        line = cursor.block().text()[: cursor.positionInBlock()]
        front = cursor.block().previous().userState() == 2 or cursor.blockNumber() == 0
        self._offers = offers_at(line, front=front, guide=self.guide, kind=self.kind)
        popup = self._popup
        if not self._offers.words:
            popup.hide()
            return
        self._words.setStringList(list(self._offers.words))
        popup.setCurrentIndex(self._words.index(0, 0))
        rect = self.cursorRect()
        rect.setWidth(popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + 24)
        self._completer.complete(rect)

    def _complete(self, word: str) -> None:
        cursor = self.textCursor()
        for _ in self._offers.prefix:
            cursor.deletePreviousChar()
        after = cursor.block().text()[cursor.positionInBlock() :].lstrip()
        end = self._offers.end
        cursor.insertText(word + ("" if end.strip() and after.startswith(end.strip()) else end))
        self.setTextCursor(cursor)

    # Qt's overrides

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+S for the template while the keyboard is here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Save)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save, complete, or write."""
        popup = self._popup
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if popup.isVisible() and event.key() in keys:
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Save):
            self.save_wished.emit()
            return
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.complete()
            return
        super().keyPressEvent(event)
        if popup.isVisible() or (event.text() in (" ", "{") and self._opens_field()):
            self._asking.start()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, and none that makes the template longer than it may be."""
        text = source.text()
        if len(text.encode("utf-8", "replace")) + len(self.text().encode()) > MAX_TEMPLATE_BYTES:
            self.refused.emit("A template holds at most 100 kB; this is longer.")
            return
        self.textCursor().insertText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight when the list of faults takes room from the text."""
        super().resizeEvent(event)
        self._make_room()
        if self.hasFocus():
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(
            self, "highlighter"
        ):
            self.highlighter.take_colors(colors_of(self))
            self._make_room()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers.sizeHint().width(), 0, 0, 0)
        self.numbers.place(self.contentsRect())

    def _opens_field(self) -> bool:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()].endswith(("{{ ", "{% if "))
