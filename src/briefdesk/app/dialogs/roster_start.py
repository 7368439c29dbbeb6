"""The roster in use, and the three ways to another: the published one, files at hand, the one before."""

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, L, M, S, hairline
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import date_words
from briefdesk.english import counted
from briefdesk.model.congress import Roster
from briefdesk.pipeline.recipients import RosterSummary
from briefdesk.pipeline.roster import PUBLISHED_ADDRESS, ZipCheck

_MOST_WARNINGS = 4


class RosterStart(QWidget):
    """Says what is known of the roster in use; its wishes carry what was chosen."""

    fetch_wished = Signal(object)
    files_wished = Signal()
    folder_wished = Signal()
    restore_wished = Signal()
    date_given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain(Size.TITLE)
        self.facts = plain(tone="muted")
        self.warnings = plain()
        self.problem = plain(Size.STRONG)
        self.step = plain(tone="muted")
        self.address = QLineEdit(PUBLISHED_ADDRESS)
        self.fetch = QPushButton("&Fetch")
        self.files = QPushButton("Choose f&iles…")
        self.folder = QPushButton("Choose a f&older…")
        self.restore = QPushButton()
        self.date = QDateEdit()
        self.use_date = QPushButton("&Use this date")
        self._date_row = QWidget()
        self._words()
        self._arrange()
        self._connect()
        self.forget_problem()

    def show_roster(self, roster: RosterSummary, zip_codes: ZipCheck, former: Roster | None) -> None:
        """Show the roster in use and, where there is one to go back to, of which day that is."""
        self.title.setText(f"Roster of {date_words(roster.as_of)}")
        vacant = ", ".join(seat.seat.code for seat in roster.vacant[:12])
        more = len(roster.vacant) - 12
        said = [
            f"{_age(roster.age_days)}. {roster.senators} senators, "
            f"{roster.representatives} representatives, {roster.delegates} without a vote, "
            f"{roster.committees} committees.",
            f"Vacant or missing: {vacant}{f' and {more} more' if more > 0 else ''}." if vacant else "",
            _zip_words(zip_codes),
            f"Source: {roster.origin}.",
        ]
        self.facts.setText("\n".join(filter(None, said)))
        told = [problem.message for problem in roster.problems]
        words = "\n".join(f"• {message}" for message in told[:_MOST_WARNINGS])
        if len(told) > _MOST_WARNINGS:
            words += f"\n• {len(told) - _MOST_WARNINGS} more in preflight"
        self.warnings.setText(words)
        self.warnings.setVisible(bool(told))
        self.restore.setVisible(former is not None)
        if former is not None:
            self.restore.setText(f"&Go back to the roster of {date_words(former.as_of)}")

    def show_problem(self, sentence: str, step: str) -> None:
        """Say why nothing came of it."""
        self.problem.setText(sentence)
        self.step.setText(step)
        self.problem.show()
        self.step.show()

    def ask_date(self, sentence: str, today: dt.date) -> None:
        """Ask for the day of data that does not tell it."""
        self.show_problem(sentence, "Give the day on which it was published.")
        latest = QDate(today.year, today.month, today.day)
        self.date.setMaximumDate(latest)
        self.date.setDate(latest)
        self._date_row.show()
        self.date.setFocus()

    def forget_problem(self) -> None:
        """Say nothing of what went wrong before."""
        for widget in (self.problem, self.step, self._date_row):
            widget.hide()

    def _words(self) -> None:
        self.address.setAccessibleName("Address of the published roster")
        self.address.setToolTip("A star stands for the name of each file")
        self.fetch.setToolTip("Fetch the files over HTTPS; you are asked before anything is replaced")
        self.files.setToolTip("JSON, YAML or a zip of the data set; any of its three files will do")
        self.folder.setToolTip("A folder with the files of unitedstates/congress-legislators")
        self.restore.setToolTip("The same button brings the present roster back")
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setCalendarPopup(True)
        self.date.setAccessibleName("Day of the data")
        self.problem.setAccessibleName("What went wrong")

    def _arrange(self) -> None:
        dated = QHBoxLayout(self._date_row)
        dated.setContentsMargins(0, 0, 0, 0)
        dated.addWidget(self.date)
        dated.addWidget(self.use_date)
        dated.addStretch(1)
        fetching = QHBoxLayout()
        fetching.setSpacing(S)
        fetching.addWidget(self.address, 1)
        fetching.addWidget(self.fetch)
        choosing = QHBoxLayout()
        choosing.setSpacing(S)
        choosing.addWidget(self.files)
        choosing.addWidget(self.folder)
        choosing.addWidget(plain(tone="muted", text="or drop them here", wraps=False))
        choosing.addStretch(1)
        back = QHBoxLayout()
        back.addWidget(self.restore)
        back.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(S)
        for label in (self.title, self.facts, self.warnings):
            column.addWidget(label)
        column.addWidget(hairline())
        for widget in (self.problem, self.step, self._date_row):
            column.addWidget(widget)
        column.addWidget(_head("Fetch the published roster"))
        column.addLayout(fetching)
        column.addWidget(
            plain(
                tone="muted", text="Briefdesk uses the network for this alone, and only when you press Fetch."
            )
        )
        column.addSpacing(M)
        column.addWidget(_head("Import files"))
        column.addLayout(choosing)
        column.addSpacing(M)
        column.addLayout(back)
        column.addStretch(1)

    def _connect(self) -> None:
        self.fetch.clicked.connect(lambda: self.fetch_wished.emit(self.address.text().strip()))
        self.address.returnPressed.connect(self.fetch.click)
        self.files.clicked.connect(self.files_wished)
        self.folder.clicked.connect(self.folder_wished)
        self.restore.clicked.connect(self.restore_wished)
        self.use_date.clicked.connect(lambda: self.date_given.emit(_day(self.date.date())))


def _age(days: int) -> str:
    return f"{counted(days, 'day')} old" if days else "Of today"


def _day(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())


def _head(text: str) -> QLabel:
    return plain(Size.STRONG, text=text)


def _zip_words(check: ZipCheck) -> str:
    if not check.wrong:
        return f"All House ZIP+4 codes fit their seats ({counted(check.exceptions, 'known exception')})."
    return f"House ZIP+4 codes of other seats: {', '.join(seat.code for seat in check.wrong[:12])}."
