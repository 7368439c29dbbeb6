"""How the Congress page draws facets and members, and ticks them by keyboard."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from briefdesk.app.models.facets import FacetRow, FacetsModel
from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.recipient_columns import NAME
from briefdesk.app.style import colors_of, small_font
from briefdesk.app.widgets.drawing import (
    TICK_BOX,
    RowState,
    draw_chevron,
    draw_ground,
    draw_label,
    draw_tick_box,
)
from briefdesk.app.widgets.ticking import toggle
from briefdesk.model.congress import VacantSeat

ROW = 28
HEADING = 32
BOX_LEFT = 16
STEP = 20
GAP = 8


class FacetDelegate(QStyledItemDelegate):
    """A heading, or a tick box, a term's words and its count; committees open at the arrow at their right."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, ROW if isinstance(index.data(ITEM_ROLE), FacetRow) else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        colors = colors_of(self._view)
        rect = QRectF(option.rect)
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=row_state(option, self._view))
        is_open = self._view.isExpanded(index)
        row = index.data(ITEM_ROLE)
        if not isinstance(row, FacetRow):
            font = QFont(self._view.font())
            font.setWeight(QFont.Weight.DemiBold)
            draw_chevron(painter, BOX_LEFT, rect.center().y(), colors, is_open=is_open)
            room = rect.adjusted(BOX_LEFT + STEP, 0, -12, 0)
            draw_label(painter, room, str(index.data()), font, QColor(colors.text))
            return
        left = _box_left(index)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        draw_tick_box(painter, left, rect.center().y() - TICK_BOX / 2, colors, ticked=ticked)
        count = self._count(index, row.term)
        small = small_font(self._view.font())
        right = rect.right() - 14
        if row.below:
            draw_chevron(painter, right - 8, rect.center().y(), colors, is_open=is_open)
            right -= 16
        width = QFontMetricsF(small).horizontalAdvance(count)
        muted = QColor(colors.muted)
        draw_label(painter, QRectF(right - width, rect.top(), width + 1, rect.height()), count, small, muted)
        words = QRectF(
            left + TICK_BOX + GAP, rect.top(), right - width - 2 * GAP - left - TICK_BOX, rect.height()
        )
        ink = colors.text if ticked or count != "0" else colors.muted
        draw_label(painter, words, row.label, self._view.font(), QColor(ink))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick a term wherever it is clicked, open a committee at its arrow."""
        row = index.data(ITEM_ROLE)
        if not isinstance(event, QMouseEvent) or not isinstance(row, FacetRow):
            return False
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
            return False
        if row.below and event.position().x() > option.rect.right() - 36:
            self._view.setExpanded(index, not self._view.isExpanded(index))
        else:
            toggle(model, index)
        return True

    def _count(self, index: Index, term: str) -> str:
        model = index.model()
        return f"{model.count(term):,}" if isinstance(model, FacetsModel) else ""


def _box_left(index: Index) -> int:
    depth = 0
    above = index.parent()
    while above.isValid():
        depth += 1
        above = above.parent()
    return BOX_LEFT + (depth - 1) * STEP


class MemberDelegate(QStyledItemDelegate):
    """A row of the table: a tick box before the name, left-out members and vacant seats in grey."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        colors = colors_of(self._view)
        rect = QRectF(option.rect)
        state = row_state(option, self._view)
        if state.selected:
            painter.fillRect(rect, QColor(colors.selection))
        left = rect.left() + 12
        vacant = isinstance(index.data(ITEM_ROLE), VacantSeat)
        name = index.sibling(index.row(), NAME)
        has_box = name.data(Qt.ItemDataRole.CheckStateRole) is not None
        left_out = has_box and not _ticked(name)
        of_name = index.column() == NAME
        if of_name and has_box:
            draw_tick_box(painter, left, rect.center().y() - TICK_BOX / 2, colors, ticked=not left_out)
        if of_name and (has_box or vacant):
            left += TICK_BOX + GAP
        ink = QColor(colors.text if of_name and not (vacant or left_out) else colors.muted)
        font = QFont(self._view.font())
        font.setItalic(vacant)
        font.setStrikeOut(left_out and of_name)
        room = QRectF(left, rect.top(), rect.right() - left - 4, rect.height())
        draw_label(painter, room, str(index.data() or ""), font, ink)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Turn a click on the box into a tick."""
        if not isinstance(event, QMouseEvent) or index.column() != NAME:
            return False
        on_box = event.position().x() < option.rect.left() + 12 + TICK_BOX + GAP
        checkable = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        if event.type() == QEvent.Type.MouseButtonRelease and on_box and checkable:
            toggle(model, index)
            return True
        return False


class SpaceTicks(QObject):
    """Lets Space and Enter tick the selected rows of a list, and open what cannot be ticked."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space and Enter."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return) or event.modifiers():
            return super().eventFilter(watched, event)
        index = self._view.currentIndex()
        if not index.isValid():
            return False
        first = index.siblingAtColumn(NAME)
        if not first.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            if isinstance(self._view, QTreeView):
                self._view.setExpanded(index, not self._view.isExpanded(index))
            return True
        for row in self._chosen(index.row()) if isinstance(self._view, QTableView) else ():
            toggle(self._view.model(), self._view.model().index(row, NAME))
        if isinstance(self._view, QTreeView):
            toggle(self._view.model(), first)
        return True

    def _chosen(self, current: int) -> tuple[int, ...]:
        rows = sorted({index.row() for index in self._view.selectionModel().selectedRows()})
        return tuple(rows) or (current,)


def _ticked(index: Index) -> bool:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return state is not None and Qt.CheckState(state) == Qt.CheckState.Checked


def row_state(option: QStyleOptionViewItem, view: QAbstractItemView) -> RowState:
    """Return how a row stands, for its ground."""
    flags = option.state
    return RowState(
        hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
        selected=bool(flags & QStyle.StateFlag.State_Selected),
        focused=view.hasFocus(),
    )
