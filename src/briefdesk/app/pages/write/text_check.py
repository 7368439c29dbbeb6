"""What preflight says of the part being written: asked of a worker, answered in a quiet line."""

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import PartId, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.edited_findings import GUARD_CODES

PAUSE_MS = 250
KEY = "write:text-check"


class TextCheck(QObject):
    """Asks after a pause in the typing; only the newest question is answered."""

    found = Signal(str, bool)
    """What is wrong and what to do, empty where nothing is; and whether it is an error."""

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask_now)

    def ask(self) -> None:
        """Check the selected part as it stands, a moment after the last call."""
        self._timer.start()

    def forget(self) -> None:
        """Drop the question and its answer."""
        self._timer.stop()
        self._runner.drop(KEY)
        self.found.emit("", False)

    def _ask_now(self) -> None:
        session = self._session
        if session.selected_part is None:
            return
        self._runner.submit(
            KEY,
            part_problems,
            session.desk,
            session.project,
            session.document,
            session.selected_part,
            session.current,
            on_result=self._tell,
            on_error=self._keep_quiet,
        )

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        severe = any(problem.severity is Severity.ERROR for problem in problems)
        more = f" ({len(problems) - 1} more under Preflight)" if len(problems) > 1 else ""
        self.found.emit(_words(problems[0]) + more if problems else "", severe)

    def _keep_quiet(self, _error: Exception) -> None:
        # The preview works on the same text and tells what no part is to blame for.
        self.found.emit("", False)


def part_problems(
    desk: Desk, project: Project, document: str, part: PartId, recipient: Bioguide | None
) -> tuple[Problem, ...]:
    """Return the errors and warnings of one part, in the letter to one recipient or in the brief.

    What guards say of its wording is left out: the editor lists that itself.
    """
    found = check(desk, project, to=f"member:{recipient}" if recipient else None)
    return tuple(
        problem
        for problem in found
        if problem.part == part
        and problem.document == document
        and problem.severity in (Severity.ERROR, Severity.WARNING)
        and problem.code not in GUARD_CODES
    )


def _words(problem: Problem) -> str:
    line = f"Line {problem.line}: " if problem.line and problem.line > 1 else ""
    return f"{line}{problem.message} {problem.next_step}".strip()
