"""Letting problems stand and bringing them back, as steps of undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefdesk.app.session import Session
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem
from briefdesk.pipeline.dismissals import dismiss, restore


class Dismissing(QObject):
    """What the lists of problems and flags ask for."""

    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def let_stand(self, problem: Problem, reason: str) -> None:
        """Let a problem of the open project stand for a reason."""
        self._apply("Let it stand", lambda: dismiss(self._session.project, problem, reason))

    def bring_back(self, problem: Problem) -> None:
        """Count a problem again."""
        self._apply("Bring problem back", lambda: restore(self._session.project, problem))

    def _apply(self, label: str, make: Callable[[], Project]) -> None:
        try:
            project = make()
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._session.apply(label, project)
