"""Which project files use findings of which source, as they stood when they were last saved or opened."""

import datetime as dt
import sqlite3
from collections.abc import Mapping

from briefdesk.model.finding import FindingId
from briefdesk.model.library import ProjectUse
from briefdesk.model.source import SourceId
from briefdesk.store.findings.schema import from_json, plain_text, to_json

Uses = Mapping[SourceId, tuple[str, tuple[FindingId, ...]]]


def note(connection: sqlite3.Connection, path: str, title: str, uses: Uses, seen: dt.date) -> None:
    """Keep what a project file uses, in place of what was known of it."""
    own = plain_text(path)
    new = {(plain_text(s), plain_text(edition), to_json(ids)) for s, (edition, ids) in uses.items()}
    known = connection.execute("SELECT source, edition, findings FROM use WHERE path = ?", (own,)).fetchall()
    fact = connection.execute("SELECT title, seen FROM project WHERE path = ?", (own,)).fetchone()
    if fact == (plain_text(title), seen.isoformat()) and set(known) == new:
        return  # so that the revision stays: nothing is new
    _forget(connection, path)
    connection.execute("INSERT INTO project VALUES (?, ?, ?)", (own, plain_text(title), seen.isoformat()))
    connection.executemany("INSERT INTO use VALUES (?, ?, ?, ?)", [(own, *use) for use in sorted(new)])


def of_source(connection: sqlite3.Connection, source_id: str) -> tuple[ProjectUse, ...]:
    """Return the projects that use a source, the one seen last first."""
    found = connection.execute(
        "SELECT path, title, edition, findings, seen FROM use JOIN project USING (path)"
        " WHERE source = ? ORDER BY seen DESC, path",
        (plain_text(source_id),),
    )
    return tuple(
        ProjectUse(path, title, edition, _ids(ids), dt.date.fromisoformat(seen))
        for path, title, edition, ids, seen in found
    )


def _forget(connection: sqlite3.Connection, path: str) -> None:
    """Forget a project file; one that is not known is no failure."""
    for table in ("use", "project"):
        connection.execute(f"DELETE FROM {table} WHERE path = ?", (plain_text(path),))  # noqa: S608  (constants)


def _ids(json: bytes) -> tuple[FindingId, ...]:
    return tuple(FindingId(i) for i in from_json(json, list))
