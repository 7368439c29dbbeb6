"""Files of reports and source packs: asked for, read with progress, added to a project or its start."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefdesk.app.dialogs.reading import SourceReading
from briefdesk.app.notify import Notices
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.model.finding import SourcePack
from briefdesk.pipeline.sources import SOURCE_ENDINGS

SOURCE_FILES = f"Reports and source packs ({' '.join('*' + e for e in SOURCE_ENDINGS)});;All files (*)"


class SourceFiles(QObject):
    """Takes sources into the library, and from there into the project of one session.

    `start_wished` brings a source that a project is to be started on.
    """

    start_wished = Signal(object)

    def __init__(self, session: Session, runner: Runner, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._runner = runner
        self._notices = notices
        self._window = window

    def ask(self) -> Path | None:
        """Ask for the file of a report or a source pack."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Choose a report or a source pack", str(folder_of(self._session)), SOURCE_FILES
        )
        return Path(chosen) if chosen else None

    def ask_several(self) -> tuple[Path, ...]:
        """Ask for the files of reports or source packs."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Choose reports or source packs", str(folder_of(self._session)), SOURCE_FILES
        )
        return tuple(Path(name) for name in chosen)

    def start_from(self, path: Path) -> None:
        """Start a project on the source in a file."""
        self.read((path,), self._start_read)

    def add(self, *paths: Path) -> None:
        """Add the sources in files to the open project, one after another."""
        self.read(paths, self.add_pack)

    def read(self, paths: Sequence[Path], take: Callable[[SourcePack], None]) -> SourceReading:
        """Read files into the library with progress; `take` gets each source, what fails is told."""
        reading = SourceReading(self._runner, self._session.desk, paths, self._window)
        reading.read.connect(take)
        reading.known.connect(self._note_known)
        reading.failed.connect(self._notices.tell)
        reading.finished.connect(reading.deleteLater)
        reading.start()
        return reading

    def _note_known(self, pack: SourcePack) -> None:
        self._notices.note(
            f"“{pack.document.short_title}” is in the library already: the file is the same.",
            "It stays as you left it.",
        )

    def _start_read(self, pack: SourcePack) -> None:
        self.start_wished.emit(pack)
        self._notices.note(
            f"“{pack.document.short_title}” is read.",
            f"{counted(len(pack.findings), 'finding')} to pick from are in the list at the left.",
        )

    def add_pack(self, pack: SourcePack) -> None:
        """Add a source to the open project; one of the same id is replaced."""
        project = self._session.project
        others = tuple(s for s in project.sources if s.document.id != pack.document.id)
        changed = replace(project, sources=(*others, pack))
        self._session.apply(f"Add “{pack.document.short_title}”", changed)
        self._notices.note(
            f"“{pack.document.short_title}” is added.", "Its findings are in the list at the left."
        )


def folder_of(session: Session) -> Path:
    """Return where to look for files first: beside the project, else among the user's documents."""
    if session.path is not None:
        return session.path.parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if Path(documents).is_dir() else Path.home()
