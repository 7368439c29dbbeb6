"""The panel of the log: which letters were made, for whom and when; and who has not heard from us."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QMenu, QWidget

from briefdesk.app.pages.congress.card_list import ListPanel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.card_words import file_words
from briefdesk.app.pages.congress.log_steps import LogSteps
from briefdesk.app.style import S
from briefdesk.app.widgets.rows import Row
from briefdesk.app.wording import date_words
from briefdesk.english import counted
from briefdesk.model.address_book import LogEntry
from briefdesk.model.congress import Bioguide
from briefdesk.model.source import SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.letter_log import letter_log, log_is_on

KEY = "congress:log"
MOST = 2_000
"""So many letters are listed at most, the newest."""
EVERYTHING = "any"
PERIODS = (("Any time", None), ("Last 30 days", 30), ("Last 90 days", 90), ("Last year", 365))


@dataclass(frozen=True, slots=True)
class LogSeen:
    """What the panel shows: the letters that the filters leave, and what there is to filter by."""

    entries: tuple[LogEntry, ...]
    sources: tuple[tuple[SourceId, str], ...]
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which letters are asked for; None leaves a filter open."""

    member: Bioguide | None
    source: SourceId | None
    project: str | None
    since: dt.date | None


def look(desk: Desk, filters: Filters) -> LogSeen:
    """Return the newest letters that the filters leave."""
    every = letter_log(desk, limit=MOST)
    found = letter_log(
        desk, member=filters.member, source=filters.source, project=filters.project, limit=MOST
    )
    kept = tuple(e for e in found if filters.since is None or e.day >= filters.since)
    titles = {entry.id: entry.short_title or entry.title for entry in desk.sources()}
    sources = dict.fromkeys(source for entry in every for source in entry.sources)
    projects = dict.fromkeys(entry.project for entry in every if entry.project)
    return LogSeen(kept, tuple((s, titles.get(s, s)) for s in sources), tuple(projects))


