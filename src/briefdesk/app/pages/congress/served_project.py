"""Whose recipients the Congress page changes: the open project's, or nobody's while it browses."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefdesk.app.session import Session
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Grouping, Project, Recipients
from briefdesk.pipeline.address_book import lists_of
from briefdesk.pipeline.addressing import exclude, include, set_as_role, set_grouping


class ServedProject(QObject):
    """Takes steps from project to project, each a step of the session's undo.

    While no project is begun nothing is given to it: the page browses. Signals: `browsed()` when other
    recipients are browsed for, `switched(bool)` when the page begins or ceases to serve a project.
    """

    browsed = Signal()
    switched = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._browsed = Recipients()
        self._wanted = False
        self._was_serving = self.serving
        self._typing = 0
        session.began.connect(self._begin_anew)
        session.clean_changed.connect(lambda _clean: self.look())
        session.path_changed.connect(self.look)

    @property
    def serving(self) -> bool:
        """Return whether the choice is the open project's."""
        return self._wanted or is_begun(self._session)

    @property
    def project(self) -> Project:
        """Return the project with the recipients chosen here, those browsed for where none is begun."""
        project = self._session.project
        return project if self.serving else replace(project, recipients=self._browsed)

    @property
    def recipients(self) -> Recipients:
        """Return who is chosen."""
        return self.project.recipients

    @property
    def typing(self) -> int:
        """Return which go at typing this is: what is typed in one go is one step of undo."""
        return self._typing

    def end_typing(self) -> None:
        """Let what is typed next be a step of undo of its own."""
        self._typing += 1

    def serve(self) -> None:
        """Write to whom is chosen here, even where nothing is begun: the blank project takes them over."""
        if self.serving:
            return
        browsed = self._browsed
        self._wanted = True
        self.look()
        if browsed.query:
            self.change("Choose recipients", lambda project: replace(project, recipients=browsed))

    def change(self, label: str, step: Callable[[Project], Project], merge_key: str | None = None) -> None:
        """Take a step from project to project, as one step of undo called `label`."""
        if self.serving:
            project = step(self._session.project)
            # The lists that the query names travel with the project.
            lists = lists_of(self._session.desk, project)
            self._session.apply(label, replace(project, lists=lists), merge_key)
            return
        before = self._browsed
        self._browsed = step(self.project).recipients
        if before != self._browsed:
            self.browsed.emit()

    def set_included(self, members: tuple[Bioguide, ...], wanted: bool, reason: str = "") -> None:
        """Write to members again, or leave them out for a reason."""

        def step(project: Project) -> Project:
            for member in members:
                project = include(project, member) if wanted else exclude(project, member, reason)
            return project

        self.change("Write to them again" if wanted else "Leave out", step)

    def give_reason(self, member: Bioguide, reason: str) -> None:
        """Say why a member is left out; what is typed in one go is one step."""
        key = f"congress:reason:{member}:{self._typing}"
        self.change("Say why left out", lambda project: exclude(project, member, reason), key)

    def include_all(self) -> None:
        """Leave nobody out."""
        self.set_included(tuple(self.recipients.left_out), True)

    def set_as_role(self, as_role: bool) -> None:
        """Greet office holders by their office, or as members."""
        self.change("Change the greeting", lambda project: set_as_role(project, as_role))

    def set_grouping(self, grouping: Grouping) -> None:
        """Let members share letters that way."""
        self.change("Change who shares a letter", lambda project: set_grouping(project, grouping))

    def look(self) -> None:
        """Tell if a project is served now and was not before, or the other way round."""
        serving = self.serving
        if serving != self._was_serving:
            self._was_serving = serving
            self.switched.emit(serving)

    def _begin_anew(self) -> None:
        self._wanted = False
        self._browsed = Recipients()


def is_begun(session: Session) -> bool:
    """Return whether there is a project to serve: the blank one that the window starts on is none yet."""
    return session.dirty or session.path is not None or bool(session.project.sources)
