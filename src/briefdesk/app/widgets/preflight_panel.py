"""What preflight found, one row for each problem: shape, sentence, place and next step."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import paint_icon, set_icon
from briefdesk.app.style import XS, L, M, S, colors_of, mark, small_font
from briefdesk.model.problem import Problem, Severity

PROBLEM_ROLE = Qt.ItemDataRole.UserRole
_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROW = 44


class _ProblemDelegate(QStyledItemDelegate):
    """Draws a problem on two lines: the sentence and its place; under it the next step."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        return QSize(200, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one problem."""
        problem: Problem = index.data(PROBLEM_ROLE)
        view = option.widget
        colors = colors_of(view)
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
        color = {Severity.ERROR: colors.danger, Severity.WARNING: colors.warning}.get(
            problem.severity, colors.accent
        )
        box = QRectF(rect.left() + S, rect.top() + 4, 16, 16)
        paint_icon(painter, _ICONS[problem.severity], color, box)
        _draw_words(painter, option, problem, rect.adjusted(S + 16 + S, 3, -M, -3), colors.muted)
        painter.restore()


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
    step = painter.fontMetrics().elidedText(problem.next_step, Qt.TextElideMode.ElideRight, bottom.width())
    painter.drawText(bottom, middle, step)
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    words = top.adjusted(0, 0, -where_width - S, 0)
    painter.drawText(
        words, middle,
        painter.fontMetrics().elidedText(problem.message, Qt.TextElideMode.ElideRight, words.width()),
    )  # fmt: skip


class _ProblemList(QListWidget):
    """A list in which Enter means the same as a double click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class PreflightPanel(QWidget):
    """The list of problems; choosing one asks to be taken to its cause."""

    problem_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="pane")
        title = QLabel("Preflight")
        mark(title, text_size="strong")
        hint = QLabel("Press Enter on a line to go to its cause")
        mark(hint, text_size="small", tone="muted")
        close = QToolButton()
        set_icon(close, "close")
        close.setToolTip("Close preflight (F8)")
        close.setAccessibleName("Close preflight")
        close.clicked.connect(self.closed)
        self.list = _ProblemList()
        self.list.setItemDelegate(_ProblemDelegate(self.list))
        self.list.setAccessibleName("Problems found by preflight")
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self._empty = QLabel("All clear: the letters and the one-pager are ready to export.")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self._empty, tone="muted")
        head = QHBoxLayout()
        head.setContentsMargins(L, XS, S, 0)
        head.setSpacing(M)
        head.addWidget(title)
        head.addWidget(hint)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, XS, 0, S)
        column.setSpacing(XS)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.setFixedHeight(212)
        self.show_problems(())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """List problems in the order given; the row that was current stays current where it can."""
        row = self.list.currentRow()
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem()
            item.setData(PROBLEM_ROLE, problem)
            spoken = (problem.severity.value, problem.message, problem.where, problem.next_step)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(part for part in spoken if part))
            item.setToolTip("")
            self.list.addItem(item)
        if problems:
            self.list.setCurrentRow(max(0, min(row, len(problems) - 1)))
        self.list.setVisible(bool(problems))
        self._empty.setVisible(not problems)

    def _choose(self, item: QListWidgetItem) -> None:
        self.problem_chosen.emit(item.data(PROBLEM_ROLE))
