"""The list of findings under review: rows of one height, any number selected, all by keyboard."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefdesk.app.models.review import ReviewModel
from briefdesk.app.models.review_filter import ReviewFilter
from briefdesk.app.pages.sources.review_delegate import ReviewDelegate
from briefdesk.model.finding import Finding, FindingId

FEW = 8
"""Up to so many findings are looked up one by one, more in one go through the list."""


class ReviewList(QListView):
    """Shows what the filter leaves in sight; knows findings by their ids and changes none.

    `chosen_changed(tuple)` are the ids selected by hand, the current one first.
    """

    chosen_changed = Signal(tuple)

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
        places = [self.shown.index(row, 0) for row in self._rows_of(ids)]
        keep = QItemSelectionModel.SelectionFlag
        held, self._holds = self._holds, True
        if places and self.currentIndex() not in places:
            self.selectionModel().setCurrentIndex(self._first(ids, places), keep.NoUpdate)
        if sorted(self.selectionModel().selectedRows(), key=QModelIndex.row) != places:
            chosen = QItemSelection()
            for place in places:
                chosen.select(place, place)
            self.selectionModel().select(chosen, keep.ClearAndSelect)
        if places:
            self.scrollTo(self.currentIndex())
        self._holds = held
        self._told = self.chosen

    def _first(self, ids: tuple[FindingId, ...], places: list[QModelIndex]) -> QModelIndex:
        """Return the place of the first of `ids`, or of those the topmost that is in sight."""
        first = self.shown.place_of(ids[0])
        return first if first.isValid() else places[0]

    def _rows_of(self, ids: tuple[FindingId, ...]) -> list[int]:
        """Return the rows of these findings that are in sight, from top to bottom."""
        if len(ids) <= FEW:
            return sorted(place.row() for place in map(self.shown.place_of, ids) if place.isValid())
        wanted = frozenset(ids)
        return [row for row, shown in enumerate(self.shown.ids()) if shown in wanted]

    def following(self, ids: tuple[FindingId, ...]) -> tuple[FindingId, ...]:
        """Return what to go to once these are settled: the row below them, else, where they will be out of
        sight, the row above; at the end of the list of all states they stay."""
        rows = self._rows_of(ids)
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

    def keyboardSearch(self, search: str) -> None:
        """Do not jump to rows by their first letters: letters are commands here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
