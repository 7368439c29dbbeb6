"""Reading source files in the window: one after another, with progress, and with a way to stop."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefdesk.app.dialogs.reading_panel import ReadingPanel, Step
from briefdesk.app.dialogs.report_facts import ReportFactsDialog
from briefdesk.app.workers import Runner
from briefdesk.model.finding import SourcePack
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.sources import Phase, keep_source, kept_source, lacks_title, read_source, with_facts

SHOWN_AFTER_MS = 500
_LOOK_EVERY_MS = 100
_Result = TypeVar("_Result")


class SourceReading(QObject):
    """Reads files one after another off the main thread and keeps them in the user's library.

    `read` carries each SourcePack as it is kept, `failed` the error of a file that could not be read or kept
    (the rest goes on), `cancelled` comes once when the user wants no more, `finished` at the end in any case.
    `known` comes after `read` for a report that the library had already; it stays as it is there.
    A panel in the window of `parent` shows progress from half a second on. A report that does not tell its
    title is asked for it. Call `start` once the signals are connected.
    """

    read = Signal(object)
    known = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, runner: Runner, desk: Desk, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._desk = desk
        self._paths = tuple(paths)
        self._window = parent.window()
        self._at = -1
        self._stop = Event()
        self._step = Step()
        self.panel = ReadingPanel(self._window)
        self.panel.cancel_wished.connect(self.cancel)
        self.dialog: ReportFactsDialog | None = None
        self._patience = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._patience.timeout.connect(self.panel.appear)
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._show_progress)

    def start(self) -> None:
        """Begin with the first file."""
        self._patience.start()
        self._look.start()
        self._next()

    def cancel(self) -> None:
        """Stop at once; files that were kept before stay."""
        if not self._stop.is_set():
            self._stop.set()
            self._end()
            self.cancelled.emit()
            self.finished.emit()

    def _next(self) -> None:
        self._at += 1
        if self._stop.is_set():
            return
        if self._at == len(self._paths):
            self._end()
            self.finished.emit()
            return
        path = self._paths[self._at]
        self._step = Step()
        self.panel.show_file(path.name, self._at + 1, len(self._paths))
        self._run(lambda: self._read_file(path), self._take_read)

    def _read_file(self, path: Path) -> tuple[SourcePack, bool]:
        """Read a file, and say whether the library had it already; runs on a worker."""
        pack = read_source(path, progress=self._count, cancelled=self._stop.is_set)
        kept = kept_source(self._desk, pack, path)
        return (pack, False) if kept is None else (kept, True)

    def _take_read(self, result: tuple[SourcePack, bool]) -> None:
        path = self._paths[self._at]
        pack, known = result
        if known:
            self.read.emit(pack)
            self.known.emit(pack)
            self._next()
            return
        if not lacks_title(pack.document, path):
            self._keep(pack)
            return
        self._patience.stop()
        self.panel.hide()
        self.dialog = ReportFactsDialog(pack.document, path.name, self._window)
        self.dialog.told.connect(lambda facts: self._keep(with_facts(pack, facts)))
        self.dialog.rejected.connect(self._skip)
        self.dialog.open()

    def _skip(self) -> None:
        """Leave out a file whose dialog was closed; the others go on."""
        self._patience.start()
        self._next()

    def _keep(self, pack: SourcePack) -> None:
        path, desk = self._paths[self._at], self._desk
        self._run(lambda: keep_source(desk, pack, path), self._take_kept)

    def _take_kept(self, pack: SourcePack) -> None:
        self.read.emit(pack)
        self._next()

    def _fail(self, error: Exception) -> None:
        if not self._stop.is_set():
            self.failed.emit(error)
            self._next()

    def _run(self, work: Callable[[], _Result], take: Callable[[_Result], None]) -> None:
        """Do `work` on a worker; closing the window stops it, as `cancel` does."""

        def steps() -> Iterator[_Result]:
            yield work()

        def taken(made: _Result) -> None:
            if not self._stop.is_set():
                take(made)

        self._runner.run_generator(
            steps, on_item=taken, on_done=lambda: None, on_error=self._fail, cancel=self._stop
        )

    def _count(self, done: int, total: int, phase: Phase) -> None:
        # Called on the worker; one assignment, which the timer on this thread looks at.
        self._step = Step(done, total, phase)

    def _show_progress(self) -> None:
        self.panel.show_step(self._step)

    def _end(self) -> None:
        self._patience.stop()
        self._look.stop()
        self.panel.hide()
        self.panel.deleteLater()
