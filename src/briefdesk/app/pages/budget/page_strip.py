"""The page as one bar: a stretch for each block, what is free left open, what is over behind a mark."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from briefdesk.app.pages.budget.words import block_tip, block_words
from briefdesk.app.style import Colors, colors_of
from briefdesk.app.wording import plain_tip
from briefdesk.model.budget import BudgetBlock, PageBudget

_HEIGHT = 14
_EDGE = 2.0
_GAP = 1.0
_LEAST = 2.0


class PageStrip(QWidget):
    """Draws a budget; a click on a stretch chooses its block. The list below it says the same in words."""

    block_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget: PageBudget | None = None
        self._part = ""
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.setAccessibleName("The page, block by block")

    def sizeHint(self) -> QSize:
        """Return a low bar as wide as there is room."""
        return QSize(240, _HEIGHT)

    def show_budget(self, budget: PageBudget) -> None:
        """Draw a budget."""
        self._budget = budget
        self.setAccessibleDescription("; ".join(block_words(block) for block in budget.blocks))
        self.update()

    def mark_part(self, part: str) -> None:
        """Draw the block of that part stronger than the others."""
        if part != self._part:
            self._part = part
            self.update()

    def block_at(self, x: float) -> BudgetBlock | None:
        """Return the block under a place, None where the page is free."""
        found = (block for rect, block in self._stretches() if rect.left() <= x <= rect.right() + _GAP)
        return next(found, None)

    def event(self, event: QEvent) -> bool:
        """Say under the mouse what a stretch is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(event.pos().x())
            words = block_tip(block) if block else "Free"
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what can be chosen."""
        shape = Qt.CursorShape.PointingHandCursor if self.block_at(event.position().x()) else None
        self.setCursor(shape or Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the block that is clicked."""
        block = self.block_at(event.position().x())
        if block is not None and event.button() == Qt.MouseButton.LeftButton:
            self.block_chosen.emit(block)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, its blocks and, where they go on past it, the page's end."""
        if self._budget is None:
            return
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        end = self._page_end()
        page = QRectF(0.5, _EDGE + 0.5, end - 1, self.height() - 2 * _EDGE - 1)
        painter.setPen(QPen(QColor(colors.line_strong), 1))
        painter.setBrush(QColor(colors.raised))
        painter.drawRect(page)
        for number, (rect, block) in enumerate(self._stretches()):
            self._draw(
                painter, colors, rect, strong=bool(block.part) and block.part == self._part, odd=number % 2
            )
        if not self._budget.fits:
            self._draw_over(painter, colors, end)
        painter.end()

    def _draw(self, painter: QPainter, colors: Colors, rect: QRectF, *, strong: bool, odd: int) -> None:
        color = QColor(colors.accent)
        color.setAlphaF(1.0 if strong else 0.55 if odd else 0.4)
        painter.fillRect(rect, color)
        if strong:
            painter.fillRect(QRectF(rect.left(), 0, rect.width(), _EDGE), QColor(colors.accent))

    def _draw_over(self, painter: QPainter, colors: Colors, end: float) -> None:
        over = QRectF(end, _EDGE, self.width() - end, self.height() - 2 * _EDGE)
        painter.fillRect(over, QBrush(QColor(colors.warning), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colors.warning), 2))
        painter.drawLine(QPointF(end, 0), QPointF(end, self.height()))

    def _total(self) -> float:
        budget = self._budget
        return budget.page_points + max(0.0, budget.points_over) if budget else 1.0

    def _page_end(self) -> float:
        return self.width() * self._budget.page_points / self._total() if self._budget else 0.0

    def _stretches(self) -> list[tuple[QRectF, BudgetBlock]]:
        if self._budget is None:
            return []
        scale, x = self.width() / self._total(), 0.0
        found = []
        for block in self._budget.blocks:
            width = block.points * scale
            shown = max(_LEAST, width - _GAP)
            found.append((QRectF(x, _EDGE, shown, self.height() - 2 * _EDGE), block))
            x += width
        return found
