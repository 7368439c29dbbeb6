"""The user's templates as the page changes them: every change is a step of an undo of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from briefdesk.app.session import Session
from briefdesk.app.undo import MadeStep
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.template import Template, VersionKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, with_template
from briefdesk.pipeline.template_drafts import drop_draft
from briefdesk.pipeline.template_versions import (
    duplicate_template,
    own_text,
    put_template,
    remove_template,
    restore_template,
    save_template,
    take_up_template,
)
from briefdesk.pipeline.templates import add_template, export_template, same_template, template_id_of


class Bookshelf(QObject):
    """Changes the library's templates and tells; `changed(id)` names the template to show, perhaps none."""

    changed = Signal(str)
    failed = Signal(object)
    noted = Signal(str, str)

    def __init__(self, session: Session, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.runner = runner
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(100)

    @property
    def desk(self) -> Desk:
        """Return the desk."""
        return self.session.desk

    def template(self, template_id: str) -> Template | None:
        """Return a template at hand."""
        return self.desk.template(template_id)

    # The library

    def save(self, template_id: str, text: str) -> Template | None:
        """Save a text as a new version; None where it was refused, which is told."""
        return self._made(f"Save template “{template_id}”", template_id, self._save(template_id, text))

    def duplicate(self, template_id: str) -> Template | None:
        """Keep a copy of a template."""
        try:
            made = duplicate_template(self.desk, template_id)
        except BriefdeskError as error:
            self.failed.emit(error)
            return None
        self._push(f"Duplicate template “{template_id}”", made.id, None, made.source)
        return made

    def restore(self, template_id: str, number: int) -> Template | None:
        """Let a template be what it was in a version."""

        def change() -> Template:
            return restore_template(self.desk, template_id, number)

        made = self._made(f"Restore version {number} of “{template_id}”", template_id, change)
        if made is not None:
            self.noted.emit(f"“{made.name}” is as in version {number} again.", "Ctrl+Z takes that back.")
        return made

    def add(self, *paths: Path) -> tuple[Template, ...]:
        """Take in files; return the templates made of them. What is refused, or here already, is told."""
        made: list[Template] = []
        there: list[Template] = []
        for path in paths:
            if (same := self._same(path)) is not None:
                there.append(same)
                continue
            label, add = f"Import template “{path.stem}”", partial(add_template, self.desk, path)
            if (one := self._made(label, template_id_of(path), add)) is not None:
                made.append(one)
        if there:
            self.changed.emit(there[-1].id)
        if len(made) + len(there) == len(paths):
            # Where one was refused, that message stays.
            self._tell_added(made, there)
        return tuple(made)

    def _same(self, path: Path) -> Template | None:
        try:
            return same_template(self.desk, path)
        except BriefdeskError:
            return None  # told when it is taken in

    def _tell_added(self, made: list[Template], there: list[Template]) -> None:
        here = ""
        if there:
            are = "is" if len(there) == 1 else "are"
            here = f"{_named(there)} {are} here already: no twin is made."
        if made:
            step = here or "Files are untrusted and run in the sandbox."
            self.noted.emit(f"Imported {_named(made)}.", step)
        elif here:
            self.noted.emit(here, "Duplicate it to change a copy.")

    def remove(self, template_id: str) -> None:
        """Take a template out."""
        try:
            before = remove_template(self.desk, template_id)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._push(f"Remove template “{template_id}”", template_id, before, None)
        self.noted.emit(
            f"“{template_id}” is removed.", "Ctrl+Z brings it back. Projects keep their own copy."
        )

    def export(self, template_id: str, path: Path) -> None:
        """Write a template to a file."""
        try:
            export_template(self.desk, template_id, path)
        except BriefdeskError as error:
            self.failed.emit(error)
        else:
            self.noted.emit(f"Wrote {path.name}.", "")

    # The project

    def use(self, template: Template) -> None:
        """Set the open project's letter or one-pager in a template."""
        session = self.session
        try:
            project = with_template(session.desk, session.project, template)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        session.apply(f"Use template “{template.name}”", project)
        session.show_document("letter" if template.kind == "letter" else "brief")

    def take_up(self, document: DocumentName) -> None:
        """Give the open project its template as the library has it now."""
        session = self.session
        name = draft_of(session.project, document).template
        try:
            project = take_up_template(session.desk, session.project, document)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        session.apply(f"Take up the new version of “{name}”", project)
        self.noted.emit(
            "Your project uses the new version; its edits stay.", "Undo on Write takes that back."
        )

    def _save(self, template_id: str, text: str) -> Callable[[], Template]:
        def change() -> Template:
            made = save_template(self.desk, template_id, text)
            drop_draft(self.desk, template_id)
            return made

        return change

    def _made(self, label: str, template_id: str, change: Callable[[], Template]) -> Template | None:
        try:
            before = own_text(self.desk, template_id)
            made = change()
        except BriefdeskError as error:
            self.failed.emit(error)
            return None
        if made.source != before:
            self._push(label, made.id, before, made.source)
        else:
            self.changed.emit(made.id)
        return made

    def _push(self, label: str, template_id: str, before: str | None, after: str | None) -> None:
        def put(text: str | None) -> None:
            put_template(self.desk, template_id, text, kind=VersionKind.UNDONE)
            self.changed.emit(template_id)

        self.undo_stack.push(MadeStep(label, lambda: put(after), lambda: put(before), self.failed.emit))
        self.changed.emit(template_id)


def _named(templates: list[Template]) -> str:
    return f"“{templates[0].name}”" if len(templates) == 1 else counted(len(templates), "template")
