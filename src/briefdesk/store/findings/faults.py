"""What can be wrong with the library's file, as sentences."""

import sqlite3
from pathlib import Path

from briefdesk.errors import StoreError

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class LibraryNewer(StoreError):
    """The library's file was written by a newer Briefdesk."""

    next_step = "Install the newest Briefdesk on this computer, too."

    def __init__(self, path: Path) -> None:
        super().__init__(
            "Your library of sources was written by a newer Briefdesk. It is left as it is: "
            "nothing is read from it or changed in it.",
            where=str(path),
        )


class SourceNotKept(StoreError):
    """The library has no source of that id."""

    next_step = "List the sources with `briefdesk source list`; it may have been removed meanwhile."

    def __init__(self, source_id: str) -> None:
        super().__init__(f"The library has no source “{source_id}”.")


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the file's bytes are wrong, rather than what was asked of them."""
    code = _code(error)
    return code in _DAMAGED or (code is None and "malformed" in str(error))


def is_unwritable(error: sqlite3.Error) -> bool:
    """Return whether the file or its folder does not allow writing, or opening at all."""
    return _code(error) in _UNWRITABLE


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return the sentence and next step for an error that SQLite raised."""
    code, where = _code(error), str(path)
    if code in _BUSY:
        return StoreError(
            "Another Briefdesk is writing to your library of sources just now.",
            "Wait a moment, then try again.",
            where=where,
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            "Your library of sources could not be saved: the disk is full. It is as it was before.",
            "Free some space, then try again.",
            where=where,
        )
    if code in _UNWRITABLE:
        return StoreError(
            f"Your library of sources in “{path.parent}” does not allow writing.",
            "Ask the folder's owner for the right to write there.",
            where=where,
        )
    return StoreError(
        f"Your library of sources could not be used: {error}.",
        "Start Briefdesk again; if that does not help, restore a backup of the library.",
        where=where,
    )


def _code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, None where the error is not from SQLite itself."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None
