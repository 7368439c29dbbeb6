"""Sources in the library's tables: put, read, changed step by step, removed, with all their editions."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefdesk.model.finding import Finding, FindingId, FindingState, SourcePack
from briefdesk.model.library import EditionEntry, SourceEntry
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.store.findings import rows, taken
from briefdesk.store.findings.faults import SourceNotKept
from briefdesk.store.findings.marks import with_former_marks
from briefdesk.store.findings.schema import from_json, plain_text, to_json

Usefulness = Callable[[Finding, SourceDocument], float]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What review made of a source: the findings that were changed, and the ids that were taken away."""

    findings: tuple[Finding, ...]
    gone: frozenset[FindingId]


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding that is kept: its JSON, how useful it is, and whether somebody reviewed it."""

    json: bytes
    useful: float
    reviewed: bool


@dataclass(frozen=True, slots=True)
class RemovedSource:
    """All that the library held of a source that was removed, so that it can be put back as it was."""

    id: SourceId
    tables: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]


def entries(connection: sqlite3.Connection) -> tuple[SourceEntry, ...]:
    """Return all sources: the user's own, the newest first, then the shipped ones."""
    counts = {
        (source, state): count
        for source, state, count in connection.execute(
            "SELECT source, state, count(*) FROM finding GROUP BY source, state"
        )
    }
    found = connection.execute(
        "SELECT number, id, title, short_title, publisher, date, edition, shipped, verbatim FROM source"
        " ORDER BY shipped, CASE shipped WHEN 0 THEN -number ELSE number END"
    )
    return tuple(_entry(row, counts) for row in found)


def _entry(row: tuple[Any, ...], counts: Mapping[tuple[int, str], int]) -> SourceEntry:
    number, source_id, title, short_title, publisher, date, edition_hash, shipped, verbatim = row
    suggested, accepted, dismissed = (counts.get((number, state.value), 0) for state in FindingState)
    return SourceEntry(
        SourceId(source_id), title, short_title, publisher, date, edition_hash,
        shipped=bool(shipped), verbatim=bool(verbatim),
        suggested=suggested, accepted=accepted, dismissed=dismissed,
    )  # fmt: skip


def read(connection: sqlite3.Connection, source_id: str, *, dismissed: bool) -> SourcePack | None:
    """Return a source with its findings in order, those dismissed only where asked for."""
    document = document_of(connection, source_id)
    if document is None:
        return None
    found = connection.execute(
        "SELECT stored.json FROM finding JOIN stored ON stored.finding = finding.number"
        " WHERE finding.source = (SELECT number FROM source WHERE id = ?) AND finding.state <> ?"
        " ORDER BY finding.place, finding.number",
        (plain_text(source_id), "" if dismissed else FindingState.DISMISSED.value),
    )
    return SourcePack(document, tuple(from_json(json, Finding) for (json,) in found))


def usefulness_of(connection: sqlite3.Connection, source_id: str) -> dict[FindingId, float]:
    """Return how useful each finding of a source is, 0 to 1, as rated when its words came."""
    number = number_of(connection, source_id)
    found = connection.execute("SELECT id, useful FROM finding WHERE source = ?", (number,))
    return {FindingId(own): useful for own, useful in found}


def document_of(connection: sqlite3.Connection, source_id: str) -> SourceDocument | None:
    """Return the present edition of a source's document."""
    row = connection.execute(
        "SELECT edition.document FROM source JOIN edition"
        " ON edition.source = source.id AND edition.edition = source.edition WHERE source.id = ?",
        (plain_text(source_id),),
    ).fetchone()
    return from_json(row[0], SourceDocument) if row else None


def known(connection: sqlite3.Connection, source_id: str) -> dict[str, KnownFinding]:
    """Return what is known of the findings of a source, by id."""
    found = connection.execute(
        "SELECT finding.id, json, useful, reviewed FROM finding"
        " JOIN stored ON stored.finding = finding.number"
        " WHERE source = (SELECT number FROM source WHERE id = ?) ORDER BY place, number",
        (plain_text(source_id),),
    )
    return {own: KnownFinding(json, useful, bool(reviewed)) for own, json, useful, reviewed in found}


def rows_of(
    pack: SourcePack, before: Mapping[str, KnownFinding], useful: Usefulness
) -> list[rows.FindingRow]:
    """Return a pack's findings as rows: made before the file is locked, for rating many takes its time.

    A finding that was reviewed stays so by its id: a new edition moves what it cites. One that reads as
    before is not rated again.
    """
    made = []
    for place, finding in enumerate(pack.findings):
        old = before.get(plain_text(finding.id))
        same = old is not None and old.json == to_json(finding)
        rating = old.useful if old is not None and same else useful(finding, pack.document)
        made.append(rows.row_of(finding, float(place), rating, reviewed=old is not None and old.reviewed))
    return made


def put(
    connection: sqlite3.Connection,
    document: SourceDocument,
    findings: Sequence[rows.FindingRow],
    *,
    today: dt.date,
    shipped: bool,
) -> None:
    """Keep a source.

    Of one that is there the document becomes a former edition, and the findings are replaced.
    """
    document = with_former_marks(document, document_of(connection, document.id))
    number = _keep_entry(connection, document, shipped=shipped)
    _keep_edition(connection, document, today)
    taken.mark_changed(connection, number)
    rows.delete_all(connection, number)
    connection.executemany(
        "DELETE FROM gone WHERE source = ? AND id = ?", [(number, row.id) for row in findings]
    )
    rows.insert(connection, number, findings)


