"""The compiled roster as a file of our own: JSON in columns, one row a line, read in milliseconds."""

import contextlib
import datetime as dt
import gc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from briefdesk.congress.errors import RosterUnreadable
from briefdesk.congress.roster_details import UnreadDetails, dump_details
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    Committee,
    CommitteeCode,
    LeadershipRole,
    Member,
    Membership,
    MemberTitle,
    RoleKind,
    Roster,
    Seat,
    VacantSeat,
)
from briefdesk.regular_file import read_regular_file

SCHEMA = 1
MAX_BYTES = 5_000_000
_SHORT = msgspec.Meta(max_length=300)
_Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]\d{6}$")]
_Text = Annotated[str, _SHORT]


class _MemberRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    bioguide: _Id
    chamber: Chamber
    state: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    district: Annotated[int, msgspec.Meta(ge=0, le=99)] | None
    senate_class: Annotated[int, msgspec.Meta(ge=1, le=3)] | None
    title: MemberTitle
    party: _Text
    full_name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    first_name: _Text
    last_name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    suffix: _Text
    nickname: _Text
    office: _Text
    zip_code: _Text
    phone: _Text
    url: _Text
    contact_form: _Text
    term_start: dt.date
    term_end: dt.date
    term_end_forecast: bool
    senior: bool
    gender: _Text


class _CommitteeRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    code: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{4}([0-9A-Z]{2})?$")]
    name: _Text
    full_name: _Text
    chamber: Chamber
    parent: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{4}$")] | None = None


class _MembershipRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    bioguide: Bioguide
    side: Literal["majority", "minority"]
    rank: int
    role: RoleKind = RoleKind.MEMBER
    title: _Text = ""


class _LeadershipRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    bioguide: str
    chamber: Chamber
    title: _Text


class _VacantRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    chamber: Chamber
    state: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    district: Annotated[int, msgspec.Meta(ge=0, le=99)] | None
    reason: _Text


class _Counts(msgspec.Struct):
    members: int
    committees: int
    memberships: int


class _Version(msgspec.Struct):
    version: int = msgspec.field(name="briefdesk-roster")


class _RosterFile(_Version, gc=False):
    as_of: dt.date
    origin: _Text
    counts: _Counts
    members: list[_MemberRow]
    committees: list[_CommitteeRow]
    memberships: dict[CommitteeCode, list[_MembershipRow]]
    leadership: list[_LeadershipRow]
    vacant: list[_VacantRow]
    warnings: list[str]
    committees_as_of: dt.date | None = None
    details: msgspec.Raw = msgspec.Raw(b"{}")


def dump_roster(roster: Roster) -> bytes:
    """Return the roster as a file's bytes; the same roster gives the same bytes."""
    lists: dict[str, list[str]] = {}
    for place in roster.memberships:
        lists.setdefault(place.committee, []).append(_json(_membership_cells(place)))
    by_committee = [f"{_json(code)}:[\n{_joined(rows)}\n]" for code, rows in lists.items()]
    counts = _Counts(len(roster.members), len(roster.committees), len(roster.memberships))
    parts = [
        f'"briefdesk-roster":{SCHEMA}',
        f'"as_of":{_json(roster.as_of)}',
        f'"origin":{_json(roster.origin)}',
        *([f'"committees_as_of":{_json(roster.committees_as_of)}'] if roster.committees_as_of else []),
        f'"counts":{_json(counts)}',
        f'"member_columns":{_json(_MemberRow.__struct_fields__)}',
        f'"members":[\n{_joined(_json(_member_cells(m)) for m in roster.members)}\n]',
        f'"committees":[\n{_joined(_json(_committee_cells(c)) for c in roster.committees)}\n]',
        f'"memberships":{{\n{_joined(by_committee)}\n}}',
        f'"leadership":[\n{_joined(_json((r.bioguide, r.chamber, r.title)) for r in roster.leadership)}\n]',
        f'"vacant":[\n{_joined(_json(_vacant_cells(v)) for v in roster.vacant)}\n]',
        f'"warnings":[\n{_joined(_json(w) for w in roster.warnings)}\n]',
        *([f'"details":{dump_details(roster.details)}'] if roster.details else []),
    ]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def load_roster(path: Path) -> Roster:
    """Return the roster of a file that `dump_roster` wrote.

    Raises RosterUnreadable with a sentence for whatever is wrong: no such file, another format, a
    newer version of it, a damaged or forged one.
    """
    try:
        data = read_regular_file(path, max_bytes=MAX_BYTES)
    except OSError as error:
        raise RosterUnreadable(f"{path.name} cannot be read: {error.strerror or error}.") from error
    return parse_roster(data, name=path.name)


