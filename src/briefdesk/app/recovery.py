"""Copies of unsaved work: kept while it is unsaved, found again after a crash."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from briefdesk.app.holding import hold_folder
from briefdesk.app.session import Session
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.partner_pack import PartnerPack
from briefdesk.store.atomic import make_folder
from briefdesk.store.autosave import Snapshot, discard_beside, list_snapshots, read_snapshot, write_snapshot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

REST_MS = 5_000


@dataclass(frozen=True, slots=True)
class Leftover:
    """The newest copy that an earlier run left of one project; `hold` keeps other windows off it."""

    snapshot: Snapshot
    hold: QLockFile

    @property
    def name(self) -> str:
        """Return what to call the project or the pack in a sentence."""
        origin = self.snapshot.origin
        if self.snapshot.is_pack:
            return f"the pack “{origin.stem}”" if origin else "a partner pack"
        return f"“{origin.stem}”" if origin else "a project without a file"


def left_behind(folder: Path) -> tuple[Leftover, ...]:
    """Return what runs that crashed left in `folder`, the newest first.

    Each run has a folder of its own there, held by a lock as long as it lives: what a running window keeps
    is not among them.
    """
    found: list[Leftover] = []
    for run in _folders(folder):
        hold = hold_folder(run)
        if hold is None:
            continue
        newest: dict[Path, Snapshot] = {}
        for snapshot in list_snapshots(run):
            newest.setdefault(snapshot.path.parent, snapshot)
        found.extend(Leftover(snapshot, hold) for snapshot in newest.values())
        if not newest:
            _remove(run)
    return tuple(sorted(found, key=_age))


class Recovery(QObject):
    """Keeps a copy of the session's unsaved work five seconds after a change, and gives it up at the save.

    Copies are written by a thread of its own, one after the other: a long report takes a tenth of a second.
    `failed` carries what went wrong where no caller waits for it.
    """

    failed = Signal(object)
    _written = Signal()

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = folder / f"run-{uuid4().hex[:16]}"
        self._hold: QLockFile | None = None
        self._kept: Project | PartnerPack | None = None
        self._last: Snapshot | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._writing: Future[Snapshot] | None = None
        self._recovered: Leftover | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._rested)
        self._written.connect(self._settle_if_done)
        session.project_changed.connect(lambda _before, _after: self._wait())
        session.began.connect(self._forget)
        session.saved.connect(self._forget)

    def keep_copy(self) -> None:
        """Keep a copy of unsaved work now, and wait until it is written."""
        self._begin_copy()
        self._settle()

    def _rested(self) -> None:
        if self._writing is not None and not self._writing.done():
            self._timer.start()
        else:
            self._begin_copy()

    def _begin_copy(self) -> None:
        """Have a copy of unsaved work written while the window goes on."""
        session = self._session
        self._settle()
        if not session.dirty:
            self._drop_copy()
            return
        if session.work is self._kept:
            return
        try:
            self._hold_run()
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._kept = session.work
        self._writing = self._pool().submit(
            write_snapshot, self._run, session.work, origin=session.path, base=session.base
        )
        self._writing.add_done_callback(lambda _: self._written.emit())

    def _settle_if_done(self) -> None:
        # What is told of one copy may arrive when the next is being written already.
        if self._writing is not None and self._writing.done():
            self._settle()

    def _settle(self) -> None:
        """Take note of the copy that was being written, waiting for it where it still is."""
        writing, self._writing = self._writing, None
        if writing is None:
            return
        try:
            self._last = writing.result()
        except BriefdeskError as error:
            self._kept = None
            self.failed.emit(error)

    def recover(self, left: Leftover) -> None:
        """Start on what an earlier run left: it counts as changed until it is saved. Raises StoreError."""
        snapshot = left.snapshot
        self._session.begin(read_snapshot(snapshot), snapshot.origin, snapshot.base, unsaved=True)
        self.take_over(left)

    def take_over(self, left: Leftover) -> None:
        """Let the session's work be what an earlier run left, which is given up at the save."""
        self._recovered = left

    def close(self) -> None:
        """End on purpose: what was not saved was given up."""
        self._timer.stop()
        self._forget()
        if self._writer is not None:
            self._writer.shutdown()
        _remove(self._run)
        if self._hold is not None:
            self._hold.unlock()
            self._hold = None

    def _wait(self) -> None:
        # Not put off by more typing: a crash costs five seconds, however fast somebody types.
        if not self._timer.isActive():
            self._timer.start()

    def _drop_copy(self) -> None:
        self._settle()
        self._kept = None
        if self._last is not None:
            discard_beside(self._last)
            self._last = None

    def _forget(self) -> None:
        self._drop_copy()
        if self._recovered is not None:
            discard_beside(self._recovered.snapshot)
            _remove(self._recovered.snapshot.path.parent.parent)
            self._recovered = None

    def _pool(self) -> "ThreadPoolExecutor":
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (the window starts without)

            self._writer = ThreadPoolExecutor(1, "recovery")
        return self._writer

    def _hold_run(self) -> None:
        if self._hold is None:
            make_folder(self._run.parent)
            self._hold = hold_folder(self._run)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return []


def _age(left: Leftover) -> float:
    try:
        return -left.snapshot.path.stat().st_mtime
    except OSError:
        return 0.0


def _remove(run: Path) -> None:
    """Remove the folder of a run where nothing is left in it."""
    with contextlib.suppress(OSError):
        run.rmdir()
