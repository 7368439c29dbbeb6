"""Copies of the library's file: one a day, one where the user wants it, and the way back."""

import contextlib
import datetime as dt
import os
import sqlite3
import threading
from pathlib import Path

from briefdesk.errors import StoreError
from briefdesk.store.atomic import make_folder
from briefdesk.store.findings import faults
from briefdesk.store.findings.schema import APPLICATION_ID, SCHEMA_VERSION
from briefdesk.store.findings.soundness import check_tables, distrust

KEPT_COPIES = 5
_BESIDE = ("-wal", "-shm", "-journal")


def daily_copies(path: Path) -> tuple[Path, ...]:
    """Return the daily copies beside the library at `path`, the newest first."""
    try:
        found = [p for p in path.parent.iterdir() if _day(p, path) is not None]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda p: p.name, reverse=True))


def copy_of_the_day(path: Path, today: dt.date) -> threading.Thread | None:
    """Begin the copy of `today` from what the file holds now; None where it is there already.

    What is written after this call is not in the copy. Of older copies the newest four are kept. A copy
    that fails leaves the older ones as they are.
    """
    target = path.with_name(f"{path.stem}-{today.isoformat()}{path.suffix}")
    if target.exists() or not path.exists():
        return None
    try:
        source = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.Error:
        return None
    try:
        # The open transaction keeps the file's state of this moment for the copy.
        source.execute("BEGIN")
        (revision,) = source.execute("SELECT value FROM fact WHERE name = 'revision'").fetchone()
    except (sqlite3.Error, TypeError):
        source.close()
        return None
    if revision == 0:
        source.close()
        return None
    thread = threading.Thread(target=_copy, args=(source, target, path), name="library-copy", daemon=True)
    thread.start()
    return thread


def _copy(source: sqlite3.Connection, target: Path, path: Path) -> None:
    # What was there before is as good as it gets: a failed copy is no failure of the change.
    with contextlib.closing(source), contextlib.suppress(sqlite3.Error, OSError):
        _copy_to(source, target)
        for old in daily_copies(path)[KEPT_COPIES:]:
            old.unlink()


def _copy_to(source: sqlite3.Connection, target: Path) -> None:
    """Put a copy of what `source` holds at `target`, in one step."""
    temp = target.with_name(f".{target.name}-{os.getpid()}.tmp")
    try:
        with contextlib.closing(sqlite3.connect(temp)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("malformed library: not copied")
        temp.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temp.unlink()


def write_backup(connection: sqlite3.Connection, to: Path) -> None:
    """Write what the library holds to the file `to`, replacing it. Raises StoreError or sqlite3.Error."""
    make_folder(to.parent)
    try:
        _copy_to(connection, to)
    except OSError as error:
        raise StoreError(
            f"The backup “{to.name}” could not be written: {error.strerror or error}.",
            "Choose another folder.",
            where=str(to),
        ) from error


def restore_library(path: Path, from_: Path) -> None:
    """Put what the backup `from_` holds into the library at `path`, also while others have it open.

    What the library held before is kept beside it as `library-before-restore.sqlite`.
    Raises StoreError where `from_` is no sound library, or of a newer Briefdesk; then nothing is changed.
    """
    _refuse_unsound(from_)
    make_folder(path.parent)
    if path.exists() and not is_sound(path):
        _refuse_newer(path)
        set_aside(path)
    try:
        with (
            contextlib.closing(_read_only(from_)) as source,
            contextlib.closing(sqlite3.connect(path, timeout=5.0, isolation_level=None)) as target,
        ):
            before = _revision(target)
            if before:
                _copy_to(target, path.with_name(f"{path.stem}-before-restore{path.suffix}"))
            source.backup(target)
            target.execute("UPDATE fact SET value = max(value, ?) + 1 WHERE name = 'revision'", (before,))
            target.execute("UPDATE source SET changed = (SELECT value FROM fact WHERE name = 'revision')")
            with contextlib.suppress(sqlite3.OperationalError):
                target.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise faults.explain(error, path) from error
    except OSError as error:
        raise StoreError(
            f"The library could not be restored: {error.strerror or error}.", "Try again.", where=str(path)
        ) from error


def is_sound(path: Path) -> bool:
    """Return whether the file is a library of this or an older Briefdesk, without damage."""
    return _version(path) in range(1, SCHEMA_VERSION + 1)


def set_aside(path: Path) -> Path:
    """Move the file and what SQLite keeps beside it out of the way, and return where to. Raises OSError."""
    number, aside = 1, path.with_name(f"{path.name}.damaged")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{number}")
    path.replace(aside)
    for ending in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(f"{path.name}{ending}").replace(aside.with_name(f"{aside.name}{ending}"))
    return aside


def bring_back(path: Path) -> dt.date | None:
    """Put the newest good daily copy at `path` and return its day, None where there is none."""
    for copy in daily_copies(path):
        if is_sound(copy):
            with contextlib.suppress(StoreError):
                restore_library(path, copy)
                return _day(copy, path)
    return None


def read_into(path: Path, connection: sqlite3.Connection) -> bool:
    """Fill an empty connection from a file that cannot be written to; return whether that went well."""
    if not is_sound(path):
        return False
    with contextlib.closing(_read_only(path)) as source:
        source.backup(connection)
    return True


def _refuse_unsound(path: Path) -> None:
    version = _version(path)
    if version is None:
        raise StoreError(
            f"“{path.name}” is not a backup of a library, or is damaged.",
            "Choose a file that Briefdesk wrote as a backup.",
            where=str(path),
        )
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"The backup “{path.name}” was written by a newer Briefdesk.",
            "Install the newest Briefdesk on this computer, too.",
            where=str(path),
        )


def _refuse_newer(path: Path) -> None:
    version = _version(path)
    if version is not None and version > SCHEMA_VERSION:
        raise faults.LibraryNewer(path)


def _version(path: Path) -> int | None:
    """Return the version of the library in a file, None where it is none or damaged."""
    if not path.is_file():
        return None
    try:
        with contextlib.closing(_read_only(path)) as connection:
            (kind,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if kind != APPLICATION_ID or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return None
            if version < 1:
                return None
            # An older one has the tables of its time.
            if version == SCHEMA_VERSION:
                check_tables(connection)
    except sqlite3.Error:
        return None
    return int(version)


def _read_only(path: Path) -> sqlite3.Connection:
    """Open a file for reading, also in a folder that does not allow the files that SQLite keeps beside it."""
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=5.0, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error:
        connection.close()
        raise
    distrust(connection)
    return connection


def _revision(connection: sqlite3.Connection) -> int:
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'fact'").fetchone() is None:
        return 0
    return int(connection.execute("SELECT value FROM fact WHERE name = 'revision'").fetchone()[0])


def _day(copy: Path, path: Path) -> dt.date | None:
    """Return the day of a daily copy of the library at `path`, None for any other file."""
    name = copy.name
    if not name.startswith(f"{path.stem}-") or not name.endswith(path.suffix):
        return None
    try:
        return dt.date.fromisoformat(name[len(path.stem) + 1 : len(name) - len(path.suffix)])
    except ValueError:
        return None
