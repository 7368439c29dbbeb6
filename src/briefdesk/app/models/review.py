"""The findings of one source as rows to review; rows stay where they are while their findings change."""

from bisect import bisect
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from briefdesk.app.models.item_role import HELD_ROLE, ITEM_ROLE, TOP, Index
from briefdesk.app.models.wording import KIND_WORDS, place_of
from briefdesk.app.wording import plain_tip
from briefdesk.english import counted
from briefdesk.model.finding import Finding, FindingId, FindingState, SourcePack

FLAGS_ROLE: int = ITEM_ROLE + 1
"""`index.data(FLAGS_ROLE)` is how many flags the row's wording has, None while nobody has looked."""

STATE_WORDS: Mapping[FindingState, str] = {
    FindingState.SUGGESTED: "To review",
    FindingState.ACCEPTED: "Accepted",
    FindingState.DISMISSED: "Dismissed",
}
STATE_SIGNS: Mapping[FindingState, str] = {
    FindingState.SUGGESTED: "dot",
    FindingState.ACCEPTED: "check",
    FindingState.DISMISSED: "close",
}
"""The icon of each state."""


class ReviewModel(QAbstractListModel):
    """One row a finding. A change of the source replaces, takes out and puts in rows, and resets nothing.

    `usefulness` holds what each finding was worth when it first stood here: an edit moves no row. Rows are
    put in order here and not by a proxy, which asks for each comparison: half a second for thousands.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Finding] = []
        self._flags: dict[FindingId, int] = {}
        self._held: Mapping[FindingId, str] = {}
        self._usefulness: dict[FindingId, float] = {}
        self._in_source: dict[FindingId, int] = {}
        self._useful_first = False

    # What it shows

    def show_pack(self, pack: SourcePack | None) -> None:
        """Show the findings of another source, in the order of its document."""
        self.beginResetModel()
        self._rows = list(pack.findings) if pack else []
        self._note_order(self._rows)
        self._useful_first = False
        self._flags.clear()
        self._usefulness.clear()
        self.endResetModel()

    def set_useful_first(self, useful_first: bool) -> None:
        """Put the most useful first, or all in the order of the source; rows stay selected."""
        self._useful_first = useful_first
        ordered = sorted(self._rows, key=self._key)
        if all(one is other for one, other in zip(ordered, self._rows, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in kept]
        self._rows = ordered
        row_of = {finding.id: row for row, finding in enumerate(ordered)}
        self.changePersistentIndexList(kept, [self.index(row_of[own]) for own in ids])
        self.layoutChanged.emit()

    def _key(self, finding: Finding) -> tuple[float, int]:
        worth = self.usefulness(finding.id) if self._useful_first else 0.0
        return -worth, self._in_source.get(finding.id, len(self._in_source))

    def _note_order(self, findings: Sequence[Finding]) -> None:
        self._in_source = {finding.id: place for place, finding in enumerate(findings)}

    def take_change(self, after: SourcePack) -> None:
        """Show the findings of `after`, the source shown as it is now; what is the same is not touched."""
        wanted = {finding.id: finding for finding in after.findings}
        for row in reversed(range(len(self._rows))):
            if self._rows[row].id not in wanted:
                self.beginRemoveRows(TOP, row, row)
                self._flags.pop(self._rows.pop(row).id, None)
                self.endRemoveRows()
        self._replace(wanted)
        self._note_order(after.findings)
        self._insert(after.findings)

    def _replace(self, wanted: Mapping[FindingId, Finding]) -> None:
        changed: list[int] = []
        for row, finding in enumerate(self._rows):
            now = wanted[finding.id]
            if now is not finding and now != finding:
                # What its flags stood for is gone: they are looked for again.
                self._flags.pop(finding.id, None)
                self._rows[row] = now
                changed.append(row)
        self._announce(changed)

    def _announce(self, rows: list[int], roles: tuple[int, ...] = ()) -> None:
        """Say that these rows, in order, are others now; rows in a run are told in one go."""
        first = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                self.dataChanged.emit(self.index(rows[first]), self.index(rows[place - 1]), list(roles))
                first = place

    def _insert(self, findings: tuple[Finding, ...]) -> None:
        """Put new findings below the one that they follow in the report, or where their worth puts them."""
        known = {finding.id for finding in self._rows}
        before: FindingId | None = None
        for finding in findings:
            if finding.id not in known:
                if self._useful_first:
                    row = bisect(self._rows, self._key(finding), key=self._key)
                else:
                    row = self._row_of(before) + 1 if before is not None else 0
                self.beginInsertRows(TOP, row, row)
                self._rows.insert(row, finding)
                self.endInsertRows()
            before = finding.id

    def set_flags(self, flags: Mapping[FindingId, int]) -> None:
        """Take up how many flags these wordings have."""
        changed: list[int] = []
        for row, finding in enumerate(self._rows):
            if finding.id in flags and self._flags.get(finding.id) != flags[finding.id]:
                self._flags[finding.id] = flags[finding.id]
                changed.append(row)
        self._announce(changed, (FLAGS_ROLE,))

    def set_held(self, held: Mapping[FindingId, str]) -> None:
        """Take up which findings may not leave, and why in words."""
        old, self._held = self._held, held
        rows = enumerate(self._rows)
        self._announce([row for row, f in rows if old.get(f.id) != held.get(f.id)], (HELD_ROLE,))

    def held(self, finding: FindingId) -> str:
        """Return why a finding may not leave, in words; empty where it may."""
        return self._held.get(finding, "")

    def unflagged(self) -> tuple[Finding, ...]:
        """Return the accepted findings whose flags nobody has looked for yet."""
        accepted = (f for f in self._rows if f.state is FindingState.ACCEPTED)
        return tuple(f for f in accepted if f.id not in self._flags)

    def take_rating(self, usefulness: Mapping[FindingId, float]) -> None:
        """Take up how useful findings are, 0.0 to 1.0."""
        self._usefulness.update(usefulness)

    def usefulness(self, finding: FindingId) -> float:
        """Return how useful a finding was found to be, 0.0 where nobody has said."""
        return self._usefulness.get(finding, 0.0)

    def unrated(self) -> tuple[Finding, ...]:
        """Return the findings that have not been rated."""
        return tuple(f for f in self._rows if f.id not in self._usefulness)

    # What it is asked

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding, in the order of its rows."""
        return tuple(self._rows)

    def finding(self, row: int) -> Finding:
        """Return the finding of a row."""
        return self._rows[row]

    def index_of(self, finding: FindingId) -> QModelIndex:
        """Return a finding's place, an invalid index if there is no such row."""
        row = self._row_of(finding)
        return self.index(row) if row >= 0 else QModelIndex()

    def count(self, state: FindingState) -> int:
        """Return how many findings are of a state."""
        return sum(finding.state is state for finding in self._rows)

    def _row_of(self, finding: FindingId) -> int:
        return next((row for row, known in enumerate(self._rows) if known.id == finding), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row allows."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        finding = self._rows[index.row()]
        return finding if role == ITEM_ROLE else self._said(finding, role)

    def _said(self, finding: Finding, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return finding.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(finding, self._flags.get(finding.id), self._held.get(finding.id, ""))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(finding))
            case _ if role == HELD_ROLE:
                return self._held.get(finding.id, "")
        return self._flags.get(finding.id) if role == FLAGS_ROLE else None


def spoken(finding: Finding, flags: int | None, held: str = "") -> str:
    """Return a row in one sentence, for screen readers."""
    doubts = f", {counted(flags, 'flag')}" if flags else ""
    state = STATE_WORDS[finding.state].lower()
    doubts += f", {held.lower()}" if held else ""
    return f"{KIND_WORDS[finding.kind][0]}, {state}{doubts}: {finding.text} ({place_of(finding)})"


def _tip(finding: Finding) -> str:
    return f"{finding.text} — dismissed: {finding.reason}" if finding.reason else finding.text
