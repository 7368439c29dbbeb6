"""Where the pane that explains a letter, the session and the workers meet; the review sheet, too."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefdesk.app.pages.why.pane import WhyPane, WhyShown
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import HandEdit, PartId
from briefdesk.pipeline.explain import explain_one
from briefdesk.pipeline.review_sheet import SheetProgress, write_sheet_in_steps
from briefdesk.pipeline.tailoring import drop_edit
from briefdesk.pipeline.told_rules import told_edits

PAUSE_MS = 150
KEY = "why"
NOBODY = "Choose recipients first: then each letter tells why it is as it is."
LOOKING = "Comparing this letter with the base letter …"
SHEET_NAME = "{} review sheet.pdf"


class WhyController(QObject):
    """Explains the letter shown while its pane is open, and writes the review sheet of all letters."""

    failed = Signal(object)
    told = Signal(str, str)
    left = Signal()
    edit_wished = Signal(object)
    compare_wished = Signal(object)

    def __init__(self, session: Session, runner: Runner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._stop: Event | None = None
        self.pane = WhyPane(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        for signal in (session.project_changed, session.current_changed, session.addressees_changed):
            signal.connect(self.refresh)
        self.pane.part_wished.connect(lambda part: session.select_part(PartId(part)))
        self.pane.edit_wished.connect(self.edit_wished)
        self.pane.compare_wished.connect(self.compare_wished)
        self.pane.drop_wished.connect(self._drop)
        self.pane.sheet_wished.connect(self.export_sheet)
        self.pane.cancel_wished.connect(self._cancel)
        self.pane.left.connect(self.left)

    def refresh(self) -> None:
        """Explain anew, soon, if anybody looks."""
        if self.pane.isVisible():
            self._timer.start()

    def open(self) -> None:
        """Explain the letter shown now."""
        self.pane.show_fault(LOOKING)
        self._ask()

    def _ask(self) -> None:
        session = self._session
        if session.current is None:
            self.pane.show_fault(NOBODY)
            return
        desk, project, current, addressees = (
            session.desk, session.project, session.current, session.addressees
        )  # fmt: skip

        def look() -> WhyShown | None:
            found = explain_one(desk, project, current)
            return WhyShown(found, told_edits(desk, project, addressees)) if found else None

        self._runner.submit(KEY, look, on_result=self._show, on_error=self._fail)

    def _show(self, shown: WhyShown | None) -> None:
        if shown is None:
            self.pane.show_fault(NOBODY)
        else:
            self.pane.show_why(shown)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BriefdeskError):
            self.pane.show_fault(f"{error} {error.next_step}")
        else:
            self.failed.emit(error)

    def _drop(self, edit: HandEdit) -> None:
        session = self._session
        session.apply("Drop the edit by hand", drop_edit(session.project, edit.addressee, edit.part))

    # The review sheet

    def export_sheet(self) -> None:
        """Ask where the review sheet shall go, and write it."""
        session = self._session
        folder = session.path.parent if session.path else Path.home()
        start = folder / SHEET_NAME.format(session.name.replace("/", "-"))
        chosen, _ = QFileDialog.getSaveFileName(
            self.pane, "Export review sheet", str(start), "PDF documents (*.pdf)"
        )
        if chosen:
            self.write_sheet(Path(chosen).with_suffix(".pdf"))

    def write_sheet(self, path: Path) -> None:
        """Write the review sheet of all letters on a worker, with progress; it can be cancelled."""
        session = self._session
        desk, project = session.desk, session.project
        last: list[SheetProgress] = []

        def step(progress: SheetProgress) -> None:
            last[:] = [progress]
            self.pane.show_progress(progress.done, progress.total)

        def done() -> None:
            self._end_sheet()
            if last and last[0].pages:
                pages = counted(last[0].pages, "page")
                self.told.emit(f"The review sheet is written: {pages}.", str(path))

        def fail(error: Exception) -> None:
            self._end_sheet()
            self.failed.emit(error)

        self.pane.show_progress(0, max(1, len(session.addressees)))
        self._stop = self._runner.run_generator(
            lambda: write_sheet_in_steps(desk, project, path), on_item=step, on_done=done, on_error=fail
        )

    def _end_sheet(self) -> None:
        self._stop = None
        self.pane.show_progress(0, 0)

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()
