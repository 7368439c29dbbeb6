"""The Sources page: the library at the left, the document in the middle, its findings to review right."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefdesk.app.pages.sources.document_controller import DocumentController
from briefdesk.app.pages.sources.document_pane import DocumentPane
from briefdesk.app.pages.sources.librarian import Librarian
from briefdesk.app.pages.sources.library_pane import LibraryPane
from briefdesk.app.pages.sources.review_pane import ReviewPane
from briefdesk.app.pages.sources.search_controller import SearchController
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.library import SourceEntry

SIZES = (290, 560, 430)


class SourcesPage(QWidget):
    """Three panes over one shelf. `failed` carries an error for the banner.

    `add_wished` tells of the wish to choose files for the library.
    """

    failed = Signal(object)
    add_wished = Signal()

    def __init__(self, shelf: Shelf, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self.library = LibraryPane()
        self.document = DocumentPane()
        self.review = ReviewPane(self.shelf)
        self.librarian = Librarian(self.shelf, runner, self)
        self.search = SearchController(self.shelf, self.library, self)
        self.reading = DocumentController(self.shelf, self.document, self.library, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill)
        self._arrange()
        self._connect()

    def show_library(self) -> None:
        """List what the library holds now."""
        try:
            entries = self.shelf.desk.library.sources()
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self.library.show_sources(entries, self.shelf.source_id)
        if self.shelf.pack is None:
            self.reading.show_nothing(any_source=bool(entries))

    def showEvent(self, event: QShowEvent) -> None:
        """Be there first, and fill the lists after that."""
        super().showEvent(event)
        self._filling.start()

    def _fill(self) -> None:
        """Show what the library holds; begin with the first source where none was chosen yet."""
        self.show_library()
        # Qt begins with the first button; whoever comes here wants the list.
        if self.library.add.hasFocus() and self.library.entries:
            self.library.sources.setFocus()
        if self.shelf.wanted is None and self.library.entries:
            self.shelf.open_source(self.library.entries[0].id)

    def _arrange(self) -> None:
        self.splitter.setObjectName("sources-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self.library, 230), (self.document, 340), (self.review, 320)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        for number, share in enumerate((2, 4, 3)):
            self.splitter.setStretchFactor(number, share)
        self.splitter.setSizes(list(SIZES))
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)

    def _connect(self) -> None:
        self.shelf.failed.connect(self.failed)
        self.shelf.library_changed.connect(self.show_library)
        self.shelf.source_changed.connect(lambda: self.library.show_current(self.shelf.source_id))
        self.library.source_chosen.connect(self.shelf.open_source)
        self.library.add_wished.connect(self.add_wished)
        self.library.menu_wished.connect(self._pop_menu)
        self.document.add_wished.connect(self.add_wished)
        self.document.facts_wished.connect(self._edit_facts)
        self.librarian.add_wished.connect(self.add_wished)
        self.librarian.removed.connect(self._keep_keyboard)
        self.search.went.connect(self.document.view.setFocus)

    def _keep_keyboard(self) -> None:
        """Put the keyboard on the source that follows one just removed, else on the way to add one."""
        (self.library.sources if self.library.entries else self.library.add).setFocus()

    def _pop_menu(self, source_id: str, place: QPoint) -> None:
        self.librarian.pop_menu(self._entry(source_id), place)

    def _entry(self, source_id: str) -> SourceEntry | None:
        return next((e for e in self.library.entries if e.id == source_id), None)

    def _edit_facts(self) -> None:
        if self.shelf.source_id is not None:
            self.librarian.edit_facts(self.shelf.source_id)
