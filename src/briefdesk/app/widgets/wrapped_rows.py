"""Rows of a tree as high as their words need: Qt alone wraps them, and cuts off all but the first line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_MARGIN = 6
_TALLEST = 10_000


class _WrappedRow(QStyledItemDelegate):
    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room that the words of a cell take in its column."""
        width = max(1, self._tree.columnWidth(index.column()) - 2 * _MARGIN)
        room = QRect(0, 0, width, _TALLEST)
        needed = option.fontMetrics.boundingRect(
            room, int(Qt.TextFlag.TextWordWrap), str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        )
        return QSize(width, needed.height() + _MARGIN)


def wrap_rows(tree: QTreeView) -> None:
    """Let the rows of a tree grow with their words, anew when a column changes."""
    tree.setWordWrap(True)
    tree.setUniformRowHeights(False)
    tree.setItemDelegate(_WrappedRow(tree))
    tree.header().sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())
