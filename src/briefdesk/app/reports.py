"""What the window's title, strip and lists report of the session: saved, recipients, roster, preflight."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject

from briefdesk.app.checker import Checker
from briefdesk.app.files import ProjectFiles
from briefdesk.app.memory import Memory
from briefdesk.app.notify import Notices
from briefdesk.app.session import Session
from briefdesk.app.window import HOME, PARTNERS, MainWindow
from briefdesk.model.problem import Problem
from briefdesk.pipeline.recipients import RosterSummary


class Reports(QObject):
    """Listens to the session and tells the window what to show at its edges."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        *,
        files: ProjectFiles,
        checker: Checker,
        notices: Notices,
        memory: Memory,
        roster: RosterSummary,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self._memory = memory
        self._roster = roster
        self._saved_at: dt.datetime | None = None
        session.clean_changed.connect(lambda _clean: self._show_saved())
        session.path_changed.connect(self._forget_time)
        session.saved.connect(self._note_saved)
        session.addressees_changed.connect(self._show_recipients)
        session.project_changed.connect(lambda _before, _after: self._show_saved())
        files.recent.connect(self.keep_recent)
        files.gone.connect(self._drop_recent)
        checker.found.connect(self._show_problems)
        window.place_shown.connect(lambda _place: self._show_saved())

    def show_all(self) -> None:
        """Show everything as it stands."""
        self.window.strip.show()
        self._show_recents()
        self._show_saved()
        self._show_recipients()
        self.take_roster(self._roster)

    def take_roster(self, roster: RosterSummary) -> None:
        """Show the age of another roster that is in use now."""
        self._roster = roster
        self.window.strip.show_roster(roster.as_of, roster.age_days, roster.problems)

    def _forget_time(self) -> None:
        self._saved_at = None
        self._show_saved()

    def _note_saved(self) -> None:
        self._saved_at = dt.datetime.now().astimezone()
        self._show_saved()

    def _show_saved(self) -> None:
        session = self.session
        begun = session.dirty or session.path is not None or bool(session.project.sources)
        idle = self.window.place in (HOME, PARTNERS) and not begun
        self.window.show_name("" if idle else session.name, dirty=session.dirty)
        self.window.strip.show_idle(idle)
        self.window.strip.show_saved(
            dirty=session.dirty, has_file=session.path is not None, at=self._saved_at
        )

    def _show_recipients(self) -> None:
        self.window.strip.show_recipients(len(self.session.addressees), self.session.recipients_problem)

    def _show_problems(self, problems: tuple[Problem, ...] | None) -> None:
        self.window.strip.show_preflight(problems)
        if problems is not None:
            self.window.preflight.show_problems(problems)

    def _show_recents(self) -> None:
        recent = self._memory.settings.recent
        self.window.welcome.show_recents(recent[:8])
        self.window.actions_of.show_recents(recent)

    def keep_recent(self, path: Path) -> None:
        """Put a project first among the recent ones."""
        self._memory.remember_recent(path)
        self._show_recents()

    def _drop_recent(self, path: Path) -> None:
        self._memory.forget_recent(path)
        self._show_recents()
