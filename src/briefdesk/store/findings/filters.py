"""Searches that somebody kept under a name."""

import sqlite3

from briefdesk.model.library import FindingQuery, SavedFilter
from briefdesk.store.findings.schema import from_json, plain_text, to_json


def read_all(connection: sqlite3.Connection) -> tuple[SavedFilter, ...]:
    """Return the saved filters by name."""
    found = connection.execute("SELECT name, query FROM filter ORDER BY name COLLATE NOCASE, name")
    return tuple(SavedFilter(name, from_json(query, FindingQuery)) for name, query in found)


def save(connection: sqlite3.Connection, kept: SavedFilter) -> None:
    """Keep a filter; one of the same name is replaced."""
    connection.execute(
        "INSERT OR REPLACE INTO filter VALUES (?, ?)", (plain_text(kept.name), to_json(kept.query))
    )


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Remove a filter; one that is gone already is no failure."""
    connection.execute("DELETE FROM filter WHERE name = ?", (plain_text(name),))
