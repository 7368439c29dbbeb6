"""What a search over all sources found, as a list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.models.review import STATE_WORDS
from briefdesk.app.models.wording import KIND_WORDS, place_of
from briefdesk.model.finding import FindingState
from briefdesk.model.library import FoundFinding, FoundFindings

MOST = 200
"""As many are listed: whoever wants more says more about what they want."""


class FoundModel(QAbstractListModel):
    """One row per finding found, best first; the rest comes once the list is scrolled to its end.

    `more_wished(int)` asks for the best so many, to be handed to `take_more`.
    """

    more_wished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[FoundFinding, ...] = ()
        self._most = 0

    def show_found(self, found: FoundFindings) -> None:
        """Show the findings of a search."""
        self.beginResetModel()
        self._found = found.found
        self._most = min(found.total, MOST)
        self.endResetModel()

    def take_more(self, found: FoundFindings) -> None:
        """Put further findings of the same search below; where the first are others now, show all anew."""
        listed = len(self._found)
        if found.found[:listed] != self._found:
            self.show_found(found)
            return
        self._most = len(found.found)
        if self._most > listed:
            self.beginInsertRows(TOP, listed, self._most - 1)
            self._found = found.found
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the search found more than is listed."""
        return not parent.isValid() and len(self._found) < self._most

    def fetchMore(self, parent: Index) -> None:
        """Ask for the rest."""
        if self.canFetchMore(parent):
            self.more_wished.emit(self._most)

    def rowCount(self, parent: Index = TOP) -> int:
        """Return how many findings are listed."""
        return 0 if parent.isValid() else len(self._found)

    def item(self, index: QModelIndex) -> FoundFinding | None:
        """Return the finding of a row, or None."""
        return self._found[index.row()] if index.isValid() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        found = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.finding.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{found.finding.text} ({found_words(found)}, {place_of(found.finding)})"
        return found if role == ITEM_ROLE else None


def found_words(found: FoundFinding) -> str:
    """Return "River Crossings · Statistic · To review": an accepted finding's state goes without saying."""
    finding = found.finding
    state = "" if finding.state is FindingState.ACCEPTED else STATE_WORDS[finding.state]
    return " · ".join(filter(None, (found.source_title, KIND_WORDS[finding.kind][0], state)))
