"""The list of findings under review: rows of one height, any number selected, all by keyboard."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefdesk.app.models.review import ReviewModel
from briefdesk.app.models.review_filter import ReviewFilter
from briefdesk.app.pages.sources.review_delegate import ReviewDelegate
from briefdesk.model.finding import Finding, FindingId


class ReviewList(QListView):
    """Shows what the filter leaves in sight; knows findings by their ids and changes none.

    `chosen_changed(tuple)` are the ids selected by hand, the current one first; `undo_wished` and
    `redo_wished` the keys for both, which would otherwise be the project's.
    """

    chosen_changed = Signal(tuple)
    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, rows: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ReviewFilter(rows, self)
        self._delegate = ReviewDelegate(self)
        self._told: tuple[FindingId, ...] = ()
        self._holds = False
        self.setModel(self.shown)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Findings to review")

    # What is selected

    @property
    def chosen(self) -> tuple[FindingId, ...]:
        """Return the ids of the selected findings, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return tuple(self._finding(index).id for index in rows)

    @property
    def current(self) -> Finding | None:
        """Return the finding that the keyboard is on, or None."""
        index = self.currentIndex()
        return self._finding(index) if index.isValid() else None

    def choose(self, ids: tuple[FindingId, ...]) -> None:
        """Select the findings of these that are in sight and bring the first there, telling nobody."""
        places = [place for place in map(self.shown.place_of, ids) if place.isValid()]
        held, self._holds = self._holds, True
        chosen = QItemSelection()
        for place in places:
            chosen.select(place, place)
        keep = QItemSelectionModel.SelectionFlag
        if places and self.currentIndex() not in places:
            self.selectionModel().setCurrentIndex(places[0], keep.NoUpdate)
        self.selectionModel().select(chosen, keep.ClearAndSelect)
        if places:
            self.scrollTo(self.currentIndex())
        self._holds = held
        self._told = self.chosen

    def following(self, ids: tuple[FindingId, ...]) -> tuple[FindingId, ...]:
        """Return what to go to once these are settled: the row below them, else, where they will be out of
        sight, the row above; at the end of the list of all states they stay."""
        rows = sorted(place.row() for place in map(self.shown.place_of, ids) if place.isValid())
        steps = [rows[-1] + 1, rows[0] - 1] if rows else []
        if self.shown.state is None:
            steps = steps[:1]
        for row in steps:
            index = self.shown.index(row, 0)
            if index.isValid():
                return (self._finding(index).id,)
        return ids[:1] if self.shown.state is None else ()

    def below(self, finding: FindingId) -> FindingId | None:
        """Return the finding in the row below, or None."""
        place = self.shown.place_of(finding)
        index = self.shown.index(place.row() + 1, 0) if place.isValid() else QModelIndex()
        return self._finding(index).id if index.isValid() else None

    def step(self, rows: int) -> None:
        """Go down as many rows, up where `rows` is less than 0."""
        last = self.shown.rowCount() - 1
        here = self.currentIndex().row()
        if last >= 0:
            self.setCurrentIndex(self.shown.index(max(0, min(here + rows, last)), 0))

    def hold(self, holds: bool) -> None:
        """Tell nobody of selections that follow from rows coming and going, until `hold(False)`."""
        self._holds = holds

    def _finding(self, index: QModelIndex) -> Finding:
        return self.shown.finding(index)

    # Qt's overrides

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is selected, once for each choice."""
        super().selectionChanged(selected, deselected)
        if self._holds:
            return
        chosen = self.chosen
        current = self.current
        if current is not None and current.id in chosen:
            chosen = (current.id, *(i for i in chosen if i != current.id))
        if chosen != self._told:
            self._told = chosen
            self.chosen_changed.emit(chosen)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo before the window's commands of the same keys do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back and make again; the rest is the list's own."""
        match _step(event):
            case -1:
                self.undo_wished.emit()
            case 1:
                self.redo_wished.emit()
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do not jump to rows by their first letters: letters are commands here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()


def _step(event: QKeyEvent) -> int:
    """Return -1 for the keys of undo, 1 for those of redo, 0 for all others."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    again = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return int(again or event.matches(QKeySequence.StandardKey.Redo))
