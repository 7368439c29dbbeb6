"""How the gallery draws a template: its name over its description."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefdesk.app.models.item_role import ITEM_ROLE, Index
from briefdesk.app.style import colors_of, small_font
from briefdesk.app.widgets.drawing import RowState, WrappedText, draw_ground
from briefdesk.model.template import Template

PAD = 12
SIDE = 20


class TemplateDelegate(QStyledItemDelegate):
    """A card without a box: the name strong, the description small, up to three lines."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of name and description."""
        name, words = self._texts(index)
        return QSize(0, round(name.height + 4 + words.height + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        colors = colors_of(self._view)
        rect = QRectF(option.rect)
        state = RowState(
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=self._view.hasFocus(),
        )
        draw_ground(painter, rect.adjusted(8, 4, -8, -2), colors, state=state)
        name, words = self._texts(index)
        name.draw(painter, SIDE, rect.top() + PAD + 2, QColor(colors.text))
        words.draw(painter, SIDE, rect.top() + PAD + 6 + name.height, QColor(colors.muted))

    def _texts(self, index: Index) -> tuple[WrappedText, WrappedText]:
        template = index.data(ITEM_ROLE)
        name, words = (template.name, template.description) if isinstance(template, Template) else ("", "")
        strong = QFont(self._view.font())
        strong.setWeight(QFont.Weight.DemiBold)
        width = self._view.viewport().width() - 2 * SIDE
        return (
            WrappedText(name, strong, width, 1),
            WrappedText(words, small_font(self._view.font()), width, 3),
        )
