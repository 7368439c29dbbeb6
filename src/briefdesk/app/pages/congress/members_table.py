"""The table of members: ticks by mouse and Space, sorted by a click on a heading or from the keyboard."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from briefdesk.app.models.recipient_columns import COLUMNS, COMMITTEES, NAME, PARTY, SEAT, TITLE
from briefdesk.app.models.recipients import RecipientsModel
from briefdesk.app.pages.congress.delegates import MemberDelegate, SpaceTicks
from briefdesk.app.widgets.table_header import HEADER_STYLE
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Bioguide

WIDTHS = {NAME: 180, TITLE: 116, SEAT: 64, PARTY: 52, COMMITTEES: 250}


class MembersTable(QTableView):
    """`member_shown(bioguide)` follows the keyboard, None on a vacant seat; `why_wished()` asks for F2."""

    member_shown = Signal(object)
    why_wished = Signal()
    leave_wished = Signal(tuple, bool)
    """Members, and whether they shall be written to."""

    def __init__(self, members: RecipientsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = members
        self.setModel(members)
        self.setItemDelegate(MemberDelegate(self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Members found")
        self.installEventFilter(SpaceTicks(self))
        self._dress_header()
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))

    def current_member(self) -> Bioguide | None:
        """Return the member whose row has the keyboard, None for a vacant seat or no row."""
        return self._id_in(self.currentIndex().row())

    def show_member(self, member: Bioguide) -> bool:
        """Put the keyboard on a member's row; return whether there is one."""
        row = self._members.row_of(member)
        if row >= 0:
            self.setCurrentIndex(self._members.index(row, NAME))
        return row >= 0

    def chosen_rows(self) -> tuple[Bioguide, ...]:
        """Return the members of the selected rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(m for m in map(self._id_in, rows) if m is not None)

    def sort_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, -1 for the roster's order."""
        self.horizontalHeader().setSortIndicator(column, order)

    def sort_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the columns to sort by: the headings in reach of the keyboard."""
        menu = QMenu("S&ort by", parent)
        menu.addAction("&Roster order").triggered.connect(lambda: self.sort_by(-1))
        for number, column in enumerate(COLUMNS):
            # One that is chosen again turns the order around, as a click on the heading does.
            menu.addAction(f"&{column.heading}").triggered.connect(
                lambda _=False, n=number: self._sort_or_turn(n)
            )
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask why on F2."""
        if event.key() == Qt.Key.Key_F2:
            self.why_wished.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and last row on Home and End, where Qt would go through the columns."""
        ends = QAbstractItemView.CursorAction
        if action not in (ends.MoveHome, ends.MoveEnd):
            return super().moveCursor(action, modifiers)
        return self._members.index(self._members.rowCount() - 1 if action is ends.MoveEnd else 0, NAME)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected members, at the mouse or at the row."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(24, 0))
        self.menu().popup(place)

    def menu(self) -> QMenu:
        """Return what can be done with the selected members."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = self.chosen_rows()
        if self._members.ticks and ids:
            menu.addAction("&Leave out").triggered.connect(lambda: self.leave_wished.emit(ids, False))
            menu.addAction("&Write to").triggered.connect(lambda: self.leave_wished.emit(ids, True))
            why = menu.addAction("Wh&y left out?\tF2")
            why.triggered.connect(self.why_wished)
            why.setEnabled(self._members.is_left_out(self.current_member()))
            menu.addSeparator()
        menu.addMenu(self.sort_menu(menu))
        return menu

    def _sort_or_turn(self, column: int) -> None:
        header = self.horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() == up
        self.sort_by(column, down if again else up)

    def _id_in(self, row: int) -> Bioguide | None:
        item = self._members.item(row)
        return item.members[0].bioguide if isinstance(item, Addressee) else None

    def _tell(self, row: int) -> None:
        self.member_shown.emit(self._id_in(row))

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setStyleSheet(HEADER_STYLE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
