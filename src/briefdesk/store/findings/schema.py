"""The tables of the library's file, and how its JSON is read and written."""

import sqlite3
from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from briefdesk.store.json_bytes import encode
from briefdesk.store.transaction import transaction

T = TypeVar("T")

APPLICATION_ID = 0x42444C42  # "BDLB": told from any other SQLite file
SCHEMA_VERSION = 1
"""Raise it with every change of the tables, and put the step that leads there into `migrations.STEPS`."""

# Numbers are never given twice, so that a removed source can be put back under its own.
# `finding` is narrow and its JSON apart, so that a search that goes through all of them reads few pages.
# `gone` remembers where findings stood that review took away, so that they come back to their place.
TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    short_title TEXT NOT NULL, publisher TEXT NOT NULL, date TEXT NOT NULL, edition TEXT NOT NULL,
    shipped INTEGER NOT NULL, verbatim INTEGER NOT NULL, changed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE edition (
    number INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, edition TEXT NOT NULL, date TEXT NOT NULL,
    taken_up TEXT NOT NULL, document BLOB NOT NULL, UNIQUE (source, edition)
);
CREATE TABLE finding (
    number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, id TEXT NOT NULL, place REAL NOT NULL,
    kind TEXT NOT NULL, state TEXT NOT NULL, useful REAL NOT NULL, reviewed INTEGER NOT NULL
);
CREATE INDEX finding_by_place ON finding (source, place);
CREATE INDEX finding_by_id ON finding (source, id);
CREATE INDEX finding_by_state ON finding (source, state);
CREATE TABLE stored (finding INTEGER PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE topic (
    topic TEXT NOT NULL, finding INTEGER NOT NULL, PRIMARY KEY (topic, finding)
) WITHOUT ROWID;
CREATE INDEX topic_by_finding ON topic (finding);
CREATE TABLE gone (
    source INTEGER NOT NULL, id TEXT NOT NULL, place REAL NOT NULL, PRIMARY KEY (source, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    text, topics, heading, name, figures,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
CREATE TABLE filter (name TEXT PRIMARY KEY, query BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE project (path TEXT PRIMARY KEY, title TEXT NOT NULL, seen TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE use (
    path TEXT NOT NULL, source TEXT NOT NULL, edition TEXT NOT NULL, findings BLOB NOT NULL,
    PRIMARY KEY (path, source)
) WITHOUT ROWID;
CREATE INDEX use_by_source ON use (source);
CREATE TABLE taken_in (sha TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE synced (name TEXT PRIMARY KEY, sha TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO fact VALUES ('revision', 0);
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, in one step; do nothing where another process has just done so."""
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def to_json(value: Any) -> bytes:
    """Return a model object as JSON; half a character pair becomes U+FFFD."""
    return encode(value)


def from_json(data: bytes, kind: type[T]) -> T:
    """Return the model object of `kind` that `to_json` wrote. Raises sqlite3.DatabaseError for damage."""
    try:
        return cast(T, _decoder(cast(Hashable, kind)).decode(data))
    except (ValueError, TypeError, RecursionError) as error:
        raise sqlite3.DatabaseError("malformed JSON in the library") from error


@lru_cache(maxsize=32)
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(Any, kind))


def plain_text(text: str) -> str:
    """Return `text` as SQLite takes it: half a character pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
