"""Searches that somebody kept under a name."""

import sqlite3
from functools import partial

from briefdesk.model.library import FindingQuery, SavedFilter
from briefdesk.store.findings.database import Database
from briefdesk.store.findings.schema import from_json, plain_text, to_json


class SavedFilters:
    """The searches kept in the library. Every call may raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._read = database.read
        self._write = database.write

    def all(self) -> tuple[SavedFilter, ...]:
        """Return the saved filters by name."""
        return self._read(_read_all)

    def save(self, kept: SavedFilter) -> None:
        """Keep a filter; one of the same name is replaced."""
        self._write(partial(_save, kept=kept))

    def remove(self, name: str) -> None:
        """Remove a filter; one that is gone already is no failure."""
        self._write(partial(_remove, name=name))


def _read_all(connection: sqlite3.Connection) -> tuple[SavedFilter, ...]:
    found = connection.execute("SELECT name, query FROM filter ORDER BY name COLLATE NOCASE, name")
    return tuple(SavedFilter(name, from_json(query, FindingQuery)) for name, query in found)


def _save(connection: sqlite3.Connection, kept: SavedFilter) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO filter VALUES (?, ?)", (plain_text(kept.name), to_json(kept.query))
    )


def _remove(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM filter WHERE name = ?", (plain_text(name),))
