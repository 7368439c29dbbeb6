"""Why the letter shown is as it is: rules with their datum, edits by hand, and the letter compared."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.pages.why.rows import compared_row, edit_row, note_row, reason_row
from briefdesk.app.style import XS, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.model.draft import HandEdit
from briefdesk.model.explanation import Explanation, LineChange
from briefdesk.pipeline.explain import NOT_INCLUDED
from briefdesk.pipeline.told_rules import ToldEdit

ALIKE = "This letter is the base letter, word for word: no rule fired and nobody edited it."
BASE = "The base letter is what everybody would get without rules and edits."


@dataclass(frozen=True, slots=True)
class WhyShown:
    """The letter shown, explained, and all edits by hand of the project."""

    explanation: Explanation
    edits: tuple[ToldEdit, ...]


class WhyPane(QWidget):
    """Knows no session: it shows what it is given and tells what is wished."""

    part_wished = Signal(str)
    edit_wished = Signal(object)
    """A HandEdit to go to."""
    compare_wished = Signal(object)
    """A HandEdit to hold beside the text for everyone."""
    drop_wished = Signal(object)
    sheet_wished = Signal()
    cancel_wished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = plain()
        self.sheet = QPushButton("Export review sheet…")
        self.close_button = QPushButton("Show the page")
        self.progress = QProgressBar()
        self.cancel = QPushButton("Cancel")
        self.area = QScrollArea()
        self._rows: QVBoxLayout | None = None
        self._arrange()
        self.setFocusProxy(self.area)
        self.sheet.clicked.connect(self.sheet_wished)
        self.close_button.clicked.connect(self.left)
        self.cancel.clicked.connect(self.cancel_wished)
        self.show_progress(0, 0)

    def show_why(self, shown: WhyShown) -> None:
        """Explain a letter; the place in the list is kept where the letter is the same."""
        one = shown.explanation
        differing = [line for line in one.comparison if line.change is not LineChange.SAME]
        self.summary.setText(
            f"{counted(len(differing), 'paragraph')} unlike the base letter. {BASE}" if differing else ALIKE
        )
        place = self.area.verticalScrollBar().value()
        body = self._fresh()
        by_rule = [r for r in one.reasons if r.effect != "hand_edit"]
        # What keeps a part out stands last: most parts for a few are kept out of most letters.
        by_rule.sort(key=lambda reason: reason.effect == NOT_INCLUDED)
        mine = [t for t in shown.edits if t.edit.addressee == one.addressee.id]
        if mine:
            self._part(body, "Edited by hand", [self._edit(told) for told in mine])
        self._part(body, "Rules", [reason_row(r, self.part_wished.emit) for r in by_rule], "No rule fired.")
        if one.addressee.notes:
            self._part(body, "Address", [note_row(note) for note in one.addressee.notes])
        if differing:
            self._part(body, "Compared with the base letter", self._compared(one))
        others = [t for t in shown.edits if t.edit.addressee != one.addressee.id]
        if others:
            self._part(body, "Other letters edited by hand", [self._edit(told) for told in others])
        body.addStretch(1)
        self.area.verticalScrollBar().setValue(place)

    def show_fault(self, words: str) -> None:
        """Say why nothing can be explained."""
        self.summary.setText(words)
        self._fresh().addStretch(1)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the review sheet is; no total hides it."""
        for widget in (self.progress, self.cancel):
            widget.setVisible(total > 0)
        self.sheet.setVisible(total == 0)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.progress.setFormat(f"{done} of {counted(total, 'letter')}")

    def _compared(self, one: Explanation) -> list[QWidget]:
        """Return a row for each paragraph that differs, and one for each run of those that do not."""
        rows: list[QWidget] = []
        alike = 0
        for line in (*one.comparison, None):
            if line is not None and line.change is LineChange.SAME:
                alike += 1
                continue
            if alike:
                verb = "is" if alike == 1 else "are"
                rows.append(note_row(f"{counted(alike, 'paragraph')} {verb} the same."))
                alike = 0
            if line is not None:
                rows.append(compared_row(line))
        return rows

    def _edit(self, told: ToldEdit) -> QWidget:
        def go(edit: HandEdit = told.edit) -> None:
            self.edit_wished.emit(edit)

        def drop(edit: HandEdit = told.edit) -> None:
            self.drop_wished.emit(edit)

        def compare(edit: HandEdit = told.edit) -> None:
            self.compare_wished.emit(edit)

        return edit_row(told, go, drop, compare)

    def _part(self, body: QVBoxLayout, title: str, rows: list[QWidget], nothing: str = "") -> None:
        body.addSpacing(S)
        body.addWidget(plain(Size.STRONG, text=title))
        for row in rows or [note_row(nothing)]:
            body.addWidget(row)

    def _fresh(self) -> QVBoxLayout:
        inner = QWidget()
        mark(inner, surface="pane")
        column = QVBoxLayout(inner)
        column.setContentsMargins(L, S, L, L)
        column.setSpacing(S)
        self.area.setWidget(inner)
        return column

    def _arrange(self) -> None:
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Why this letter differs")
        head = QVBoxLayout()
        head.setContentsMargins(L, M, L, S)
        head.setSpacing(XS)
        head.addWidget(plain(Size.STRONG, text="Why this letter differs"))
        head.addWidget(self.summary)
        foot = QHBoxLayout()
        foot.setContentsMargins(L, S, L, S)
        foot.addWidget(self.sheet)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.cancel)
        foot.addStretch()
        mark(self.close_button, kind="quiet")
        self.close_button.setToolTip("Back to the page (Ctrl+D)")
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.area, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        """Return that it takes what room there is."""
        return QSize(280, 160)