def remove(connection: sqlite3.Connection, source_id: str) -> RemovedSource:
    """Remove a source with its findings and editions; what projects used it for stays known."""
    source = plain_text(source_id)
    number = number_of(connection, source)
    if number is None:
        raise SourceNotKept(source_id)
    of_findings = "IN (SELECT number FROM finding WHERE source = ?)"
    tables = (
        ("words", f"rowid {of_findings}", number),
        ("stored", f"finding {of_findings}", number),
        ("topic", f"finding {of_findings}", number),
        ("finding", "source = ?", number),
        ("gone", "source = ?", number),
        ("edition", "source = ?", source),
        ("source", "number = ?", number),
    )
    kept = []
    # Tables and conditions are the constants above.
    for table, where, value in tables:
        columns = "rowid, *" if table == "words" else "*"
        found = connection.execute(f"SELECT {columns} FROM {table} WHERE {where}", (value,)).fetchall()  # noqa: S608
        kept.append((table, tuple(found)))
        connection.execute(f"DELETE FROM {table} WHERE {where}", (value,))  # noqa: S608  (as above)
    return RemovedSource(SourceId(source_id), tuple(kept))


def put_back(connection: sqlite3.Connection, removed: RemovedSource) -> None:
    """Put a removed source back as it was; one of the same id that came meanwhile is replaced."""
    if number_of(connection, removed.id) is not None:
        remove(connection, removed.id)
    for table, kept in removed.tables:
        if kept:
            columns = "words (rowid, text, topics, heading, name, figures)" if table == "words" else table
            marks = ", ".join("?" * len(kept[0]))
            connection.executemany(f"INSERT INTO {columns} VALUES ({marks})", kept)  # noqa: S608  (constants)


def copy_of(connection: sqlite3.Connection, source_id: str) -> RemovedSource:
    """Return a source as `remove` does, and leave it where it is."""
    copy = remove(connection, source_id)
    put_back(connection, copy)
    return copy


def reviewed(connection: sqlite3.Connection, source_id: str) -> Reviewed:
    """Return what review made of a source, nothing where there is no such source."""
    number = number_of(connection, source_id)
    gone = connection.execute("SELECT id FROM gone WHERE source = ?", (number,))
    kept = (item.json for item in known(connection, source_id).values() if item.reviewed)
    return Reviewed(
        tuple(from_json(json, Finding) for json in kept), frozenset(FindingId(i) for (i,) in gone)
    )


def editions(connection: sqlite3.Connection, source_id: str) -> tuple[EditionEntry, ...]:
    """Return the editions of a source that are kept, the present one first."""
    found = connection.execute(
        "SELECT edition.edition, edition.date, taken_up FROM edition"
        " LEFT JOIN source ON source.id = edition.source AND source.edition = edition.edition"
        " WHERE edition.source = ? ORDER BY source.id IS NULL, edition.number DESC",
        (plain_text(source_id),),
    )
    return tuple(EditionEntry(e, date, dt.date.fromisoformat(day)) for e, date, day in found)


def edition(connection: sqlite3.Connection, source_id: str, edition_hash: str) -> SourceDocument | None:
    """Return the document of one edition, None where it is not kept."""
    row = connection.execute(
        "SELECT document FROM edition WHERE source = ? AND edition = ?",
        (plain_text(source_id), plain_text(edition_hash)),
    ).fetchone()
    return from_json(row[0], SourceDocument) if row else None


def number_of(connection: sqlite3.Connection, source_id: str) -> int | None:
    """Return the number that stands for a source in other tables, None where there is no such source."""
    row = connection.execute("SELECT number FROM source WHERE id = ?", (plain_text(source_id),)).fetchone()
    return int(row[0]) if row else None


def _keep_entry(connection: sqlite3.Connection, document: SourceDocument, *, shipped: bool) -> int:
    facts = (
        document.id,
        document.title,
        document.short_title,
        document.publisher,
        document.date,
        document.edition,
    )
    row = connection.execute(
        "INSERT INTO source (id, title, short_title, publisher, date, edition, shipped, verbatim)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
        " short_title = excluded.short_title, publisher = excluded.publisher, date = excluded.date,"
        " edition = excluded.edition, shipped = excluded.shipped, verbatim = excluded.verbatim"
        " RETURNING number",
        (*(plain_text(fact) for fact in facts), shipped, _is_verbatim(document)),
    ).fetchone()
    return int(row[0])


def _keep_edition(connection: sqlite3.Connection, document: SourceDocument, today: dt.date) -> None:
    facts = (document.id, document.edition, document.date)
    connection.execute(
        "INSERT INTO edition (source, edition, date, taken_up, document) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (source, edition) DO UPDATE SET date = excluded.date, document = excluded.document",
        (*(plain_text(fact) for fact in facts), today.isoformat(), to_json(document)),
    )


def _is_verbatim(document: SourceDocument) -> bool:
    passages: Iterable[bool] = [p.paraphrase for section in document.sections for p in section.passages]
    return not any(passages)
