"""The log of what was made for whom, and who has heard from us about what."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefdesk.errors import StoreError
from briefdesk.model.address_book import LogEntry
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.model.finding import FindingId
from briefdesk.model.outcome import LetterMade, LetterOutcome, MadeFile, PrintMade
from briefdesk.model.source import SourceId
from briefdesk.pipeline.csv_text import csv_bytes
from briefdesk.pipeline.desk import Desk
from briefdesk.store.atomic import write_atomic

if TYPE_CHECKING:
    from briefdesk.store.log import LogFilter, NewEntry

NEWEST = 500
ALL = 10_000_000
_COLUMNS = (
    "number", "date", "addressee", "members", "project", "subject", "sources", "findings", "files", "sha256",
)  # fmt: skip


def note_letters(desk: Desk, project: Project, outcomes: Iterable[LetterOutcome]) -> int:
    """Note the letters of one export in the log and return how many are new.

    Letters that an earlier export had made are passed over. Never raises: the letters are there all the
    same, and what was wrong with the log is told in `desk.problems`.
    """
    every = tuple(outcomes)
    printed = tuple(outcome.file for outcome in every if isinstance(outcome, PrintMade))
    made = [o for o in every if isinstance(o, LetterMade) and not o.kept and (o.files or printed)]
    if not made:
        return 0
    source_of = {f.id: f.citation.source for s in project.sources for f in s.findings if f.citation}
    entries = [_entry(desk, project, outcome, printed, source_of) for outcome in made]
    try:
        return desk.letter_log.note(entries)
    except StoreError as error:
        desk.tell("letter-log", error)
        return 0


def letter_log(
    desk: Desk,
    *,
    addressee: AddresseeId | None = None,
    member: Bioguide | None = None,
    source: SourceId | None = None,
    project: str | None = None,
    limit: int = NEWEST,
) -> tuple[LogEntry, ...]:
    """Return the letters noted, the newest first, at most `limit`; `project` is a title."""
    return desk.letter_log.entries(_filter(addressee, member, source, project), limit)


def clear_log(desk: Desk, *, project: str | None = None) -> int:
    """Remove the letters of a project, by its title, or all; return how many. Raises StoreError."""
    return desk.letter_log.forget(_filter(None, None, None, project))


def export_log(desk: Desk, path: Path, entries: Iterable[LogEntry] | None = None) -> int:
    """Write letters noted, all where none are given, to a CSV file; return how many. Raises StoreError."""
    every = letter_log(desk, limit=ALL) if entries is None else tuple(entries)
    rows = [
        (
            str(entry.number),
            entry.day.isoformat(),
            entry.name,
            " ".join(entry.members),
            entry.project,
            entry.subject,
            " ".join(entry.sources),
            " ".join(entry.findings),
            "\n".join(entry.files),
            "\n".join(entry.sha256),
        )
        for entry in every
    ]
    write_atomic(path, csv_bytes(_COLUMNS, rows))
    return len(rows)


def log_is_on(desk: Desk) -> bool:
    """Return whether letters are noted."""
    return desk.letter_log.is_on


def switch_log(desk: Desk, *, on: bool) -> None:
    """Note letters from now on, or none; what is noted stays. Raises StoreError."""
    desk.letter_log.switch(on=on)


def _filter(
    addressee: AddresseeId | None, member: Bioguide | None, source: SourceId | None, project: str | None
) -> "LogFilter":
    from briefdesk.store.log import LogFilter  # noqa: PLC0415  (SQLite would be loaded at every start)

    return LogFilter(addressee, member, source, project)


def _reached(addressee: Addressee) -> tuple[Bioguide, ...]:
    """Return the members whose offices a letter reaches: those addressed, or the one a staff member is of."""
    contact = addressee.contact
    if contact is not None and contact.member is not None:
        return (contact.member,)
    return tuple(member.bioguide for member in addressee.members)


def _entry(
    desk: Desk,
    project: Project,
    outcome: LetterMade,
    printed: tuple[MadeFile, ...],
    source_of: dict[FindingId, SourceId],
) -> "NewEntry":
    from briefdesk.store.log import NewEntry  # noqa: PLC0415  (SQLite would be loaded at every start)

    files = (*outcome.files, *printed)
    addressee = outcome.addressee
    sources = dict.fromkeys(source_of[f] for f in outcome.findings if f in source_of)
    return NewEntry(
        day=desk.today,
        addressee=addressee.id,
        name=addressee.name,
        project=project.title,
        subject=outcome.subject,
        members=_reached(addressee),
        sources=tuple(sources),
        findings=outcome.findings,
        files=tuple(str(file.path) for file in files),
        sha256=tuple(file.sha256 for file in files),
    )
