"""What a recipient query can be narrowed by: lists of terms with counts, a tick for each in force."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.tree import Place, TreeModel


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A term of the query language ("committee:SSAS"), its words, and narrower terms below it."""

    term: str
    label: str
    below: tuple["FacetRow", ...] = ()


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A heading ("Chamber") over its terms."""

    heading: str
    rows: tuple[FacetRow, ...]


Item = FacetGroup | FacetRow


class FacetsModel(TreeModel[Item]):
    """Groups of terms, always all of them, so that nothing moves while counts and ticks change."""

    term_wished = Signal(str, bool)
    """A term and whether it shall stand in the query."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self._held: frozenset[str] = frozenset()

    def set_groups(self, groups: tuple[FacetGroup, ...]) -> None:
        """Show these groups."""
        self.beginResetModel()
        self._places = []
        self._top = tuple(self._add(group, group.rows, -1, row) for row, group in enumerate(groups))
        self.endResetModel()

    def set_counts(self, counts: Mapping[str, int], held: frozenset[str]) -> None:
        """Show how many members each term would find, and tick the terms in force."""
        self._counts, self._held = counts, held
        for number, place in enumerate(self._places):
            if place.children:
                first, last = self._index(place.children[0]), self._index(place.children[-1])
                self.dataChanged.emit(first, last)
            if place.parent < 0:
                self.dataChanged.emit(self._index(number), self._index(number))

    def terms(self) -> tuple[str, ...]:
        """Return every term shown."""
        return tuple(place.item.term for place in self._places if isinstance(place.item, FacetRow))

    def held(self) -> frozenset[str]:
        """Return the terms that are ticked."""
        return self._held

    def index_of(self, term: str) -> QModelIndex:
        """Return a term's place, invalid if it is not offered."""
        for number, place in enumerate(self._places):
            if isinstance(place.item, FacetRow) and place.item.term == term:
                return self._index(number)
        return QModelIndex()

    def count(self, term: str) -> int:
        """Return the count shown beside a term."""
        return self._counts.get(term, 0)

    def _add(self, thing: Item, below: tuple[FacetRow, ...], parent: int, row: int) -> int:
        number = len(self._places)
        self._places.append(Place(thing, parent, row))
        children = tuple(self._add(child, child.below, number, place) for place, child in enumerate(below))
        self._places[number].children = children
        return number

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row allows; only terms can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_term = isinstance(self._places[index.internalId()].item, FacetRow)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_term else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        thing = self._places[index.internalId()].item
        if role == ITEM_ROLE:
            return thing
        if isinstance(thing, FacetGroup):
            return thing.heading if role == Qt.ItemDataRole.DisplayRole else None
        return self._term_text(thing, role)

    def _term_text(self, row: FacetRow, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.label
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.term in self._held else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                state = "in the query" if row.term in self._held else "not in the query"
                return f"{row.label}, {self.count(row.term)}, {state}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick into a wish."""
        thing = self._places[index.internalId()].item if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(thing, FacetRow):
            return False
        self.term_wished.emit(thing.term, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
