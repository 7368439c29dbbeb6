"""The roster in one dialog: what is in use, fetching or importing another, what changes, and yes or no."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.roster_plan import RosterPlanPane, speaks_against
from briefdesk.app.dialogs.roster_start import RosterStart
from briefdesk.app.style import XL, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.pipeline.roster import ENDINGS, RosterPlan

_FILTER = f"Data set ({' '.join(f'*{ending}' for ending in (*ENDINGS, '.zip'))});;All files (*)"


class RosterDialog(QDialog):
    """Three pages: the roster in use, work going on, and a plan to say yes or no to.

    `source_chosen` carries a tuple of paths or an address, `taken` the RosterPlan agreed to; `stopped`
    means to give up the work. It decides nothing itself.
    """

    source_chosen = Signal(object)
    stopped = Signal()
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Roster")
        self.resize(760, 560)
        self.setAcceptDrops(True)
        self.start = RosterStart()
        self.plan_pane = RosterPlanPane()
        self.what = plain(Size.STRONG)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.take = QPushButton("&Use this roster")
        self.keep = QPushButton("&Keep the old one")
        self.close_button = QPushButton("Close")
        self._plan: RosterPlan | None = None
        self._work = QWidget()
        self.pages = QStackedWidget()
        self._arrange()
        self.start.fetch_wished.connect(self.source_chosen)
        self.start.files_wished.connect(self.ask_files)
        self.start.folder_wished.connect(self.ask_folder)
        self.cancel.clicked.connect(self.stopped)
        self.take.clicked.connect(lambda: self.taken.emit(self._plan))
        self.keep.clicked.connect(self.show_start)
        self.close_button.clicked.connect(self.reject)
        self.show_start()

    @property
    def working(self) -> bool:
        """Return whether work goes on."""
        return self.pages.currentWidget() is self._work

    def show_start(self) -> None:
        """Show the roster in use."""
        self._plan = None
        self._show(self.start, self.close_button)
        self.start.fetch.setDefault(True)
        self.start.fetch.setFocus()

    def show_work(self) -> None:
        """Show that something is being done, and how to stop it."""
        self.start.forget_problem()
        self._show(self._work, self.cancel)
        self.show_progress("", 0, 0)
        self.cancel.setFocus()

    def show_progress(self, what: str, done: int, of: int) -> None:
        """Say what is being done and how far it is; `of` is 0 where nobody knows."""
        amount = f": {done / 1_000:,.0f} kB" if done else ""
        self.what.setText(f"{what}{amount}…" if what else "Starting…")
        self.bar.setRange(0, of)
        self.bar.setValue(min(done, of))

    def show_plan(self, plan: RosterPlan) -> None:
        """Show what would change, and ask."""
        self._plan = plan
        self.plan_pane.show_plan(plan)
        self._show(self.plan_pane, self.keep, self.take)
        # What speaks against a roster is not to be passed over with Enter.
        likely = self.keep if speaks_against(plan) else self.take
        likely.setDefault(True)
        likely.setFocus()

    def ask_files(self) -> None:
        """Ask for files of the data set or a zip."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Choose files of the data set", "", _FILTER)
        self._choose(tuple(Path(name) for name in chosen))

    def ask_folder(self) -> None:
        """Ask for a folder with the data set."""
        chosen = QFileDialog.getExistingDirectory(self, "Choose the data set’s folder")
        self._choose((Path(chosen),) if chosen else ())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders while the roster in use is shown."""
        if not self.working and _local(event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.accept()
        self._choose(_local(event.mimeData().urls()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape stop the work first, go back from a plan, and close at last."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.working:
            self.stopped.emit()
        elif self._plan is not None:
            self.show_start()
        else:
            self.reject()

    def done(self, result: int) -> None:
        """Stop the work when the dialog is closed by its frame."""
        if self.working:
            self.stopped.emit()
        super().done(result)

    def _choose(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.source_chosen.emit(paths)

    def _show(self, page: QWidget, *buttons: QPushButton) -> None:
        self.pages.setCurrentWidget(page)
        for button in (self.cancel, self.close_button, self.keep, self.take):
            button.setVisible(button in buttons)

    def _arrange(self) -> None:
        work = QVBoxLayout(self._work)
        work.setContentsMargins(XL, L, XL, L)
        work.setSpacing(M)
        work.addStretch(1)
        work.addWidget(self.what)
        work.addWidget(self.bar)
        work.addStretch(2)
        for page in (self.start, self._work, self.plan_pane):
            self.pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(L, M, L, M)
        buttons.setSpacing(S)
        buttons.addStretch(1)
        for button in (self.cancel, self.close_button, self.keep, self.take):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        mark(self.take, kind="primary")
        self.cancel.setToolTip("Stop; the roster stays as it is (Esc)")
        self.keep.setToolTip("Change nothing (Esc)")
        self.take.setToolTip("The old roster is kept: you can go back to it here")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(hairline())
        column.addLayout(buttons)


def _local(urls: list[QUrl]) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
