"""The library's file: opened when first asked for, shared by threads and processes, mended when damaged."""

import contextlib
import datetime as dt
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefdesk.errors import StoreError
from briefdesk.store.atomic import make_folder
from briefdesk.store.findings import backups, faults
from briefdesk.store.findings.migrations import bring_up
from briefdesk.store.findings.schema import APPLICATION_ID, SCHEMA_VERSION, create_tables
from briefdesk.store.findings.soundness import check_tables, distrust
from briefdesk.store.transaction import transaction

T = TypeVar("T")

BUSY_TIMEOUT_S = 5.0


class Database:
    """One connection to the file at `path`, behind a lock; every write is a transaction.

    A damaged file is set aside and the newest good copy takes its place; a file that cannot be written to
    is replaced by one in memory. `problem` says so.
    """

    def __init__(self, path: Path, *, today: dt.date | None) -> None:
        self.path = path
        self._today = today
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._problem: str | None = None
        self.next_step = ""
        self.generation = 0
        self._newer = False
        self._in_memory = False
        self._copying: threading.Thread | None = None

    @property
    def problem(self) -> str | None:
        """What was wrong with the file, None where nothing was."""
        with self._lock:
            self._opened()
            return self._problem

    @property
    def forgets(self) -> bool:
        """Whether what is changed now ends with the process; `problem` says why."""
        return self.problem is not None and self._in_memory

    def read(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `ask` finds. Raises StoreError."""
        with self._lock:
            try:
                return self._mended(ask)
            except sqlite3.Error as error:
                raise faults.explain(error, self.path) from error

    def write(self, act: Callable[[sqlite3.Connection], T], *, own: bool = True) -> T:
        """Do `act` as one transaction, wholly or not at all, and let the revision grow.

        `own` marks what the user does: it is refused where a newer Briefdesk wrote the file.
        Raises StoreError.
        """
        with self._lock:
            try:
                self._opened()
                if own and self._newer:
                    raise faults.LibraryNewer(self.path)
                self._copy_of_the_day()
                return self._mended(lambda connection: _changed(connection, act))
            except sqlite3.Error as error:
                raise faults.explain(error, self.path) from error

    def restore(self, from_: Path) -> None:
        """Put what the backup `from_` holds into the file. Raises StoreError; then nothing is changed."""
        self.close()
        with self._lock:
            backups.restore_library(self.path, from_)
            self._forget()

    def close(self) -> None:
        """Close the file, after a copy that is being made; it is opened anew when asked again."""
        copying = self._copying
        if copying is not None:
            copying.join()
        with self._lock:
            if self._connection is not None and not self._in_memory:
                self._connection.close()
                self._connection = None

    def _forget(self) -> None:
        """Open the file anew when next asked, as if for the first time."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self._problem, self.next_step = None, None, ""
        self._newer = self._in_memory = False
        self.generation += 1

    def _mended(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `ask` finds, in a mended file where the file turns out to be damaged."""
        try:
            return ask(self._opened())
        except sqlite3.DatabaseError as error:
            if self._in_memory or not faults.is_damage(error):
                raise
        self._mend()
        return ask(self._opened())

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        if self.path.is_dir():
            return self._beside(f"“{self.path}” is a folder where your library of sources should be")
        if self.path.exists() and not self.path.is_file():
            return self._beside(f"“{self.path}” is no regular file, as your library of sources should be")
        try:
            make_folder(self.path.parent)
            return self._open_file()
        except StoreError as error:
            return self._beside(str(error).rstrip("."))
        except sqlite3.DatabaseError as error:
            if faults.is_unwritable(error):
                return self._beside(
                    f"The folder “{self.path.parent}” with your library of sources does not allow writing"
                )
            if not faults.is_damage(error):
                raise
        self._mend()
        return self._open_file()

    def _open_file(self) -> sqlite3.Connection:
        connection = _connect(self.path)
        try:
            version = check_kind(connection)
            if version > SCHEMA_VERSION:
                connection.close()
                return self._apart()
            if version:
                version = bring_up(connection, self.path)
                check_tables(connection)
            _prepare(connection, version)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _apart(self) -> sqlite3.Connection:
        """Return a library in memory, because the file is a newer Briefdesk's."""
        self._newer = self._in_memory = True
        newer = faults.LibraryNewer(self.path)
        self._problem, self.next_step = str(newer), newer.next_step
        return _in_memory()

    def _beside(self, why: str) -> sqlite3.Connection:
        """Return a library in memory with what can be read of the file, because it can't be written to."""
        self._in_memory = True
        self._problem = f"{why}. What you change in the library now is forgotten at the end."
        self.next_step = "Mend that, then start Briefdesk again."
        return _in_memory(self.path if self.path.is_file() else None)

    def _mend(self) -> None:
        """Set the damaged file aside and put the newest good copy in its place.

        Another process may have done so already: the file is looked at once more.
        """
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.generation += 1
        if backups.is_sound(self.path):
            return
        try:
            aside = backups.set_aside(self.path)
        except OSError as error:
            raise StoreError(
                f"Your library of sources “{self.path.name}” is damaged and could not be set aside: "
                f"{error.strerror or error}.",
                "Close other windows of Briefdesk, then start it again.",
                where=str(self.path),
            ) from error
        copied = backups.bring_back(self.path)
        taken = (
            f"the copy of {copied} took its place" if copied else "there was no copy, so a new one was begun"
        )
        self._problem = f"Your library of sources was damaged; it is kept as “{aside.name}”, and {taken}."
        self.next_step = "Look whether your sources are all there; restore a backup of your own if not."

    def _copy_of_the_day(self) -> None:
        """Begin a copy of the file as it is before the first change of the day, in a thread of its own."""
        if self._in_memory or self._today is None or self._copying is not None:
            return
        self._copying = backups.copy_of_the_day(self.path, self._today)


def check_kind(connection: sqlite3.Connection) -> int:
    """Return the version of the library's tables, 0 for an empty file.

    Raises sqlite3.DatabaseError for a file that is not a library.
    """
    # The tables first: where another process makes them just now, the version is theirs, too.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (tables or version) and kind != APPLICATION_ID:
        raise sqlite3.DatabaseError("malformed library: another program's tables")
    if tables and version < 1:
        raise sqlite3.DatabaseError("malformed library: tables of no version")
    return int(version)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    distrust(connection)
    return connection


def _prepare(connection: sqlite3.Connection, version: int) -> None:
    # A write-ahead log lets others read while one writes, and needs no wait for the disk at each change.
    # Where it is not to be had (some network shares) the file works with a rollback journal.
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    # The index of a big library stays in memory. A page of a mapped file is not kept, and so is looked
    # through anew at each search: that took half as long again.
    connection.execute("PRAGMA cache_size = -32000")
    if version == 0:
        create_tables(connection)
    else:
        connection.execute("BEGIN IMMEDIATE")  # raises where the file cannot be written to
        connection.execute("ROLLBACK")


def _in_memory(source: Path | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    distrust(connection)
    if source is not None and backups.read_into(source, connection):
        bring_up(connection, None)
        return connection
    create_tables(connection)
    return connection


def _changed(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], T]) -> T:
    with transaction(connection):
        before = connection.total_changes
        done = act(connection)
        if connection.total_changes != before:
            connection.execute("UPDATE fact SET value = value + 1 WHERE name = 'revision'")
    return done
