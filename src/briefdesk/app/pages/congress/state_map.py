"""The map of states and territories, a tile each: arrows lead from state to state, Space chooses one."""

from PySide6.QtCore import QAbstractTableModel, QElapsedTimer, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.style import colors_of, small_font
from briefdesk.app.widgets.ticking import toggle
from briefdesk.english import counted
from briefdesk.pipeline.choosing import Direction, StateTile, state_beside

LARGEST, GAP, ROUND = 56, 2, 3
"""A tile's largest side, the room around it and the radius of its corners, in pixels."""
COUNTED_FROM = 34
"""Tiles of so many pixels have room for a number."""
_WAYS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


def tile_words(tile: StateTile) -> str:
    """Return "Texas: 3 of 39 members chosen"."""
    members = counted(tile.members, "member")
    return f"{tile.name}: {tile.chosen} of {members} chosen" if tile.chosen else f"{tile.name}: {members}"


class StatesModel(QAbstractTableModel):
    """A table with a state in some of its cells and nothing in the others."""

    term_wished = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[tuple[int, int], StateTile] = {}

    def set_tiles(self, tiles: tuple[StateTile, ...]) -> None:
        """Show these states."""
        places = {(tile.row, tile.column): tile for tile in tiles}
        if places.keys() == self._tiles.keys():
            self._tiles = places
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._tiles = places
        self.endResetModel()

    def tile(self, index: Index) -> StateTile | None:
        """Return the state of a cell, None for an empty one."""
        return self._tiles.get((index.row(), index.column())) if index.isValid() else None

    def place_of(self, state: str) -> QModelIndex:
        """Return the cell of a state, invalid where it is not on the map."""
        place = next((p for p, tile in self._tiles.items() if tile.state == state), None)
        return self.index(*place) if place else QModelIndex()

    def named(self, words: str, after: str = "") -> StateTile | None:
        """Return the state whose code is `words`, else the first whose name begins so, past `after`."""
        found = [t for t in self._tiles.values() if t.name.casefold().startswith(words.casefold())]
        exact = [t for t in self._tiles.values() if t.state == words.upper()]
        found.sort(key=lambda tile: (tile.name <= after, tile.name))
        return next(iter(exact or found), None)

    def rowCount(self, parent: Index = TOP) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() or not self._tiles else max(row for row, _ in self._tiles) + 1

    def columnCount(self, parent: Index = TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() or not self._tiles else max(column for _, column in self._tiles) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a cell allows."""
        if self.tile(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says in `role`."""
        tile = self.tile(index)
        if tile is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tile.state
            case Qt.ItemDataRole.ToolTipRole:
                return tile_words(tile)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if tile.held else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tile_words(tile)}, {'in the query' if tile.held else 'not in the query'}"
        return tile if role == ITEM_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick into a wish."""
        tile = self.tile(index)
        if role != Qt.ItemDataRole.CheckStateRole or tile is None:
            return False
        self.term_wished.emit(tile.term, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class StateMap(QTableView):
    """Square tiles as large as there is room for."""

    def __init__(self, states: StatesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = states
        self._typed = ""
        self._clock = QElapsedTimer()
        self.setModel(states)
        self.setItemDelegate(_TileDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Map of states and territories")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(8)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Give the tiles the size that there is room for."""
        side = max(8, min(LARGEST, self.viewport().width() // max(1, self._states.columnCount())))
        self.horizontalHeader().setDefaultSectionSize(side)
        self.verticalHeader().setDefaultSectionSize(side)
        self.setFixedHeight(side * max(1, self._states.rowCount()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the state beside on an arrow, choose on Space and Enter; letters look for a name."""
        tile = self._states.tile(self.currentIndex())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _WAYS and tile is not None:
            way = _WAYS[Qt.Key(event.key())]
            self.setCurrentIndex(self._states.place_of(state_beside(tile.state, way)))
        elif event.key() == Qt.Key.Key_Space and self._is_typing() and self._states.named(f"{self._typed} "):
            self.keyboardSearch(" ")  # within a name: "new y" is no tick on New Hampshire
        elif plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if tile is not None:
                toggle(self._states, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to a state by its code or name; Qt would look through one column."""
        now = self._states.tile(self.currentIndex())
        self._typed = f"{self._typed}{search}" if self._is_typing() else search
        self._clock.start()
        # A letter alone goes through all that begin with it, one after the other.
        found = self._states.named(self._typed, now.name if now and len(self._typed) == 1 else "")
        if found is not None:
            self.setCurrentIndex(self._states.place_of(found.state))

    def _is_typing(self) -> bool:
        """Return whether the next letter goes on with the name that was begun."""
        return self._clock.isValid() and self._clock.elapsed() < QApplication.keyboardInputInterval()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the state that is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._states.tile(index) is not None:
            toggle(self._states, index)


class _TileDelegate(QStyledItemDelegate):
    """A tile: filled where members are chosen, framed where the query names the state, as a whole."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return no size of its own: the map decides."""
        return QSize(8, 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a tile."""
        tile = index.data(ITEM_ROLE)
        if not isinstance(tile, StateTile):
            return
        colors, view = colors_of(self._view), self._view
        box = QRectF(option.rect).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        has_keyboard = view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colors.accent if tile.held else colors.selection if tile.chosen else colors.hover
        painter.setBrush(QColor(ground))
        edge = colors.text if has_keyboard and view.hasFocus() else colors.muted if has_keyboard else ground
        painter.setPen(QPen(QColor(edge), 2 if has_keyboard else 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        font = QFont(small_font(view.font()))
        font.setWeight(QFont.Weight.DemiBold if tile.held else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colors.on_accent if tile.held else colors.text))
        counts = box.height() >= COUNTED_FROM
        upper = QRectF(box.left(), box.top(), box.width(), box.height() * (0.58 if counts else 1))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, tile.state)
        if tile.chosen and not counts:
            # Some of the state are chosen: told by a line too, not by the ground alone.
            line = QRectF(box.left() + 4, box.bottom() - 3.5, box.width() - 8, 1.5)
            painter.fillRect(line, QColor(colors.on_accent if tile.held else colors.text))
        if counts:
            painter.setPen(QColor(colors.on_accent if tile.held else colors.muted))
            painter.setFont(small_font(font))
            lower = QRectF(box.left(), box.top() + box.height() * 0.48, box.width(), box.height() * 0.48)
            said = f"{tile.chosen}/{tile.members}" if tile.chosen else str(tile.members)
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, said)
        painter.restore()
