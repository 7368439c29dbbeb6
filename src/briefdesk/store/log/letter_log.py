"""What the log is told and asked: letters made, by whom they were addressed to and what they rest on."""

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from briefdesk.model.address_book import LogEntry
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.congress import Bioguide
from briefdesk.model.finding import FindingId
from briefdesk.model.source import SourceId
from briefdesk.store.json_bytes import encode
from briefdesk.store.log.file import LogFile

NEWEST = 500


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which letters of the log: what is None does not narrow. `project` is a title, whatever its capitals."""

    addressee: AddresseeId | None = None
    member: Bioguide | None = None
    source: SourceId | None = None
    project: str | None = None


class NewEntry(msgspec.Struct, frozen=True):
    """A letter to note: a `LogEntry` before it has its number."""

    day: dt.date
    addressee: AddresseeId
    name: str
    project: str
    subject: str
    members: tuple[Bioguide, ...] = ()
    sources: tuple[SourceId, ...] = ()
    findings: tuple[FindingId, ...] = ()
    files: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()


class _More(msgspec.Struct, frozen=True):
    members: tuple[Bioguide, ...]
    sources: tuple[SourceId, ...]
    findings: tuple[FindingId, ...]
    files: tuple[str, ...]
    sha256: tuple[str, ...]


class LetterLog:
    """The log of letters at one path. Reading never raises: what is wrong is told by `problem`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = LogFile(path)

    @property
    def problem(self) -> str:
        """What is wrong with the file, empty where nothing is."""
        return self._file.problem

    @property
    def next_step(self) -> str:
        """What to do about `problem`."""
        return self._file.next_step

    @property
    def revision(self) -> int:
        """Return a number that grows with every change of the log."""
        return self._file.read(lambda c: _fact(c, "revision"), 0)

    @property
    def is_on(self) -> bool:
        """Return whether letters are noted."""
        return self._file.read(lambda c: bool(_fact(c, "on")), True)

    def switch(self, *, on: bool) -> None:
        """Note letters from now on, or none. Raises StoreError."""
        self._file.write(lambda c: c.execute("UPDATE fact SET value = ? WHERE name = 'on'", (int(on),)))

    def note(self, entries: Iterable[NewEntry]) -> int:
        """Note letters in one transaction and return how many are new; none where the log is off.

        A letter that was noted already the same day, with the same files, is the same one.
        Raises StoreError.
        """
        told = tuple(entries)
        return self._file.write(lambda c: _note(c, told)) if told else 0

    def entries(self, wanted: LogFilter, limit: int = NEWEST) -> tuple[LogEntry, ...]:
        """Return the letters noted, the newest first, at most `limit`."""
        return self._file.read(lambda c: _entries(c, wanted, limit), ())

    def count(self, wanted: LogFilter) -> int:
        """Return how many letters are noted."""
        where, values = _where(wanted)
        ask = f"SELECT count(*) FROM letter{where}"  # noqa: S608  (our own words)
        return self._file.read(lambda c: int(c.execute(ask, values).fetchone()[0]), 0)

    def heard(self, about: str | None = None) -> frozenset[Bioguide] | None:
        """Return the members written to about a source's id or a project's title, None for all letters.

        None where no letter is about such a thing.
        """
        nobody: frozenset[Bioguide] | None = frozenset() if about is None else None
        return self._file.read(lambda c: _heard(c, about), nobody)

    def subjects(self) -> tuple[str, ...]:
        """Return the sources' ids and the projects' titles that letters are about."""
        return self._file.read(_subjects, ())

    def forget(self, wanted: LogFilter) -> int:
        """Remove letters from the log, all for an empty filter; return how many. Raises StoreError."""
        return self._file.write(lambda c: _forget(c, wanted))

    def close(self) -> None:
        """Close the file; it is opened anew when asked again."""
        self._file.close()


def open_log(path: Path) -> LetterLog:
    """Return the log at `path`; nothing is opened before it is asked for."""
    return LetterLog(path)


def folded_title(title: str) -> str:
    """Return a project's title without what two spellings of it may differ in."""
    return " ".join(title.split()).casefold()


