"""When a finding may leave: at any time, never, or from a day on."""

import datetime as dt

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from briefdesk.app.style import S
from briefdesk.app.widgets.labels import ElidedLabel, Size, set_size
from briefdesk.model.finding import Finding

FREE, CONFIDENTIAL, EMBARGO = range(3)
WORDS = ("May leave", "Confidential", "Embargo until")


class ReleaseField(QWidget):
    """`kept(confidential, embargo)` tells what was chosen; a day follows only an embargo."""

    kept = Signal(bool, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.addItems(list(WORDS))
        self.choice.setAccessibleName("Release")
        self.choice.setToolTip("What is confidential or under embargo leaves in no file (H in the list)")
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("MMMM d, yyyy")
        self.day.setAccessibleName("Embargo ends on")
        self.day.setToolTip("From this day on it may leave")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.choice)
        row.addWidget(self.day)
        # Elided: the words may be longer than a narrow pane.
        self.inherited = ElidedLabel()
        self.inherited.setProperty("tone", "warning")
        self.inherited.setMinimumWidth(40)
        set_size(self.inherited, Size.SMALL)
        row.insertWidget(2, self.inherited, 1)
        self.choice.activated.connect(lambda _: self._choose())
        self.day.editingFinished.connect(self._choose)
        self._shown: tuple[bool, dt.date | None] = (False, None)

    def show_finding(self, finding: Finding) -> None:
        """Show how a finding is marked."""
        self._shown = (finding.confidential, finding.embargo)
        place = CONFIDENTIAL if finding.confidential else EMBARGO if finding.embargo else FREE
        with QSignalBlocker(self.choice), QSignalBlocker(self.day):
            self.choice.setCurrentIndex(place)
            day = finding.embargo
            shown = QDate(day.year, day.month, day.day) if day else QDate.currentDate().addDays(7)
            self.day.setDate(shown)
        self.day.setVisible(place == EMBARGO)

    def show_held(self, words: str) -> None:
        """Say why the finding may not leave where another mark than its own is the reason."""
        inherited = bool(words) and self._shown == (False, None)
        self.inherited.show_text(words if inherited else "")

    def _choose(self) -> None:
        place, day = self.choice.currentIndex(), self.day.date()
        self.day.setVisible(place == EMBARGO)
        embargo = dt.date(day.year(), day.month(), day.day()) if place == EMBARGO else None
        chosen = (place == CONFIDENTIAL, embargo)
        if chosen != self._shown:
            self._shown = chosen
            self.kept.emit(*chosen)
