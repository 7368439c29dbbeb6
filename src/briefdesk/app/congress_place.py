"""The place Congress and the rest of the window: who is chosen there is who is written to."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from briefdesk.app.notify import Notices
from briefdesk.app.session import Session
from briefdesk.app.window import CONGRESS, HOME, WRITE, MainWindow
from briefdesk.app.workers import Runner

if TYPE_CHECKING:
    from briefdesk.app.pages.congress.page import CongressPage

LOAD_AFTER_MS = 3000
"""The window's start is over by then, and nobody is at the page yet."""


class CongressPlace(QObject):
    """Owns the Congress page, which is made and loaded when it is first shown; `made()` comes then.

    While the keyboard is on contacts, lists or facts, `undo` takes back changes of those, else the project's;
    right after a change, whatever was changed.
    """

    made = Signal()
    update_wished = Signal()

    def __init__(
        self, window: MainWindow, session: Session, runner: Runner, notices: Notices, undo: QUndoGroup
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._runner = runner
        self._notices = notices
        self._undo = undo
        self._page: CongressPage | None = None
        self._came_from = WRITE
        self._visited = False
        self._place = window.place
        QTimer.singleShot(LOAD_AFTER_MS, self, self._load)
        window.take_page(CONGRESS, lambda: self.page)
        window.place_shown.connect(self._follow_place)
        window.closing.connect(self._close)

    @property
    def page(self) -> "CongressPage":
        """Return the page, made when it is first asked for: the start does not wait for it."""
        if self._page is None:
            from briefdesk.app.pages.congress.page import CongressPage  # noqa: PLC0415  (see above)

            self._page = page = CongressPage(self._session, self._runner)
            page.failed.connect(self._notices.tell)
            page.noted.connect(self._notices.note)
            page.left.connect(self.leave)
            page.update_wished.connect(self.update_wished)
            self._undo.addStack(page.card.undo_stack)
            page.card.undo_stack.indexChanged.connect(
                lambda _index: self._follow_change(page.card.undo_stack)
            )
            self._session.undo_stack.indexChanged.connect(
                lambda _index: self._follow_change(self._session.undo_stack)
            )
            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.connect(lambda _old, now: self._follow_keyboard(now))
            self.made.emit()
        return self._page

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
        if page is None or now is None or self._place != CONGRESS or not page.isAncestorOf(now):
            return
        of_book = page.holds_book(now)
        self._undo.setActiveStack(page.card.undo_stack if of_book else self._session.undo_stack)

    def _follow_change(self, stack: QUndoStack) -> None:
        # A tick beside a contact is the project's, though the keyboard is on the address book's list.
        if self._place == CONGRESS:
            self._undo.setActiveStack(stack)

    def _close(self) -> None:
        """Follow nothing any more: what is taken apart tells of changes too."""
        self._place = ""

    def _load(self) -> None:
        """Load the page's modules behind the window, so that the first visit does not wait for them."""
        self._runner.submit(
            "congress:load", import_module, "briefdesk.app.pages.congress.page",
            on_result=_ignore, on_error=self._notices.tell,
        )  # fmt: skip

    def _follow_place(self, place: str) -> None:
        if place == CONGRESS and self._place in (HOME, WRITE):
            self._came_from = self._place
        if place == CONGRESS and not self._visited:
            # Later visits find the keyboard where it was.
            self._visited = True
            self.page.setFocus()
        self._place = place


def _ignore(_result: object) -> None:
    """Take the answer of work that is done for its effect."""
