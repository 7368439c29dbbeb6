"""Lists of rows with a title and a line below, some with a tick."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.kept_rows import KeptRows
from briefdesk.app.style import XS, colors_of, small_font
from briefdesk.app.widgets.drawing import (
    TICK_BOX,
    RowState,
    WrappedText,
    draw_ground,
    draw_label,
    draw_tick_box,
)
from briefdesk.app.widgets.ticking import toggle
from briefdesk.app.wording import plain_tip

LEFT, RIGHT, PAD, GAP = 16, 12, 7, 10
LINES = 4
"""A title takes at most so many lines."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: `item` is what it stands for. `ticked` is None where there is nothing to tick.

    `extra` is more detail, for the tip and those who cannot see.
    """

    title: str
    detail: str
    item: object
    ticked: bool | None = None
    extra: str = ""


class RowsModel(KeptRows[Row]):
    """Rows in the order given. `tick_wished(item, bool)` asks for a tick, which comes with other rows."""

    tick_wished = Signal(object, bool)

    def stands_for(self, row: Row) -> object:
        """Return the row's item."""
        return row.item

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        allowed = super().flags(index)
        if index.isValid() and self._rows[index.row()].ticked is not None:
            allowed |= Qt.ItemFlag.ItemIsUserCheckable
        return allowed

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (row.title, row.detail, row.extra))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.title, row.detail, row.extra)))
            case Qt.ItemDataRole.CheckStateRole if row.ticked is not None:
                return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return row if role == ITEM_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.tick_wished.emit(self._rows[index.row()].item, wanted)
        return True


class RowsView(QListView):
    """A list over a `RowsModel`, as wide as the pane.

    `opened(item)` on Enter, F2 or a double click; `removed(item)` on Delete; Space ticks.
    """

    opened = Signal(object)
    removed = Signal(object)
    current_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda _index: self._tell(self.opened))
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._tell_current())
        self.rows.modelReset.connect(self._tell_current)

    @property
    def current(self) -> object | None:
        """Return what the current row stands for, or None."""
        row = self.currentIndex().data(ITEM_ROLE) if self.currentIndex().isValid() else None
        return row.item if isinstance(row, Row) else None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; the keyboard stays on what stands at its place."""
        place = self.currentIndex().row()
        self.rows.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(max(0, min(place, len(rows) - 1))))

    def select(self, wanted: object) -> None:
        """Put the keyboard's place on the row of an item."""
        index = self.rows.index_of(wanted)
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and F2, remove on Delete, tick on Space."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        index = self.currentIndex()
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._tell(self.opened)
        elif plain and event.key() == Qt.Key.Key_Delete:
            self._tell(self.removed)
        elif plain and event.key() == Qt.Key.Key_Space and index.isValid():
            if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                toggle(self.rows, index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _tell(self, signal: object) -> None:
        if self.current is not None:
            signal.emit(self.current)  # type: ignore[attr-defined]  # a bound Signal has no type of its own

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current)


class _RowDelegate(QStyledItemDelegate):
    """Draws a tick box where there is one, the title and the line below it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the title at the width of the list, and of the line below."""
        row = index.data(ITEM_ROLE)
        if not isinstance(row, Row):
            return QSize(0, 0)
        text = self._title(row, self._view.viewport().width())
        below = QFontMetricsF(small_font(self._view.font())).height() + 2 if row.detail else 0
        return QSize(0, round(text.height + below + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(ITEM_ROLE)
        if not isinstance(row, Row):
            return
        view, rect, colors = self._view, QRectF(option.rect), colors_of(self._view)
        state = RowState(
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=view.hasFocus(),
        )
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=state)
        text, left = self._title(row, rect.width()), rect.left() + _indent(row)
        if row.ticked is not None:
            line = QFontMetricsF(view.font()).height()
            top = rect.top() + PAD + (line - TICK_BOX) / 2
            draw_tick_box(painter, rect.left() + LEFT, top, colors, ticked=row.ticked)
        text.draw(painter, left, rect.top() + PAD, QColor(colors.text))
        if row.detail:
            small = small_font(QFont(view.font()))
            height = QFontMetricsF(small).height()
            room = QRectF(left, rect.top() + PAD + text.height + 2, rect.right() - RIGHT - left, height)
            draw_label(painter, room, row.detail, small, QColor(colors.muted))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Turn a click on the box into a tick."""
        row = index.data(ITEM_ROLE)
        if not isinstance(event, QMouseEvent) or not isinstance(row, Row) or row.ticked is None:
            return False
        on_box = event.position().x() < option.rect.left() + _indent(row) - XS
        if event.type() == QEvent.Type.MouseButtonRelease and on_box:
            toggle(model, index)
            return True
        return False

    def _title(self, row: Row, width: float) -> WrappedText:
        return WrappedText(row.title, self._view.font(), width - _indent(row) - RIGHT, LINES)


def _indent(row: Row) -> float:
    return LEFT + (TICK_BOX + GAP if row.ticked is not None else 0)
