"""What delegates draw by hand: wrapped text with strong words, chips, ticks, grips."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from briefdesk.app.icons import icon
from briefdesk.app.style import Colors

CHIP_PAD = 6.0
CHIP_RADIUS = 4.0
TICK_BOX = 16.0


@dataclass(frozen=True, slots=True)
class Strong:
    """A run of characters to set in demi-bold."""

    start: int
    length: int


def strong_runs(text: str, words: tuple[str, ...]) -> tuple[Strong, ...]:
    """Return where each of `words` stands in `text`, every occurrence."""
    found: list[Strong] = []
    for word in filter(None, words):
        start = text.find(word)
        while start >= 0:
            found.append(Strong(start, len(word)))
            start = text.find(word, start + len(word))
    return tuple(found)


class WrappedText:
    """Text broken into at most `max_lines` lines of a width; what does not fit ends in an ellipsis."""

    def __init__(
        self, text: str, font: QFont, width: float, max_lines: int, strong: tuple[Strong, ...] = ()
    ) -> None:
        flat = " ".join(text.split()) if "\n" in text else text
        self._layout = _broken(flat, font, width, max_lines, strong)
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        end = last.textStart() + last.textLength()
        if end < len(flat):
            start = last.textStart()
            # A little less than the width: demi-bold words are wider than the metrics of the plain font.
            rest = QFontMetricsF(font).elidedText(flat[start:], Qt.TextElideMode.ElideRight, width - 12)
            # Whole words, where the line has more than one.
            if rest.endswith("…") and " " in rest:
                rest = rest[:-1].rpartition(" ")[0].rstrip(" ,;:") + "…"
            self._layout = _broken(flat[:start] + rest, font, width, max_lines, strong)
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        self.height = last.y() + last.height()

    def draw(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Draw the lines with their top left at (x, y)."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(x, y))


def _broken(text: str, font: QFont, width: float, max_lines: int, strong: tuple[Strong, ...]) -> QTextLayout:
    layout = QTextLayout(text or " ", font)
    layout.setTextOption(_wrapping())
    layout.setFormats([_demi_bold(run) for run in strong if run.start + run.length <= len(text)])
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    for _ in range(max_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 24.0))
        line.setPosition(QPointF(0, y))
        y += line.height() + 1
    layout.endLayout()
    return layout


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _demi_bold(run: Strong) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = run.start
    made.length = run.length
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.DemiBold)
    made.format = style
    return made


def chip_width(text: str, font: QFont) -> float:
    """Return how wide `draw_chip` draws `text`."""
    return QFontMetricsF(font).horizontalAdvance(text) + 2 * CHIP_PAD


def chip_height(font: QFont) -> float:
    """Return how high a chip is."""
    return QFontMetricsF(font).height() + 2


def draw_chip(painter: QPainter, at: QPointF, text: str, font: QFont, colors: Colors) -> float:
    """Draw a quiet label with a hairline around it, its top left at `at`; returns its width."""
    width, height = chip_width(text, font), chip_height(font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.line_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    frame = QRectF(at.x() + 0.5, at.y() + 0.5, width - 1, height - 1)
    painter.drawRoundedRect(frame, CHIP_RADIUS, CHIP_RADIUS)
    painter.setPen(QColor(colors.muted))
    painter.setFont(font)
    painter.drawText(QRectF(at.x(), at.y(), width, height), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


def draw_label(painter: QPainter, room: QRectF, text: str, font: QFont, color: QColor) -> float:
    """Draw one line of text at the left of `room`, elided to its width; returns the width it took."""
    metrics = QFontMetricsF(font)
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    return metrics.horizontalAdvance(words)


def draw_held(painter: QPainter, line: QRectF, words: str, font: QFont, colors: Colors) -> QRectF:
    """Draw at the left of `line` that something may not leave, with a lock; returns the room right of it."""
    sign = QRect(round(line.left()), round(line.center().y()) - 7, 14, 14)
    icon("lock", colors.warning).paint(painter, sign)
    used = draw_label(painter, line.adjusted(18, 0, 0, 0), words, font, QColor(colors.warning))
    return line.adjusted(18 + used + 12, 0, 0, 0)


def draw_tick_box(painter: QPainter, x: float, y: float, colors: Colors, *, ticked: bool) -> None:
    """Draw a check box of `TICK_BOX` pixels, the same in every list."""
    box = QRectF(x + 0.5, y + 0.5, TICK_BOX - 1, TICK_BOX - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ticked:
        painter.setPen(QPen(QColor(colors.accent), 1))
        painter.setBrush(QColor(colors.accent))
        painter.drawRoundedRect(box, 4, 4)
        pen = QPen(QColor(colors.on_accent), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((4.2, 8.4), (6.9, 11.0), (11.8, 5.2))
        painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    else:
        painter.setPen(QPen(QColor(colors.muted), 1.2))
        painter.setBrush(QColor(colors.raised))
        painter.drawRoundedRect(box, 4, 4)
    painter.restore()


def draw_chevron(painter: QPainter, x: float, middle: float, colors: Colors, *, is_open: bool) -> None:
    """Draw the arrow before a heading, pointing down where it is open, right where it is closed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colors.muted), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    corners = ((0, -2), (4, 2), (8, -2)) if is_open else ((2, -4), (6, 0), (2, 4))
    painter.drawPolyline(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))
    painter.restore()


def draw_grip(painter: QPainter, x: float, middle: float, colors: Colors) -> None:
    """Draw the six dots that a row is dragged by, around the height `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.disabled))
    for column in (0, 5):
        for row in (-5, 0, 5):
            painter.drawEllipse(QPointF(x + column, middle + row), 1.2, 1.2)
    painter.restore()


def draw_ground(painter: QPainter, rect: QRectF, colors: Colors, *, state: "RowState") -> None:
    """Draw a row's ground: hovered, selected, and with a bar at its left where the keyboard is."""
    if not (state.selected or state.hovered):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.selection if state.selected else colors.hover))
    painter.drawRoundedRect(rect, 6, 6)
    if state.selected and state.focused:
        painter.setBrush(QColor(colors.accent))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 6, 3, rect.height() - 12), 1.5, 1.5)
    painter.restore()


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands: under the mouse, selected, and in a view that has the keyboard."""

    hovered: bool
    selected: bool
    focused: bool
