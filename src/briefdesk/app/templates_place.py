"""The place Templates and the rest of the window: files dropped on it, its undo, its notices."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QSplitter

from briefdesk.app.notify import Notices
from briefdesk.app.session import Session
from briefdesk.app.window import TEMPLATES, MainWindow
from briefdesk.app.workers import Runner

if TYPE_CHECKING:
    from briefdesk.app.pages.templates.page import TemplatesPage


class TemplatesPlace(QObject):
    """Owns the Templates page, which is made when it is first shown; `made()` comes then.

    While the place is shown, `undo` takes back changes of templates.
    """

    made = Signal()

    def __init__(
        self, window: MainWindow, session: Session, runner: Runner, notices: Notices, undo: QUndoGroup
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._runner = runner
        self._notices = notices
        self._undo = undo
        self._page: TemplatesPage | None = None
        self._place = window.place
        window.take_page(TEMPLATES, lambda: self.page)
        window.place_shown.connect(self._follow_place)
        window.closing.connect(self._close)

    @property
    def page(self) -> "TemplatesPage":
        """Return the page, made when it is first asked for: the start does not wait for it."""
        if self._page is None:
            from briefdesk.app.pages.templates.bookshelf import Bookshelf  # noqa: PLC0415
            from briefdesk.app.pages.templates.page import TemplatesPage  # noqa: PLC0415

            shelf = Bookshelf(self._session, self._runner, self)
            shelf.failed.connect(self._notices.tell)
            shelf.noted.connect(self._notices.note)
            self._undo.addStack(shelf.undo_stack)
            for stack in (shelf.undo_stack, self._session.undo_stack):
                stack.indexChanged.connect(lambda _index, changed=stack: self._follow_change(changed))
            self._page = TemplatesPage(shelf)
            self.made.emit()
        return self._page

    @property
    def splitters(self) -> tuple[QSplitter | None, ...]:
        """Return the page's splitter, None while there is no page."""
        return (self._page.editing.splitter if self._page else None,)

    def takes(self, paths: tuple[Path, ...]) -> bool:
        """Take in template files that were dropped on the window; return whether they are templates.

        Elsewhere than on this place, a file that ends in .md may be a report.
        """
        from briefdesk.app.pages.templates.gallery import template_paths  # noqa: PLC0415

        wanted = template_paths(paths)
        if self._window.place != TEMPLATES or not wanted or len(wanted) != len(paths):
            return False
        for path in wanted:
            self.page.shelf.add(path)
        return True

    def _follow_place(self, place: str) -> None:
        if place == TEMPLATES:
            self._undo.setActiveStack(self.page.shelf.undo_stack)
            self.page.setFocus()
        elif self._place == TEMPLATES:
            self.page.close_editor()
        self._place = place

    def _follow_change(self, stack: QUndoStack) -> None:
        # Right after “Use in this project”, undo is the project's.
        if self._place == TEMPLATES:
            self._undo.setActiveStack(stack)

    def _close(self) -> None:
        """Follow nothing any more: what is taken apart tells of changes too."""
        self._place = ""
        if self._page is not None:
            self._page.close_editor()
