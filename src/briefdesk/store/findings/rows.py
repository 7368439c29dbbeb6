"""Findings as rows: the narrow row that is searched, its JSON, its topics and its words."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefdesk.model.finding import Finding
from briefdesk.model.source import SourceDocument
from briefdesk.store.findings.schema import from_json, plain_text, to_json

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,\u00a0\u202f ](?=\d)")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as its tables take it; `words` are the columns of the search index."""

    id: str
    place: float
    kind: str
    state: str
    useful: float
    reviewed: bool
    json: bytes
    topics: tuple[str, ...]
    words: tuple[str, str, str, str, str]


def row_of(finding: Finding, place: float, useful: float, *, reviewed: bool) -> FindingRow:
    """Return the row of a finding; `reviewed` marks one that somebody looked at or changed."""
    own, json = plain_text(finding.id), to_json(finding)
    topics = tuple(dict.fromkeys(plain_text(topic) for topic in finding.topics))
    # "3,600" is two words to the index; "3600" must find it as well.
    figures = " ".join(_BETWEEN_DIGITS.sub("", figure) for figure in finding.figures)
    words = (finding.text, " ".join(topics), _heading(finding), own, figures)
    return FindingRow(
        own, place, finding.kind.value, finding.state.value, useful,
        reviewed, json, topics,
        (plain_text(words[0]), words[1], plain_text(words[2]), words[3], plain_text(words[4])),
    )  # fmt: skip


def _heading(finding: Finding) -> str:
    return finding.citation.heading if finding.citation else ""


def insert(connection: sqlite3.Connection, source: int, new: Sequence[FindingRow]) -> None:
    """Insert findings of a source."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'finding'").fetchone()
    numbered = list(enumerate(new, start=int(row[0]) + 1 if row else 1))
    connection.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(n, source, r.id, r.place, r.kind, r.state, r.useful, r.reviewed) for n, r in numbered],
    )
    connection.executemany("INSERT INTO stored VALUES (?, ?)", [(n, r.json) for n, r in numbered])
    connection.executemany("INSERT INTO topic VALUES (?, ?)", [(t, n) for n, r in numbered for t in r.topics])
    connection.executemany(
        "INSERT INTO words (rowid, text, topics, heading, name, figures) VALUES (?, ?, ?, ?, ?, ?)",
        [(n, *r.words) for n, r in numbered],
    )


def delete_all(connection: sqlite3.Connection, source: int) -> None:
    """Delete all findings of a source."""
    found = connection.execute("SELECT number FROM finding WHERE source = ?", (source,))
    _delete(connection, [n for (n,) in found])


def delete(connection: sqlite3.Connection, source: int, ids: Iterable[str]) -> None:
    """Delete the findings of a source that have these ids."""
    numbers: list[int] = []
    for own in ids:
        found = connection.execute("SELECT number FROM finding WHERE source = ? AND id = ?", (source, own))
        numbers.extend(n for (n,) in found)
    _delete(connection, numbers)


def _delete(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    for table, column in (
        ("words", "rowid"),
        ("stored", "finding"),
        ("topic", "finding"),
        ("finding", "number"),
    ):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(n,) for n in numbers])  # noqa: S608


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a finding stands: its number, its place, how useful it is; `alone` where none shares its id."""

    number: int
    place: float
    useful: float
    alone: bool


def standing(connection: sqlite3.Connection, source: int, ids: Iterable[str]) -> dict[str, Standing]:
    """Return where the findings of these ids stand; ids that are not there are left out."""
    found = {}
    for own in ids:
        # The plus keeps SQLite from walking through the whole source in the order of places.
        rows = connection.execute(
            "SELECT number, place, useful FROM finding WHERE source = ? AND id = ? ORDER BY +place",
            (source, own),
        ).fetchall()
        if rows:
            number, place, useful = rows[0]
            found[own] = Standing(int(number), float(place), float(useful), len(rows) == 1)
    return found


def kept(connection: sqlite3.Connection, stands: Standing) -> Finding | None:
    """Return the finding that stands there, as it is kept."""
    row = connection.execute("SELECT json FROM stored WHERE finding = ?", (stands.number,)).fetchone()
    return from_json(row[0], Finding) if row else None


def indexed_alike(one: Finding, other: Finding) -> bool:
    """Return whether the index of words and the topics need no change where `other` follows `one`."""
    return (one.id, one.text, one.topics, one.figures, _heading(one)) == (
        other.id, other.text, other.topics, other.figures, _heading(other)
    )  # fmt: skip


def overwrite(connection: sqlite3.Connection, new: Sequence[tuple[int, FindingRow]]) -> None:
    """Put findings in the place of those of these numbers, whose indexed words they share."""
    connection.executemany(
        "UPDATE finding SET kind = ?, state = ?, useful = ?, reviewed = ? WHERE number = ?",
        [(r.kind, r.state, r.useful, r.reviewed, number) for number, r in new],
    )
    connection.executemany(
        "UPDATE stored SET json = ? WHERE finding = ?", [(r.json, number) for number, r in new]
    )


def remember_gone(connection: sqlite3.Connection, source: int, before: Mapping[str, float]) -> None:
    """Remember where findings stood that review takes away."""
    connection.executemany(
        "INSERT OR REPLACE INTO gone VALUES (?, ?, ?)",
        [(source, own, place) for own, place in before.items()],
    )


def forget_gone(connection: sqlite3.Connection, source: int, own: str) -> float | None:
    """Return where a finding stood that comes back, None for a new one."""
    row = connection.execute(
        "DELETE FROM gone WHERE source = ? AND id = ? RETURNING place", (source, own)
    ).fetchone()
    return float(row[0]) if row else None


def place_in(
    connection: sqlite3.Connection, source: int, finding: Finding, document: SourceDocument
) -> float:
    """Return a place for a new finding: after the last one that stands before it in the document."""
    order = _passage_order(document)
    own = _in_document(finding, order)
    before, after = -1.0, None
    found = connection.execute(
        "SELECT finding.place, stored.json FROM finding JOIN stored ON stored.finding = finding.number"
        " WHERE finding.source = ? ORDER BY finding.place, finding.number",
        (source,),
    ).fetchall()
    for place, json in found:
        if _in_document(from_json(json, Finding), order) <= own:
            before, after = place, None
        elif after is None:
            after = place
    return before + 1.0 if after is None else (before + after) / 2


def _passage_order(document: SourceDocument) -> dict[str, int]:
    """Return how many passages stand before each."""
    passages = (p.id for section in document.sections for p in section.passages)
    return {passage: place for place, passage in enumerate(passages)}


def _in_document(finding: Finding, order: Mapping[str, int]) -> tuple[int, int]:
    """Return where a finding stands in its document, to sort by; one without a known passage stands last."""
    citation = finding.citation
    if citation is None:
        return len(order), 0
    return order.get(citation.passage, len(order)), citation.start or 0
