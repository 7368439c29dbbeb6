"""Small facts of the library: its revision, and which pack files were taken in."""

import sqlite3


def revision(connection: sqlite3.Connection) -> int:
    """Return the number that grows with every change."""
    (value,) = connection.execute("SELECT value FROM fact WHERE name = 'revision'").fetchone()
    return int(value)


def changed(connection: sqlite3.Connection, source_id: str) -> int:
    """Return the revision at which a source was changed last, -1 where there is no such source."""
    row = connection.execute("SELECT changed FROM source WHERE id = ?", (source_id,)).fetchone()
    return int(row[0]) if row else -1


def mark_changed(connection: sqlite3.Connection, source: int) -> None:
    """Note that the change under way changes a source."""
    connection.execute(
        "UPDATE source SET changed = 1 + (SELECT value FROM fact WHERE name = 'revision') WHERE number = ?",
        (source,),
    )


def imported(connection: sqlite3.Connection, sha: str) -> bool:
    """Return whether the pack file of that SHA-256 was taken in."""
    return connection.execute("SELECT 1 FROM taken_in WHERE sha = ?", (sha,)).fetchone() is not None


def mark_imported(connection: sqlite3.Connection, sha: str) -> None:
    """Remember that the pack file of that SHA-256 was taken in."""
    connection.execute("INSERT OR IGNORE INTO taken_in VALUES (?)", (sha,))


def synced(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the SHA-256 that the shipped pack file of that name had when it was last taken over."""
    row = connection.execute("SELECT sha FROM synced WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def mark_synced(connection: sqlite3.Connection, name: str, sha: str) -> None:
    """Remember the SHA-256 of a shipped pack file that was taken over."""
    connection.execute("INSERT OR REPLACE INTO synced VALUES (?, ?)", (name, sha))
