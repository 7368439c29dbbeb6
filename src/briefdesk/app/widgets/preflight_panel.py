"""What preflight found: a row for each problem, and a folded group of those that were let stand."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.style import XS, L, M, S, mark
from briefdesk.app.widgets.problem_rows import GROUP_ROLE, PROBLEM_ROLE, GroupRow, ProblemDelegate
from briefdesk.app.widgets.reason_field import ReasonField
from briefdesk.model.problem import Problem, Severity

LET_STAND = "Let it stand…"
BRING_BACK = "Bring back"


class _ProblemList(QListWidget):
    """A list in which Enter means the same as a double click, and Delete lets a problem stand."""

    stand_wished = Signal()
    fold_wished = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump on Enter; fold with the arrows."""
        item = self.currentItem()
        group = item.data(GROUP_ROLE) if item is not None else None
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.itemActivated.emit(item)
        elif group is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold_wished.emit(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.stand_wished.emit()
        else:
            super().keyPressEvent(event)


class PreflightPanel(QWidget):
    """The list of problems; choosing one asks to be taken to its cause.

    `dismiss_wished(problem, reason)` asks to let a warning or note stand, `restore_wished(problem)` to
    count it again.
    """

    problem_chosen = Signal(object)
    dismiss_wished = Signal(object, str)
    restore_wished = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="pane")
        self.list = _ProblemList()
        self.stand = QPushButton(LET_STAND)
        self.reason = ReasonField()
        self._asked: Problem | None = None
        self._problems: tuple[Problem, ...] = ()
        self._unfolded = False
        self._empty = QLabel("All clear: the letters and the one-pager are ready to export.")
        self._arrange()
        self._connect()
        self.show_problems(())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """List problems in the order given, those let stand in a group at the end.

        The row that was current stays current where it can, and a reason being written is kept.
        """
        self._problems = problems
        open_ones = [problem for problem in problems if not problem.dismissed]
        if self._asked is not None and self._asked not in open_ones:
            self._stop_asking()
        row = open_ones.index(self._asked) if self._asked is not None else self.list.currentRow()
        # A list being filled anew passes over every row: nobody has gone there.
        self.list.blockSignals(True)
        self._fill(open_ones, [problem for problem in problems if problem.dismissed])
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self._empty.setVisible(self.list.count() == 0)
        self._show_allowed()

    def _fill(self, open_ones: list[Problem], let_stand: list[Problem]) -> None:
        self.list.clear()
        for problem in open_ones:
            self.list.addItem(_row(problem))
        if let_stand:
            self.list.addItem(_group_row(GroupRow(len(let_stand), self._unfolded)))
        for problem in let_stand if self._unfolded else ():
            self.list.addItem(_row(problem))

    @property
    def current(self) -> Problem | None:
        """Return the problem of the current row, None on the group's."""
        item = self.list.currentItem()
        problem: Problem | None = item.data(PROBLEM_ROLE) if item is not None else None
        return problem

    def fold(self, unfolded: bool) -> None:
        """Show or hide what was let stand."""
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self.show_problems(self._problems)

    def let_stand(self) -> None:
        """Ask why the current problem may stand; one that was let stand already is brought back."""
        problem = self.current
        if problem is None or problem.severity is Severity.ERROR:
            return
        if problem.dismissed:
            self.restore_wished.emit(problem)
            return
        self._asked = problem
        self.reason.line.setAccessibleDescription(problem.message)
        self.reason.ask()
        # The line takes room from the list: the row that is meant must stay in sight.
        QTimer.singleShot(0, self, lambda: self.list.scrollToItem(self.list.currentItem()))

    def _give(self, reason: str) -> None:
        problem, self._asked = self._asked, None
        if problem is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.dismiss_wished.emit(problem, reason)

    def _stop_asking(self) -> None:
        self._asked = None
        if self.reason.isVisible():
            self.reason.hide()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, item: QListWidgetItem) -> None:
        if item.data(GROUP_ROLE) is not None:
            self.fold(not self._unfolded)
        else:
            self.problem_chosen.emit(item.data(PROBLEM_ROLE))

    def _show_allowed(self) -> None:
        """Offer what can be done with the current row."""
        problem = self.current
        if self._asked is not None and problem != self._asked:
            self._stop_asking()
        back = problem is not None and bool(problem.dismissed)
        self.stand.setText(BRING_BACK if back else LET_STAND)
        self.stand.setEnabled(problem is not None and problem.severity is not Severity.ERROR)
        self.stand.setToolTip(
            "Count it again (Delete)" if back else "Keep it as it is, with a reason (Delete); errors can’t be"
        )
        self.stand.setVisible(self.list.count() > 0)

    def _arrange(self) -> None:
        self.list.setItemDelegate(ProblemDelegate(self.list))
        self.list.setAccessibleName("Problems found by preflight")
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self._empty, tone="muted")
        ask = QHBoxLayout()
        ask.setContentsMargins(L, 0, L, 0)
        ask.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, XS, 0, S)
        column.setSpacing(XS)
        column.addLayout(self._head())
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(ask)
        self.setFixedHeight(212)

    def _head(self) -> QHBoxLayout:
        title = QLabel("Preflight")
        mark(title, text_size="strong")
        hint = QLabel("Press Enter on a line to go to its cause")
        mark(hint, text_size="small", tone="muted")
        mark(self.stand, kind="quiet")
        close = QToolButton()
        set_icon(close, "close")
        close.setToolTip("Close preflight (F8)")
        close.setAccessibleName("Close preflight")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(L, XS, S, 0)
        head.setSpacing(M)
        head.addWidget(title)
        head.addWidget(hint)
        head.addStretch(1)
        head.addWidget(self.stand)
        head.addWidget(close)
        return head

    def _connect(self) -> None:
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_allowed())
        self.list.stand_wished.connect(self.let_stand)
        self.list.fold_wished.connect(self.fold)
        self.stand.clicked.connect(self.let_stand)
        self.reason.given.connect(self._give)
        self.reason.left.connect(self._stop_asking)


def _row(problem: Problem) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(PROBLEM_ROLE, problem)
    if problem.dismissed:
        spoken = ("let stand", problem.message, problem.where, f"Reason: {problem.dismissed}")
    else:
        spoken = (problem.severity.value, problem.message, problem.where, problem.next_step)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(part for part in spoken if part))
    return item


def _group_row(group: GroupRow) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(GROUP_ROLE, group)
    state = "unfolded" if group.unfolded else "folded"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.words}, {state}")
    return item
