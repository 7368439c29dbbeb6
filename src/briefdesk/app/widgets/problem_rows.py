"""How the rows of preflight are drawn: a problem on two lines, the group of those let stand on one."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefdesk.app.icons import paint_icon
from briefdesk.app.style import M, S, colors_of, small_font
from briefdesk.model.problem import Problem, Severity

PROBLEM_ROLE = Qt.ItemDataRole.UserRole
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROW = 44


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of the problems that were let stand."""

    count: int
    unfolded: bool

    @property
    def words(self) -> str:
        """Return what stands in the row."""
        return f"Let stand ({self.count})"


class ProblemDelegate(QStyledItemDelegate):
    """Draws the sentence and its place, under it the next step, or the reason with which it may stand."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        return QSize(200, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        colors = colors_of(option.widget)
        rect = option.rect.adjusted(S, 1, -S, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colors.selection))
            painter.drawRoundedRect(rect, 4, 4)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colors.hover))
            painter.drawRoundedRect(rect, 4, 4)
        group: GroupRow | None = index.data(GROUP_ROLE)
        if group is not None:
            _draw_group(painter, option, group, rect, colors.muted)
        else:
            problem: Problem = index.data(PROBLEM_ROLE)
            tones = {Severity.ERROR: colors.danger, Severity.WARNING: colors.warning}
            color = colors.muted if problem.dismissed else tones.get(problem.severity, colors.accent)
            sign = "check" if problem.dismissed else _ICONS[problem.severity]
            paint_icon(painter, sign, color, QRectF(rect.left() + S, rect.top() + 4, 16, 16))
            _draw_words(painter, option, problem, rect.adjusted(S + 16 + S, 3, -M, -3), colors.muted)
        painter.restore()


def _draw_group(
    painter: QPainter, option: QStyleOptionViewItem, group: GroupRow, rect: QRect, muted: str
) -> None:
    sign = "chevron-down" if group.unfolded else "chevron-right"
    paint_icon(painter, sign, muted, QRectF(rect.left() + S, rect.center().y() - 7, 16, 16))
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    words = rect.adjusted(S + 16 + S, 0, -M, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, group.words)


def _draw_words(
    painter: QPainter, option: QStyleOptionViewItem, problem: Problem, rect: QRect, muted: str
) -> None:
    half = rect.height() // 2
    top = QRect(rect.left(), rect.top(), rect.width(), half)
    bottom = QRect(rect.left(), rect.top() + half, rect.width(), half)
    middle = Qt.AlignmentFlag.AlignVCenter
    small = small_font(option.font)
    painter.setFont(small)
    painter.setPen(QColor(muted))
    where_width = min(painter.fontMetrics().horizontalAdvance(problem.where) + M, rect.width() // 3)
    where = painter.fontMetrics().elidedText(problem.where, Qt.TextElideMode.ElideRight, where_width)
    painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, where)
    below = f"Let stand: {problem.dismissed}" if problem.dismissed else problem.next_step
    step = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, bottom.width())
    painter.drawText(bottom, middle, step)
    painter.setFont(option.font)
    painter.setPen(QColor(muted) if problem.dismissed else option.palette.color(QPalette.ColorRole.Text))
    words = top.adjusted(0, 0, -where_width - S, 0)
    painter.drawText(
        words, middle,
        painter.fontMetrics().elidedText(problem.message, Qt.TextElideMode.ElideRight, words.width()),
    )  # fmt: skip
