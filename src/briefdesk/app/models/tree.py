"""What all trees of one column share: rows by number, each knowing the row above and those below."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject

from briefdesk.app.models.item_role import TOP, Index

T = TypeVar("T")


@dataclass(slots=True)
class Place(Generic[T]):
    """A row of a tree: what it stands for, the number of the row above (-1 at the top), its place there."""

    item: T
    parent: int
    row: int
    children: tuple[int, ...] = ()


class TreeModel(QAbstractItemModel, Generic[T]):
    """A tree over `_places`; subclasses fill it, between `beginResetModel` and `endResetModel`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place[T]] = []
        self._top: tuple[int, ...] = ()

    def item(self, index: Index) -> T | None:
        """Return what a row stands for, None for an invalid index."""
        return self._places[index.internalId()].item if index.isValid() else None

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._places[number].row, 0, number)

    def index(self, row: int, column: int, parent: Index = TOP) -> QModelIndex:
        """Return the place of a row, invalid outside the tree."""
        siblings = self._places[parent.internalId()].children if parent.isValid() else self._top
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row])

    def parent(self, child: Index = TOP) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is an overload
        """Return the row above, invalid at the top."""
        if not child.isValid():
            return QModelIndex()
        above = self._places[child.internalId()].parent
        return self._index(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = TOP) -> int:
        """Return how many rows stand under `parent`."""
        return len(self._places[parent.internalId()].children) if parent.isValid() else len(self._top)

    def columnCount(self, parent: Index = TOP) -> int:
        """Return 1: a delegate draws all there is."""
        del parent
        return 1
