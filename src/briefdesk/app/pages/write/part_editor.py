"""Where the selected part is written: its text, the source's wording beside it, and what is wrong."""

import html
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.write.merge_fields import FieldGroup
from briefdesk.app.style import XS, M, S, mark
from briefdesk.app.widgets.labels import Size, plain, set_size

NOTHING = "Select a part to write in it, or tick a finding at the left."
LOCKED = "Key figures print as their source has them, and can’t be reworded here."


@dataclass(frozen=True, slots=True)
class PartShown:
    """What the editor shows of a part.

    `original` is the other wording where the part has its own, else empty. `rule_words` says who gets the
    part ("Only for Texas"), `rule_tip` says it in full, `hint` stands in an empty text, `locked` keeps the
    text from being changed. A finding's wording is printed as it stands: `takes_fields` is false.
    """

    label: str
    text: str
    original: str
    original_label: str
    rule_words: str
    rule_tip: str
    hint: str
    ruled: bool
    locked: bool = False
    takes_fields: bool = True


class PartText(QPlainTextEdit):
    """Plain text only; Escape and F2 go back to the list, undo is the project's."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Text of the part")

    def event(self, event: QEvent) -> bool:
        """Let the window's undo and redo have their keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the window, and the text on Escape."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
            self.left.emit()
        elif _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class PartEditor(QWidget):
    """The lower half of the parts pane. Typing is told at once; nothing needs to be confirmed."""

    text_wished = Signal(str)
    reset_wished = Signal()
    rule_wished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PartText()
        self.rule_button = QPushButton()
        self._label = QLabel()
        self._fields = QToolButton()
        self._reset = QPushButton("Reset")
        self._error = plain(Size.SMALL, "danger")
        self._locked = plain(Size.SMALL, "muted", text=LOCKED)
        self._original_label = plain(Size.SMALL, "muted")
        self._original = plain(Size.SMALL, "muted")
        self._original_box = QWidget()
        self._notes = QScrollArea()
        self._stack = QStackedWidget()
        self._showing = False
        self._arrange()
        self._connect()
        self.show_part(None)

    def show_part(self, part: PartShown | None) -> None:
        """Show a part, or what belongs here; the cursor stays where the text is the same."""
        self._stack.setCurrentIndex(1 if part else 0)
        if part is None:
            self.show_problem("")
            return
        self._label.setText(part.label)
        self._set_text(part.text)
        self.text.setReadOnly(part.locked)
        self._locked.setVisible(part.locked)
        self._fields.setVisible(part.takes_fields)
        self.text.setPlaceholderText(part.hint)
        self.rule_button.setText(part.rule_words)
        self.rule_button.setToolTip(html.escape(f"{part.rule_tip} Change who gets this part: Ctrl+L"))
        self.rule_button.setVisible(part.ruled)
        self._reset.setVisible(bool(part.original))
        self._original_label.setText(part.original_label)
        self._original.setText(part.original)
        self._original_box.setVisible(bool(part.original))
        self._show_notes()

    def show_fields(self, groups: tuple[FieldGroup, ...]) -> None:
        """Offer these fields in the menu."""
        menu = self._fields.menu() or QMenu(self._fields)
        menu.clear()
        for group in groups:
            below = menu.addMenu(group.heading)
            for field in group.fields:
                action = below.addAction(f"{field.words}\t{field.name}")
                action.triggered.connect(lambda _=False, name=field.name: self.insert_field(name))
        self._fields.setMenu(menu)

    def show_problem(self, sentence: str, severe: bool = True) -> None:
        """Say quietly what is wrong with the text; an empty sentence says nothing."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        mark(self._error, tone="danger" if severe else "warning")
        set_size(self._error, Size.SMALL)
        self._show_notes()
        mark(self.text, wrong=bool(sentence) and severe)

    def _show_notes(self) -> None:
        """Give the notes room only where there are any."""
        self._notes.setVisible(bool(self._error.text() or self._original.text()))

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor stands."""
        self.text.insertPlainText("{{ " + name + " }}")
        self.text.setFocus()

    def start(self) -> None:
        """Put the keyboard into the text, at its end."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _set_text(self, text: str) -> None:
        if text == self.text.toPlainText():
            return
        self._showing = True
        place = self.text.textCursor().position()
        self.text.setPlainText(text)
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, len(text)) if self.text.hasFocus() else 0)
        self.text.setTextCursor(cursor)
        self._showing = False

    def _tell_text(self) -> None:
        if not self._showing:
            self.text_wished.emit(self.text.toPlainText())

    def _arrange(self) -> None:
        nothing = QLabel(NOTHING)
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setContentsMargins(32, M, 32, M)
        mark(nothing, tone="muted")
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._writing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _writing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(M, S, M, M)
        column.setSpacing(S)
        column.addLayout(self._head())
        column.addWidget(self._locked)
        column.addWidget(self.text, 1)
        column.addWidget(self._notes, 1)
        box = QVBoxLayout(self._original_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._original_label)
        box.addWidget(self._original)
        notes = QWidget()
        mark(notes, surface="pane")
        below = QVBoxLayout(notes)
        below.setContentsMargins(XS, 0, XS, 0)
        below.setSpacing(S)
        below.addWidget(self._error)
        below.addWidget(self._original_box)
        below.addStretch(1)
        self._notes.setWidget(notes)
        self._notes.setWidgetResizable(True)
        self._notes.setFrameShape(QFrame.Shape.NoFrame)
        self._notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._notes.setMinimumHeight(40)
        self.text.setMinimumHeight(56)
        return page

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(XS)
        set_size(self._label, Size.STRONG)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setContentsMargins(XS, 0, 0, 0)
        self._fields.setText("Insert field")
        self._fields.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fields.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fields.setToolTip("Insert a name, a date or another value that differs by letter")
        set_icon(self._fields, "chevron-down")
        self._fields.setIconSize(QSize(14, 14))
        self._fields.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for button in (self._reset, self.rule_button):
            mark(button, kind="quiet")
        self._reset.setToolTip("Go back to the original wording")
        self._fields.setMenu(QMenu(self._fields))
        line.addWidget(self._label, 1)
        line.addWidget(self._reset)
        line.addWidget(self.rule_button)
        line.addWidget(self._fields)
        return line

    def _connect(self) -> None:
        self.text.textChanged.connect(self._tell_text)
        self.text.left.connect(self.left)
        self._reset.clicked.connect(self.reset_wished)
        self.rule_button.clicked.connect(self.rule_wished)
