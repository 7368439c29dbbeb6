"""The place Templates and the rest of the window: files dropped on it, its undo, its notices."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QSplitter

from briefdesk.app.notify import Notices
from briefdesk.app.place import Place
from briefdesk.app.session import Session
from briefdesk.app.window import TEMPLATES, MainWindow
from briefdesk.app.workers import Runner

if TYPE_CHECKING:
    from briefdesk.app.pages.templates.page import TemplatesPage


class TemplatesPlace(Place["TemplatesPage"]):
    """The Templates page, and the shelf that it shows.

    While the place is shown, `undo` takes back changes of templates.
    """

    def __init__(
        self, window: MainWindow, session: Session, runner: Runner, notices: Notices, undo: QUndoGroup
    ) -> None:
        super().__init__(TEMPLATES, window, session, undo)
        self._runner = runner
        self._notices = notices

    def _make(self) -> "TemplatesPage":
        from briefdesk.app.pages.templates.bookshelf import Bookshelf  # noqa: PLC0415
        from briefdesk.app.pages.templates.page import TemplatesPage  # noqa: PLC0415

        shelf = Bookshelf(self._session, self._runner, self)
        shelf.failed.connect(self._notices.tell)
        shelf.noted.connect(self._notices.note)
        self.undo.addStack(shelf.undo_stack)
        # Right after “Use in this project”, undo is the project's.
        self._follow_changes(shelf.undo_stack, self._session.undo_stack)
        return TemplatesPage(shelf)

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
        self.page.shelf.add(*wanted)
        return True

    def _follow_place(self, place: str, before: str) -> None:
        if place == TEMPLATES:
            self.undo.setActiveStack(self.page.shelf.undo_stack)
            self.page.setFocus()
        elif before == TEMPLATES:
            self.page.close_editor()

    def _end(self) -> None:
        if self._page is not None:
            self._page.close_editor()
