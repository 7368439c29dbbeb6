"""How the list of parts draws its rows: grip, label, marks, and two lines of what the part says."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefdesk.app.icons import icon
from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.parts import PartRow, PartSort
from briefdesk.app.style import Colors, colors_of, small_font
from briefdesk.app.widgets.drawing import (
    RowState,
    WrappedText,
    chip_height,
    chip_width,
    draw_chip,
    draw_grip,
    draw_ground,
    draw_label,
)

PAD = 7
LEFT = 32
INDENT = 20
RIGHT = 16
MAX_LINES = 2
SIGN = 14
INDENTED = (PartSort.FINDING, PartSort.ASK, PartSort.KEY_FIGURE)
SIGNS = {
    PartSort.SECTION: "text",
    PartSort.LEAD_IN: "text",
    PartSort.OWN_TEXT: "edit",
    PartSort.FINDING: "finding",
    PartSort.ASK: "ask",
    PartSort.KEY_FIGURE: "key-figure",
}


class PartsDelegate(QStyledItemDelegate):
    """Draws parts; what stands under a lead-in is set in, so that the letter's build shows."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._texts: dict[tuple[str, str, int], WrappedText] = {}

    def forget(self) -> None:
        """Drop kept line breaks, after the width or the font has changed."""
        self._texts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the row's text needs at the width of the view."""
        row = index.data(ITEM_ROLE)
        if not isinstance(row, PartRow):
            return QSize()
        small = small_font(self._view.font())
        height = chip_height(small) + (4 + self._text(row).height if row.excerpt else 0) + 2 * PAD
        height += chip_height(small) if row.concerns else 0
        return QSize(0, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(ITEM_ROLE)
        if not isinstance(row, PartRow):
            return
        colors = colors_of(self._view)
        flags = option.state
        state = RowState(
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
            selected=bool(flags & QStyle.StateFlag.State_Selected),
            focused=self._view.hasFocus(),
        )
        rect = QRectF(option.rect)
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=state)
        if state.hovered or state.selected:
            draw_grip(painter, 15, rect.center().y(), colors)
        self._paint_head(painter, rect, row, colors)
        if row.excerpt:
            small = small_font(self._view.font())
            top = rect.top() + PAD + chip_height(small) + 4
            ink = colors.muted if row.unused else colors.text
            self._text(row).draw(painter, _left(row), top, QColor(ink))
        if row.concerns:
            small = small_font(self._view.font())
            height = chip_height(small)
            place = QRectF(
                _left(row), rect.bottom() - PAD - height, rect.width() - _left(row) - RIGHT, height
            )
            draw_label(painter, place, row.concerns, small, QColor(colors.accent))

    def _paint_head(self, painter: QPainter, rect: QRectF, row: PartRow, colors: Colors) -> None:
        small = small_font(self._view.font())
        height = chip_height(small)
        top, left, right = rect.top() + PAD, _left(row), rect.right() - RIGHT
        for words in reversed(_chips(row)):
            widest = min(chip_width(words, small), (right - left) * 0.6)
            shown = QFontMetricsF(small).elidedText(words, Qt.TextElideMode.ElideRight, widest - 11)
            right -= chip_width(shown, small)
            draw_chip(painter, QPointF(right, top), shown, small, colors)
            right -= 6
        sign = QRectF(left, top + (height - SIGN) / 2, SIGN, SIGN)
        icon("lock" if row.locked else SIGNS[row.sort], colors.muted).paint(painter, sign.toRect())
        room = QRectF(left + SIGN + 6, top, right - left - SIGN - 6, height)
        label = QFont(small)
        label.setWeight(QFont.Weight.DemiBold)
        used = draw_label(painter, room, row.label, label, QColor(colors.muted))
        if row.place:
            draw_label(
                painter, room.adjusted(used, 0, 0, 0), f"  ·  {row.place}", small, QColor(colors.muted)
            )

    def _text(self, row: PartRow) -> WrappedText:
        width = self._view.viewport().width()
        key = (row.id, row.excerpt, width)
        if key not in self._texts:
            room = width - _left(row) - RIGHT
            self._texts[key] = WrappedText(row.excerpt, self._view.font(), room, MAX_LINES)
        return self._texts[key]


def _left(row: PartRow) -> int:
    return LEFT + (INDENT if row.sort in INDENTED else 0)


def _chips(row: PartRow) -> tuple[str, ...]:
    rule = f"only for {row.rule}" if row.rule else ""
    rule = "for none of your recipients" if row.unused else row.rules or rule
    by_hand = "by hand" if row.by_hand else ""
    return tuple(
        filter(None, ("locked" if row.locked else "", rule, by_hand, "edited" if row.edited else ""))
    )
