"""How the lists of the Sources page draw their rows: sources, sections, findings found."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefdesk.app.models.found import found_words
from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.models.library import UNTITLED, SectionRow, origin_words, review_words, title_of
from briefdesk.app.style import Colors, colors_of, small_font
from briefdesk.app.widgets.drawing import RowState, WrappedText, draw_ground, draw_label
from briefdesk.model.library import FoundFinding, SourceEntry

LEFT, RIGHT, PAD = 16, 12, 7
STEP = 14
"""How far each level of heading is set in."""
LINES = 3
Drawn = tuple[QPainter, QRectF, Colors]


class RowsView(QListView):
    """A list whose rows are as wide as the pane; typing jumps to a row that begins so."""

    def __init__(self, name: str, delegate: "RowsDelegate", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContentsMargins(0, 0, 0, 0)


class RowsDelegate(QStyledItemDelegate):
    """Draws the ground of a row as every list of the window has it; what stands on it is `draw`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        view = option.widget
        colors = colors_of(view)
        state = RowState(
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=view.hasFocus(),
        )
        rect = QRectF(option.rect)
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=state)
        self.draw((painter, rect, colors), view.font(), index.data(ITEM_ROLE))

    def draw(self, drawn: Drawn, font: QFont, item: object) -> None:
        """Draw what the row says."""
        raise NotImplementedError


class SourceDelegate(RowsDelegate):
    """Title and origin of a source, with what waits for review."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        font = option.widget.font()
        height = QFontMetricsF(font).height() + QFontMetricsF(small_font(font)).height()
        return QSize(0, round(height + 2 * PAD + 2))

    def draw(self, drawn: Drawn, font: QFont, item: object) -> None:
        """Draw title, origin and counts."""
        painter, rect, colors = drawn
        if not isinstance(item, SourceEntry):
            return
        small = small_font(font)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        height = QFontMetricsF(font).height()
        top = QRectF(rect.left() + LEFT, rect.top() + PAD, rect.width() - LEFT - RIGHT, height)
        draw_label(painter, top, title_of(item), strong, QColor(colors.text))
        under = top.translated(0, height + 2)
        waiting = QFont(small)
        waiting.setWeight(QFont.Weight.DemiBold if item.suggested else QFont.Weight.Normal)
        width = QFontMetricsF(waiting).horizontalAdvance(review_words(item))
        ink = colors.text if item.suggested else colors.muted
        draw_label(
            painter,
            under.adjusted(under.width() - width - 1, 0, 0, 0),
            review_words(item),
            waiting,
            QColor(ink),
        )
        draw_label(
            painter, under.adjusted(0, 0, -width - 10, 0), origin_words(item), small, QColor(colors.muted)
        )


class SectionDelegate(RowsDelegate):
    """A heading, set in by its level, with the number of its findings."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, 28)

    def draw(self, drawn: Drawn, font: QFont, item: object) -> None:
        """Draw heading and count."""
        painter, rect, colors = drawn
        if not isinstance(item, SectionRow):
            return
        small = small_font(font)
        count = str(item.findings) if item.findings else ""
        width = QFontMetricsF(small).horizontalAdvance(count)
        room = rect.adjusted(LEFT + STEP * (min(item.section.level, 6) - 1), 0, -RIGHT, 0)
        draw_label(
            painter, room.adjusted(room.width() - width - 1, 0, 0, 0), count, small, QColor(colors.muted)
        )
        draw_label(
            painter,
            room.adjusted(0, 0, -width - 8, 0),
            item.section.heading or UNTITLED,
            font,
            QColor(colors.text),
        )


class FoundDelegate(RowsDelegate):
    """A finding's words, then its source, kind and state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words at the width of the list."""
        item = index.data(ITEM_ROLE)
        font = option.widget.font()
        text = self._text(item, font, _width(option.widget)) if isinstance(item, FoundFinding) else None
        height = text.height if text else 0
        return QSize(0, round(height + 4 + QFontMetricsF(small_font(font)).height() + 2 * PAD))

    def draw(self, drawn: Drawn, font: QFont, item: object) -> None:
        """Draw the finding and where it is from."""
        painter, rect, colors = drawn
        if not isinstance(item, FoundFinding):
            return
        text = self._text(item, font, rect.width())
        text.draw(painter, rect.left() + LEFT, rect.top() + PAD, QColor(colors.text))
        small = small_font(font)
        room = QRectF(
            rect.left() + LEFT, rect.top() + PAD + text.height + 4,
            rect.width() - LEFT - RIGHT, QFontMetricsF(small).height(),
        )  # fmt: skip
        draw_label(painter, room, found_words(item), small, QColor(colors.muted))

    def _text(self, item: FoundFinding, font: QFont, width: float) -> WrappedText:
        return WrappedText(item.finding.text, font, width - LEFT - RIGHT, LINES)


def _width(view: QWidget) -> float:
    return view.viewport().width() if isinstance(view, QAbstractItemView) else view.width()
