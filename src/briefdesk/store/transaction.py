"""One step in a SQLite file: wholly done, or not at all."""

import contextlib
import sqlite3
from collections.abc import Iterator


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write what the block does to `connection`, which commits nothing by itself; nothing of it if it fails.

    Raises sqlite3.Error, and whatever the block raises.
    """
    connection.execute("BEGIN IMMEDIATE")
    with contextlib.ExitStack() as undoing:
        undoing.callback(_roll_back, connection)
        yield
        connection.execute("COMMIT")
        undoing.pop_all()


def _roll_back(connection: sqlite3.Connection) -> None:
    # A full disk or a lost lock ends a transaction by itself; the first error is the one to tell.
    with contextlib.suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
