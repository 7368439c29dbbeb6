"""One writer at a time: what one process reads, changes and writes, no other may write between."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from briefdesk.errors import StoreError
from briefdesk.store.atomic import make_folder

WAIT_S = 5.0
_PAUSE_S = 0.02


@contextlib.contextmanager
def one_writer(path: Path) -> Iterator[None]:
    """Hold the file at `path` for changing until the block ends.

    A lock is the system's and ends with its process, so that none is left behind. Where the folder knows
    no locks, nothing is held. Raises StoreError where another process holds it for five seconds.
    """
    make_folder(path.parent)
    try:
        file = path.with_name(f".{path.name}.lock").open("ab")
    except OSError:  # what is to be written there will say so itself
        yield
        return
    with file:
        _wait(file, path)
        yield


def _wait(file: BinaryIO, path: Path) -> None:
    waited = 0.0
    while not _taken(file):
        if waited >= WAIT_S:
            raise StoreError(
                f"Another Briefdesk is writing to “{path.name}” just now.",
                "Wait a moment, then try again.",
                where=str(path),
            )
        time.sleep(_PAUSE_S)
        waited += _PAUSE_S


def _taken(file: BinaryIO) -> bool:
    try:
        import fcntl  # noqa: PLC0415  (Windows has none)
    except ImportError:
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a share without locks
        return True
    return True
