"""Which blocks of a text are in sight, and where."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


def blocks_in_sight(view: QTextEdit) -> Iterable[QTextBlock]:
    """Yield the blocks of which anything is seen, from the top down."""
    block = view.cursorForPosition(QPoint(0, 0)).block()
    if block.previous().isValid():
        block = block.previous()
    bottom = view.viewport().height()
    while block.isValid():
        rect = rect_of(view, block)
        if rect.top() > bottom:
            return
        if rect.bottom() >= 0:
            yield block
        block = block.next()


def rect_of(view: QTextEdit, block: QTextBlock) -> QRectF:
    """Return where a block is set, in pixels from the upper left of what is seen."""
    rect = view.document().documentLayout().blockBoundingRect(block)
    return rect.translated(-view.horizontalScrollBar().value(), -view.verticalScrollBar().value())
