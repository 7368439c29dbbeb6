"""An edit by hand and a new text for everyone, side by side with the text that both began from."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.widgets.change_marks import change_marks
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.marked_text import MarkedText

TITLE = "Compare the edit"
WAS, YOURS, NEW = "Before, for everyone", "Yours, in this letter", "Now, for everyone"
PRINTED = "What this letter says: both changes"
BOTH_CHANGED = "The same words were changed twice: by you in this letter, and for everyone."
MERGED = "The text for everyone changed after your edit. This letter has both changes."
LEGEND = "Underlined words are new, struck words went. Until you choose, this letter keeps your words."
SIZE = (920, 460)


@dataclass(frozen=True, slots=True)
class MetEdit:
    """Whose letter and what in it; the text before, the edit, the text for everyone now, what is printed."""

    who: str
    label: str
    base: str
    mine: str
    master: str
    printed: str
    conflict: bool


class EditConflictDialog(QDialog):
    """Shows the three texts and asks which shall stand; it changes nothing itself."""

    keep_wished = Signal()
    take_wished = Signal()
    edit_wished = Signal()

    def __init__(self, met: MetEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{TITLE} – Briefdesk")
        self.resize(*SIZE)
        self.texts = tuple(MarkedText() for _ in range(3))
        self.printed = MarkedText()
        self.keep = QPushButton("&Keep mine" if met.conflict else "&Keep both changes")
        self.take = QPushButton("&Take the new text")
        self.edit = QPushButton("&Edit")
        self.later = QPushButton("&Decide later")
        self._arrange(met)
        self._connect()
        # Only now: until it is arranged, the first text would take it.
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, met: MetEdit) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(plain(Size.STRONG, text=f"{met.label}, in the letter to {met.who}"))
        column.addWidget(plain(tone="warning", text=BOTH_CHANGED if met.conflict else MERGED))
        columns = QGridLayout()
        columns.setHorizontalSpacing(L)
        shown = ((met.base, ()), change_marks(met.base, met.mine), change_marks(met.base, met.master))
        for place, (heading, text, (words, marks)) in enumerate(
            zip((WAS, YOURS, NEW), self.texts, shown, strict=True)
        ):
            text.setAccessibleName(heading)
            text.show_text(words, marks)
            columns.addWidget(plain(Size.STRONG, text=heading), 0, place)
            columns.addWidget(_scrolling(text), 1, place)
            columns.setColumnStretch(place, 1)
        column.addLayout(columns, 1)
        if not met.conflict:
            self.printed.setAccessibleName(PRINTED)
            self.printed.show_text(*change_marks(met.mine, met.printed))
            column.addWidget(plain(Size.STRONG, text=PRINTED))
            column.addWidget(_scrolling(self.printed))
        column.addWidget(plain(Size.SMALL, "muted", text=LEGEND))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(S)
        tips = (
            (self.keep, "This letter says what it says now, and the question is settled"),
            (self.take, "Drop the edit: this letter says what every letter says"),
            (self.edit, "Write a third wording for this letter"),
            (self.later, "Change nothing now; preflight goes on saying so (Esc)"),
        )
        for button, tip in tips:
            button.setToolTip(tip)
            button.setAutoDefault(button is self.keep)
        line.addWidget(self.later)
        line.addStretch(1)
        for button in (self.edit, self.take, self.keep):
            line.addWidget(button)
        mark(self.keep, kind="primary")
        mark(self.later, kind="quiet")
        self.keep.setDefault(True)
        return line

    def _connect(self) -> None:
        for button, wish in (
            (self.keep, self.keep_wished),
            (self.take, self.take_wished),
            (self.edit, self.edit_wished),
        ):
            button.clicked.connect(self.accept)
            button.clicked.connect(wish)
        self.later.clicked.connect(self.reject)


def _scrolling(text: MarkedText) -> QScrollArea:
    area = QScrollArea()
    inner = QWidget()
    mark(inner, surface="pane")
    rows = QVBoxLayout(inner)
    rows.setContentsMargins(S, S, S, S)
    rows.addWidget(text)
    rows.addStretch(1)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.StyledPanel)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
