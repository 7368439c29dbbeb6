"""Approving pages, as steps of undo: the dialog, the session and the worker that looks at all pages."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefdesk.app.memory import Memory
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.english import counted, long_date
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Project
from briefdesk.pipeline.approval_states import Reviewed
from briefdesk.pipeline.approvals import (
    ApprovalStopped,
    Watch,
    approve,
    reviewed_brief,
    reviewed_letters,
    withdraw,
)
from briefdesk.pipeline.desk import Desk

if TYPE_CHECKING:
    from briefdesk.app.dialogs.approvals import ApprovalsDialog, Pages

_KEY = "approvals"


class Approving(QObject):
    """Opens the list of approvals and carries out what is wished there."""

    failed = Signal(object)
    _moved = Signal(int, int)

    def __init__(self, window: QWidget, session: Session, runner: Runner, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._runner = runner
        self._memory = memory
        self._stop = Event()
        self._dialog: ApprovalsDialog | None = None
        self._moved.connect(self._show_progress)

    def open(self) -> "ApprovalsDialog":
        """Open the dialog, with the page shown selected."""
        # Here, not above: few sessions approve anything.
        from briefdesk.app.dialogs.approvals import ApprovalsDialog  # noqa: PLC0415

        session = self._session
        dialog = ApprovalsDialog(
            self._memory.settings.approver,
            long_date(session.desk.today),
            marks=session.project.marks_drafts,
            parent=self._window,
        )
        shown = None if session.document == "brief" else session.current
        dialog.approve_wished.connect(lambda pages, name: self._approve(dialog, pages, name))
        dialog.withdraw_wished.connect(lambda pages: self._withdraw(dialog, pages))
        dialog.marks_wished.connect(self._mark)
        dialog.cancel_wished.connect(self._stop_work)
        dialog.finished.connect(lambda _: self._end())
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()
        self._look(dialog, frozenset({shown}))
        return dialog

    def _look(self, dialog: "ApprovalsDialog", chosen: frozenset[AddresseeId | None]) -> None:
        session = self._session

        def show(found: tuple[Reviewed, ...]) -> None:
            dialog.show_pages(found, chosen)

        def fail(error: Exception) -> None:
            if isinstance(error, ApprovalStopped):
                dialog.show_again("Stopped. Open the list again to see which pages are approved.")
            else:
                self.failed.emit(error)

        dialog.show_busy(f"Looking at {counted(len(session.addressees), 'letter')}…")
        watch = self._watch()
        self._runner.submit(
            _KEY, _reviewed, session.desk, session.project, watch, on_result=show, on_error=fail
        )

    def _watch(self) -> Watch:
        """Return what a worker tells its progress to, and asks whether to go on."""
        self._stop.set()
        stop = self._stop = Event()
        moved: Callable[[int, int], None] = self._moved.emit
        return Watch(lambda done, total: None if stop.is_set() else moved(done, total), stop.is_set)

    def _show_progress(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(done, total)

    def _stop_work(self) -> None:
        """Stop what runs; what is known of the pages already is shown again."""
        self._stop.set()

    def _end(self) -> None:
        self._stop.set()
        self._dialog = None
        self._runner.drop(_KEY)

    def _approve(self, dialog: "ApprovalsDialog", pages: "Pages", name: str) -> None:
        session = self._session
        before = session.project
        self._memory.remember_approver(name)
        dialog.show_busy(f"Approving {_called(pages)}…")

        def take(project: Project) -> None:
            if session.project is before:
                session.apply(f"Approve {_called(pages)}", project)
            self._look(dialog, _ids(pages))

        def fail(error: Exception) -> None:
            if isinstance(error, ApprovalStopped):
                dialog.show_again("Stopped: nothing was approved.")
            elif isinstance(error, BriefdeskError):
                dialog.say(f"{error} {error.next_step}")
                self._look(dialog, _ids(pages))
            else:
                self.failed.emit(error)

        watch = self._watch()
        self._runner.submit(
            _KEY, _approved, session.desk, before, pages, name, watch, on_result=take, on_error=fail
        )

    def _withdraw(self, dialog: "ApprovalsDialog", pages: "Pages") -> None:
        project = self._session.project
        if pages.letters:
            project = withdraw(project, "letter", pages.letters)
        if pages.brief:
            project = withdraw(project, "brief")
        self._session.apply(f"Take back approval of {_called(pages)}", project)
        self._look(dialog, _ids(pages))

    def _mark(self, marks: bool) -> None:
        label = "Mark drafts" if marks else "Mark no drafts"
        self._session.apply(label, replace(self._session.project, marks_drafts=marks))


def _reviewed(desk: Desk, project: Project, watch: Watch) -> tuple[Reviewed, ...]:
    """Return the state of every page; what cannot be made is no page, and preflight tells of it."""
    found: list[Reviewed] = []
    try:
        found.append(reviewed_brief(desk, project))
    except BriefdeskError:
        found = []
    try:
        found += reviewed_letters(desk, project, watch=watch)
    except ApprovalStopped:
        raise
    except BriefdeskError:
        return tuple(found)
    return tuple(found)


def _approved(desk: Desk, project: Project, pages: "Pages", name: str, watch: Watch) -> Project:
    if pages.letters:
        project = approve(desk, project, "letter", by=name, day=desk.today, to=pages.letters, watch=watch)
    if pages.brief:
        project = approve(desk, project, "brief", by=name, day=desk.today)
    return project


def _called(pages: "Pages") -> str:
    letters = counted(len(pages.letters), "letter") if pages.letters else ""
    return " and ".join(filter(None, ("one-pager" if pages.brief else "", letters)))


def _ids(pages: "Pages") -> frozenset[AddresseeId | None]:
    brief: tuple[None, ...] = (None,) if pages.brief else ()
    return frozenset((*brief, *pages.letters))
