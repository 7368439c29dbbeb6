"""Whether findings or paragraphs may leave: at any time, never, or from a day on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.style import XL, L, M, S
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.finding import Finding
from briefdesk.model.source import Passage

FREE, CONFIDENTIAL, EMBARGO = range(3)
WORDS = ("&May leave", "&Confidential: leaves in no file", "&Embargo until")
EXPLAINED = (
    "What is held back leaves in no letter, one-pager, pack or copy of the source. "
    "A paragraph holds back every finding that rests on it."
)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Scope:
    """What a mark may be for: words for the choice, and the things meant, all of one kind."""

    words: str
    things: tuple[Finding | Passage, ...]


class ReleaseDialog(QDialog):
    """Asks for the mark of one of several scopes. `given(ids, confidential, embargo)` is the answer."""

    given = Signal(tuple, bool, object)

    def __init__(self, scopes: Sequence[Scope], today: dt.date, parent: QWidget | None = None) -> None:
        """`scopes` are offered in order, the first chosen; there is at least one."""
        super().__init__(parent)
        self.setWindowTitle("Hold back")
        self._scopes = tuple(scopes)
        self._shown: tuple[bool, dt.date | None] = (False, None)
        self.scopes = tuple(QRadioButton(scope.words.replace("&", "&&")) for scope in scopes)
        self.choices = tuple(QRadioButton(words) for words in WORDS)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("MMMM d, yyyy")
        self.day.setAccessibleName("Embargo ends on")
        self.day.setToolTip("From this day on it may leave")
        self._begin = _shown_day(today + dt.timedelta(days=WEEK))
        self._arrange()
        self.show_marks()
        for button in self.scopes:
            button.toggled.connect(lambda on: self.show_marks() if on else None)
        self.choices[EMBARGO].toggled.connect(self.day.setEnabled)
        next(b for b in self.choices if b.isChecked()).setFocus()

    @property
    def scope(self) -> Scope:
        """Return what is meant."""
        chosen = (s for s, button in zip(self._scopes, self.scopes, strict=True) if button.isChecked())
        return next(chosen, self._scopes[0])

    def show_marks(self) -> None:
        """Show how the first of what is meant is marked."""
        first = self.scope.things[0]
        place = CONFIDENTIAL if first.confidential else EMBARGO if first.embargo else FREE
        self.choices[place].setChecked(True)
        self.day.setDate(_shown_day(first.embargo) if first.embargo else self._begin)
        self.day.setEnabled(place == EMBARGO)

    def keep(self) -> None:
        """Give the answer and close."""
        self.day.interpretText()
        day = self.day.date()
        embargo = dt.date(day.year(), day.month(), day.day()) if self.choices[EMBARGO].isChecked() else None
        ids = tuple(thing.id for thing in self.scope.things)
        self.accept()
        self.given.emit(ids, self.choices[CONFIDENTIAL].isChecked(), embargo)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(S)
        if len(self.scopes) == 1:
            column.addWidget(plain(Size.STRONG, text=self._scopes[0].words))
        else:
            self._group(self.scopes)
            for button in self.scopes:
                column.addWidget(button)
        self.scopes[0].setChecked(True)
        column.addSpacing(M)
        self._group(self.choices)
        for button in self.choices[:EMBARGO]:
            column.addWidget(button)
        until = QHBoxLayout()
        until.setSpacing(S)
        until.addWidget(self.choices[EMBARGO])
        until.addWidget(self.day)
        until.addStretch(1)
        column.addLayout(until)
        column.addSpacing(M)
        explained = plain(Size.SMALL, "muted", text=EXPLAINED)
        explained.setFixedWidth(400)
        column.addWidget(explained)
        buttons, keep = keep_buttons(self, self.keep)
        column.addWidget(buttons)
        keep.setDefault(True)

    def _group(self, buttons: Sequence[QRadioButton]) -> None:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)


def _shown_day(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
