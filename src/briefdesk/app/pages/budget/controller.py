"""Where the page budget and the session meet."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.pages.budget.panel import BudgetPanel
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.budget import BudgetBlock, BudgetKind, BudgetStep, PageBudget
from briefdesk.model.draft import PartId, Project
from briefdesk.pipeline.budget import budget_steps, carry_out, page_budget

PAUSE_MS = 80
STEPS_PAUSE_MS = 250


class BudgetController(QObject):
    """Asks for the budget of the one-pager that is shown and carries out what the panel wishes.

    The steps are tried, each on the whole page: they come a moment after the budget, when typing rests.
    """

    title_wished = Signal()
    sender_wished = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self.panel = BudgetPanel()
        self._measured: tuple[Project, PageBudget] | None = None
        self._timer = self._single_shot(PAUSE_MS, self._ask)
        self._steps_timer = self._single_shot(STEPS_PAUSE_MS, self._ask_steps)
        session.selection_changed.connect(lambda part: self.panel.mark_part(part or ""))
        self.panel.step_chosen.connect(self._carry_out)
        self.panel.block_chosen.connect(self._go_to)

    def refresh(self) -> None:
        """Ask for the budget anew, soon; a letter has none."""
        if self._session.document != "brief":
            self.forget()
        elif not self._timer.isActive():
            # Not started over: whoever types on and on sees it follow.
            self._timer.start()

    def toggle(self, *, opened: bool | None = None) -> None:
        """Open the list of blocks and go there, or close it."""
        panel = self.panel
        focused = panel.list.hasFocus() or not panel.is_open
        wanted = (not panel.is_open or not focused) if opened is None else opened
        panel.open(wanted, focus=True)
        if not wanted:
            panel.left.emit()

    def forget(self) -> None:
        """Show no budget: there is no one-pager."""
        self._timer.stop()
        self._steps_timer.stop()
        self._measured = None
        for key in ("budget", "budget-steps"):
            self._runner.drop(key)
        self.panel.hide()

    def _ask(self) -> None:
        session = self._session
        project = session.project

        def show(budget: PageBudget) -> None:
            self._show(project, budget)

        def measure() -> PageBudget:
            return page_budget(session.desk, project, steps=False)

        self._runner.submit("budget", measure, on_result=show, on_error=self._show_error)

    def _show(self, project: Project, budget: PageBudget) -> None:
        self._measured = (project, budget)
        self.panel.show_budget(budget)
        self.panel.mark_part(self._session.selected_part or "")
        if budget.fits:
            self._steps_timer.stop()
            self._runner.drop("budget-steps")
        else:
            self._steps_timer.start()

    def _ask_steps(self) -> None:
        if self._measured is None:
            return
        project, budget = self._measured

        def show(steps: tuple[BudgetStep, ...]) -> None:
            if self._measured is not None and self._measured[0] is project:
                self.panel.show_steps(steps)

        self._runner.submit(
            "budget-steps",
            budget_steps,
            self._session.desk,
            project,
            budget,
            on_result=show,
            on_error=self._show_error,
        )

    def _show_error(self, error: Exception) -> None:
        # What keeps the page from being made is told in its place.
        self.panel.hide()
        if not isinstance(error, BriefdeskError):
            self.failed.emit(error)

    def _carry_out(self, step: BudgetStep) -> None:
        session = self._session
        try:
            project = carry_out(session.desk, session.project, step)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self.panel.show_steps(())
        session.apply(step.words.partition(" “")[0], project)

    def _go_to(self, block: BudgetBlock) -> None:
        if block.kind is BudgetKind.TITLE:
            self.title_wished.emit()
        elif block.kind is BudgetKind.LETTERHEAD:
            self.sender_wished.emit()
        elif block.part:
            self._session.select_part(PartId(block.part))

    def _single_shot(self, milliseconds: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(do)
        return timer
