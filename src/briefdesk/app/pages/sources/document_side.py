"""What stands beside passages: their numbers, and bars for what they are and for findings on all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefdesk.app.icons import icon
from briefdesk.app.pages.sources.document_marks import PassageMark
from briefdesk.app.pages.sources.document_text import GUTTER, INDENT
from briefdesk.app.style import Colors
from briefdesk.model.source import Passage, PassageKind

_LOCK = 14


def draw_side(
    painter: QPainter,
    passage: Passage,
    rect: QRectF,
    colors: Colors,
    *,
    line: float,
    marks: Sequence[PassageMark],
    held: bool = False,
) -> None:
    """Draw what stands beside a passage that is set in `rect`, its first line `line` pixels high.

    What is `held` back has a lock beside the words above it that say so.
    """
    if held:
        place = QRect(GUTTER - 16 - _LOCK, round(rect.top()) - _LOCK - 1, _LOCK, _LOCK)
        icon("lock", colors.warning).paint(painter, place)
    painter.setPen(QColor(colors.muted))
    if passage.kind is not PassageKind.CAPTION:
        room = QRectF(0, rect.top(), GUTTER - 16, line)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(passage.number)
        )
    if passage.kind is PassageKind.LIST_ITEM:
        room = QRectF(GUTTER, rect.top(), INDENT - 6, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "•")
    elif passage.kind is PassageKind.BLOCK_QUOTE:
        painter.fillRect(QRectF(GUTTER + 6, rect.top(), 2, rect.height()), QColor(colors.line_strong))
    whole = [m for m in marks if m.start is None and m.shows]
    if whole:
        _draw_bar(painter, rect, colors, dotted=all(m.suggested for m in whole))


def _draw_bar(painter: QPainter, rect: QRectF, colors: Colors, *, dotted: bool) -> None:
    pen = QPen(QColor(colors.accent), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dotted:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    bar = QRectF(GUTTER - 8, rect.top(), 0, rect.height())
    painter.drawLine(bar.topLeft(), bar.bottomLeft())
