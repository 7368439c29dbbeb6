"""The list of parts: dragged, moved, removed and opened by mouse and keyboard."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefdesk.app.models.item_role import FINDING_MIME, ITEM_ROLE
from briefdesk.app.models.parts import PartRow
from briefdesk.app.pages.write.parts_delegate import PartsDelegate
from briefdesk.app.style import XL, colors_of

NOTHING = "Nothing is left. Tick a finding at the left, add a paragraph, or restore a section."


class PartsList(QListView):
    """Alt+Up and Alt+Down move the selected part, Delete removes it, F2 or Enter opens it for editing."""

    part_selected = Signal(object)
    """The PartRow selected now, or None."""
    edit_wished = Signal()
    remove_wished = Signal()
    step_wished = Signal(int)
    """-1 moves the selected part up, +1 down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = PartsDelegate(self)
        self._nothing = NOTHING
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Parts of the document")
        self.doubleClicked.connect(lambda _: self.edit_wished.emit())

    def say_nothing(self, words: str = NOTHING) -> None:
        """Say these words where there is no part."""
        self._nothing = words
        self.setAccessibleDescription("" if words == NOTHING else words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what belongs here where there is no part."""
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colors_of(self).muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(XL, 0, -XL, 0), flags, self._nothing)

    def current_part(self) -> PartRow | None:
        """Return the selected part."""
        row = self.currentIndex().data(ITEM_ROLE) if self.selectedIndexes() else None
        return row if isinstance(row, PartRow) else None

    def select_row(self, row: int) -> None:
        """Select a row and bring it into sight; -1 selects nothing."""
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectedIndexes():
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Move what comes from here, copy what comes from the findings, with the line at the gap in sight."""
        event.setDropAction(_action(event))
        super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a part or a finding."""
        event.setDropAction(_action(event))
        super().dropEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which part is selected."""
        super().selectionChanged(selected, deselected)
        self.part_selected.emit(self.current_part())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove and open parts by keyboard."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.step_wished.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.step_wished.emit(1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.current_part():
                self.remove_wished.emit()
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter if self.current_part():
                self.edit_wished.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()


def _action(event: QDropEvent) -> Qt.DropAction:
    copies = event.mimeData().hasFormat(FINDING_MIME)
    return Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction
