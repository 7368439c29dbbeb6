"""The tables of the log's file."""

import re
import sqlite3

APPLICATION_ID = 0x42444C47  # "BDLG": told from any other SQLite file
SCHEMA_VERSION = 1

# `mark` is the hash of what makes two letters the same one: the day, whom it is for, its files.
# `fact` holds the switch "on" and the revision, which grows with every change.
TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE letter (
    number INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, addressee TEXT NOT NULL, name TEXT NOT NULL,
    project TEXT NOT NULL, folded TEXT NOT NULL, subject TEXT NOT NULL, more BLOB NOT NULL,
    mark BLOB NOT NULL UNIQUE
);
CREATE INDEX letter_by_addressee ON letter (addressee);
CREATE INDEX letter_by_project ON letter (folded);
CREATE TABLE addressed (
    member TEXT NOT NULL, letter INTEGER NOT NULL, PRIMARY KEY (member, letter)
) WITHOUT ROWID;
CREATE INDEX addressed_by_letter ON addressed (letter);
CREATE TABLE about (
    source TEXT NOT NULL, letter INTEGER NOT NULL, PRIMARY KEY (source, letter)
) WITHOUT ROWID;
CREATE INDEX about_by_letter ON about (letter);
INSERT INTO fact VALUES ('on', 1), ('revision', 0)"""

_TABLE = re.compile(r"CREATE TABLE (\w+) \(\s*(.*?)\s*\)(?: WITHOUT ROWID)?;", re.DOTALL)
_COLUMN = re.compile(r"(?:^|,)\s*([a-z_]+) [A-Z]")


def check_tables(connection: sqlite3.Connection) -> None:
    """Return if the file has our tables and neither triggers nor views. Raises sqlite3.DatabaseError."""
    found = dict(connection.execute("SELECT name, type FROM sqlite_schema").fetchall())
    if not set(found.values()) <= {"table", "index"}:
        raise sqlite3.DatabaseError("malformed log: it holds what Briefdesk never makes")
    for table, body in _TABLE.findall(TABLES):
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if not set(_COLUMN.findall(body)) <= there:
            raise sqlite3.DatabaseError(f"malformed log: the table {table} is not whole")
