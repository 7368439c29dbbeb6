"""The table of members that a recipient query finds, with a tick for each that is written to."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.models.recipient_columns import COLUMNS, COMMITTEES, NAME, on_committee, seat_of, title_of
from briefdesk.app.wording import plain_tip
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Bioguide, Chamber, VacantSeat

RecipientItem = Addressee | VacantSeat


class RecipientsModel(QAbstractTableModel):
    """Members with a tick in the first column; vacant seats cannot be ticked and say why."""

    include_wished = Signal(str, bool)
    """A member's bioguide id and whether they shall be written to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[RecipientItem, ...] = ()
        self._rows: tuple[RecipientItem, ...] = ()
        self._excluded: Mapping[Bioguide, str] = {}
        self._ticks = True
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: tuple[RecipientItem, ...]) -> None:
        """Show these members and vacant seats, in the order that was asked for."""
        if rows == self._found:
            return
        self.beginResetModel()
        self._found = rows
        self._rows = self._sorted()
        self.endResetModel()

    def set_excluded(self, excluded: Mapping[Bioguide, str]) -> None:
        """Untick these members, each with the reason why, and tick all others."""
        if dict(excluded) != self._excluded:
            self._excluded = dict(excluded)
            self._redraw()

    def set_ticks(self, ticks: bool) -> None:
        """Show who is written to, or nobody's tick where nobody is."""
        if ticks != self._ticks:
            self._ticks = ticks
            self._redraw()

    @property
    def ticks(self) -> bool:
        """Return whether the members can be ticked."""
        return self._ticks

    def is_left_out(self, member: Bioguide | None) -> bool:
        """Return whether a member gets no letter though the query finds them."""
        return self._ticks and member in self._excluded

    def members(self) -> tuple[Addressee, ...]:
        """Return the members shown, in order, the excluded among them."""
        return tuple(row for row in self._rows if isinstance(row, Addressee))

    def included_count(self) -> int:
        """Return how many of the members shown are ticked."""
        return sum(_id(addressee) not in self._excluded for addressee in self.members())

    def vacant_count(self) -> int:
        """Return how many of the rows are seats without a record."""
        return sum(isinstance(row, VacantSeat) for row in self._rows)

    def rows(self) -> tuple[RecipientItem, ...]:
        """Return the rows in order."""
        return self._rows

    def item(self, row: int) -> RecipientItem | None:
        """Return what stands in a row, None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, member: Bioguide) -> int:
        """Return the row of a member, -1 where they are not shown."""
        return next(
            (n for n, r in enumerate(self._rows) if isinstance(r, Addressee) and _id(r) == member), -1
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, in the roster's order for -1; vacant seats stay last."""
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self._rows
        self._rows = self._sorted()
        places = {id(item): row for row, item in enumerate(self._rows)}
        held = self.persistentIndexList()
        moved = [self.index(places[id(before[i.row()])], i.column()) for i in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _sorted(self) -> tuple[RecipientItem, ...]:
        column, order = self._order
        if not 0 <= column < len(COLUMNS):
            return self._found
        descending = order == Qt.SortOrder.DescendingOrder
        members = [row for row in self._found if isinstance(row, Addressee)]
        members.sort(key=COLUMNS[column].order, reverse=descending)
        return (*members, *(row for row in self._found if isinstance(row, VacantSeat)))

    def _redraw(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = TOP) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading if 0 <= section < len(COLUMNS) else None
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return what a cell allows."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        ticks = index.column() == NAME and self._ticks and isinstance(self._rows[index.row()], Addressee)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        item = self._rows[index.row()]
        if role == ITEM_ROLE:
            return item
        if isinstance(item, VacantSeat):
            return _vacant_text(item, index.column(), role)
        return self._member_text(item, index.column(), role)

    def _member_text(self, item: Addressee, column: int, role: int) -> object:
        out = self._ticks and _id(item) in self._excluded
        match role:
            case Qt.ItemDataRole.DisplayRole if column == COMMITTEES and out:
                reason = self._excluded[_id(item)]
                return f"Left out: {reason}" if reason else "Left out"
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[column].text(item)
            case Qt.ItemDataRole.ToolTipRole if column == COMMITTEES:
                return plain_tip("\n".join(on_committee(r) for r in item.committees))
            case Qt.ItemDataRole.CheckStateRole if column == NAME and self._ticks:
                return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleTextRole if column == NAME:
                state = (", left out" if out else ", written to") if self._ticks else ""
                return f"{title_of(item)} {item.name}, {seat_of(item)}{state}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick into a wish."""
        item = self._rows[index.row()] if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(item, Addressee) or not self._ticks:
            return False
        self.include_wished.emit(_id(item), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _id(addressee: Addressee) -> Bioguide:
    return addressee.members[0].bioguide


def _vacant_text(vacant: VacantSeat, column: int, role: int) -> str | None:
    words = ""
    match column:
        case 0:
            words = "Vacant seat"
        case 1:
            words = "Senator" if vacant.seat.chamber == Chamber.SENATE else "Representative"
        case 2:
            words = vacant.seat.code
        case 4:
            words = vacant.reason
    if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
        return f"Vacant seat, {vacant.seat.code}: {vacant.reason}"
    return words if role == Qt.ItemDataRole.DisplayRole else None
