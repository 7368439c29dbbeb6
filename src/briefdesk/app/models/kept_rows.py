"""What lists of rows share: a row stays where it is while only what it says changes."""

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject

from briefdesk.app.models.item_role import TOP, Index

T = TypeVar("T")


class KeptRows(QAbstractListModel, Generic[T]):
    """Rows in the order given; subclasses say what a row stands for, and what it says in `data`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[T, ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """Return the rows shown."""
        return self._rows

    def stands_for(self, row: T) -> object:
        """Return what a row stands for, whatever it says of it."""
        raise NotImplementedError

    def show_rows(self, rows: tuple[T, ...]) -> None:
        """Show these rows; where they stand for the same things, the places in the list stay."""
        if rows == self._rows:
            return
        before = self._rows
        if [self.stands_for(row) for row in rows] == [self.stands_for(row) for row in before]:
            self._rows = rows
            for number, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, thing: object) -> QModelIndex:
        """Return the place of the row that stands for something, invalid where there is none."""
        found = (number for number, row in enumerate(self._rows) if self.stands_for(row) == thing)
        number = next(found, -1)
        return self.index(number) if number >= 0 else QModelIndex()

    def rowCount(self, parent: Index = TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)
