"""What guards say of the wording being written: asked after a short pause, answered at once."""

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.dismissing import Dismissing
from briefdesk.app.pages.write.part_editor import PartEditor
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.draft import PartId, Project
from briefdesk.model.flag import Flag
from briefdesk.pipeline.drafts import DocumentName, draft_of
from briefdesk.pipeline.edited_findings import checked_wording, flag_problem

PAUSE_MS = 120
KEY = "write:wording"
AT_ONCE_CHARS = 1000
"""Up to here a look takes a few milliseconds; what is longer is left to a worker."""


class WordingController(QObject):
    """Keeps the editor's flags up to the selected part, and lets them stand."""

    failed = Signal(object)

    def __init__(
        self, session: Session, runner: Runner, editor: PartEditor, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._editor = editor
        self._dismissing = Dismissing(session, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        session.selection_changed.connect(self._look_anew)
        session.project_changed.connect(self._follow)
        editor.flag_excused.connect(self._let_stand)
        self._dismissing.failed.connect(self.failed)
        self._look_anew()

    def look(self) -> None:
        """Look now; only the newest question is answered."""
        self._timer.stop()
        self._runner.drop(KEY)
        session, part = self._session, self._session.selected_part
        if part is None:
            self._editor.show_wording(None)
            return
        project, document, today = session.project, session.document, session.desk.today
        if _length(project, document, part) <= AT_ONCE_CHARS:
            self._editor.show_wording(checked_wording(project, document, part, today=today))
            return
        self._runner.submit(
            KEY,
            lambda: checked_wording(project, document, part, today=today),
            on_result=self._editor.show_wording,
            on_error=lambda _error: self._editor.show_wording(None),
        )

    def _look_anew(self) -> None:
        """Forget what was said of another part."""
        self._editor.show_wording(None)
        self.look()

    def _follow(self, before: Project, after: Project) -> None:
        """Look after a pause in the typing, and at once where a flag was let stand."""
        if before.dismissals != after.dismissals:
            self.look()
        else:
            self._timer.start()

    def _let_stand(self, flag: Flag, reason: str) -> None:
        session, part = self._session, self._session.selected_part
        problem = flag_problem(session.project, session.document, part, flag) if part else None
        if problem is not None:
            self._dismissing.let_stand(problem, reason)


def _length(project: Project, document: DocumentName, part_id: PartId) -> int:
    part = draft_of(project, document).part(part_id)
    return len(part.text or "") if part is not None else 0
