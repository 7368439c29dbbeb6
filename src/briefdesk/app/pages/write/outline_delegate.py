"""How the findings tree draws its rows: headings with counts, findings of up to three lines."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from briefdesk.app.icons import icon
from briefdesk.app.models.item_role import HELD_ROLE, ITEM_ROLE, Index
from briefdesk.app.models.outline import SectionOutline
from briefdesk.app.models.wording import KIND_SIGNS, KIND_WORDS, paragraph_words
from briefdesk.app.style import Colors, colors_of, small_font
from briefdesk.app.widgets.drawing import (
    TICK_BOX,
    RowState,
    WrappedText,
    chip_height,
    draw_chevron,
    draw_ground,
    draw_held,
    draw_label,
    draw_tick_box,
    strong_runs,
)
from briefdesk.app.widgets.ticking import toggle
from briefdesk.model.finding import Finding

SIDE = 8
PAD = 7
TEXT_LEFT = SIDE + 8 + TICK_BOX + 10
TEXT_RIGHT = 12
HEADING_HEIGHT = 32
MAX_LINES = 3
KIND_SIGN = 14


class OutlineDelegate(QStyledItemDelegate):
    """Draws headings and findings over the whole width; text is broken once per width and kept."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._texts: dict[tuple[str, int, str], WrappedText] = {}

    def forget(self) -> None:
        """Drop kept line breaks, after the width or the font has changed."""
        self._texts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the row's text needs at the width of the view."""
        item = index.data(ITEM_ROLE)
        if not isinstance(item, Finding):
            return QSize(0, HEADING_HEIGHT)
        font = self._view.font()
        text = self._text(item, font)
        return QSize(0, round(text.height + 4 + chip_height(small_font(font)) + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        colors = colors_of(self._view)
        item = index.data(ITEM_ROLE)
        rect = QRectF(option.rect)
        state = _state(option, self._view)
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=state)
        if isinstance(item, Finding):
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            held = str(index.data(HELD_ROLE) or "")
            self._paint_finding(painter, rect, item, colors, ticked=ticked, held=held)
        else:
            is_open = self._view.isExpanded(index)
            self._paint_heading(painter, rect, item, colors, is_open=is_open)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Turn a click on the check box into a tick."""
        if not isinstance(index.data(ITEM_ROLE), Finding) or not isinstance(event, QMouseEvent):
            return False
        on_box = event.position().x() < TEXT_LEFT - 4
        if not on_box or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            toggle(model, index)
        return event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)

    def _text(self, finding: Finding, font: QFont) -> WrappedText:
        width = self._view.viewport().width()
        key = (finding.id, width, finding.text)
        if key not in self._texts:
            strong = strong_runs(finding.text, finding.figures)
            room = width - TEXT_LEFT - TEXT_RIGHT
            self._texts[key] = WrappedText(finding.text, font, room, MAX_LINES, strong)
        return self._texts[key]

    def _paint_finding(
        self,
        painter: QPainter,
        rect: QRectF,
        finding: Finding,
        colors: Colors,
        *,
        ticked: bool,
        held: str,
    ) -> None:
        font = self._view.font()
        small = small_font(font)
        top = rect.top() + PAD
        draw_tick_box(painter, SIDE + 8, top + 1, colors, ticked=ticked)
        text = self._text(finding, font)
        text.draw(painter, TEXT_LEFT, top, QColor(colors.text))
        y = top + text.height + 4
        line = QRectF(TEXT_LEFT, y, rect.right() - TEXT_RIGHT - TEXT_LEFT, chip_height(small))
        if held:
            line = draw_held(painter, line, held, small, colors)
        sign = QRectF(line.left(), line.center().y() - KIND_SIGN / 2, KIND_SIGN, KIND_SIGN)
        icon(KIND_SIGNS[finding.kind], colors.muted).paint(painter, sign.toRect())
        note = [KIND_WORDS[finding.kind][0]]
        note += [paragraph_words(finding.citation.number)] if finding.citation else []
        note += [", ".join(finding.states)] if finding.states else []
        room = line.adjusted(KIND_SIGN + 4, 0, 0, 0)
        draw_label(painter, room, "  ·  ".join(note), small, QColor(colors.muted))

    def _paint_heading(
        self, painter: QPainter, rect: QRectF, item: object, colors: Colors, *, is_open: bool
    ) -> None:
        heading = QFont(self._view.font())
        heading.setWeight(QFont.Weight.DemiBold)
        small = small_font(self._view.font())
        draw_chevron(painter, SIDE + 8, rect.center().y(), colors, is_open=is_open)
        if isinstance(item, SectionOutline):
            title = item.section.heading
            count = item.count_words()
        else:
            title, count = getattr(item, "short_title", ""), ""
        area = rect.adjusted(0, 0, -TEXT_RIGHT, 0)
        count_width = QFontMetricsF(small).horizontalAdvance(count)
        right = area.adjusted(area.width() - count_width, 0, 0, 0)
        draw_label(painter, right, count, small, QColor(colors.muted))
        room = area.adjusted(SIDE + 24, 0, -count_width - 8, 0)
        draw_label(painter, room, title, heading, QColor(colors.text))


def _state(option: QStyleOptionViewItem, view: QTreeView) -> RowState:
    flags = option.state
    return RowState(
        hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
        selected=bool(flags & QStyle.StateFlag.State_Selected),
        focused=view.hasFocus(),
    )
