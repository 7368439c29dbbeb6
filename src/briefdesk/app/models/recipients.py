"""The table of members that a recipient query finds, with a tick for each that is written to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.wording import plain_tip
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    CommitteeRole,
    LeadershipRole,
    RoleKind,
    VacantSeat,
)
from briefdesk.pipeline.recipients import topic_of

RecipientItem = Addressee | VacantSeat

OFFICES = (RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR)
"""The places on a committee that are worth a word."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what a member shows in it."""

    heading: str
    text: Callable[[Addressee], str]


def _name(addressee: Addressee) -> str:
    return addressee.name


def _title(addressee: Addressee) -> str:
    return str(addressee.members[0].title) if addressee.members else ""


def _seat(addressee: Addressee) -> str:
    return addressee.members[0].seat.code if addressee.members else ""


def _party(addressee: Addressee) -> str:
    return addressee.members[0].party if addressee.members else ""


def _office(addressee: Addressee) -> str:
    return addressee.members[0].office if addressee.members else ""


def capacity(addressee: Addressee) -> str:
    """Return the office that a member is greeted in, else their full committees, offices first."""
    match addressee.role:
        case CommitteeRole() as role:
            return _on_committee(role)
        case LeadershipRole(title=title):
            return title
    full = [role for role in addressee.committees if role.committee.parent is None]
    # Offices first, then standing committees, then the select, special and joint ones.
    full.sort(
        key=lambda r: (r.membership.role not in OFFICES, topic_of(r.committee) == r.committee.full_name)
    )
    return " · ".join(_on_committee(role) for role in full)


def _on_committee(role: CommitteeRole) -> str:
    name = topic_of(role.committee)
    if role.membership.role not in OFFICES:
        return name
    office = role.membership.title or str(role.membership.role).replace("_", " ").title()
    return f"{name} ({office})"


COLUMNS: tuple[Column, ...] = (
    Column("Name", _name),
    Column("Title", _title),
    Column("Seat", _seat),
    Column("Party", _party),
    Column("Committees", capacity),
    Column("Office", _office),
)
NAME, TITLE, SEAT, PARTY, COMMITTEES, OFFICE = range(6)


class RecipientsModel(QAbstractTableModel):
    """Members with a tick in the first column; vacant seats cannot be ticked and say why."""

    include_wished = Signal(str, bool)
    """A member's bioguide id and whether they shall be written to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecipientItem, ...] = ()
        self._excluded: frozenset[Bioguide] = frozenset()

    def set_rows(self, rows: tuple[RecipientItem, ...]) -> None:
        """Show these members and vacant seats."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_excluded(self, excluded: frozenset[Bioguide]) -> None:
        """Untick these members and tick all others."""
        if excluded == self._excluded:
            return
        self._excluded = excluded
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def included_count(self) -> int:
        """Return how many of the members shown are ticked."""
        members = (m for row in self._rows if isinstance(row, Addressee) for m in row.members)
        return sum(member.bioguide not in self._excluded for member in members)

    def rows(self) -> tuple[RecipientItem, ...]:
        """Return the rows in order."""
        return self._rows

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
        if isinstance(self._rows[index.row()], VacantSeat):
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        item = self._rows[index.row()]
        if role == ITEM_ROLE:
            return item
        if isinstance(item, VacantSeat):
            return _vacant_text(item, index.column()) if role == Qt.ItemDataRole.DisplayRole else None
        return self._member_text(item, index.column(), role)

    def _member_text(self, item: Addressee, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[column].text(item)
            case Qt.ItemDataRole.ToolTipRole if column == COMMITTEES:
                return plain_tip("\n".join(_on_committee(r) for r in item.committees))
            case Qt.ItemDataRole.CheckStateRole if column == NAME:
                out = Bioguide(item.id) in self._excluded
                return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleTextRole if column == NAME:
                state = "left out" if Bioguide(item.id) in self._excluded else "written to"
                return f"{_title(item)} {item.name}, {_seat(item)}, {state}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick into a wish."""
        item = self._rows[index.row()] if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(item, Addressee):
            return False
        self.include_wished.emit(item.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _vacant_text(vacant: VacantSeat, column: int) -> str:
    match column:
        case 0:
            return "Vacant seat"
        case 1:
            return "Senator" if vacant.seat.chamber == Chamber.SENATE else "Representative"
        case 2:
            return vacant.seat.code
        case 4:
            return vacant.reason
    return ""
