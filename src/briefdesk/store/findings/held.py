"""What the library holds back: findings and passages marked confidential or under embargo."""

import sqlite3
from collections.abc import Collection, Sequence

from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.store.findings import sources
from briefdesk.store.findings.faults import SourceNotKept
from briefdesk.store.findings.marks import with_marks
from briefdesk.store.findings.schema import from_json, plain_text, to_json

# Quotation marks within a text stand in JSON behind a backslash, so that no text looks like these.
_FINDINGS = """
SELECT stored.json FROM finding JOIN stored ON stored.finding = finding.number
WHERE source = (SELECT number FROM source WHERE id = ?) AND (
    instr(stored.json, CAST('"confidential":true' AS BLOB)) OR instr(stored.json, CAST('"embargo":"' AS BLOB))
)
"""
_DOCUMENT = """
SELECT document FROM source JOIN edition ON edition.source = source.id AND edition.edition = source.edition
WHERE source.id = ? AND (
    instr(document, CAST('"confidential":true' AS BLOB)) OR instr(document, CAST('"embargo":"' AS BLOB))
)
"""


def mark_passages(connection: sqlite3.Connection, source_id: str, passages: Sequence[Passage]) -> None:
    """Mark passages of a source's present edition, or release them. Raises SourceNotKept."""
    document = sources.document_of(connection, source_id)
    if document is None:
        raise SourceNotKept(source_id)
    marked = with_marks(document, {passage.id: passage for passage in passages})
    connection.execute(
        "UPDATE edition SET document = ? WHERE source = ? AND edition = ?",
        (to_json(marked), plain_text(document.id), plain_text(document.edition)),
    )


def held(connection: sqlite3.Connection, ids: Collection[str]) -> tuple[SourcePack, ...]:
    """Return those of these sources that hold something back, each with the findings marked alone.

    The JSON of all others is not read, so that an export without anything to hold back loses no time.
    """
    packs = (_held(connection, source_id) for source_id in ids)
    return tuple(pack for pack in packs if pack is not None)


def _held(connection: sqlite3.Connection, source_id: str) -> SourcePack | None:
    found = connection.execute(_FINDINGS, (plain_text(source_id),)).fetchall()
    marked = connection.execute(_DOCUMENT, (plain_text(source_id),)).fetchone()
    document = from_json(marked[0], SourceDocument) if marked else None
    if not found and document is None:
        return None
    document = document or sources.document_of(connection, source_id)
    findings = tuple(from_json(json, Finding) for (json,) in found)
    return SourcePack(document, findings) if document else None
