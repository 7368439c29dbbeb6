"""The tree of the findings pane: rows as wide as the pane, everything by keyboard."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.outline import SectionOutline
from briefdesk.app.pages.write.outline_delegate import TEXT_LEFT, OutlineDelegate
from briefdesk.app.widgets.ticking import toggle
from briefdesk.model.finding import Finding

# To break the lines of more at once would make the window stand still.
MOST_OPEN = 120


class FindingsTree(QTreeView):
    """Space and Enter tick a finding; "/" asks for the search field.

    Up and Down go from finding to finding; Left leads to the heading, which Left closes and Right opens.
    """

    search_wished = Signal()
    finding_selected = Signal(object)
    """The finding that is selected now, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = OutlineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName("Findings by section")

    def open_headings(self) -> None:
        """Open the headings; of a long list those at the top, until MOST_OPEN findings show."""
        # With a layout to come, opening a heading costs nothing.
        self.scheduleDelayedItemsLayout()
        self._open_below(QModelIndex(), MOST_OPEN)

    def _open_below(self, parent: QModelIndex, room: int) -> int:
        """Open the headings in `parent` while there is room, and return the room that is left."""
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if room == 0 and isinstance(index.data(ITEM_ROLE), SectionOutline):
                # Not asked for its findings, which would filter them all.
                self.setExpanded(index, False)
                continue
            inside = model.rowCount(index)
            if inside == 0:
                continue
            if isinstance(model.index(0, 0, index).data(ITEM_ROLE), Finding):
                self.setExpanded(index, inside <= room)
                room = room - inside if inside <= room else 0
            else:
                self.setExpanded(index, True)
                room = self._open_below(index, room)
        return room

    def select_finding(self, index: QModelIndex) -> None:
        """Select a row and bring it into sight, without taking the keyboard."""
        if not index.isValid():
            self.clearSelection()
        elif index != self.currentIndex() or not self.selectedIndexes():
            self.setCurrentIndex(index)
            self._bring_into_sight(index)

    def _bring_into_sight(self, index: QModelIndex) -> None:
        """Show a row with what stands around it; the first of a section with its heading."""
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        if index.row() == 0 and index.parent().isValid():
            self.scrollTo(index.parent())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which finding is selected."""
        super().selectionChanged(selected, deselected)
        item = self.currentIndex().data(ITEM_ROLE) if self.selectedIndexes() else None
        self.finding_selected.emit(item if isinstance(item, Finding) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, open and close by keyboard."""
        index = self.currentIndex()
        match event.key():
            case Qt.Key.Key_Slash:
                self.search_wished.emit()
            case Qt.Key.Key_Space if index.isValid() and not isinstance(index.data(ITEM_ROLE), Finding):
                # Never closes: who presses Space wants to pick, and would see the findings vanish.
                self.expand(index)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if index.isValid():
                self._toggle(index)
            case Qt.Key.Key_Left if isinstance(index.data(ITEM_ROLE), Finding):
                self.setCurrentIndex(index.parent())
            case _:
                super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over open headings on the way up and down."""
        index = super().moveCursor(action, modifiers)
        step = _STEPS.get(action)
        while step and index.isValid() and self._passes(index):
            index = step(self, index)
        return index if index.isValid() else self.currentIndex()

    def _passes(self, index: QModelIndex) -> bool:
        return not isinstance(index.data(ITEM_ROLE), Finding) and self.isExpanded(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close a heading wherever it is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and not isinstance(index.data(ITEM_ROLE), Finding):
            self.setExpanded(index, not self.isExpanded(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tick a finding on a double click beside its box."""
        index = self.indexAt(event.position().toPoint())
        beside = event.position().x() >= TEXT_LEFT - 4
        if beside and isinstance(index.data(ITEM_ROLE), Finding):
            self._toggle(index)
            return
        super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()

    def _toggle(self, index: QModelIndex) -> None:
        if isinstance(index.data(ITEM_ROLE), Finding):
            toggle(self.model(), index)
        else:
            self.setExpanded(index, not self.isExpanded(index))


_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: QTreeView.indexAbove,
    QAbstractItemView.CursorAction.MoveDown: QTreeView.indexBelow,
}
