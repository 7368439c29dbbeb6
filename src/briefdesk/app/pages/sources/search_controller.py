"""Search over all sources as you type, and the searches that are kept."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog

from briefdesk.app.pages.sources.library_pane import LibraryPane
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.errors import BriefdeskError
from briefdesk.model.library import FIRST_PAGE, FoundFinding, FoundFindings
from briefdesk.pipeline.library import (
    remove_filter,
    save_filter,
    saved_filters,
    search_findings,
    topics,
)


class SearchController(QObject):
    """Connects the search of the library pane with the library and the shelf."""

    went = Signal()
    """A finding was gone to: the document is where the reader wants to be."""

    def __init__(self, shelf: Shelf, pane: LibraryPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pane = pane
        pane.query_changed.connect(self.search)
        pane.more_wished.connect(self._show_more)
        pane.found_chosen.connect(self._go)
        pane.filter.choices_wished.connect(self.show_choices)
        pane.filter.save_wished.connect(self._ask_name)
        pane.filter.saved_removed.connect(self._remove)
        shelf.library_changed.connect(self._search_again)

    def show_choices(self) -> None:
        """Offer the topics and saved searches that there are now."""
        try:
            used, saved = topics(self._shelf.desk), saved_filters(self._shelf.desk)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        self._pane.filter.show_choices(used, saved, can_save=self._pane.searching)

    def search(self) -> None:
        """Show what the words and the filter find now, the list of sources where both are empty."""
        if not self._pane.searching:
            self._pane.show_found(None)
            return
        found = self._best(FIRST_PAGE)
        if found is not None:
            self._pane.show_found(found)

    def _show_more(self, limit: int) -> None:
        found = self._best(limit)
        if found is not None:
            self._pane.take_more(found)

    def _best(self, limit: int) -> FoundFindings | None:
        """Return the best findings for the words and the filter, None where that fails."""
        try:
            # At once: a search takes less time than a worker needs to answer.
            return search_findings(self._shelf.desk, self._pane.query(), limit=limit)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return None

    def save(self, name: str) -> None:
        """Keep the present search under a name; one of that name is replaced."""
        try:
            save_filter(self._shelf.desk, name, self._pane.query())
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
        self.show_choices()

    def _ask_name(self) -> None:
        name, taken = QInputDialog.getText(self._pane, "Save this search", "Name of the search:")
        if taken:
            self.save(name)

    def _remove(self, name: str) -> None:
        try:
            remove_filter(self._shelf.desk, name)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
        self.show_choices()

    def _search_again(self) -> None:
        if self._pane.searching:
            self.search()

    def _go(self, found: FoundFinding) -> None:
        self._shelf.open_source(found.source, (found.finding.id,))
        self.went.emit()
