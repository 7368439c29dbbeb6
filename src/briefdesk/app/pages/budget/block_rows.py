"""The list of blocks: a row for each with its name, first words, lines and a bar of its share."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefdesk.app.pages.budget.words import block_words
from briefdesk.app.style import XS, L, M, S, colors_of, small_font
from briefdesk.app.widgets.drawing import RowState, draw_ground, draw_label
from briefdesk.app.wording import plain_tip
from briefdesk.model.budget import BudgetBlock, PageBudget

BLOCK_ROLE = Qt.ItemDataRole.UserRole
WIDEST_ROLE = Qt.ItemDataRole.UserRole + 1
ROW = 24
_BAR = 64.0
_BAR_HEIGHT = 6.0


class BlockList(QListWidget):
    """The blocks in reading order; a click or Enter chooses one, Escape leaves."""

    block_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(BlockDelegate(self))
        self.setAccessibleName("Blocks of the one-pager")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)

    def show_blocks(self, budget: PageBudget) -> None:
        """List the blocks of a budget; the block that was current stays current where it is still there."""
        row = self._row_kept(budget)
        widest = max((block.share for block in budget.blocks), default=1.0)
        # Typing asks for a new budget again and again: rows that are there are filled anew.
        self.blockSignals(True)
        while self.count() > len(budget.blocks):
            self.takeItem(self.count() - 1)
        while self.count() < len(budget.blocks):
            self.addItem(QListWidgetItem())
        for number, block in enumerate(budget.blocks):
            _fill(self.item(number), block, widest)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)

    def _row_kept(self, budget: PageBudget) -> int:
        """Return where the current block stands now: blocks above it come and go."""
        if self.currentRow() < 0:
            return 0
        known = self.currentItem().data(BLOCK_ROLE)
        same = (n for n, b in enumerate(budget.blocks) if (b.kind, b.part) == (known.kind, known.part))
        return next(same, self.currentRow())

    def mark_part(self, part: str) -> None:
        """Make the row of a part current, unless the keyboard is in the list."""
        if self.hasFocus() or not part:
            return
        for row in range(self.count()):
            if self.item(row).data(BLOCK_ROLE).part == part:
                self.setCurrentRow(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter or Space, leave on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if (item := self.currentItem()) is not None:
                self._choose(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.block_chosen.emit(item.data(BLOCK_ROLE))


class BlockDelegate(QStyledItemDelegate):
    """Draws name, first words, a bar and lines on one line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line."""
        return QSize(160, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        colors = colors_of(option.widget)
        block: BudgetBlock = index.data(BLOCK_ROLE)
        state = RowState(
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=option.widget.hasFocus(),
        )
        rect = QRectF(option.rect)
        draw_ground(painter, rect.adjusted(S, 0, -S, 0), colors, state=state)
        font = small_font(option.font)
        lines = f"{block.lines:.1f}"
        number = QFontMetricsF(font).horizontalAdvance("00.0")
        right = rect.right() - L
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(right - number, rect.top(), number, rect.height()), end, lines)
        bar = QRectF(right - number - S - _BAR, rect.center().y() - _BAR_HEIGHT / 2, _BAR, _BAR_HEIGHT)
        painter.fillRect(bar, QColor(colors.pressed if state.selected else colors.hover))
        widest: float = index.data(WIDEST_ROLE) or 1.0
        shown = max(1.0, _BAR * block.share / widest)
        painter.fillRect(QRectF(bar.left(), bar.top(), shown, _BAR_HEIGHT), QColor(colors.accent))
        room = QRectF(rect.left() + L, rect.top(), bar.left() - rect.left() - L - M, rect.height())
        text = option.palette.color(QPalette.ColorRole.Text)
        taken = draw_label(painter, room, block.name, font, text)
        if block.words:
            left = room.adjusted(taken + XS + 2, 0, 0, 0)
            draw_label(painter, left, block.words, font, QColor(colors.muted))


def _fill(item: QListWidgetItem, block: BudgetBlock, widest: float) -> None:
    item.setData(BLOCK_ROLE, block)
    item.setData(WIDEST_ROLE, widest)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, block_words(block))
    item.setToolTip(plain_tip(block_words(block)))
