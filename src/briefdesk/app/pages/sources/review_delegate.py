"""How the review list draws a finding: state, wording of a few lines, kind and place, flags."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefdesk.app.icons import icon
from briefdesk.app.models.item_role import HELD_ROLE, ITEM_ROLE, Index
from briefdesk.app.models.review import FLAGS_ROLE, STATE_SIGNS, STATE_WORDS
from briefdesk.app.models.wording import KIND_SIGNS, KIND_WORDS, place_of
from briefdesk.app.style import Colors, colors_of, small_font
from briefdesk.app.widgets.drawing import (
    RowState,
    WrappedText,
    chip_height,
    draw_ground,
    draw_held,
    draw_label,
    strong_runs,
)
from briefdesk.english import counted
from briefdesk.model.finding import Finding, FindingState

SIGN = 14
LEFT = 12
TEXT_LEFT = LEFT + SIGN + 10
TEXT_RIGHT = 14
PAD = 8
WIDE = 400
"""From this width on two lines of wording do; below it there are three."""


class ReviewDelegate(QStyledItemDelegate):
    """Draws all rows equally high, so that a list of a thousand needs no row measured but one."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._texts: dict[str, WrappedText] = {}

    def forget(self) -> None:
        """Drop kept line breaks, after the width or the font has changed."""
        self._texts.clear()

    @property
    def lines(self) -> int:
        """Return how many lines of wording a row has room for."""
        return 2 if self._view.viewport().width() >= WIDE else 3

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every row."""
        font = self._view.font()
        text = self.lines * (QFontMetricsF(font).height() + 1)
        return QSize(0, round(text + 4 + chip_height(small_font(font)) + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        finding = index.data(ITEM_ROLE)
        if not isinstance(finding, Finding):
            return
        colors = colors_of(self._view)
        rect = QRectF(option.rect)
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), colors, state=_state(option, self._view))
        ink = QColor(colors.muted if finding.state is FindingState.DISMISSED else colors.text)
        text = self._text(finding)
        text.draw(painter, TEXT_LEFT, rect.top() + PAD, ink)
        small = small_font(self._view.font())
        height = chip_height(small)
        below = rect.top() + PAD + text.height + 4
        line = QRectF(TEXT_LEFT, below, rect.width() - TEXT_LEFT - TEXT_RIGHT, height)
        sign = QRect(LEFT, round(rect.top()) + PAD + 2, SIGN, SIGN)
        icon(STATE_SIGNS[finding.state], state_color(finding.state, colors)).paint(painter, sign)
        painter.fillRect(QRectF(TEXT_LEFT, rect.bottom() - 0.5, line.width(), 1), QColor(colors.line))
        flags = index.data(FLAGS_ROLE)
        room = self._paint_state(painter, line, finding, flags if isinstance(flags, int) else 0, colors)
        if held := str(index.data(HELD_ROLE) or ""):
            room = draw_held(painter, room, held, small, colors)
        self._paint_place(painter, room, finding, colors)

    def _paint_state(
        self, painter: QPainter, line: QRectF, finding: Finding, flags: int, colors: Colors
    ) -> QRectF:
        """Draw state and flags in words at the right of `line`; returns the room that is left of it."""
        waits = finding.state is FindingState.SUGGESTED
        ink = QColor(colors.muted if waits else state_color(finding.state, colors))
        small = small_font(self._view.font())
        room = _from_right(painter, line, STATE_WORDS[finding.state], small, ink)
        if not flags or finding.state is not FindingState.ACCEPTED:
            return room
        room = _from_right(painter, room, counted(flags, "flag"), small, QColor(colors.warning))
        sign = QRect(round(room.right()) - SIGN + 8, round(room.center().y()) - SIGN // 2, SIGN, SIGN)
        icon("warning", colors.warning).paint(painter, sign)
        return room.adjusted(0, 0, -SIGN, 0)

    def _paint_place(self, painter: QPainter, room: QRectF, finding: Finding, colors: Colors) -> None:
        sign = QRect(round(room.left()), round(room.center().y()) - SIGN // 2, SIGN, SIGN)
        icon(KIND_SIGNS[finding.kind], colors.muted).paint(painter, sign)
        said = (KIND_WORDS[finding.kind][0], place_of(finding), ", ".join(finding.topics))
        words = "  ·  ".join(part for part in said if part)
        small = small_font(self._view.font())
        draw_label(painter, room.adjusted(SIGN + 4, 0, 0, 0), words, small, QColor(colors.muted))

    def _text(self, finding: Finding) -> WrappedText:
        made = self._texts.get(finding.text)
        if made is None:
            room = self._view.viewport().width() - TEXT_LEFT - TEXT_RIGHT
            strong = strong_runs(finding.text, finding.figures)
            made = WrappedText(finding.text, self._view.font(), room, self.lines, strong)
            self._texts[finding.text] = made
        return made


def state_color(state: FindingState, colors: Colors) -> str:
    """Return the color of a state's shape and word."""
    match state:
        case FindingState.SUGGESTED:
            return colors.accent
        case FindingState.ACCEPTED:
            return colors.ok
    return colors.muted


def _from_right(painter: QPainter, line: QRectF, words: str, font: QFont, ink: QColor) -> QRectF:
    width = QFontMetricsF(font).horizontalAdvance(words) + 1
    draw_label(painter, line.adjusted(line.width() - width, 0, 0, 0), words, font, ink)
    return line.adjusted(0, 0, -width - 12, 0)


def _state(option: QStyleOptionViewItem, view: QListView) -> RowState:
    flags = option.state
    return RowState(
        hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
        selected=bool(flags & QStyle.StateFlag.State_Selected),
        focused=view.hasFocus(),
    )
