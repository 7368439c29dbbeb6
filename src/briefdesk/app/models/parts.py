"""The parts of the document shown, in order: the list of the middle pane."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from briefdesk.app.models.item_role import FINDING_MIME, ITEM_ROLE, TOP, Index
from briefdesk.app.wording import plain_tip
from briefdesk.model.draft import PartId

PART_MIME = "application/x-briefdesk-part"
"""A dragged part: its id in UTF-8. Only rows of this very list are taken."""


class PartSort(StrEnum):
    """What a row stands for, as far as the list shows it differently."""

    SECTION = "section"
    LEAD_IN = "lead-in"
    OWN_TEXT = "own text"
    FINDING = "finding"
    ASK = "ask"
    KEY_FIGURE = "key figure"


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row.

    `rule` says in few words who gets it ("Texas and Arizona"), empty for everyone, `rule_words` says it in
    full, `unused` is true where none of the recipients does. `edited` is true where the words are no longer
    the template's or the source's; `place` names section and passage of a finding. `rules` says in few words
    what else holds for it ("2 rules"), `by_hand` that the letter shown has other words, `concerns` why the
    finding stands where it does in that letter. A `locked` part cannot be changed.
    """

    id: PartId
    sort: PartSort
    label: str
    excerpt: str
    rule: str = ""
    rule_words: str = ""
    unused: bool = False
    edited: bool = False
    place: str = ""
    rules: str = ""
    by_hand: bool = False
    concerns: str = ""
    locked: bool = False

    def spoken(self) -> str:
        """Return the row in one sentence, for screen readers."""
        who = f"only for {self.rule}" if self.rule else ""
        by_hand = "edited by hand in this letter" if self.by_hand else ""
        none = "for no recipient" if self.unused else ""
        marks = [
            self.label,
            "locked" if self.locked else "",
            "edited" if self.edited else "",
            who,
            self.rules,
            by_hand,
            none,
        ]
        said = ", ".join(mark for mark in marks if mark)
        return f"{said}: {self.excerpt}" + (f" {self.concerns}" if self.concerns else "")


class PartsModel(QAbstractListModel):
    """Rows that can be dragged to another place; a drop is a wish, the session answers it."""

    move_wished = Signal(str, int)
    """A part's id and the row that it shall stand on, counted after it was taken out."""
    finding_dropped = Signal(str, int)
    """A finding's id and the row before which it was dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PartRow] = []

    def set_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show these rows, moving, removing and inserting so that selections stay on their part."""
        wanted = {row.id for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].id not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._bring(place, row)
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def _bring(self, place: int, row: PartRow) -> None:
        if place < len(self._rows) and self._rows[place].id == row.id:
            return
        old = next((i for i in range(place, len(self._rows)) if self._rows[i].id == row.id), None)
        if old is None:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
        else:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(old))
            self.endMoveRows()

    def rows(self) -> tuple[PartRow, ...]:
        """Return the rows in order."""
        return tuple(self._rows)

    def row_of(self, part: PartId | None) -> int:
        """Return a part's row, -1 if it is not in the document shown."""
        return next((i for i, row in enumerate(self._rows) if row.id == part), -1)

    # What Qt asks --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = TOP) -> int:
        """Return the number of parts."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.rule_words) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken()
            case _ if role == ITEM_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row allows: rows are dragged, the gaps between them take drops."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that parts are moved and findings copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that parts are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what is taken: parts, the one type that is dragged, and findings."""
        return [PART_MIME, FINDING_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # stubs say Sequence
        """Return the first dragged part."""
        mime = QMimeData()
        if indexes:
            mime.setData(PART_MIME, QByteArray(self._rows[indexes[0].row()].id.encode()))
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Wish for the change and answer no, so that the view does not take the row away itself."""
        del column
        gap = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        if data.hasFormat(FINDING_MIME):
            self.finding_dropped.emit(bytes(data.data(FINDING_MIME).data()).decode(errors="replace"), gap)
            return False
        part = PartId(bytes(data.data(PART_MIME).data()).decode(errors="replace"))
        old = self.row_of(part)
        if action != Qt.DropAction.MoveAction or old < 0:
            return False
        place = gap - 1 if gap > old else gap
        if place != old:
            self.move_wished.emit(part, place)
        return False