def parse_roster(data: bytes, *, name: str) -> Roster:
    """Return the roster of a file's bytes; `name` is what errors call it."""
    with _uncollected():
        file = _decoded(data, name)
        roster = _roster(file, name)
        _check_whole(file, roster, name)
    return roster


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no waste meanwhile: ten thousand objects that all stay would be looked over for it in vain."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _decoded(data: bytes, name: str) -> _RosterFile:
    try:
        text = data.decode()
        try:
            file = msgspec.json.decode(data, type=_RosterFile)
        except msgspec.ValidationError:
            _refuse_newer(msgspec.json.decode(data, type=_Version).version, name)
            raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise RosterUnreadable(
            f"{name} is not a roster file of Briefdesk, or is damaged: {error}."
        ) from error
    _refuse_newer(file.version, name)
    if not _is_plain(text):
        raise RosterUnreadable(f"{name} holds control characters, which no roster has.")
    return file


def _refuse_newer(version: int, name: str) -> None:
    if version > SCHEMA:
        raise RosterUnreadable(
            f"{name} was written by a newer Briefdesk (roster format {version}).",
            "Update Briefdesk, or import the roster again.",
        )


def _is_plain(text: str) -> bool:
    """Return whether every character prints; only a quote or backslash needs an escape."""
    escapes = text.replace("\\\\", "").replace('\\"', "") if "\\" in text else ""
    return text.replace("\n", "").isprintable() and "\\" not in escapes


def _check_whole(file: _RosterFile, roster: Roster, name: str) -> None:
    found = (len(roster.members), len(roster.committees), len(roster.memberships))
    stated = (file.counts.members, file.counts.committees, file.counts.memberships)
    if found != stated:
        raise RosterUnreadable(f"{name} is incomplete: it holds {found} entries of {stated}.")
    ids = {member.bioguide for member in roster.members}
    codes = {committee.code for committee in roster.committees}
    if len(ids) != len(roster.members) or len(codes) != len(roster.committees):
        raise RosterUnreadable(f"{name} names a member or committee twice.")
    holders = {place.bioguide for place in roster.memberships} | {r.bioguide for r in roster.leadership}
    bodies = set(file.memberships)
    bodies |= {committee.parent for committee in roster.committees if committee.parent}
    if not holders <= ids or not bodies <= codes:
        stray = sorted((holders - ids) | (bodies - codes))[0]
        raise RosterUnreadable(f"{name} speaks of “{stray[:40]}”, which it does not list.")


def _roster(file: _RosterFile, name: str) -> Roster:
    return Roster(
        as_of=file.as_of,
        origin=file.origin,
        members=tuple(map(_member, file.members)),
        committees=tuple(
            Committee(
                CommitteeCode(row.code),
                row.name,
                row.full_name,
                row.chamber,
                CommitteeCode(row.parent) if row.parent else None,
            )
            for row in file.committees
        ),
        memberships=tuple(
            Membership(code, row.bioguide, row.side, row.rank, row.role, row.title)
            for code, rows in file.memberships.items()
            for row in rows
        ),
        leadership=tuple(LeadershipRole(Bioguide(r.bioguide), r.chamber, r.title) for r in file.leadership),
        vacant=tuple(VacantSeat(Seat(v.chamber, v.state, v.district), v.reason) for v in file.vacant),
        warnings=tuple(file.warnings),
        committees_as_of=file.committees_as_of,
        details=UnreadDetails(bytes(file.details), name),
    )


def _member(row: _MemberRow) -> Member:
    return Member(
        Bioguide(row.bioguide),
        Seat(row.chamber, row.state, row.district, row.senate_class),
        row.title,
        row.party,
        row.full_name,
        row.first_name,
        row.last_name,
        row.suffix,
        row.nickname,
        row.office,
        row.zip_code,
        row.phone,
        row.url,
        row.contact_form,
        row.term_start,
        row.term_end,
        row.term_end_forecast,
        row.senior,
        row.gender,
    )


def _member_cells(member: Member) -> tuple[object, ...]:
    seat = {
        "chamber": member.seat.chamber,
        "state": member.seat.state,
        "district": member.seat.district,
        "senate_class": member.seat.senate_class,
    }
    return tuple(
        seat[field] if field in seat else getattr(member, field) for field in _MemberRow.__struct_fields__
    )


def _committee_cells(committee: Committee) -> tuple[object, ...]:
    cells = (committee.code, committee.name, committee.full_name, committee.chamber)
    return (*cells, committee.parent) if committee.parent else cells


def _membership_cells(place: Membership) -> tuple[object, ...]:
    cells = (place.bioguide, place.side, place.rank)
    return (*cells, place.role, place.title) if place.title or place.role is not RoleKind.MEMBER else cells


def _vacant_cells(vacant: VacantSeat) -> tuple[object, ...]:
    return vacant.seat.chamber, vacant.seat.state, vacant.seat.district, vacant.reason


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _joined(rows: Iterable[str]) -> str:
    return ",\n".join(rows)
