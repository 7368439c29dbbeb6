"""The place Sources and the rest of the window: files that come in, findings that go into the project."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QSplitter

from briefdesk.app.files import PACK_ENDING, PROJECT_ENDING, ProjectFiles
from briefdesk.app.icons import set_icon
from briefdesk.app.notify import Notices
from briefdesk.app.pages.sources.page import SourcesPage
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.app.place import Place
from briefdesk.app.session import Session
from briefdesk.app.window import SOURCES, WRITE, MainWindow
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.finding import SourcePack
from briefdesk.model.source import SourceId
from briefdesk.pipeline.outdated import take_up_sources
from briefdesk.pipeline.sources import SOURCE_ENDINGS

_OF_ROSTERS = (".json", ".yaml", ".yml", ".zip")


class SourcesPlace(Place[SourcesPage]):
    """The Sources page; what it wishes of the session and of files is answered here.

    It makes the `undo` of all places: the library's on Sources, the project's elsewhere.
    """

    roster_dropped = Signal(tuple)

    def __init__(
        self, window: MainWindow, session: Session, runner: Runner, files: ProjectFiles, notices: Notices
    ) -> None:
        super().__init__(SOURCES, window, session, QUndoGroup(window))
        self._files = files
        self._notices = notices
        self._runner = runner
        self.taken_elsewhere: Callable[[tuple[Path, ...]], bool] = lambda _paths: False
        self._menu: QAction | None = None
        self._of_project: SourceId | None = None
        self._to_review: SourceId | None = None
        self.shelf = Shelf(session.desk, runner, self)
        self.find_action = self._action("Search all sources", "search", "Ctrl+F")
        self.make_action = self._action("Make a finding of the selection", "plus", "Ctrl+Shift+M")
        self.hold_action = self._action("Hold back the paragraph…", "lock", "Ctrl+Shift+B")
        self.actions = (self.find_action, self.make_action, self.hold_action)
        self.undo.addStack(session.undo_stack)
        self.undo.addStack(self.shelf.undo_stack)
        self.undo.setActiveStack(session.undo_stack)
        window.files_dropped.connect(self.drop)
        files.opened.connect(self._begin_with_its_source)
        self.find_action.triggered.connect(self._focus_search)
        self.make_action.triggered.connect(self._make_finding)
        self.hold_action.triggered.connect(self._hold_back)

    def _make(self) -> SourcesPage:
        return SourcesPage(self.shelf, self._runner)

    @property
    def splitters(self) -> tuple[QSplitter | None, ...]:
        """Return the page's splitters, None for each while there is no page."""
        page = self._page
        if page is None:
            return (None, None, None)
        return (page.splitter, page.library.splitter, page.review.splitter)

    def _focus_search(self) -> None:
        self.page.library.focus_search()

    def _make_finding(self) -> None:
        self.page.reading.make_finding()

    def _hold_back(self) -> None:
        self.page.reading.hold_back()

    def _action(self, text: str, icon_name: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{text} ({keys})")
        action.setEnabled(False)
        set_icon(action, icon_name)
        self._window.addAction(action)
        return action

    # Files

    def add_source(self) -> None:
        """Ask for reports or source packs and take them into the library."""
        if paths := self._files.sources.ask_several():
            self.add_files(paths)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take reports and packs into the library and show them."""
        self._files.sources.read(paths, self._show_added)

    def drop(self, paths: tuple[Path, ...]) -> None:
        """Take files that were dropped on the window.

        On Write, a source is for the open project, elsewhere for the library; a project is opened, and
        `roster_dropped` tells of files of Congress's data set.
        """
        if self.taken_elsewhere(paths):
            return
        if paths and all(p.suffix.lower() in _OF_ROSTERS or p.is_dir() for p in paths):
            self.roster_dropped.emit(paths)
            return
        project = next((p for p in paths if p.name.lower().endswith((PROJECT_ENDING, PACK_ENDING))), None)
        sources = tuple(p for p in paths if p.name.lower().endswith(SOURCE_ENDINGS))
        if project is None and sources and (self._window.place != WRITE or len(sources) > 1):
            self.add_files(sources)
        elif paths:
            self._files.drop(project or sources[0] if sources else project or paths[0])

    def _show_added(self, pack: SourcePack) -> None:
        self._window.show_place(SOURCES)
        if self.shelf.source_id == pack.document.id:
            self.shelf.refresh()
        else:
            self.shelf.library_changed.emit()
        self.shelf.open_source(pack.document.id)
        self._to_review = pack.document.id
        self._review_what_came()

    def _review_what_came(self) -> None:
        """Put the keyboard on the findings of a source that was just added, once they are there."""
        if self._to_review is not None and self._to_review == self.shelf.source_id:
            self._to_review = None
            self.page.review.setFocus()

    # The open project

    def use(self, source_id: str) -> None:
        """Give the open project a source of the library, as one step of undo, and go on writing."""
        pack = self._pack(source_id)
        if pack is None:
            return
        if not self._holds(source_id):
            self._files.sources.add_pack(pack)
        self._window.show_place(WRITE)

    def start(self, source_id: str) -> None:
        """Start a project on a source of the library."""
        pack = self._pack(source_id)
        if pack is not None:
            self._files.start_from(pack)

    def take_up(self) -> None:
        """Bring the project's sources to what the library holds, as one step of undo."""
        session = self._session
        try:
            project = take_up_sources(session.desk, session.project)
        except BriefdeskError as error:
            self._notices.tell(error)
            return
        if project != session.project:
            session.apply("Take up changed sources", project)
            self._notices.note("Your project has the sources as they are now.", "Ctrl+Z takes that back.")

    def _begin_with_its_source(self) -> None:
        """Let the page show the source of the project that was opened, once somebody goes there."""
        self._of_project = next((p.document.id for p in self._session.project.sources), None)
        if self._window.place == SOURCES:
            self._open_its_source()

    def _open_its_source(self) -> None:
        source, self._of_project = self._of_project, None
        if source is not None and any(e.id == source for e in self.shelf.desk.sources()):
            self.shelf.open_source(source)

    def _follow_place(self, place: str, before: str) -> None:
        on_sources = place == SOURCES
        self.undo.setActiveStack(self.shelf.undo_stack if on_sources else self._session.undo_stack)
        for action in self.actions:
            action.setEnabled(on_sources)
        if self._menu is not None:
            self._menu.setVisible(on_sources)
        if on_sources:
            self._open_its_source()
            self._show_use()
        elif place == WRITE and any(self._holds(s) for s in self.shelf.take_touched()):
            self.take_up()

    def _show_use(self) -> None:
        source = self.shelf.source_id
        self.page.document.show_use(held=source is not None and self._holds(source))

    def _holds(self, source_id: str) -> bool:
        return any(pack.document.id == source_id for pack in self._session.project.sources)

    def _pack(self, source_id: str) -> SourcePack | None:
        try:
            return self._session.desk.pack(source_id)
        except BriefdeskError as error:
            self._notices.tell(error)
            return None

    def _use_shown(self) -> None:
        if self.shelf.source_id is not None:
            self.use(self.shelf.source_id)

    def _join(self, page: SourcesPage) -> None:
        librarian = page.librarian
        page.failed.connect(self._notices.tell)
        page.add_wished.connect(self.add_source)
        page.document.use_wished.connect(self._use_shown)
        page.review.use_wished.connect(self._use_shown)
        librarian.noted.connect(self._notices.note)
        librarian.use_wished.connect(self.use)
        librarian.start_wished.connect(self.start)
        self.shelf.source_changed.connect(self._show_use)
        self.shelf.source_changed.connect(self._review_what_came)
        self._session.project_changed.connect(lambda _before, _after: self._show_use())
        bar = self._window.menuBar()
        self._menu = bar.insertMenu(bar.actions()[-1], page.review.menu)
