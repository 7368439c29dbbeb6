"""One project, one window: a lock file beside what is in use names the process that has it.

A lock never goes stale by age, only when its process is gone: Qt looks for it on this computer.
"""

import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from briefdesk.errors import StoreError


class ProjectHeld(StoreError):
    """Another window has the project open."""

    next_step = "Go on in that window, or open a copy here."


def hold_project(path: Path) -> QLockFile | None:
    """Hold the project file at `path` until the lock is dropped; None where no lock can be made there.

    Raises ProjectHeld naming who has it. A folder that can't be written to needs no guard against saving.
    """
    real = Path(os.path.realpath(path))
    lock = _lock(real.with_name(f".{real.name}.lock"))
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        raise ProjectHeld(
            f"“{path.name}” is open in another Briefdesk window{_holder(lock)}.", where=str(path)
        )
    return None


class Hold:
    """The lock of what a window has open now; another takes its place when something else is opened."""

    def __init__(self, lock: QLockFile | None) -> None:
        self._lock = lock

    def keep(self, lock: QLockFile | None) -> None:
        """Let go of the lock there is and keep this one, or none."""
        if self._lock is not None:
            self._lock.unlock()
        self._lock = lock


def hold_folder(folder: Path) -> QLockFile | None:
    """Hold a folder of kept copies, by a lock file beside it; None where another process has it."""
    lock = _lock(folder.with_name(f"{folder.name}.lock"))
    return lock if lock.tryLock(0) else None


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock


def _holder(lock: QLockFile) -> str:
    process, host, _program = lock.getLockInfo()[-3:]
    return f" (process {process} on {host})" if process else ""
