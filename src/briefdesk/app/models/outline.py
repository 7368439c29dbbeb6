"""The outline of the project's sources as a tree: sources, sections with findings, findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal

from briefdesk.app.models.item_role import FINDING_MIME, HELD_ROLE, ITEM_ROLE, TOP, Index
from briefdesk.app.models.wording import KIND_WORDS, place_of
from briefdesk.app.wording import plain_tip
from briefdesk.english import counted
from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.source import Section, SourceDocument

UNCITED = Section(id="", heading="Without a passage", level=1, passages=())
"""Where findings are gathered that name no section of their source."""


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section that holds findings, how many are picked, and how many a filter finds (None without one)."""

    section: Section
    total: int
    picked: int
    found: int | None = None

    def count_words(self) -> str:
        """Return "8", "2 of 8" where some are picked, or "3 found" under a filter."""
        if self.found is not None:
            return f"{self.found} found"
        return f"{self.picked} of {self.total}" if self.picked else str(self.total)


OutlineItem = SourceDocument | SectionOutline | Finding


@dataclass(slots=True)
class _Node:
    """A row: `thing` is what it stands for; places in the tree are numbers into the list of nodes."""

    thing: SourceDocument | Section | Finding
    parent: int
    row: int
    children: list[int] = field(default_factory=list)


