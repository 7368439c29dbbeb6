"""The tree view of committees: Enter chooses members, Ctrl+Enter leaders, Shift+Enter members and more."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from briefdesk.app.pages.congress.committee_delegate import CommitteeDelegate
from briefdesk.app.pages.congress.delegates import SpaceTicks

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommitteesTree(QTreeView):
    """Tells what is wished for the committee that the keyboard is on."""

    members_wished = Signal()
    leaders_wished = Signal()
    more_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Committees and subcommittees")
        self.setItemDelegate(CommitteeDelegate(self))
        self.installEventFilter(SpaceTicks(self))
        self.clicked.connect(self._open_chamber)

    def take_enter(self, event: QKeyEvent) -> bool:
        """Do what Enter asks for with its modifiers; return whether the key was Enter at all."""
        if event.key() not in _ENTER:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.leaders_wished.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.more_wished.emit()
        else:
            self.members_wished.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter with its modifiers; Enter and Space alone are the ticks'."""
        if not self.take_enter(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do, at the mouse or at the row."""
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(
                self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
            )
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wish in (
            ("Its &members\tEnter", self.members_wished),
            ("Its &leaders only\tCtrl+Enter", self.leaders_wished),
            ("Members and m&ore\tShift+Enter", self.more_wished),
        ):
            menu.addAction(words).triggered.connect(wish)
        menu.popup(place)

    def _open_chamber(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.setExpanded(index, not self.isExpanded(index))
