"""New, open, save, leave: the flows around a project's file, and the questions they ask."""

import os
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefdesk.app.holding import Hold, ProjectHeld, hold_project
from briefdesk.app.notify import Notices
from briefdesk.app.recovery import Leftover, Recovery
from briefdesk.app.session import Session
from briefdesk.app.source_files import SourceFiles, folder_of
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project, Sender
from briefdesk.model.finding import SourcePack
from briefdesk.pipeline.projects import blank_project, read_project, sample_project
from briefdesk.pipeline.sources import SOURCE_ENDINGS
from briefdesk.store.project_file import ProjectChangedOnDisk, file_hash

PROJECT_ENDING = ".briefdesk"
PACK_ENDING = ".briefpack"
PROJECT_FILES = "Briefdesk projects (*.briefdesk)"
OPEN_FILES = f"Projects and partner packs (*{PROJECT_ENDING} *{PACK_ENDING});;{PROJECT_FILES}"


class Leave(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class ProjectFiles(QObject):
    """Runs the flows over one session. `opened`: another project is open; `recent` names its file.

    `sources` takes in files of reports. `writes_as` is the sender of new projects. `format_wished`: the
    user asks what a source pack is. `pack_wished` names the file of a partner pack that is to be opened.
    """

    opened = Signal()
    recent = Signal(object)
    gone = Signal(object)
    format_wished = Signal()
    pack_wished = Signal(object)

    def __init__(
        self,
        session: Session,
        runner: Runner,
        notices: Notices,
        window: QWidget,
        hold: QLockFile | None = None,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._runner = runner
        self._notices = notices
        self._window = window
        self._hold = Hold(hold)
        self.sources = SourceFiles(session, runner, notices, window)
        self.sources.start_wished.connect(self.start_from)
        self.writes_as = Sender()

    def open_sample(self) -> None:
        """Open the sample project."""
        if self.may_leave():
            self._start(sample_project(self._session.desk))

    def start_from(self, pack: SourcePack) -> None:
        """Start a project on a source."""
        if self.may_leave():
            self._start(blank_project(self._session.desk, source=pack, sender=self.writes_as))

    def start_blank(self) -> None:
        """Start a project without a source."""
        if self.may_leave():
            self._start(blank_project(self._session.desk, sender=self.writes_as))

    def open(self) -> None:
        """Ask for the file of a project or a partner pack and open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a project or a pack", str(self.folder()), OPEN_FILES
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a project file; the open one stays if it can't be read or another window has it."""
        if path.name.lower().endswith(PACK_ENDING):
            self.pack_wished.emit(path)
            return
        if not self.may_leave():
            return
        own = _is_same(path, self._session.path)

        def show(read: tuple[Project, str, QLockFile | None]) -> None:
            project, base, hold = read
            if not own:
                self._hold.keep(hold)
            self._session.begin(project, path, base)
            self.recent.emit(path)
            self.opened.emit()

        def fail(error: Exception) -> None:
            self.tell_unopened(error, path)

        self._runner.submit("open", _read, path, own, on_result=show, on_error=fail)

    def open_copy(self, path: Path) -> None:
        """Open what a project file holds as a project without a file."""
        if self.may_leave():
            self._runner.submit(
                "open", read_project, path, on_result=self._start, on_error=self._notices.tell
            )

    def tell_unopened(self, error: Exception, path: Path) -> None:
        """Say why a project could not be opened, with what can be done about it."""
        if isinstance(error, ProjectHeld):
            self._notices.tell(error, ("Open a copy", lambda: self.open_copy(path)))
            self._notices.point()
            return
        self._notices.tell(error)
        if not path.exists():
            self.gone.emit(path)

    def drop(self, path: Path) -> None:
        """Take a file that was dropped on the window: a project, or a source for the open project."""
        name = path.name.lower()
        if name.endswith((PROJECT_ENDING, PACK_ENDING)):
            self.open_path(path)
        elif not name.endswith(SOURCE_ENDINGS):
            self._notices.note(
                f"Briefdesk can’t read “{path.name}”.",
                "It reads projects (.briefdesk), reports (PDF, Word, HTML, Markdown, text) and source packs.",
                ("What is a source pack?", self.format_wished.emit),
            )
        elif self._session.project.sources or self._session.dirty:
            self.sources.add(path)
        else:
            self.sources.start_from(path)

    def save(self) -> bool:
        """Save, asking for a file where there is none yet; return whether the work is in a file now."""
        if self._session.path is None:
            return self.save_as()
        return self._save(None)

    def save_as(self) -> bool:
        """Ask for a file and save to it."""
        start = self._session.path or self.folder() / f"{_file_name(self._session.name)}{PROJECT_ENDING}"
        dialog = QFileDialog(self._window, "Save the project", str(start.parent), PROJECT_FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Qt adds the ending itself, so that it asks before it replaces the file that is really meant.
        dialog.setDefaultSuffix(PROJECT_ENDING.removeprefix("."))
        dialog.selectFile(start.name)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return self._save(Path(chosen[0])) if chosen else False

    def recover(self, left: Leftover, recovery: Recovery) -> bool:
        """Go on with what an earlier run left; return whether it is open now."""
        if not self.may_leave():
            return False
        origin = left.snapshot.origin
        # Who opened the file again after the end holds it already.
        own = origin is not None and _is_same(origin, self._session.path)
        try:
            # A project whose folder is gone has nothing to hold; its copy is all there is.
            hold = hold_project(origin) if origin and not own and origin.parent.is_dir() else None
            recovery.recover(left)
        except BriefdeskError as error:
            self._notices.tell(error)
            return False
        if not own:
            self._hold.keep(hold)
        self.opened.emit()
        return True

    def may_leave(self) -> bool:
        """Return whether the open project may be left: nothing is unsaved, or the user has decided."""
        if not self._session.dirty:
            return True
        decision = self.ask_leave()
        if decision is Leave.SAVE:
            return self.save()
        return decision is Leave.DISCARD

    def ask_leave(self, name: str = "") -> Leave:
        """Ask what to do with unsaved changes of the project, or of the pack of that name."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Unsaved changes")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Save the changes to “{name or self._session.name}”?")
        box.setInformativeText("Changes that you don’t save are lost.")
        save = box.addButton("&Save", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("&Don’t save", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton("&Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return Leave.SAVE if clicked is save else Leave.DISCARD if clicked is discard else Leave.CANCEL

    def folder(self) -> Path:
        """Return where to look for files first."""
        return folder_of(self._session)

    def close(self) -> None:
        """Let other windows have the project."""
        self._hold.keep(None)

    def _start(self, project: Project) -> None:
        self._hold.keep(None)
        self._session.begin(project)
        self.opened.emit()

    def _save(self, path: Path | None, *, overwrite: bool = False) -> bool:
        own = path is None or _is_same(path, self._session.path)
        try:
            hold = None if path is None or own else hold_project(path)
            self._session.save(path, overwrite=overwrite)
        except ProjectChangedOnDisk as error:
            self._notices.tell_until_settled(error, ("Save anyway", lambda: self._save_anyway(path)))
            return False
        except ProjectHeld as error:
            error.next_step = "Save under another name."
            self._notices.tell_until_settled(error, ("Save as…", self._save_as_later))
            return False
        except BriefdeskError as error:
            self._notices.tell_until_settled(error, ("Save as…", self._save_as_later))
            return False
        if not own:
            self._hold.keep(hold)
        self._notices.settle()
        if self._session.path is not None:
            self.recent.emit(self._session.path)
        return True

    def _save_anyway(self, path: Path | None) -> None:
        self._save(path, overwrite=True)

    def _save_as_later(self) -> None:
        self.save_as()


def _is_same(path: Path, own: Path | None) -> bool:
    return own is not None and os.path.realpath(own) == os.path.realpath(path)


def _read(path: Path, own: bool) -> tuple[Project, str, QLockFile | None]:
    hold = None if own else hold_project(path)
    base = file_hash(path)
    return read_project(path), base, hold


def _file_name(title: str) -> str:
    kept = "".join(c if c.isalnum() or c in " -_’'" else " " for c in title)
    return " ".join(kept.split())[:80] or "Untitled"
