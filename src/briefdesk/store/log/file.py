"""The log's file: opened when first asked for, shared by threads and processes, begun anew when damaged."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefdesk.errors import StoreError
from briefdesk.store.atomic import make_folder
from briefdesk.store.log import faults
from briefdesk.store.log.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, check_tables
from briefdesk.store.transaction import transaction

T = TypeVar("T")

BUSY_TIMEOUT_S = 5.0
MAX_VALUE_BYTES = 10_000_000


class LogFile:
    """One connection to the file at `path`, behind a lock; every write is a transaction.

    A damaged file is set aside and an empty one begun; a file of a newer Briefdesk is left alone, and
    one that cannot be written to is read only. `problem` says so, with `next_step`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self.next_step = ""
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    def read(self, ask: Callable[[sqlite3.Connection], T], empty: T) -> T:
        """Return what `ask` finds, `empty` where there is no log that can be read."""
        with self._lock:
            if self._connection is None and not self.path.exists():
                return empty
            try:
                return self._mended(ask)
            except (sqlite3.Error, StoreError) as error:
                self._tell(faults.explain(error, self.path))
                return empty

    def write(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """Do `act` as one transaction, wholly or not at all. Raises StoreError."""
        with self._lock:
            try:
                make_folder(self.path.parent)
                return self._mended(lambda connection: _changed(connection, act))
            except sqlite3.Error as error:
                raise faults.explain(error, self.path) from error

    def close(self) -> None:
        """Close the file; it is opened anew when asked again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _mended(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return ask(self._opened())
        except sqlite3.DatabaseError as error:
            if not faults.is_damage(error):
                raise
        self._set_aside()
        return ask(self._opened())

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _open(self.path)
        return self._connection

    def _set_aside(self) -> None:
        self.close()
        aside = self._free_name()
        try:
            self.path.replace(aside)
            for ending in ("-wal", "-shm"):  # of no use to another file, and harmful to the new one
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except FileNotFoundError:
            return  # another process has set it aside already
        except OSError as error:
            raise StoreError(
                f"Your log of letters “{self.path.name}” is damaged and could not be set aside: "
                f"{error.strerror or error}.",
                "Close other windows of Briefdesk, then start it again.",
                where=str(self.path),
            ) from error
        self.problem = (
            f"Your log of letters was damaged; it is kept as “{aside.name}”, and a new one was begun."
        )
        self.next_step = "Bring it back from a copy of your own if there is one."

    def _free_name(self) -> Path:
        aside, number = self.path.with_name(f"{self.path.name}.damaged"), 1
        while aside.exists():
            number += 1
            aside = self.path.with_name(f"{self.path.name}.damaged-{number}")
        return aside

    def _tell(self, error: StoreError) -> None:
        self.problem, self.next_step = str(error), error.next_step


def _open(path: Path) -> sqlite3.Connection:
    if path.exists() and not path.is_file():
        raise StoreError(
            f"“{path}” is no regular file, as your log of letters should be.",
            "Move it elsewhere.",
            where=str(path),
        )
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    with contextlib.ExitStack() as opening:
        opening.callback(connection.close)
        # A file of a stranger's may hold triggers and views that run at our next change.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
        _prepare(connection, path)
        opening.pop_all()
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (tables or version) and kind != APPLICATION_ID:
        raise sqlite3.DatabaseError("malformed log: another program's tables")
    if version > SCHEMA_VERSION:
        raise faults.LogNewer(path)
    if version:
        check_tables(connection)
    # Others read while one writes; where that is not to be had, a rollback journal does.
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if not version:
        with transaction(connection):
            _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone() != (0,):
        return  # another process has just done so
    for statement in TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _changed(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], T]) -> T:
    with transaction(connection):
        return act(connection)