def _fact(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    if row and not isinstance(row[0], int):
        raise sqlite3.DatabaseError("malformed log: no number where one belongs")
    return int(row[0]) if row else 0


def _note(connection: sqlite3.Connection, entries: tuple[NewEntry, ...]) -> int:
    if not _fact(connection, "on"):
        return 0
    noted = sum(_insert(connection, entry) for entry in entries)
    _grow(connection)
    return noted


def _insert(connection: sqlite3.Connection, entry: NewEntry) -> bool:
    same = (entry.day.isoformat(), entry.addressee, entry.project, entry.files, entry.sha256)
    row = (
        entry.day.isoformat(),
        _plain(entry.addressee),
        _plain(entry.name),
        _plain(entry.project),
        folded_title(_plain(entry.project)),
        _plain(entry.subject),
        encode(_More(entry.members, entry.sources, entry.findings, entry.files, entry.sha256)),
        hashlib.sha256(encode(same)).digest(),
    )
    done = connection.execute(
        "INSERT OR IGNORE INTO letter (day, addressee, name, project, folded, subject, more, mark)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    if not done.rowcount:
        return False
    number = done.lastrowid
    members = [(member, number) for member in dict.fromkeys(entry.members)]
    connection.executemany("INSERT INTO addressed VALUES (?, ?)", members)
    sources = [(_plain(source), number) for source in dict.fromkeys(entry.sources)]
    connection.executemany("INSERT INTO about VALUES (?, ?)", sources)
    return True


def _entries(connection: sqlite3.Connection, wanted: LogFilter, limit: int) -> tuple[LogEntry, ...]:
    where, values = _where(wanted)
    ask = f"SELECT number, day, addressee, name, project, subject, more FROM letter{where}"  # noqa: S608
    rows = connection.execute(f"{ask} ORDER BY number DESC LIMIT ?", (*values, max(0, limit)))
    return tuple(_entry(row) for row in rows)


def _entry(row: tuple[int, str, str, str, str, str, bytes]) -> LogEntry:
    number, day, addressee, name, project, subject, stored = row
    try:
        more, on = msgspec.json.decode(stored, type=_More), dt.date.fromisoformat(day)
    except (ValueError, TypeError, RecursionError) as error:
        raise sqlite3.DatabaseError("malformed JSON in the log") from error
    return LogEntry(
        number=number,
        day=on,
        addressee=AddresseeId(_text(addressee)),
        name=_text(name),
        members=more.members,
        project=_text(project),
        subject=_text(subject),
        sources=more.sources,
        findings=more.findings,
        files=more.files,
        sha256=more.sha256,
    )


def _where(wanted: LogFilter) -> tuple[str, tuple[str, ...]]:
    parts = {
        "addressee = ?": wanted.addressee,
        "number IN (SELECT letter FROM addressed WHERE member = ?)": wanted.member,
        "number IN (SELECT letter FROM about WHERE source = ?)": wanted.source,
        "folded = ?": None if wanted.project is None else folded_title(wanted.project),
    }
    held = {sql: _plain(value) for sql, value in parts.items() if value is not None}
    return (f" WHERE {' AND '.join(held)}" if held else ""), tuple(held.values())


def _heard(connection: sqlite3.Connection, about: str | None) -> frozenset[Bioguide] | None:
    if about is None:
        rows = connection.execute("SELECT DISTINCT member FROM addressed")
        return frozenset(Bioguide(_text(row[0])) for row in rows)
    letters = (
        "SELECT letter FROM about WHERE source = ?1 COLLATE NOCASE"
        " UNION SELECT number FROM letter WHERE folded = ?2"
    )
    values = (_plain(about), folded_title(_plain(about)))
    if connection.execute(f"{letters} LIMIT 1", values).fetchone() is None:
        return None
    rows = connection.execute(
        f"SELECT DISTINCT member FROM addressed WHERE letter IN ({letters})",  # noqa: S608
        values,
    )
    return frozenset(Bioguide(_text(row[0])) for row in rows)


def _subjects(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute("SELECT DISTINCT source FROM about UNION SELECT DISTINCT project FROM letter")
    return tuple(sorted(_text(row[0]) for row in rows))


def _forget(connection: sqlite3.Connection, wanted: LogFilter) -> int:
    where, values = _where(wanted)
    gone = connection.execute(f"SELECT number FROM letter{where}", values).fetchall()  # noqa: S608
    for table, column in (("addressed", "letter"), ("about", "letter"), ("letter", "number")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)  # noqa: S608
    _grow(connection)
    return len(gone)


def _grow(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE fact SET value = value + 1 WHERE name = 'revision'")


def _text(value: object) -> str:
    """Return a text of the file's; SQLite keeps bytes in a column of texts, too. Raises DatabaseError."""
    if not isinstance(value, str):
        raise sqlite3.DatabaseError("malformed log: no text where one belongs")
    return value


def _plain(text: str) -> str:
    """Return `text` as SQLite takes it: half a character pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
