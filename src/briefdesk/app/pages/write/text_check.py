"""Whether the text just typed can be merged: asked of a worker, answered in one quiet sentence."""

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.pipeline.letters import compose_brief, compose_letter

PAUSE_MS = 250
KEY = "write:text-check"


class TextCheck(QObject):
    """Asks after a pause in the typing; only the newest question is answered."""

    found = Signal(str)
    """What is wrong and what to do, empty where nothing is."""

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask_now)

    def ask(self) -> None:
        """Check the project as it stands, a moment after the last call."""
        self._timer.start()

    def forget(self) -> None:
        """Drop the question."""
        self._timer.stop()
        self._runner.drop(KEY)

    def _ask_now(self) -> None:
        session = self._session
        if session.document == "brief":
            self._runner.submit(
                KEY,
                compose_brief,
                session.desk,
                session.project,
                on_result=self._pass,
                on_error=self._fail,
            )
        elif session.current is not None:
            self._runner.submit(
                KEY,
                compose_letter,
                session.desk,
                session.project,
                session.current,
                on_result=self._pass,
                on_error=self._fail,
            )

    def _pass(self, _made: object) -> None:
        self.found.emit("")

    def _fail(self, error: Exception) -> None:
        # Anything but a sentence for the user is the preview's to report: it fails on the same text.
        if isinstance(error, BriefdeskError):
            self.found.emit(f"{error} {error.next_step}".strip())
