"""A library's file that a stranger made or a disk spoilt in its own way: nothing in it acts by itself."""

import datetime as dt
import os
import sqlite3
from pathlib import Path

import pytest

from briefdesk.errors import StoreError
from briefdesk.model.finding import Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.library import FindingQuery
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.store.findings import FindingsLibrary, open_library, restore_library

TODAY = dt.date(2026, 6, 15)
ENDLESS = (
    "CREATE VIEW source AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    " SELECT x AS number, 'a' AS id, 'b' AS title, 'c' AS short_title, 'd' AS publisher, 'e' AS date,"
    " 'f' AS edition, 0 AS shipped, 0 AS verbatim, 0 AS changed FROM n"
)
CHANGES = {
    "trigger": ("CREATE TRIGGER t AFTER INSERT ON finding BEGIN DELETE FROM source; END",),
    "endless view": ("DROP TABLE source", ENDLESS),
    "no findings": ("DROP TABLE finding",),
    "no index of words": ("DROP TABLE words",),
    "no publisher": ("ALTER TABLE source DROP COLUMN publisher",),
    "no revision": ("DELETE FROM fact",),
    "last revision": ("UPDATE fact SET value = 9223372036854775807",),
    "revision in words": ("UPDATE fact SET value = 'many'",),
    "no version": ("PRAGMA user_version = 0",),
    "version below nothing": ("PRAGMA user_version = -5",),
}


def a_pack(source: str) -> SourcePack:
    document = SourceDocument(SourceId(source), "Title", "Short", "", "", "", "", f"e-{source}", ())
    finding = Finding(FindingId(f"{source}/1"), FindingKind.FINDING, "Water stood low.", None)
    return SourcePack(document, (finding,))


def ids(library: FindingsLibrary) -> list[str]:
    return [entry.id for entry in library.sources()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "library.sqlite"
    library = open_library(path)
    library.put(a_pack("rivers"), today=TODAY)
    library.close()
    return path


def changed(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("how", CHANGES)
def test_a_library_that_briefdesk_never_made_is_set_aside(path, how):
    changed(path, *CHANGES[how])
    library = open_library(path)

    library.put(a_pack("new"), today=TODAY)

    assert ids(library) == ["new"]
    assert library.search(FindingQuery("water")).total == 1
    assert "library.sqlite.damaged" in (library.problem or "")
    library.close()


@pytest.mark.parametrize("how", CHANGES)
def test_a_backup_that_briefdesk_never_made_is_refused(path, tmp_path, how):
    crafted = tmp_path / "crafted.sqlite"
    crafted.write_bytes(path.read_bytes())
    changed(crafted, *CHANGES[how])

    with pytest.raises(StoreError, match="not a backup"):
        restore_library(path, crafted)

    library = open_library(path)
    assert ids(library) == ["rivers"]
    library.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes in folders")
def test_a_pipe_in_its_place_is_told_and_left_alone(path):
    path.unlink()
    os.mkfifo(path)
    library = open_library(path)

    library.put(a_pack("new"), today=TODAY)

    assert ids(library) == ["new"]
    assert "is no regular file" in (library.problem or "")
    assert path.is_fifo()


@pytest.mark.parametrize("value", ["5", "zeroblob(200000000)", "CAST('null' AS BLOB)"])
def test_a_finding_of_another_type_or_of_no_sane_size_is_told_in_a_sentence(path, value):
    changed(path, f"UPDATE stored SET json = {value}")  # noqa: S608  (the values above)
    library = open_library(path)

    with pytest.raises(StoreError, match="could not be used"):
        library.search(FindingQuery("water"))
    library.close()
