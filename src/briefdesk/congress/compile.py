"""The published data set made into a roster: checked row by row, never failing as a whole."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from briefdesk.congress.committees import committee_full_name, role_kind, subcommittee_full_name
from briefdesk.congress.dataset import (
    COMMITTEES_FILE,
    MEMBERS_FILE,
    MEMBERSHIP_FILE,
    PublishedFiles,
    read_published,
)
from briefdesk.congress.errors import RosterUnreadable
from briefdesk.congress.members import RowUnfit, member_from
from briefdesk.congress.rows import CommitteeRow, LegislatorRow, MembershipRow, SubcommitteeRow
from briefdesk.congress.seats import seat_remarks, vacant_seats
from briefdesk.congress.spelling import cleaned
from briefdesk.congress.states import seats_are_known
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    Committee,
    CommitteeCode,
    LeadershipRole,
    Member,
    Membership,
    RoleKind,
    Roster,
)

_MAX_WARNINGS = 500
_MAX_ORIGIN = 300
Warnings = list[str]
Row = TypeVar("Row")


def compile_roster(path: Path, *, as_of: dt.date, origin: str) -> Roster:
    """Return the roster that a folder or zip of the data set's JSON files describes on that day.

    A row that breaks the schema is left out with its reason in `Roster.warnings`; so is a committee
    file that is missing or empty. Raises RosterUnreadable only if no member can be read at all.
    """
    return roster_from(read_published(path), name=path.name, as_of=as_of, origin=origin)


def roster_from(files: PublishedFiles, *, name: str, as_of: dt.date, origin: str) -> Roster:
    """Return the roster of files already read; `name` is what errors call them."""
    warnings: Warnings = []
    people = _people(files.members, as_of, warnings)
    if not people.members:
        first = f" ({cleaned(warnings[0]).rstrip('.')[:200]})" if warnings else ""
        raise RosterUnreadable(
            f"{name} holds no member that can be read{first}.",
            "Check that the folder holds the JSON files as published.",
        )
    committees = _committees(files.committees, warnings)
    memberships = _memberships(files.membership, committees, people.members, warnings)
    warnings.extend(seat_remarks(people.members))
    if not seats_are_known(as_of):
        warnings.append(f"Briefdesk does not know the apportionment of {as_of.year}: check vacant seats.")
    return Roster(
        as_of=as_of,
        origin=cleaned(origin)[:_MAX_ORIGIN],
        members=people.members,
        committees=committees,
        memberships=memberships,
        leadership=people.leadership,
        vacant=vacant_seats(people.members) if seats_are_known(as_of) else (),
        warnings=_few(warnings),
    )


def _few(warnings: Warnings) -> tuple[str, ...]:
    """Return the warnings fit to print, no more of them than anybody would read."""
    more = len(warnings) - _MAX_WARNINGS
    kept = tuple(map(cleaned, warnings[:_MAX_WARNINGS]))
    return (*kept, f"{more:,} more rows were left out or mended.") if more > 0 else kept


@dataclass(frozen=True, slots=True)
class _People:
    members: tuple[Member, ...]
    leadership: tuple[LeadershipRole, ...]


def _people(data: bytes, as_of: dt.date, warnings: Warnings) -> _People:
    members: dict[Bioguide, Member] = {}
    leadership: list[LeadershipRole] = []
    for place, row in _rows(data, LegislatorRow, MEMBERS_FILE, warnings):
        try:
            member, remarks = member_from(row, as_of=as_of)
        except RowUnfit as unfit:
            warnings.append(f"{place} ({row.id.bioguide}): {unfit}; left out.")
            continue
        if member.bioguide in members:
            warnings.append(f"{place} ({member.bioguide}): stands twice; the second is left out.")
            continue
        members[member.bioguide] = member
        warnings.extend(remarks)
        leadership.extend(
            LeadershipRole(member.bioguide, Chamber(held.chamber), cleaned(held.title))
            for held in row.leadership_roles
            if (held.end is None or held.end > as_of) and (held.start is None or held.start <= as_of)
        )
    return _People(tuple(sorted(members.values(), key=_seat_order)), tuple(leadership))


def _seat_order(member: Member) -> tuple[bool, str, int, bool, str]:
    """Senators first, by state, senior before junior; then the House by state and district."""
    in_house = member.chamber is Chamber.HOUSE
    return in_house, member.state, member.seat.district or 0, not member.senior, member.bioguide


def _committees(data: bytes | None, warnings: Warnings) -> tuple[Committee, ...]:
    found: dict[CommitteeCode, Committee] = {}
    for place, row in _rows(data, CommitteeRow, COMMITTEES_FILE, warnings):
        code = CommitteeCode(row.thomas_id)
        if code in found:
            warnings.append(f"{place} ({code}): stands twice; the second is left out.")
            continue
        chamber, name = Chamber(row.type), cleaned(row.name)
        found[code] = Committee(code, name, committee_full_name(name), chamber)
        for sub in _each(row.subcommittees, SubcommitteeRow, f"{COMMITTEES_FILE}, {code}, part", warnings):
            sub_code, sub_name = CommitteeCode(code + sub[1].thomas_id), cleaned(sub[1].name)
            found[sub_code] = Committee(sub_code, sub_name, subcommittee_full_name(sub_name), chamber, code)
    return tuple(found.values())


def _memberships(
    data: bytes | None, committees: Iterable[Committee], members: Iterable[Member], warnings: Warnings
) -> tuple[Membership, ...]:
    codes = {committee.code for committee in committees}
    sitting = {member.bioguide for member in members}
    found: list[Membership] = []
    for name, rows in _membership_lists(data, warnings):
        code = CommitteeCode(name)
        if code not in codes:
            warnings.append(
                f"{MEMBERSHIP_FILE}: {name[:40]} is no known committee; its members are left out."
            )
            continue
        seen: set[str] = set()
        for place, row in _each(rows, MembershipRow, f"{MEMBERSHIP_FILE}, {code}, row", warnings):
            if row.bioguide not in sitting:
                warnings.append(f"{place}: {row.bioguide} is no sitting member; left out.")
            elif row.bioguide in seen:
                warnings.append(f"{place}: {row.bioguide} stands twice; the second is left out.")
            else:
                seen.add(row.bioguide)
                found.append(_membership(code, row, place, warnings))
        if not rows:
            warnings.append(f"{code}: no members are recorded.")
    return tuple(found)


def _membership(code: CommitteeCode, row: MembershipRow, place: str, warnings: Warnings) -> Membership:
    title = cleaned(row.title)
    role = role_kind(title)
    if role is None:
        warnings.append(f"{place}: the title “{title[:60]}” is not known; taken as a plain member.")
        role = RoleKind.MEMBER
    return Membership(code, Bioguide(row.bioguide), row.party, row.rank, role, title)


def _membership_lists(data: bytes | None, warnings: Warnings) -> Iterator[tuple[str, list[msgspec.Raw]]]:
    try:
        lists = msgspec.json.decode(data or b"{}", type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        warnings.append(f"{MEMBERSHIP_FILE} cannot be read ({error}): no committee members.")
        return
    if not lists:
        warnings.append(f"{MEMBERSHIP_FILE} is empty or missing: no committee members are known.")
    for name, raw in lists.items():
        try:
            yield name, msgspec.json.decode(raw, type=list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            warnings.append(f"{MEMBERSHIP_FILE}, {name[:40]}: {error}; left out.")


def _rows(data: bytes | None, row_type: type[Row], file: str, warnings: Warnings) -> list[tuple[str, Row]]:
    """Return the good rows of a list file, each with its place; what is wrong goes to `warnings`.

    A file `{}` counts as empty: the committee files have been so at the start of a Congress.
    """
    if data is None or data.strip() in {b"", b"{}", b"[]", b"null"}:
        warnings.append(f"{file} is empty or missing.")
        return []
    try:
        rows = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        warnings.append(f"{file} cannot be read: {error}.")
        return []
    return _each(rows, row_type, f"{file}, row", warnings)


def _each(
    rows: Iterable[msgspec.Raw], row_type: type[Row], place: str, warnings: Warnings
) -> list[tuple[str, Row]]:
    decoder = msgspec.json.Decoder(row_type)
    good: list[tuple[str, Row]] = []
    for number, raw in enumerate(rows, start=1):
        try:
            good.append((f"{place} {number}", decoder.decode(raw)))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            warnings.append(f"{place} {number}: {error}; left out.")
    return good
