"""Whether a file holds the tables that Briefdesk makes, and nothing that acts by itself.

A library or a backup may come from a stranger: a trigger of theirs would run at our next change, and a view
in the place of a table may never end.
"""

import re
import sqlite3
from collections.abc import Mapping
from functools import lru_cache

from briefdesk.store.findings.schema import TABLES

# No document of a pack's size comes near; a value of gigabytes would be read whole.
MAX_VALUE_BYTES = 100_000_000
_HIGHEST_REVISION = 2**53
_TABLE = re.compile(r"CREATE TABLE (\w+) \(\s*(.*?)\s*\)(?: WITHOUT ROWID)?;", re.DOTALL)
_COLUMN = re.compile(r"(?:^|,)\s*([a-z_]+) [A-Z]")


def distrust(connection: sqlite3.Connection) -> None:
    """Let nothing that stands in the file itself run functions, nor any value take the memory."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)


def check_tables(connection: sqlite3.Connection) -> None:
    """Return if the file has our tables and neither triggers nor views. Raises sqlite3.DatabaseError."""
    found = dict(connection.execute("SELECT name, type FROM sqlite_schema").fetchall())
    if not set(found.values()) <= {"table", "index"}:
        raise sqlite3.DatabaseError("malformed library: it holds what Briefdesk never makes")
    for table, columns in _columns().items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if not columns <= there:
            raise sqlite3.DatabaseError(f"malformed library: the table {table} is not whole")
    if found.get("words") != "table":
        raise sqlite3.DatabaseError("malformed library: the index of words is gone")
    row = connection.execute("SELECT value FROM fact WHERE name = 'revision'").fetchone()
    if row is None or not isinstance(row[0], int) or not 0 <= row[0] < _HIGHEST_REVISION:
        raise sqlite3.DatabaseError("malformed library: its revision is no number")


@lru_cache(maxsize=1)
def _columns() -> Mapping[str, frozenset[str]]:
    """Return the columns of each table as Briefdesk makes it."""
    return {table: frozenset(_COLUMN.findall(body)) for table, body in _TABLE.findall(TABLES)}
