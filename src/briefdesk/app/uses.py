"""Lets the library know which project file uses which findings, so that a new edition can name it."""

from PySide6.QtCore import QObject

from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.pipeline.library import note_project_use


class ProjectUses(QObject):
    """Notes what the open project uses when it was saved or opened from a file, off the main thread."""

    def __init__(self, session: Session, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        session.saved.connect(self.note)
        session.path_changed.connect(self.note)

    def note(self) -> None:
        """Note what the open project uses, where it has a file."""
        path = self._session.path
        if path is not None:
            self._runner.submit(
                "uses", note_project_use, self._session.desk, self._session.project, path,
                on_result=_done, on_error=_done,
            )  # fmt: skip


def _done(_outcome: object) -> None:
    """A convenience: nothing is shown of it, whether it went well or not."""
