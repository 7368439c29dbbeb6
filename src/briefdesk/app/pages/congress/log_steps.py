"""What is done with the log: open a letter, export the list, clear it, stop noting."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.address_book import LogEntry
from briefdesk.pipeline.letter_log import clear_log, export_log, switch_log


class LogSteps(QObject):
    """Acts on the log for its panel; `changed()` when it holds other letters."""

    changed = Signal()

    def __init__(self, rolodex: Rolodex, panel: QWidget) -> None:
        super().__init__(panel)
        self._rolodex = rolodex
        self._panel = panel

    def open(self, entry: LogEntry, *, folder: bool = False) -> None:
        """Open the first file of a letter that is still there, or the folder that it is in."""
        found = next((path for path in map(Path, entry.files) if path.is_file()), None)
        if found is None:
            self._rolodex.noted.emit(
                "The files of this letter are no longer where they were made.",
                f"They were in “{Path(entry.files[0]).parent}”." if entry.files else "Export it again.",
            )
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.parent if folder else found)))

    def export(self, entries: tuple[LogEntry, ...]) -> None:
        """Ask for a file and write these letters as a table."""
        start = Path.home() / f"letters-{self._rolodex.desk.today.isoformat()}.csv"
        chosen, _ = QFileDialog.getSaveFileName(self._panel, "Export as CSV", str(start), "Tables (*.csv)")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".csv") else f"{chosen}.csv")
        self._rolodex.runner.submit(
            "congress:log-export", export_log, self._rolodex.desk, path, entries,
            on_result=lambda _done: self._rolodex.noted.emit(
                f"{counted(len(entries), 'letter')} exported.", f"The table is in “{path.name}”."
            ),
            on_error=self._rolodex.failed.emit,
        )  # fmt: skip

    def clear(self, project: str | None) -> QMessageBox:
        """Ask whether the letters of a project, or all, shall leave the log: that cannot be taken back."""
        what = f"the letters of “{project}”" if project else "all letters"
        box = QMessageBox(self._panel.window())
        box.setWindowTitle("Clear the log")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Remove {what} from the log?")
        box.setInformativeText("The files stay where they are. This cannot be undone.")
        remove = box.addButton("Remove", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._clear(project))
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def switch(self, on: bool) -> None:
        """Note letters from now on, or none."""
        try:
            switch_log(self._rolodex.desk, on=on)
        except BriefdeskError as error:
            self._rolodex.failed.emit(error)

    def _clear(self, project: str | None) -> None:
        try:
            removed = clear_log(self._rolodex.desk, project=project)
        except BriefdeskError as error:
            self._rolodex.failed.emit(error)
            return
        self._rolodex.noted.emit(f"{counted(removed, 'letter')} removed from the log.", "")
        self.changed.emit()
