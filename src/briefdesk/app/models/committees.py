"""The tree of chambers, committees and subcommittees, with a tick for each that the query names."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.tree import Place, TreeModel
from briefdesk.app.wording import plain_tip
from briefdesk.english import counted
from briefdesk.pipeline.choosing import ChamberBranch, CommitteeLeader, CommitteeNode

Item = ChamberBranch | CommitteeNode


class CommitteesModel(TreeModel[Item]):
    """Keeps its rows while counts and ticks change, so that nothing closes or moves."""

    term_wished = Signal(str, bool)
    """A term and whether it shall stand in the query."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: frozenset[str] = frozenset()

    def set_tree(self, branches: tuple[ChamberBranch, ...], held: frozenset[str]) -> None:
        """Show this tree; `held` are the terms that the query names."""
        self._held = held
        known = self._places
        places: list[Place[Item]] = []
        top = tuple(self._add(places, branch, -1, row) for row, branch in enumerate(branches))
        if [_code(p.item) for p in places] == [_code(p.item) for p in known]:
            self._places = places
            self._redraw()
            return
        self.beginResetModel()
        self._places, self._top = places, top
        self.endResetModel()

    def node(self, index: Index) -> CommitteeNode | None:
        """Return the committee of a row, None for a chamber."""
        item = self.item(index)
        return item if isinstance(item, CommitteeNode) else None

    def above(self, index: Index) -> CommitteeNode | None:
        """Return the full committee over a subcommittee, None over anything else."""
        return self.node(self.parent(index)) if self.node(index) is not None else None

    def first_found(self) -> QModelIndex:
        """Return the first committee that the words looked for are in, invalid without one."""
        for number, place in enumerate(self._places):
            if isinstance(place.item, CommitteeNode) and place.item.found:
                return self._index(number)
        return QModelIndex()

    def index_of(self, code: str) -> QModelIndex:
        """Return the place of a committee by its code, invalid if it is not shown."""
        for number, place in enumerate(self._places):
            if _code(place.item) == code:
                return self._index(number)
        return QModelIndex()

    def _add(self, places: list[Place[Item]], item: Item, parent: int, row: int) -> int:
        number = len(places)
        places.append(Place(item, parent, row))
        below = item.committees if isinstance(item, ChamberBranch) else item.subcommittees
        places[number].children = tuple(self._add(places, node, number, n) for n, node in enumerate(below))
        return number

    def _redraw(self) -> None:
        for place in self._places:
            if place.children:
                self.dataChanged.emit(self._index(place.children[0]), self._index(place.children[-1]))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row allows; only committees can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.node(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        item = self._places[index.internalId()].item
        if role == ITEM_ROLE:
            return item
        if isinstance(item, ChamberBranch):
            return item.label if role == Qt.ItemDataRole.DisplayRole else None
        return self._node_text(item, role)

    def _node_text(self, node: CommitteeNode, role: int) -> object:
        held = node.term in self._held
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.label
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join((node.committee.full_name, *map(leader_words, node.leaders))))
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if held else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (node.committee.full_name, *map(leader_words, node.leaders), count_words(node))
                return ", ".join((*said, "in the query" if held else "not in the query"))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick into a wish."""
        node = self.node(index)
        if role != Qt.ItemDataRole.CheckStateRole or node is None:
            return False
        self.term_wished.emit(node.term, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def leader_words(leader: CommitteeLeader) -> str:
    """Return "Chairman Wicker"."""
    return f"{_title(leader)} {leader.member.last_name}"


def _title(leader: CommitteeLeader) -> str:
    return leader.title or str(leader.role).replace("_", " ").title()


def leaders_words(node: CommitteeNode) -> str:
    """Return who leads a committee in one line, the names first: its end may be cut."""
    said = (f"{who.member.last_name}, {_title(who).lower()}" for who in node.leaders)
    return " · ".join(said) or "No leader recorded"


def count_words(node: CommitteeNode) -> str:
    """Return "5 of 27 members chosen"."""
    members = counted(node.members, "member")
    return f"{node.chosen} of {members} chosen" if node.chosen else members


def _code(item: Item) -> str:
    return item.chamber.value if isinstance(item, ChamberBranch) else str(item.committee.code)