class OutlineModel(QAbstractItemModel):
    """Sections and findings in the source's order; a tick is a wish, the session answers it.

    With one source its sections are the top rows; with several each source is a row above them.
    """

    pick_wished = Signal(str, bool)
    """A finding's id and whether it shall be picked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._packs: tuple[SourcePack, ...] = ()
        self._picked: frozenset[FindingId] = frozenset()
        self._held: Mapping[FindingId, str] = {}
        self._nodes: list[_Node] = []
        self._top: list[int] = []

    # What it shows -------------------------------------------------------------------------------------

    def set_packs(self, packs: tuple[SourcePack, ...]) -> None:
        """Show these sources; does nothing if they are the ones shown."""
        if packs == self._packs:
            return
        self.beginResetModel()
        self._packs = packs
        self._nodes, self._top = [], []
        for pack in packs:
            self._add_pack(pack, alone=len(packs) == 1)
        self.endResetModel()

    def set_picked(self, picked: frozenset[FindingId]) -> None:
        """Tick exactly these findings; only rows that change are announced."""
        changed = self._picked ^ picked
        self._picked = picked
        for number, node in enumerate(self._nodes):
            if isinstance(node.thing, Finding) and node.thing.id in changed:
                self._announce(number)
                self._announce(node.parent)

    def set_held(self, held: Mapping[FindingId, str]) -> None:
        """Take up which findings may not leave, and why in words."""
        changed = {own for own in (*self._held, *held) if self._held.get(own) != held.get(own)}
        self._held = held
        for number, node in enumerate(self._nodes):
            if isinstance(node.thing, Finding) and node.thing.id in changed:
                self._announce(number)

    def picked(self) -> frozenset[FindingId]:
        """Return the ids of the ticked findings."""
        return self._picked

    def findings(self) -> Iterator[Finding]:
        """Yield every finding in the order shown."""
        return (node.thing for node in self._nodes if isinstance(node.thing, Finding))

    def index_of(self, finding: FindingId) -> QModelIndex:
        """Return a finding's place, an invalid index if no source holds it."""
        for number, node in enumerate(self._nodes):
            if isinstance(node.thing, Finding) and node.thing.id == finding:
                return self._index(number)
        return QModelIndex()

    # How it is built -----------------------------------------------------------------------------------

    def _add_pack(self, pack: SourcePack, *, alone: bool) -> None:
        top = -1 if alone else self._add(pack.document, -1)
        known = {section.id for section in pack.document.sections}
        by_section: dict[str, list[Finding]] = {}
        for finding in pack.findings:
            place = finding.citation.section if finding.citation else ""
            by_section.setdefault(place if place in known else "", []).append(finding)
        for section in (*pack.document.sections, UNCITED):
            found = by_section.get(section.id, [])
            if found:
                heading = self._add(section, top)
                for finding in found:
                    self._add(finding, heading)

    def _add(self, thing: SourceDocument | Section | Finding, parent: int) -> int:
        siblings = self._top if parent < 0 else self._nodes[parent].children
        self._nodes.append(_Node(thing, parent, len(siblings)))
        siblings.append(len(self._nodes) - 1)
        return len(self._nodes) - 1

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)

    def _announce(self, number: int) -> None:
        index = self._index(number)
        self.dataChanged.emit(index, index, [int(Qt.ItemDataRole.CheckStateRole), ITEM_ROLE, HELD_ROLE])

    # What Qt asks --------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = TOP) -> QModelIndex:
        """Return the place of a row, invalid outside the tree."""
        siblings = self._nodes[parent.internalId()].children if parent.isValid() else self._top
        if column != 0 or not 0 <= row < len(siblings) or (parent.isValid() and parent.column() != 0):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row])

    def parent(self, child: Index = TOP) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is an overload
        """Return the row above, invalid for a top row."""
        if not child.isValid():
            return QModelIndex()
        above = self._nodes[child.internalId()].parent
        return self._index(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = TOP) -> int:
        """Return how many rows stand under `parent`."""
        if not parent.isValid():
            return len(self._top)
        return len(self._nodes[parent.internalId()].children) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = TOP) -> int:
        """Return 1: the delegate draws the whole row."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row allows; only findings can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(self._nodes[index.internalId()].thing, Finding):
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            return flags | Qt.ItemFlag.ItemNeverHasChildren
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        item = self.item(index)
        return item if role == ITEM_ROLE else self._said(item, role)

    def _said(self, item: OutlineItem, role: int) -> object:
        picked = isinstance(item, Finding) and item.id in self._picked
        held = self._held.get(item.id, "") if isinstance(item, Finding) else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _title(item)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(item, picked=picked, held=held)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(item.text if isinstance(item, Finding) else _spoken_heading(item))
            case Qt.ItemDataRole.CheckStateRole if isinstance(item, Finding):
                return Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked
        return held if role == HELD_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick into a wish; the row changes when the project does."""
        item = self.item(index) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(item, Finding):
            return False
        self.pick_wished.emit(item.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that findings are copied into the document, never taken out of their source."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return the one type that is dragged."""
        return [FINDING_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # stubs say Sequence
        """Return the first dragged finding."""
        mime = QMimeData()
        item = self.item(indexes[0]) if indexes else None
        if isinstance(item, Finding):
            mime.setData(FINDING_MIME, QByteArray(item.id.encode()))
            mime.setText(item.text)
        return mime

    def item(self, index: Index) -> OutlineItem:
        """Return the source, section or finding of a valid index of this model."""
        node = self._nodes[index.internalId()]
        if not isinstance(node.thing, Section):
            return node.thing
        under = [self._nodes[child].thing for child in node.children]
        picked = sum(isinstance(thing, Finding) and thing.id in self._picked for thing in under)
        return SectionOutline(node.thing, len(under), picked)


def spoken(item: OutlineItem, *, picked: bool, held: str = "") -> str:
    """Return a row in one sentence, for screen readers."""
    if not isinstance(item, Finding):
        return _spoken_heading(item)
    state = "picked" if picked else "not picked"
    state += f", {held.lower()}" if held else ""
    return f"{KIND_WORDS[item.kind][0]}, {state}: {item.text} ({place_of(item)})"


def _spoken_heading(item: SourceDocument | SectionOutline) -> str:
    if not isinstance(item, SectionOutline):
        return item.title
    found = "" if item.found is None else f", {item.found} found"
    return f"{item.section.heading}, {counted(item.total, 'finding')}{found}, {item.picked} picked"


def _title(item: OutlineItem) -> str:
    match item:
        case Finding():
            return item.text
        case SectionOutline():
            return item.section.heading
    return item.title
