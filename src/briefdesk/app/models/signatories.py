"""The table of organizations that sign on, with how far each has come."""

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel, Qt

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.wording import plain_tip
from briefdesk.english import filed, long_date
from briefdesk.model.draft import Signatory
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.sign_on import Signing

HEADINGS = ("Organization", "Tier", "State", "Contact", "Consent", "Version")
NAME, TIER, STATE, CONTACT, CONSENT, VERSION = range(6)
# A shape before the words, so that no state is told by color alone.
SIGNS = {
    ConsentState.INVITED: "○",
    ConsentState.SIGNED: "✓",
    ConsentState.SIGN_AGAIN: "↻",
    ConsentState.DECLINED: "✕",
}


class SignatoriesModel(QAbstractTableModel):
    """Organizations in the order of the project; the proxy sorts and filters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Signing, ...] = ()

    def show_rows(self, rows: tuple[Signing, ...]) -> None:
        """Show these organizations; where only their facts changed, rows stay where they are."""
        if rows == self._rows:
            return
        same = [r.signatory.organization for r in rows] == [r.signatory.organization for r in self._rows]
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        """Return how many organizations there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return what heads a column."""
        wanted = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return HEADINGS[section] if wanted else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what a cell says; the tip tells day, who recorded it and the note."""
        signing = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(signing, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(told(signing))
            case Qt.ItemDataRole.AccessibleTextRole:
                return told(signing) if index.column() == CONSENT else cell_text(signing, index.column())
            case _ if role == ITEM_ROLE:
                return signing
        return None


class SignatoriesProxy(QSortFilterProxyModel):
    """Keeps the organizations of one state whose name, contact or note holds all words asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: ConsentState | None = None
        self._words: tuple[str, ...] = ()

    def keep(self, state: ConsentState | None, words: str) -> None:
        """Show the organizations of a state, None for all, that hold all `words`."""
        wanted = tuple(words.casefold().split())
        if (state, wanted) != (self._state, self._words):
            self.beginFilterChange()
            self._state, self._words = state, wanted
            self.endFilterChange()

    def lessThan(self, left: Index, right: Index) -> bool:
        """Return whether one row stands before the other: names as they are filed, else by name in a tie."""
        rows = [
            (index.data(), filed(index.data(ITEM_ROLE).signatory.organization)) for index in (left, right)
        ]
        (one, name), (other, other_name) = rows
        if left.column() == NAME or one == other:
            return name < other_name
        if left.column() == VERSION:
            return int(one or 0) < int(other or 0)
        return str(one).casefold() < str(other).casefold()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Return whether a row is asked for."""
        signing = self.sourceModel().index(row, 0, parent).data(ITEM_ROLE)
        if self._state is not None and signing.state is not self._state:
            return False
        one: Signatory = signing.signatory
        text = " ".join(
            (one.organization, one.tier, one.state, one.signatory, one.contact, one.email, one.note)
        )
        return all(word in text.casefold() for word in self._words)


def cell_text(signing: Signing, column: int) -> str:
    """Return what a cell says."""
    one = signing.signatory
    match column:
        case 0:
            return one.organization
        case 1:
            return one.tier.capitalize()
        case 2:
            return one.state
        case 3:
            return one.contact or one.email
        case 4:
            return f"{SIGNS[signing.state]} {signing.words}"
        case _:
            return str(one.consent.version) if one.consent else ""


def _reach(one: Signatory) -> tuple[str, ...]:
    return (", ".join(filter(None, (one.email, one.phone))), one.website, ", ".join(one.address))


def told(signing: Signing) -> str:
    """Return everything about an organization's consent in a few lines."""
    one = signing.signatory
    lines = [f"{one.organization}: {signing.words}"]
    if one.consent is not None:
        by = f", {one.consent.by}" if one.consent.by else ""
        lines.append(f"Signed version {one.consent.version} on {long_date(one.consent.day)}{by}")
    if one.declined is not None:
        lines.append(f"Declined on {long_date(one.declined)}")
    signs = ", ".join(filter(None, (one.signatory, one.title)))
    if one.shows_logo:
        lines.append("Its logo stands at the head of the pages")
    lines += [line for line in (signs and f"Signed by {signs}", *_reach(one), one.note) if line]
    return "\n".join(lines)
