"""What can be wrong with the log's file, as sentences."""

import sqlite3
from pathlib import Path

from briefdesk.errors import StoreError

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


class LogNewer(StoreError):
    """The log was written by a newer Briefdesk."""

    next_step = "Install the newest Briefdesk on this computer, too. The file is unharmed."

    def __init__(self, path: Path) -> None:
        super().__init__(
            "Your log of letters was written by a newer Briefdesk: nothing is read from it or added to it.",
            where=str(path),
        )


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the file's bytes are wrong, rather than what was asked of them."""
    code = _code(error)
    return code in _DAMAGED or (code is None and any(sign in str(error) for sign in ("malformed", "decode")))


def explain(error: Exception, path: Path) -> StoreError:
    """Return the sentence and next step for an error of SQLite's; one of ours is returned as it is."""
    if isinstance(error, StoreError):
        return error
    code, where = _code(error), str(path)
    if code in _BUSY:
        return StoreError(
            "Another Briefdesk is writing to your log of letters just now.",
            "Wait a moment, then try again.",
            where=where,
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            "The letters could not be noted in your log: the disk is full. The log is as it was before.",
            "Free some space, then export again.",
            where=where,
        )
    if code in _UNWRITABLE:
        return StoreError(
            f"Your log of letters in “{path.parent}” does not allow writing.",
            "Ask the folder's owner for the right to write there.",
            where=where,
        )
    return StoreError(
        f"Your log of letters could not be used: {error}.", "Start Briefdesk again.", where=where
    )


def _code(error: Exception) -> int | None:
    """Return SQLite's primary result code, None where the error is not from SQLite itself."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None
