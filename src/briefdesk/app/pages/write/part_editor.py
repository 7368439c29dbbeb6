"""Where the selected part is written: its text, the source's wording beside it, and what is wrong."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.write.hand_edit_bar import ByHandShown, HandEditBar
from briefdesk.app.pages.write.merge_fields import FieldGroup
from briefdesk.app.pages.write.part_head import PartHead
from briefdesk.app.pages.write.part_notes import PartNotes
from briefdesk.app.style import M, S, colors_of, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import plain_tip
from briefdesk.model.flag import Flag
from briefdesk.pipeline.edited_findings import CheckedWording

NOTHING = "Select a part to write in it, or tick a finding at the left."
PASSAGE = "The passage that it cites"
SETTLED = "Locked: this wording was settled. Choose Unlock below the list to change it."
LOCKED = "Key figures print as their source has them, and can’t be reworded here."


@dataclass(frozen=True, slots=True)
class PartShown:
    """What the editor shows of a part.

    `original` is the other wording where the part has its own, else empty. `rule_words` says who gets the
    part ("Only for Texas"), `rule_tip` says it in full, `hint` stands in an empty text, `locked` keeps the
    text from being changed. A finding's wording is printed as it stands: `takes_fields` is false. `by_hand`
    says how the part stands in the letter shown; while it `waits` for a reason nothing can be typed, nor
    while the part is `settled`: locked by somebody.
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
    by_hand: ByHandShown | None = None
    waits: bool = False
    settled: bool = False


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

    def underline(self, flags: tuple[Flag, ...]) -> None:
        """Underline the words that flags mark, in waves."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(colors_of(self).warning))
        selections: list[QTextEdit.ExtraSelection] = []
        for flag in flags:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(flag)
            selection.format = look
            selections.append(selection)
        self.setExtraSelections(selections)

    def go_to(self, flag: Flag) -> None:
        """Select the words that a flag marks, ready to be written over."""
        self.setTextCursor(self._cursor(flag))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cursor(self, flag: Flag) -> QTextCursor:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        # Qt counts in UTF-16.
        first, last = (len(text[:place].encode("utf-16-le")) // 2 for place in (flag.start, flag.end))
        end = cursor.document().characterCount() - 1
        cursor.setPosition(min(first, end))
        cursor.setPosition(min(last, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class PartEditor(QWidget):
    """The lower half of the parts pane. Typing is told at once; nothing needs to be confirmed."""

    text_wished = Signal(str)
    reset_wished = Signal()
    rule_wished = Signal()
    flag_excused = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PartText()
        self.rule_button = QPushButton()
        self._fields = QToolButton()
        self._reset = QPushButton("Reset")
        self.head = PartHead(self._reset, self.rule_button, self._fields)
        self._locked = plain(Size.SMALL, "muted", text=LOCKED)
        self.notes = PartNotes()
        self.by_hand = HandEditBar()
        self._stack = QStackedWidget()
        self._part: PartShown | None = None
        self._checked: CheckedWording | None = None
        self._showing = False
        self._arrange()
        self._connect()
        self.show_part(None)

    def show_part(self, part: PartShown | None) -> None:
        """Show a part, or what belongs here; the cursor stays where the text is the same."""
        self._stack.setCurrentIndex(1 if part else 0)
        if part is None:
            self.show_problem("")
            self.show_wording(None)
            return
        self.head.label.show_text(part.label)
        self._set_text(part.text)
        self.text.setReadOnly(part.locked or part.settled or part.waits)
        self.by_hand.show_edit(part.by_hand)
        self._locked.setText(SETTLED if part.settled else LOCKED)
        self._locked.setVisible(part.locked or part.settled)
        self._fields.setVisible(part.takes_fields and not part.settled)
        self.text.setPlaceholderText(part.hint)
        self.rule_button.setText(part.rule_words)
        self.rule_button.setToolTip(plain_tip(f"{part.rule_tip} Change who gets this part: Ctrl+L"))
        self.rule_button.setVisible(part.ruled)
        self.rule_button.setEnabled(not part.settled)
        self._reset.setVisible(bool(part.original) and not part.settled)
        self._part = part
        self._show_notes()

    def show_wording(self, checked: CheckedWording | None) -> None:
        """Show what guards say of the wording beside its original; None where they have not looked."""
        self._checked = checked
        self.text.underline(checked.flags if checked is not None else ())
        self._show_notes()

    def _show_notes(self) -> None:
        """Show the original as it bears on the text, and what the last look at the wording found."""
        part, checked, text = self._part, self._checked, self.text.toPlainText()
        flags = checked.flags if checked is not None else ()
        by_hand = part.by_hand if part is not None else None
        if by_hand is not None and by_hand.only_here:
            flags, checked = (), None  # guards hold the words for everyone against the source
            self.notes.show_changed(by_hand.base if by_hand.base != by_hand.master else "", by_hand.master)
        else:
            self.notes.show_changed("", "")
        if checked is not None and checked.of_passage and flags:
            self.notes.show_original(PASSAGE, checked.original, flags=flags)
        elif part is not None:
            self.notes.show_original(part.original_label, part.original, text, flags)
        else:
            self.notes.show_original("", "")
        if checked is not None:
            self.notes.show_flags(flags, edited=checked.edited, original=checked.original)
        else:
            self.notes.show_flags((), edited="", original="")

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
        self.notes.show_problem(sentence, severe)
        mark(self.text, wrong=bool(sentence) and severe)

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
        self._dress_buttons()
        column.addWidget(self.head)
        column.addWidget(self._locked)
        column.addWidget(self.by_hand)
        column.addWidget(self.text, 2)
        column.addWidget(self.notes, 3)
        self.text.setMinimumHeight(56)
        return page

    def _dress_buttons(self) -> None:
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

    def _connect(self) -> None:
        self.text.textChanged.connect(self._tell_text)
        self.text.left.connect(self.left)
        self._reset.clicked.connect(self.reset_wished)
        self.rule_button.clicked.connect(self.rule_wished)
        self.notes.flags.flag_chosen.connect(self.text.go_to)
        self.notes.flags.excused.connect(self.flag_excused)
