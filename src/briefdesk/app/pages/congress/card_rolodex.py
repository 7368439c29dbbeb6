"""What the right pane of the Congress page knows of people, and the one way to change it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from briefdesk.app.undo import MadeStep
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.address_book import AddressBook
from briefdesk.model.congress import Bioguide, Member
from briefdesk.model.draft import Project
from briefdesk.pipeline.address_book import change_book
from briefdesk.pipeline.desk import Desk


class Rolodex(QObject):
    """Holds the member shown and the project served; changes of the address book are steps of undo here.

    Signals: `member_changed()`, `project_changed()`, and `book_changed()` after every change of contacts,
    forms of address or local facts, undo and redo included. Wishes for whoever owns the project:
    `project_wished(label, step)` with a function from Project to Project, `term_wished(str)` for the query
    box, `member_wished(bioguide)`. `failed(error)` and `noted(sentence, next step)` are for the banner.
    """

    member_changed = Signal()
    project_changed = Signal()
    book_changed = Signal()
    project_wished = Signal(str, object)
    term_wished = Signal(str)
    member_wished = Signal(str)
    failed = Signal(object)
    noted = Signal(str, str)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.runner = runner
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(500)
        self._member: Bioguide | None = None
        self._project: Project | None = None
        self._serving = False

    @property
    def member_id(self) -> Bioguide | None:
        """Return the id of the member whose card is shown, or None."""
        return self._member

    @property
    def member(self) -> Member | None:
        """Return the member whose card is shown, None without one or where the roster lost them."""
        return self.desk.index.member(self._member) if self._member else None

    @property
    def project(self) -> Project | None:
        """Return the project, whether the page serves it or not; None before there is one."""
        return self._project

    @property
    def served(self) -> Project | None:
        """Return the project that the page serves, None while it only browses."""
        return self._project if self._serving else None

    def show_member(self, bioguide: Bioguide | None) -> None:
        """Show another member's card, or none."""
        if bioguide != self._member:
            self._member = bioguide
            self.member_changed.emit()

    def show_project(self, project: Project | None, *, serving: bool) -> None:
        """Take the project as it is now, and whether the page serves it."""
        if project is not self._project or serving != self._serving:
            self._project, self._serving = project, serving
            self.project_changed.emit()

    # Changes

    def change_book(self, label: str, step: Callable[[AddressBook], AddressBook]) -> bool:
        """Take a step from book to book; return whether it was made. What fails is told."""
        try:
            before = self.desk.book
            after = step(before)
            if after == before:
                return False
            change_book(self.desk, before, after)
        except BriefdeskError as error:
            self.failed.emit(error)
            return False
        self.record_book(label, before, after)
        return True

    def change_project(self, label: str, step: Callable[[Project], Project]) -> bool:
        """Wish for a step of the project that the page serves; what fails is told, and nothing is wished."""
        project = self.served
        if project is None:
            return False
        try:
            after = step(project)
        except BriefdeskError as error:
            self.failed.emit(error)
            return False
        self.project_wished.emit(label, lambda _before: after)
        return True

    def record_book(self, label: str, before: AddressBook, after: AddressBook) -> None:
        """Keep a change of the address book that was just made as a step."""
        self.record(label, lambda: self._bring(before, after), lambda: self._bring(after, before))

    def record(self, label: str, forth: Callable[[], None], back: Callable[[], None]) -> None:
        """Keep a step that was just made: `back` takes it back, `forth` makes it again."""
        self.undo_stack.push(MadeStep(label, forth, back, self.failed.emit))
        self.book_changed.emit()

    def _bring(self, before: AddressBook, after: AddressBook) -> None:
        change_book(self.desk, before, after)
        self.book_changed.emit()
