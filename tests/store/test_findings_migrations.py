"""A library of an older Briefdesk is brought up in order, after a copy; what fails leaves it as it was."""

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from briefdesk.model.finding import SourcePack
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.store.findings import migrations, open_library
from briefdesk.store.findings.schema import APPLICATION_ID, SCHEMA_VERSION

COPY = "library-version-1.sqlite"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a library of version 1 with one table."""
    made = tmp_path / "library.sqlite"
    with contextlib.closing(sqlite3.connect(made)) as connection:
        connection.execute("CREATE TABLE source (id TEXT)")
        connection.execute("INSERT INTO source VALUES ('rivers')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    return made


def add_title(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE source ADD COLUMN title TEXT NOT NULL DEFAULT ''")


def fill_title(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE source SET title = upper(id)")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM source")
    raise sqlite3.OperationalError("database or disk is full")


def brought_up(path: Path, to: int, steps: dict[int, migrations.Step]) -> int:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return migrations.bring_up(connection, path, to=to, steps=steps)


def held(path: Path) -> list[tuple[str, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM source").fetchall()


def version_of(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_steps_are_taken_in_order_and_the_old_file_is_kept(path: Path):
    reached = brought_up(path, 3, {2: fill_title, 1: add_title})

    assert reached == version_of(path) == 3
    assert held(path) == [("rivers", "RIVERS")]
    assert held(path.with_name(COPY)) == [("rivers",)]
    assert version_of(path.with_name(COPY)) == 1


def test_a_step_that_fails_leaves_the_library_as_it_was(path: Path):
    with pytest.raises(sqlite3.OperationalError, match="full"):
        brought_up(path, 3, {1: add_title, 2: fail})

    assert version_of(path) == 1
    assert held(path) == [("rivers",)]


def test_a_version_that_nothing_leads_on_from_is_left_as_it_was(path: Path):
    with pytest.raises(sqlite3.DatabaseError, match="nothing leads on from version 2"):
        brought_up(path, 3, {1: add_title})

    assert version_of(path) == 1


@pytest.mark.parametrize("to", [0, 1])
def test_nothing_is_done_or_copied_without_need(path: Path, to: int):
    assert brought_up(path, to, {}) == 1
    assert not path.with_name(COPY).exists()


def test_every_version_before_this_one_has_its_step():
    assert set(migrations.STEPS) == set(range(1, SCHEMA_VERSION))


def test_a_library_of_this_version_is_opened_without_a_copy(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    document = SourceDocument(SourceId("rivers"), "T", "T", "", "", "", "", "e" * 64, ())
    for _ in range(2):
        library = open_library(path)
        library.put(SourcePack(document, ()), today=dt.date(2026, 6, 15))
        library.close()

    assert [p.name for p in tmp_path.iterdir() if "version" in p.name] == []
