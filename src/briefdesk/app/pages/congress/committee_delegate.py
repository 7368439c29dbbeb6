"""How the tree of committees is drawn: a tick, the name, who leads below it, how many are chosen."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from briefdesk.app.models.committees import leaders_words
from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.pages.congress.delegates import BOX_LEFT, GAP, HEADING, STEP, row_state
from briefdesk.app.style import colors_of, small_font
from briefdesk.app.widgets.drawing import (
    TICK_BOX,
    draw_chevron,
    draw_ground,
    draw_label,
    draw_tick_box,
)
from briefdesk.app.widgets.ticking import toggle
from briefdesk.pipeline.choosing import CommitteeNode

PAD = 6
ARROW = 36
"""The width at the right, in pixels, that opens a committee."""


class CommitteeDelegate(QStyledItemDelegate):
    """Committees open at the arrow at their right."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        if not isinstance(index.data(ITEM_ROLE), CommitteeNode):
            return QSize(0, HEADING)
        font = self._view.font()
        lines = QFontMetricsF(font).height() + QFontMetricsF(small_font(font)).height()
        return QSize(0, round(lines) + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        view, rect, colors = self._view, QRectF(option.rect), colors_of(self._view)
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=row_state(option, view))
        node = index.data(ITEM_ROLE)
        is_open = view.isExpanded(index)
        if not isinstance(node, CommitteeNode):
            font = QFont(view.font())
            font.setWeight(QFont.Weight.DemiBold)
            draw_chevron(painter, BOX_LEFT, rect.center().y(), colors, is_open=is_open)
            room = rect.adjusted(BOX_LEFT + STEP, 0, -12, 0)
            draw_label(painter, room, str(index.data()), font, QColor(colors.text))
            return
        left = BOX_LEFT + (STEP if index.parent().parent().isValid() else 0)
        high, low = QFontMetricsF(view.font()).height(), QFontMetricsF(small_font(view.font())).height()
        first = QRectF(left, rect.top() + PAD, rect.right() - 14 - left, high)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        draw_tick_box(painter, left, first.center().y() - TICK_BOX / 2, colors, ticked=ticked)
        if node.subcommittees:
            draw_chevron(painter, first.right() - 8, first.center().y(), colors, is_open=is_open)
            first.setRight(first.right() - 16)
        first.setLeft(left + TICK_BOX + GAP)
        below = QRectF(first.left(), first.bottom(), rect.right() - 14 - first.left(), low)
        self._draw_words(painter, first, below, node)

    def _draw_words(self, painter: QPainter, first: QRectF, below: QRectF, node: CommitteeNode) -> None:
        view, colors = self._view, colors_of(self._view)
        small = small_font(view.font())
        count = f"{node.chosen} of {node.members}" if node.chosen else f"{node.members}"
        width = QFontMetricsF(small).horizontalAdvance(count)
        muted = QColor(colors.muted)
        place = QRectF(first.right() - width, first.top(), width + 1, first.height())
        draw_label(painter, place, count, small, muted)
        name = first.adjusted(0, 0, -width - GAP, 0)
        ink = colors.text if node.found else colors.muted
        draw_label(painter, name, node.label, view.font(), QColor(ink))
        draw_label(painter, below, leaders_words(node), small, muted)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick a committee at its box, open it at its arrow."""
        node = index.data(ITEM_ROLE)
        if not isinstance(event, QMouseEvent) or not isinstance(node, CommitteeNode):
            return False
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
            return False
        if node.subcommittees and event.position().x() > option.rect.right() - ARROW:
            self._view.setExpanded(index, not self._view.isExpanded(index))
        elif event.position().x() < BOX_LEFT + 2 * STEP + TICK_BOX:
            toggle(model, index)
        return True
