"""The numbers of lines beside a text, as the errors name them; a line with an error is marked."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefdesk.app.style import XS, S, colors_of


class LineNumbers(QWidget):
    """Stands in the left margin of an editor, which calls `place` when its own size changes.

    A line that is wrapped has one number, at its first row. Not for the keyboard, nor read aloud: errors
    say the number themselves and lead to their line.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._faults: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        editor.updateRequest.connect(self._scrolled)

    def show_faults(self, lines: frozenset[int]) -> None:
        """Mark the lines (from 1) that hold errors."""
        self._faults = lines
        self.update()

    def place(self, inside: QRect) -> None:
        """Stand at the left of `inside`, the room within the editor's frame."""
        self.setGeometry(inside.left(), inside.top(), self.sizeHint().width(), inside.height())

    def sizeHint(self) -> QSize:
        """Room for three digits and more where there are more lines, so that nothing moves while typing."""
        digits = max(3, len(str(self._editor.blockCount())))
        return QSize(self._editor.fontMetrics().horizontalAdvance("9") * digits + S + XS, 0)

    def numbers(self) -> tuple[tuple[int, QRect], ...]:
        """Return the number of each line in view, and where it is written."""
        editor, found = self._editor, list[tuple[int, QRect]]()
        block: QTextBlock = editor.firstVisibleBlock()
        top = self._editor.viewport().y() - self.y()
        offset = editor.contentOffset()
        height = editor.fontMetrics().height()
        while block.isValid():
            y = round(editor.blockBoundingGeometry(block).translated(offset).top()) + top
            if y > self.height():
                break
            if block.isVisible():
                found.append((block.blockNumber() + 1, QRect(0, y, self.width() - S, height)))
            block = block.next()
        return tuple(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the numbers; that of a fault strong and in its color."""
        colors = colors_of(self)
        painter = QPainter(self)
        font = self._editor.font()
        for number, place in self.numbers():
            fault = number in self._faults
            font.setBold(fault)
            painter.setFont(font)
            painter.setPen(QColor(colors.danger if fault else colors.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))

    def _scrolled(self, _rect: QRect, _dy: int) -> None:
        self.update()
