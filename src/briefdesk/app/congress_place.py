"""The place Congress and the rest of the window: who is chosen there is who is written to."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from briefdesk.app.notify import Notices
from briefdesk.app.place import Place
from briefdesk.app.session import Session
from briefdesk.app.window import CONGRESS, HOME, WRITE, MainWindow
from briefdesk.app.workers import Runner

if TYPE_CHECKING:
    from briefdesk.app.pages.congress.page import CongressPage

LOAD_AFTER_MS = 3000
"""The window's start is over by then, and nobody is at the page yet."""


class CongressPlace(Place["CongressPage"]):
    """The Congress page, loaded behind the window soon after the start.

    While the keyboard is on contacts, lists or facts, `undo` takes back changes of those, else the project's;
    right after a change, whatever was changed.
    """

    update_wished = Signal()

    def __init__(
        self, window: MainWindow, session: Session, runner: Runner, notices: Notices, undo: QUndoGroup
    ) -> None:
        super().__init__(CONGRESS, window, session, undo)
        self._runner = runner
        self._notices = notices
        self._came_from = WRITE
        self._visited = False
        QTimer.singleShot(LOAD_AFTER_MS, self, self._load)

    def _make(self) -> "CongressPage":
        from briefdesk.app.pages.congress.page import CongressPage  # noqa: PLC0415  (see above)

        return CongressPage(self._session, self._runner)

    def _join(self, page: "CongressPage") -> None:
        page.failed.connect(self._notices.tell)
        page.noted.connect(self._notices.note)
        page.left.connect(self.leave)
        page.update_wished.connect(self.update_wished)
        self.undo.addStack(page.card.undo_stack)
        # A tick beside a contact is the project's, though the keyboard is on the address book's list.
        self._follow_changes(page.card.undo_stack, self._session.undo_stack)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(lambda _old, now: self._follow_keyboard(now))

    @property
    def splitters(self) -> tuple[QSplitter | None, ...]:
        """Return the page's splitter, None while there is no page."""
        return (self._page.splitter if self._page else None,)

    def choose(self) -> None:
        """Choose the recipients of the open project: the keyboard is in the query."""
        page = self.page
        self._window.show_place(CONGRESS)
        page.choose()

    def leave(self) -> None:
        """Go back to the place that one came from."""
        self._window.show_place(self._came_from)

    def refresh_roster(self) -> None:
        """Show a roster that has come in the place of the one in use."""
        if self._page is not None:
            self._page.refresh_roster()

    def _follow_keyboard(self, now: QWidget | None) -> None:
        page = self._page
        if page is None or now is None or self._shown != CONGRESS or not page.isAncestorOf(now):
            return
        of_book = page.holds_book(now)
        self.undo.setActiveStack(page.card.undo_stack if of_book else self._session.undo_stack)

    def _load(self) -> None:
        """Load the page's modules behind the window, so that the first visit does not wait for them."""
        self._runner.submit(
            "congress:load", import_module, "briefdesk.app.pages.congress.page",
            on_result=_ignore, on_error=self._notices.tell,
        )  # fmt: skip

    def _follow_place(self, place: str, before: str) -> None:
        if place != CONGRESS:
            return
        if before in (HOME, WRITE):
            self._came_from = before
        if not self._visited:
            # Later visits find the keyboard where it was.
            self._visited = True
            self.page.setFocus()


def _ignore(_result: object) -> None:
    """Take the answer of work that is done for its effect."""