class LogPanel(ListPanel):
    """Lists the letters made, the newest first; reads behind the window."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, "Letters made", "Find by name or subject", parent)
        self.source = _choice("Source")
        self.project = _choice("Project")
        self.period = _choice("Time")
        self.only_member = QCheckBox("Only the member shown")
        self.unheard = QMenu(self)
        self._seen = LogSeen((), (), ())
        self._steps = LogSteps(rolodex, self)
        self.add_above(self._filters())
        who = self.button("Not heard from us", "Choose whom no letter about this went to", self._pop_unheard)
        who.setAccessibleDescription("Opens a menu of sources and projects")
        self._who = who
        self.open_file = self.button("Open file", "Open the letter (Enter)", self._open_current)
        self.add_more("Open its folder", self._open_folder)
        self.add_more("Export as CSV…", lambda: self._steps.export(self._seen.entries))
        self.add_more("Clear…", lambda: self._steps.clear(self._chosen_project()))
        self.noting = self.more.addAction("Note letters that are made")
        self.noting.setCheckable(True)
        self.noting.triggered.connect(self._steps.switch)
        self.more.aboutToShow.connect(lambda: self.noting.setChecked(log_is_on(rolodex.desk)))
        self.view.opened.connect(self._open)
        self.view.current_changed.connect(self._show_allowed)
        self.empty.action_chosen.connect(self.show_all)
        self._steps.changed.connect(self.go_stale)
        rolodex.member_changed.connect(self._follow_member)

    # What is shown

    def refresh(self) -> None:
        """Read the letters that the filters leave, and list them when they are there."""
        member = self.rolodex.member
        self.only_member.setEnabled(member is not None)
        self.only_member.setText(f"Only {member.last_name}" if member else "Only the member shown")
        self.rolodex.runner.submit(
            KEY,
            look,
            self.rolodex.desk,
            self._asked(),
            on_result=self._show,
            on_error=self.rolodex.failed.emit,
        )

    def show_all(self) -> None:
        """Take back every filter."""
        self.only_member.setChecked(False)
        for choice in (self.source, self.project, self.period):
            choice.setCurrentIndex(0)
        self.search.clear()
        self.go_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew each time: letters are made elsewhere."""
        self.go_stale()
        super().showEvent(event)

    def _asked(self) -> Filters:
        days = self.period.currentData()
        return Filters(
            self.rolodex.member_id if self.only_member.isChecked() else None,
            self.source.currentData(),
            self._chosen_project(),
            self.rolodex.desk.today - dt.timedelta(days=days) if days else None,
        )

    def _chosen_project(self) -> str | None:
        chosen = self.project.currentData()
        return chosen if isinstance(chosen, str) else None

    def _show(self, seen: LogSeen) -> None:
        self._seen = seen
        _offer(self.source, "All sources", tuple((title, source) for source, title in seen.sources))
        _offer(self.project, "All projects", tuple((title, title) for title in seen.projects))
        found = (e for e in seen.entries if self.is_asked_for(e.name, e.subject, e.project))
        rows = tuple(map(_row, found))
        self.view.show_rows(rows)
        self.show_list(bool(rows))
        if seen.projects or seen.sources or seen.entries:
            self.empty.tell("search", "No such letter", "No letter fits these filters.", "Show all")
        else:
            self.empty.tell("letter", "No letter yet", "Letters that you export are noted here.")
        most = len(seen.entries) >= MOST
        self.note.setText(f"The newest {MOST:,} letters" if most else counted(len(rows), "letter"))
        self.note.setVisible(bool(rows))
        self._show_allowed(self.view.current)

    def _show_allowed(self, item: object) -> None:
        self.open_file.setEnabled(isinstance(item, LogEntry) and bool(item.files))

    def _follow_member(self) -> None:
        if self.only_member.isChecked() or self.isVisible():
            self.go_stale()

    # Wishes

    def _pop_unheard(self) -> None:
        self.fill_unheard()
        self.unheard.popup(self._who.mapToGlobal(self._who.rect().topLeft()))

    def fill_unheard(self) -> None:
        """Offer what somebody may not have heard about: the current letter’s, the project’s, anything."""
        self.unheard.clear()
        titles = dict(self._seen.sources)
        current, served = self.view.current, self.rolodex.served
        about: dict[str, str] = {}
        if isinstance(current, LogEntry):
            about |= {source: titles.get(source, source) for source in current.sources}
            about |= {current.project: current.project}
        if served is not None:
            about |= {pack.document.id: pack.document.short_title for pack in served.sources}
        about |= {EVERYTHING: "anything"}
        for value, title in about.items():
            if value:
                action = self.unheard.addAction(f"About {title}".replace("&", "&&"))
                action.triggered.connect(partial(self._wish_unheard, value))

    def _wish_unheard(self, value: str, _checked: bool = False) -> None:
        plain = all(character.isalnum() or character in "-_." for character in value)
        quoted = value if plain else f'"{value.replace(chr(34), " ")}"'
        self.rolodex.term_wished.emit(f"-heard:{quoted}")

    def _open_current(self) -> None:
        self._open(self.view.current)

    def _open_folder(self) -> None:
        self._open(self.view.current, folder=True)

    def _open(self, item: object, folder: bool = False) -> None:
        if isinstance(item, LogEntry):
            self._steps.open(item, folder=folder)

    # What it is made of

    def _filters(self) -> QWidget:
        filters = QWidget()
        grid = QGridLayout(filters)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(S)
        grid.addWidget(self.source, 0, 0)
        grid.addWidget(self.project, 0, 1)
        grid.addWidget(self.period, 1, 0)
        grid.addWidget(self.only_member, 1, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for words, days in PERIODS:
            self.period.addItem(words, days)
        _offer(self.source, "All sources", ())
        _offer(self.project, "All projects", ())
        for choice in (self.source, self.project, self.period):
            choice.activated.connect(lambda _place: self.go_stale())
        self.only_member.toggled.connect(lambda _on: self.go_stale())
        return filters


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
    return choice


def _offer(choice: QComboBox, all_words: str, options: tuple[tuple[str, str], ...]) -> None:
    """Offer these in a choice; what is chosen stays so, also where it is not among them any more."""
    chosen, words = choice.currentData(), choice.currentText()
    wanted = ((all_words, None), *options)
    if chosen is not None and all(value != chosen for _words, value in wanted):
        wanted = (*wanted, (words, chosen))
    if [choice.itemData(n) for n in range(choice.count())] == [value for _words, value in wanted]:
        return
    choice.clear()
    for title, value in wanted:
        choice.addItem(title, value)
    choice.setCurrentIndex(max(0, choice.findData(chosen)) if chosen is not None else 0)


def _row(entry: LogEntry) -> Row:
    about = entry.subject or entry.project
    detail = " · ".join(filter(None, (date_words(entry.day), about)))
    extra = "\n".join(
        filter(None, (entry.project, counted(len(entry.findings), "finding"), file_words(entry)))
    )
    return Row(entry.name, detail, entry, extra=extra)
