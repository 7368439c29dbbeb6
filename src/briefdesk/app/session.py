"""The open project and what is shown of it: the one object that every page listens to."""

from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from briefdesk.app.undo import ReplaceProject
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Addressee, Bioguide
from briefdesk.model.draft import Draft, PartId, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.projects import read_project, save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.store.autosave import (
    Snapshot,
    discard_beside,
    discard_snapshots,
    read_snapshot,
    write_snapshot,
)
from briefdesk.store.project_file import file_hash

AUTOSAVE_MS = 10_000


class Session(QObject):
    """Holds the project, its undo stack and what is selected; changes go through `apply` alone.

    Signals: `project_changed(before, after)` for every change, undo and redo included, and
    `addressees_changed()` after it where the recipients changed; `document_changed`, `current_changed`
    and `selection_changed` say what is shown; `path_changed`, `saved` and `dirty_changed` are for the
    title and the status bar; `failed` carries an error that no caller waits for (an autosave).
    """

    project_changed = Signal(object, object)
    addressees_changed = Signal()
    document_changed = Signal(str)
    current_changed = Signal(object)
    selection_changed = Signal(object)
    path_changed = Signal()
    dirty_changed = Signal(bool)
    saved = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        project: Project,
        *,
        path: Path | None = None,
        autosave: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(500)
        self._project = project
        self._path = path
        self._autosave = autosave
        self._kept: Project | None = None
        self._base: str | None = None
        self._token = uuid4().hex
        self._recovered: Snapshot | None = None
        self._document: DocumentName = "letter"
        self._current: Bioguide | None = None
        self._selected_part: PartId | None = None
        self._addressees: tuple[Addressee, ...] = ()
        self._recipients_problem: Problem | None = None
        self._choose()
        self.undo_stack.cleanChanged.connect(self._tell_dirty)
        self._timer = QTimer(self)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.keep_copy)
        self._timer.start()

    # What is open

    @property
    def project(self) -> Project:
        """Return the project as it stands."""
        return self._project

    @property
    def path(self) -> Path | None:
        """Return the file that the project belongs to, None before the first save."""
        return self._path

    @property
    def name(self) -> str:
        """Return what the title bar calls the project: the file's name, else the project's title."""
        return self._path.stem if self._path else (self._project.title or "Untitled")

    @property
    def dirty(self) -> bool:
        """Return whether there is work that no file holds."""
        return not self.undo_stack.isClean()

    @property
    def addressees(self) -> tuple[Addressee, ...]:
        """Return whom the letters go to, empty where the recipient query is wrong."""
        return self._addressees

    @property
    def recipients_problem(self) -> Problem | None:
        """Return what is wrong with the recipient query, or None."""
        return self._recipients_problem

    # What is shown

    @property
    def document(self) -> DocumentName:
        """Return which document is shown: "letter" or "brief"."""
        return self._document

    @property
    def draft(self) -> Draft:
        """Return the draft of the document that is shown."""
        return self._project.letter if self._document == "letter" else self._project.brief

    @property
    def current(self) -> Bioguide | None:
        """Return the recipient whose letter is shown, None without recipients."""
        return self._current

    @property
    def current_addressee(self) -> Addressee | None:
        """Return the addressee whose letter is shown, None without recipients."""
        return next((a for a in self._addressees if a.member.bioguide == self._current), None)

    @property
    def selected_part(self) -> PartId | None:
        """Return the selected part of the document that is shown, or None."""
        return self._selected_part

    def show_document(self, document: DocumentName) -> None:
        """Show the letter or the brief."""
        if document != self._document:
            self.select_part(None)
            self._document = document
            self.document_changed.emit(document)

    def show_recipient(self, bioguide: Bioguide | None) -> None:
        """Show the letter to that recipient; one who isn't chosen is ignored."""
        known = any(a.member.bioguide == bioguide for a in self._addressees)
        if bioguide != self._current and known:
            self._current = bioguide
            self.current_changed.emit(bioguide)

    def step_recipient(self, step: int) -> None:
        """Show the letter `step` recipients further; stays at the ends."""
        order = [a.member.bioguide for a in self._addressees]
        if self._current in order:
            wanted = order.index(self._current) + step
            self.show_recipient(order[max(0, min(wanted, len(order) - 1))])

    def select_part(self, part: PartId | None) -> None:
        """Select a part of the document that is shown, or nothing."""
        if part != self._selected_part:
            self._selected_part = part
            self.selection_changed.emit(part)

    # Changes

    def apply(self, label: str, project: Project, merge_key: str | None = None) -> None:
        """Put `project` in the place of the open one as one step of undo called `label`.

        Steps of one `merge_key` in a row become one step. An equal project changes nothing.
        """
        if project != self._project:
            self.undo_stack.push(ReplaceProject(self._project, project, label, self._show, merge_key))

    def new(self, project: Project) -> None:
        """Start on a project that has no file yet."""
        self._start_on(project, None, None)

    def open(self, path: Path) -> None:
        """Open a project file; raises StoreError and leaves the open project alone if it can't be read."""
        base = file_hash(path)
        self.show_opened(read_project(path), path, base)

    def show_opened(self, project: Project, path: Path, base: str) -> None:
        """Start on a project that a worker has read from `path`, whose bytes have the hash `base`."""
        self._start_on(project, path, base)

    def recover(self, snapshot: Snapshot) -> None:
        """Start on what an earlier run kept: it counts as changed until it is saved. Raises StoreError."""
        self._start_on(read_snapshot(snapshot), snapshot.origin, snapshot.base)
        self._recovered = snapshot
        self.undo_stack.resetClean()

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Save to `path`, or to the project's own file. Raises StoreError; then it stays unsaved.

        Raises ProjectChangedOnDisk where another program changed the project's own file, unless `overwrite`.
        """
        target = path or self._path
        if target is None:
            raise ValueError("A project without a file needs a path to be saved to.")
        moved = target != self._path
        expected = None if moved or overwrite else self._base
        self._base = save_project(self._project, target, expected=expected)
        self._forget_copy()
        self._path = target
        self.undo_stack.setClean()
        if moved:
            self.path_changed.emit()
        self.saved.emit()

    def keep_copy(self) -> None:
        """Keep a copy of unsaved work now; what goes wrong is told through `failed`."""
        if self._autosave is None or not self.dirty or self._project is self._kept:
            return
        try:
            write_snapshot(
                self._autosave, self._project, origin=self._path, base=self._base, session=self._token
            )
        except BriefdeskError as error:
            self.failed.emit(error)
        else:
            self._kept = self._project

    def close(self) -> None:
        """End the session on purpose: no copy is kept, no timer runs."""
        self._timer.stop()
        self._forget_copy()

    def _start_on(self, project: Project, path: Path | None, base: str | None) -> None:
        self._forget_copy()
        self.undo_stack.clear()
        self._path, self._base = path, base
        self._selected_part = None
        self._show(project)
        self.selection_changed.emit(None)
        self.path_changed.emit()
        self.dirty_changed.emit(self.dirty)

    def _forget_copy(self) -> None:
        self._kept = None
        if self._autosave is not None:
            discard_snapshots(self._autosave, origin=self._path, session=self._token)
        if self._recovered is not None:
            discard_beside(self._recovered)
            self._recovered = None

    def _show(self, project: Project) -> None:
        before, self._project = self._project, project
        shown = self._current
        readdressed = before.recipients != project.recipients
        if readdressed:
            self._choose()
        if self._selected_part is not None and self.draft.part(self._selected_part) is None:
            self._selected_part = None
            self.selection_changed.emit(None)
        self.project_changed.emit(before, project)
        if readdressed:
            self.addressees_changed.emit()
            if self._current != shown:
                self.current_changed.emit(self._current)

    def _tell_dirty(self, clean: bool) -> None:
        self.dirty_changed.emit(not clean)

    def _choose(self) -> None:
        try:
            self._addressees = chosen(self.desk, self._project)
            self._recipients_problem = None
        except BriefdeskError as error:
            self._addressees = ()
            self._recipients_problem = Problem(
                Severity.ERROR, "recipient-query", str(error), error.next_step, where="Recipients"
            )
        order = [a.member.bioguide for a in self._addressees]
        if self._current not in order:
            self._current = order[0] if order else None
