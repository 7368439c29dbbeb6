"""Preflight in the background: looks again when the project has rested for a moment."""

from dataclasses import replace
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.check import check, in_order

REST_MS = 700
NOT_LOOKED = "Preflight could not be run: something unexpected happened."
NOT_LOOKED_STEP = "Undo the last change, or save the project and start Briefdesk anew."


class Checker(QObject):
    """Emits `found` with all problems, and None while what it knows is out of date."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._cancel = Event()
        self._told = ""
        self.problems: tuple[Problem, ...] = ()
        self._found: tuple[Problem, ...] | None = None  # as if nothing were let stand; None while unknown
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)
        session.project_changed.connect(self._follow)

    def rest(self) -> None:
        """Look again once nothing has changed for a moment."""
        self._cancel.set()
        self._found = None
        self.found.emit(None)
        self._timer.start()

    def look(self) -> None:
        """Look now."""
        self._timer.stop()
        self._cancel.set()
        self._cancel = cancel = Event()
        self._found = None
        self.found.emit(None)
        desk, project = self._session.desk, self._session.project
        self._runner.submit(
            "check",
            lambda: check(desk, replace(project, dismissals=()), cancelled=cancel.is_set),
            on_result=lambda problems: self._show(problems, cancel),
            on_error=self._fail,
        )

    def close(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self._cancel.set()

    def _show(self, problems: tuple[Problem, ...], cancel: Event) -> None:
        if not cancel.is_set():
            self._found, self._told = problems, ""
            self._count()

    def _follow(self, before: Project, after: Project) -> None:
        """Look again; what is let stand or brought back is only counted anew, at once."""
        if self._found is not None and replace(before, dismissals=after.dismissals) == after:
            self._count()
        else:
            self.rest()

    def _count(self) -> None:
        self.problems = in_order(self._session.project, self._found or ())
        self.found.emit(self.problems)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BriefdeskError):
            problem = Problem(Severity.ERROR, "cannot-check", str(error), error.next_step, where=error.where)
        else:
            problem = Problem(Severity.ERROR, "cannot-check", NOT_LOOKED, NOT_LOOKED_STEP)
            if repr(error) != self._told:
                # What fails at every change asks for attention once.
                self._told = repr(error)
                self.failed.emit(error)
        self.problems = (problem,)
        self.found.emit(self.problems)
