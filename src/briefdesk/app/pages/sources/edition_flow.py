"""From the file of a newer edition to the source standing on it: compare, look, take up."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from briefdesk.app.dialogs.edition import EditionDialog
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.source import SourceId
from briefdesk.pipeline import library as libraries
from briefdesk.pipeline.editions import EditionPlan, plan_edition, take_edition
from briefdesk.pipeline.sources import SOURCE_ENDINGS, Phase

_FILES = f"Reports and source packs ({' '.join('*' + e for e in SOURCE_ENDINGS)});;All files (*)"
_SHOWN_AFTER_MS = 500


class EditionFlow(QObject):
    """Runs one comparison at a time; its progress can be stopped."""

    noted = Signal(str, str)
    _moved = Signal(int, int)

    def __init__(self, shelf: Shelf, runner: Runner, page: QWidget) -> None:
        super().__init__(page)
        self._shelf = shelf
        self._runner = runner
        self._page = page
        self._stop = Event()
        self._progress: QProgressDialog | None = None
        self.dialog: EditionDialog | None = None
        # Progress comes from the worker; the signal brings it to this thread.
        self._moved.connect(self._show_progress)

    def begin(self, source_id: SourceId) -> None:
        """Ask for the file and compare it with what the library holds."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._page, "Choose the newer edition", str(Path.home()), _FILES
        )
        if chosen:
            self.compare(source_id, Path(chosen))

    def compare(self, source_id: SourceId, path: Path) -> None:
        """Compare a file with what the library holds, with progress."""
        stop = self._stop = Event()
        self._progress = QProgressDialog(f"Comparing “{path.name}”…", "Cancel", 0, 0, self._page)
        self._progress.setWindowTitle("New edition")
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(_SHOWN_AFTER_MS)
        self._progress.canceled.connect(stop.set)
        desk = self._shelf.desk

        def count(done: int, total: int, _phase: Phase) -> None:
            self._moved.emit(done, total)

        def work() -> EditionPlan:
            return plan_edition(desk, source_id, path, progress=count, cancelled=stop.is_set)

        def fail(error: Exception) -> None:
            self._end_progress()
            if not stop.is_set():
                self._shelf.failed.emit(error)

        self._runner.submit("edition", work, on_result=self._show_plan, on_error=fail)

    def _show_progress(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.setMaximum(total)
            self._progress.setValue(min(done, max(0, total - 1)))

    def _show_plan(self, plan: EditionPlan) -> None:
        self._end_progress()
        if self._stop.is_set():
            return
        self.dialog = EditionDialog(plan, self._page)
        self.dialog.accepted.connect(lambda: self._take(plan))
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _take(self, plan: EditionPlan) -> None:
        desk, source = self._shelf.desk, plan.entry.id
        try:
            former = libraries.copy_source(desk, source)
            take_edition(desk, plan)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        self._show_taken(source)

        def forth() -> None:
            take_edition(desk, plan)
            self._show_taken(source)

        def back() -> None:
            libraries.put_back_source(desk, former)
            self._show_taken(source)

        self._shelf.record(f"Take up an edition of “{plan.entry.short_title}”", forth, back)
        self.noted.emit(
            f"“{plan.entry.short_title}” stands on the new edition.",
            f"{plan.marks} Ctrl+Z goes back to the former one.".strip(),
        )

    def _show_taken(self, source: SourceId) -> None:
        self._shelf.touch(source)
        self._shelf.refresh()

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.canceled.disconnect()
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
