"""The query by which recipients are chosen, and what it finds."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.pages.congress.look_up import Found, look_up, offered_terms
from briefdesk.app.pages.congress.served_project import ServedProject
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.pipeline.addressing import set_query
from briefdesk.pipeline.choosing import with_beside
from briefdesk.pipeline.recipients import with_term, without_term

KEY = "congress:look-up"
PAUSE_MS = 120


class Choosing(QObject):
    """Holds the query as it is written and what it finds; `served` is the project that it is for.

    Signals: `changed()` when query or recipients are others than before, `found(Found)` with what the query
    finds, `refused(error)` where it cannot be read: then the project keeps the query that it had.
    `switched(bool)` tells whether the page serves a project.
    """

    changed = Signal()
    found = Signal(object)
    refused = Signal(object)
    switched = Signal(bool)

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.served = ServedProject(session, self)
        self._runner = runner
        self._text = session.project.recipients.query
        self._asked: tuple[object, ...] | None = None
        self._last: Found | None = None
        self._offered = offered_terms(session.desk)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.look_up)
        self.served.switched.connect(self._switch)
        self.served.browsed.connect(self._browse)
        session.project_changed.connect(self._follow)
        session.addressees_changed.connect(self.changed)

    # What is chosen

    @property
    def query(self) -> str:
        """Return the query as it stands in the box, wrong or right."""
        return self._text

    @property
    def last(self) -> Found | None:
        """Return what was found last, None before the first answer."""
        return self._last

    # Changes

    def write(self, text: str) -> None:
        """Take a query that is being typed; looked up after a short rest, and given on if it is right."""
        if text != self._text:
            self._text = text
            self._timer.start()

    def set_query(self, query: str, label: str = "Choose recipients") -> None:
        """Choose by another query at once."""
        self._timer.stop()
        self.served.end_typing()
        self._text = query
        self.served.change(label, lambda project: set_query(project, query))
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
        return set_query(self.served.project, self._text)

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
        if found.suggestion is None and found.query != self.served.recipients.query:
            key = f"congress:query:{self.served.typing}"
            self.served.change("Choose recipients", lambda project: set_query(project, found.query), key)
        self.found.emit(found)

    # What happens elsewhere

    def _follow(self, before: Project, after: Project) -> None:
        self.served.look()
        if before.recipients.query != after.recipients.query:
            self._take_over()
        elif self._asked is not None and self._asked != self._question():
            self.look_up()

    def _take_over(self) -> None:
        """Show the query that is in force now."""
        query = self.served.recipients.query
        if query != self._text.strip():
            self._timer.stop()
            self._text = query
            self.served.end_typing()
            self.changed.emit()
        if self._asked != self._question():
            self.look_up()

    def _switch(self, serving: bool) -> None:
        self.switched.emit(serving)
        self._take_over()

    def _browse(self) -> None:
        self._take_over()
        self.changed.emit()
