"""What joins a page to the rest of the window: when it is made, and what undo takes back on it."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QSplitter, QWidget

from briefdesk.app.session import Session
from briefdesk.app.window import MainWindow

P = TypeVar("P", bound=QWidget)


class Place(QObject, Generic[P]):
    """Owns the page of one place, which is made when it is first shown; `made()` comes then.

    `undo` is the undo of whatever place is shown; each place says whose stack is active there.
    """

    made = Signal()

    def __init__(self, name: str, window: MainWindow, session: Session, undo: QUndoGroup) -> None:
        super().__init__(window)
        self.undo = undo
        self._name = name
        self._window = window
        self._session = session
        self._page: P | None = None
        self._shown = window.place
        window.take_page(name, lambda: self.page)
        window.place_shown.connect(self._take_place)
        window.closing.connect(self._take_end)

    @property
    def page(self) -> P:
        """Return the page, made when it is first asked for: the start does not wait for it."""
        page = self._page
        if page is None:
            page = self._page = self._make()
            self._join(page)
            self.made.emit()
        return page

    @property
    def splitters(self) -> tuple[QSplitter | None, ...]:
        """Return the page's splitters, None for each while there is no page."""
        raise NotImplementedError

    def _make(self) -> P:
        """Make the page; its modules are loaded here where the start has no need of them."""
        raise NotImplementedError

    def _join(self, page: P) -> None:
        """Connect a page that was just made with the rest."""

    def _follow_place(self, place: str, before: str) -> None:
        """Do what is due when the window shows `place` after `before`."""

    def _end(self) -> None:
        """Do what is due when the window closes."""

    def _follow_changes(self, *stacks: QUndoStack) -> None:
        """While the place is shown, let undo take back what was changed last, on whichever of the stacks."""
        for stack in stacks:
            stack.indexChanged.connect(lambda _index, changed=stack: self._let_undo(changed))

    def _let_undo(self, stack: QUndoStack) -> None:
        if self._shown == self._name:
            self.undo.setActiveStack(stack)

    def _take_place(self, place: str) -> None:
        before, self._shown = self._shown, place
        self._follow_place(place, before)

    def _take_end(self) -> None:
        # What is taken apart tells of changes too: follow nothing any more.
        self._shown = ""
        self._end()
