"""The open project and what is shown of it: the one object that every page listens to."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from briefdesk.app.undo import ReplaceProject
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.draft import Draft, PartId, Project
from briefdesk.model.partner_pack import PartnerPack
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.letter_lines import LINE_LABELS
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.recipients import chosen


class Session(QObject):
    """Holds the project, its undo stack and what is selected; changes go through `apply` alone.

    Signals: `project_changed(before, after)` for every change, undo and redo included, and
    `addressees_changed()` after it where the recipients changed; `document_changed`, `current_changed`
    and `selection_changed` say what is shown; `path_changed`, `saved` and `clean_changed` are for the
    title and the status bar; `began` comes before all of them when another project is started on.
    """

    project_changed = Signal(object, object)
    addressees_changed = Signal()
    document_changed = Signal(str)
    current_changed = Signal(object)
    selection_changed = Signal(object)
    path_changed = Signal()
    clean_changed = Signal(bool)
    saved = Signal()
    began = Signal()

    def __init__(
        self,
        desk: Desk,
        project: Project,
        *,
        path: Path | None = None,
        base: str | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(500)
        self._project = project
        self._path = path
        self._base = base
        self._document: DocumentName = "letter"
        self._addressees, self._recipients_problem = _addressees_of(desk, project)
        self._current = _nearest(None, self._addressees)
        self._selected_part: PartId | None = None
        self.undo_stack.cleanChanged.connect(self.clean_changed)

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
    def base(self) -> str | None:
        """Return the hash that the project's file had when it was last read or saved."""
        return self._base

    @property
    def work(self) -> Project | PartnerPack:
        """Return what is to be kept of the work: the project, or the pack that is filled in."""
        return self._project

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
    def current(self) -> AddresseeId | None:
        """Return the recipient whose letter is shown, None without recipients."""
        return self._current

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

    def show_recipient(self, addressee: AddresseeId | None) -> None:
        """Show the letter to that recipient; one who isn't chosen is ignored."""
        known = any(a.id == addressee for a in self._addressees)
        if addressee != self._current and known:
            self._current = addressee
            self.current_changed.emit(addressee)

    def step_recipient(self, step: int) -> None:
        """Show the letter `step` recipients further; stays at the ends."""
        order = [a.id for a in self._addressees]
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

    def begin(
        self, project: Project, path: Path | None = None, base: str | None = None, *, unsaved: bool = False
    ) -> None:
        """Start on another project, without undo to the one before.

        `path` is the file that it belongs to and `base` the hash of the bytes that were read from there;
        with `unsaved` it counts as changed until it is saved.
        """
        self.began.emit()
        self.undo_stack.clear()
        self._path, self._base = path, base
        self._selected_part = None
        self._show(project)
        if unsaved:
            self.undo_stack.resetClean()
        self.selection_changed.emit(None)
        self.path_changed.emit()
        self.clean_changed.emit(not self.dirty)

    def readdress(self) -> None:
        """Address everybody anew, after the roster changed under the project; not a step of undo."""
        shown = self._current
        self._addressees, self._recipients_problem = _addressees_of(self.desk, self._project)
        self._current = _nearest(shown, self._addressees)
        self.project_changed.emit(self._project, self._project)
        self.addressees_changed.emit()
        if self._current != shown:
            self.current_changed.emit(self._current)

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
        self._path = target
        self.undo_stack.setClean()
        if moved:
            self.path_changed.emit()
        self.saved.emit()

    def _show(self, project: Project) -> None:
        before, self._project = self._project, project
        shown = self._current
        readdressed = _addressing(before) != _addressing(project)
        if readdressed:
            self._addressees, self._recipients_problem = _addressees_of(self.desk, project)
            self._current = _nearest(self._current, self._addressees)
        selected = self._selected_part
        if selected is not None and selected not in LINE_LABELS and self.draft.part(selected) is None:
            self._selected_part = None
            self.selection_changed.emit(None)
        self.project_changed.emit(before, project)
        if readdressed:
            self.addressees_changed.emit()
            if self._current != shown:
                self.current_changed.emit(self._current)


def _addressing(project: Project) -> tuple[object, ...]:
    """Return all that decides who is written to, and how each is addressed."""
    return (
        project.recipients, project.contacts, project.lists, project.address_style, project.overrides
    )  # fmt: skip


def _addressees_of(desk: Desk, project: Project) -> tuple[tuple[Addressee, ...], Problem | None]:
    """Return whom the letters go to; where the recipient query is wrong, nobody and what is wrong."""
    try:
        return chosen(desk, project), None
    except BriefdeskError as error:
        return (), Problem(Severity.ERROR, "recipient-query", str(error), error.next_step, where="Recipients")


def _nearest(current: AddresseeId | None, addressees: tuple[Addressee, ...]) -> AddresseeId | None:
    """Return `current` where they are still written to, else the first, None without recipients."""
    order = [a.id for a in addressees]
    return current if current in order else order[0] if order else None
