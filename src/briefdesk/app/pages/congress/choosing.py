"""Who is chosen: the open project's recipients, or those of somebody who only looks around."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.pages.congress.look_up import Found, look_up, offered_terms
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Grouping, Project, Recipients
from briefdesk.pipeline.address_book import lists_of
from briefdesk.pipeline.addressing import exclude, include, set_as_role, set_grouping, set_query
from briefdesk.pipeline.choosing import with_beside
from briefdesk.pipeline.recipients import with_term, without_term

KEY = "congress:look-up"
PAUSE_MS = 120


class Choosing(QObject):
    """Holds the query as it is written and what it finds; each change is a step of the project's undo.

    While no project is begun nothing is given to it: the page browses. Signals: `changed()` when query or
    recipients are others than before, `found(Found)` with what the query finds, `refused(error)` where it
    cannot be read: then the project keeps the query that it had. `served(bool)` tells whether the page
    serves a project.
    """

    changed = Signal()
    found = Signal(object)
    refused = Signal(object)
    served = Signal(bool)

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._runner = runner
        self._browsed = Recipients()
        self._wanted = False
        self._was_serving = self.serving
        self._text = session.project.recipients.query
        self._typing = 0
        self._asked: tuple[object, ...] | None = None
        self._last: Found | None = None
        self._offered = offered_terms(session.desk)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.look_up)
        session.project_changed.connect(self._follow)
        session.addressees_changed.connect(self.changed)
        session.began.connect(self._begin_anew)
        session.clean_changed.connect(lambda _clean: self._tell_serving())
        session.path_changed.connect(self._tell_serving)

    # What is chosen

    @property
    def serving(self) -> bool:
        """Return whether the choice is the open project's."""
        return self._wanted or is_begun(self.session)

    @property
    def project(self) -> Project:
        """Return the project with the recipients chosen here, those browsed for where none is begun."""
        project = self.session.project
        return project if self.serving else replace(project, recipients=self._browsed)

    @property
    def recipients(self) -> Recipients:
        """Return who is chosen."""
        return self.project.recipients

    @property
    def query(self) -> str:
        """Return the query as it stands in the box, wrong or right."""
        return self._text

    @property
    def last(self) -> Found | None:
        """Return what was found last, None before the first answer."""
        return self._last

    def serve(self) -> None:
        """Write to whom is chosen here, even where nothing is begun: the blank project takes them over."""
        if self.serving:
            return
        browsed = self._browsed
        self._wanted = True
        self._tell_serving()
        if browsed.query:
            self.change("Choose recipients", lambda project: replace(project, recipients=browsed))
        else:
            self._take_over()

    # Changes

    def change(self, label: str, step: Callable[[Project], Project], merge_key: str | None = None) -> None:
        """Take a step from project to project, as one step of undo called `label`."""
        if self.serving:
            project = step(self.session.project)
            # The lists that the query names travel with the project.
            lists = lists_of(self.session.desk, project)
            self.session.apply(label, replace(project, lists=lists), merge_key)
            return
        before = self._browsed
        self._browsed = step(self.project).recipients
        if before != self._browsed:
            self._take_over()
            self.changed.emit()

    def write(self, text: str) -> None:
        """Take a query that is being typed; looked up after a short rest, and given on if it is right."""
        if text != self._text:
            self._text = text
            self._timer.start()

    def end_typing(self) -> None:
        """Let what is typed next be a step of undo of its own."""
        self._typing += 1

    def set_query(self, query: str, label: str = "Choose recipients") -> None:
        """Choose by another query at once."""
        self._timer.stop()
        self.end_typing()
        self._text = query
        self.change(label, lambda project: set_query(project, query))
        self.look_up()
        self.changed.emit()

    def toggle_term(self, term: str, wanted: bool) -> None:
        """Put a term into the query, or take it out."""
        self._edit_query(with_term if wanted else without_term, term, wanted)

    def toggle_beside(self, term: str, wanted: bool) -> None:
        """Choose all whom a term finds beside those chosen, or take the term out."""
        self._edit_query(with_beside if wanted else without_term, term, wanted)

    def _edit_query(self, edit: Callable[[str, str], str], term: str, wanted: bool) -> None:
        try:
            query = edit(self._text, term)
        except BriefdeskError as error:
            self.refused.emit(error)
            return
        self.set_query(query, "Choose recipients" if wanted else "Choose fewer recipients")

    def choose_members(self, members: tuple[Bioguide, ...]) -> None:
        """Choose members one by one, beside whom the query finds."""
        self.toggle_beside(",".join(f"member:{member}" for member in members), wanted=True)

    def take_suggestion(self) -> bool:
        """Ask for what was probably meant; return whether there was any such thing."""
        meant = self._last.suggestion if self._last and self._last.query == self._text.strip() else None
        if meant is not None:
            self.set_query(meant.query)
        return meant is not None

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

    # What is found

    def look_up(self) -> None:
        """Ask for what the query finds."""
        self._timer.stop()
        self._asked = self._question()
        self._runner.submit(
            KEY, look_up, self.session.desk, self._asked_project(), self._offered,
            on_result=self._show, on_error=self.refused.emit,
        )  # fmt: skip

    def look_up_anew(self) -> None:
        """Ask again, as another roster is in use."""
        self._offered = offered_terms(self.session.desk)
        self.look_up()

    def settle(self) -> None:
        """Answer at once what is still waited for: the user goes on without a rest."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._asked = self._question()
        try:
            self._show(look_up(self.session.desk, self._asked_project(), self._offered))
        except BriefdeskError as error:
            self.refused.emit(error)

    def _asked_project(self) -> Project:
        return set_query(self.project, self._text)

    def _question(self) -> tuple[object, ...]:
        """Return all that the members found depend on."""
        project = self._asked_project()
        recipients = project.recipients
        return (recipients.query, recipients.as_role, project.lists, project.address_style, project.overrides)

    def _show(self, found: Found) -> None:
        if found.query != self._text.strip():
            return
        self._last = found
        # Words that name nobody are hardly meant: whoever was chosen before stays so.
        if found.suggestion is None and found.query != self.recipients.query:
            key = f"congress:query:{self._typing}"
            self.change("Choose recipients", lambda project: set_query(project, found.query), key)
        self.found.emit(found)

    # What happens elsewhere

    def _follow(self, before: Project, after: Project) -> None:
        self._tell_serving()
        if before.recipients.query != after.recipients.query:
            self._take_over()
        elif self._asked is not None and self._asked != self._question():
            self.look_up()

    def _take_over(self) -> None:
        """Show the query that is in force now."""
        query = self.recipients.query
        if query != self._text.strip():
            self._timer.stop()
            self._text = query
            self.end_typing()
            self.changed.emit()
        if self._asked != self._question():
            self.look_up()

    def _begin_anew(self) -> None:
        self._wanted = False
        self._browsed = Recipients()

    def _tell_serving(self) -> None:
        serving = self.serving
        if serving != self._was_serving:
            self._was_serving = serving
            self.served.emit(serving)
            self._take_over()


def is_begun(session: Session) -> bool:
    """Return whether there is a project to serve: the blank one that the window starts on is none yet."""
    return session.dirty or session.path is not None or bool(session.project.sources)
