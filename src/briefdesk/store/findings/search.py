"""Search: beginnings of words over all findings, the most telling and useful first."""

import sqlite3
import unicodedata

from briefdesk.model.finding import Finding, FindingState
from briefdesk.model.library import FindingQuery, FoundFinding, FoundFindings
from briefdesk.model.source import SourceId
from briefdesk.store.findings.schema import from_json, plain_text

# Nobody types more; a page that was pasted by mistake is cut there.
_MAX_WORDS = 32
_MAX_WORD = 80
# What a word is worth in text, topics, heading, name and figures; usefulness runs from 0 to 1.
_RANK = "bm25(words, 1.0, 2.0, 0.5, 0.5, 0.2) - 3.0 * finding.useful"
# A first letter that thousands of findings hold tells them apart by nothing; to weigh each would take longer
# than the next letter.
_WEIGHED = 2_000


def search(connection: sqlite3.Connection, query: FindingQuery, *, limit: int) -> FoundFindings:
    """Return the best `limit` findings for a query, and how many there are in all.

    Without words they come in the order of the sources and their documents.
    """
    match = match_of(query.words)
    if match == "" and query.words.strip():
        return FoundFindings(0, ())
    tables, where, values = _narrowed(query, match)
    # What is put together here are constants; all that the user typed goes in as values.
    # Where words alone decide, the index counts without a look at the findings.
    counted_in = "words" if len(values) == 1 and match else tables
    counted = f"SELECT count(*) FROM {counted_in} WHERE {where}"  # noqa: S608
    (total,) = connection.execute(counted, values).fetchone()
    order = "finding.source" if not match else _RANK if total <= _WEIGHED else "-finding.useful"
    found = connection.execute(
        f"WITH best AS MATERIALIZED (SELECT finding.number, finding.source, finding.place, {order} AS score"  # noqa: S608
        f" FROM {tables} WHERE {where} ORDER BY score, finding.place LIMIT ?)"
        " SELECT stored.json, source.id, source.short_title FROM best"
        " JOIN stored ON stored.finding = best.number JOIN source ON source.number = best.source"
        " ORDER BY score, place, best.number",
        (*values, limit),
    )
    return FoundFindings(
        total, tuple(FoundFinding(from_json(j, Finding), SourceId(i), title) for j, i, title in found)
    )


def topics(connection: sqlite3.Connection, source_id: str | None) -> tuple[tuple[str, int], ...]:
    """Return the topics of findings that were not dismissed, with how many carry them, most first."""
    wanted = None if source_id is None else plain_text(source_id)
    found = connection.execute(
        "SELECT topic, count(*) AS many FROM topic JOIN finding ON finding.number = topic.finding"
        " WHERE (?1 IS NULL OR finding.source = (SELECT number FROM source WHERE id = ?1)) AND state <> ?2"
        " GROUP BY topic ORDER BY many DESC, topic",
        (wanted, FindingState.DISMISSED.value),
    )
    return tuple((topic, many) for topic, many in found)


def match_of(words: str) -> str:
    """Return the search index's expression for all of `words` as beginnings, empty where there are none.

    Each word stands in quotes, so that none of its characters is taken for the language of the index.
    """
    plain = plain_text(words).replace("\0", " ")
    found = dict.fromkeys(word[:_MAX_WORD] for word in plain.split() if _says_something(word[:_MAX_WORD]))
    return " AND ".join('"{}"*'.format(word.replace('"', '""')) for word in list(found)[:_MAX_WORDS])


def _says_something(word: str) -> bool:
    """Return whether the index finds anything in a word: it knows letters, digits and private characters."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in word)


def _narrowed(query: FindingQuery, match: str) -> tuple[str, str, list[str]]:
    """Return the tables, the condition and its values for a query."""
    tables, where, values = "finding", [], []
    if match:
        # CROSS: the index comes first; asked for each finding of a source on its own it is ten times as slow.
        tables = "words CROSS JOIN finding ON finding.number = words.rowid"
        where.append("words MATCH ?")
        values.append(match)
    if query.source is not None:
        where.append("finding.source = (SELECT number FROM source WHERE id = ?)")
        values.append(plain_text(query.source))
    if query.topic:
        where.append("finding.number IN (SELECT finding FROM topic WHERE topic = ?)")
        values.append(plain_text(query.topic))
    for column, wanted in (("kind", query.kinds), ("state", query.states)):
        if wanted:
            where.append(f"finding.{column} IN ({', '.join('?' * len(wanted))})")
            values.extend(item.value for item in wanted)
    return tables, " AND ".join(where) or "1", values
