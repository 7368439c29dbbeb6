"""The published data set made into a roster: checked row by row, never failing as a whole."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefdesk.congress.committees import committee_full_name, role_kind, subcommittee_full_name
from briefdesk.congress.dataset import (
    COMMITTEES_FILE,
    MEMBERS_FILE,
    MEMBERSHIP_FILE,
    Part,
    PublishedFiles,
    read_published,
)
from briefdesk.congress.errors import ImportStopped, RosterUnreadable
from briefdesk.congress.kept_parts import keeps_committees, kept_places, kept_words
from briefdesk.congress.member_details import career_of, home_offices, with_offices
from briefdesk.congress.members import NotSitting, RowUnfit, member_from
from briefdesk.congress.remarks import Remarks
from briefdesk.congress.row_reading import each, json_of, named_lists, rows
from briefdesk.congress.rows import CommitteeRow, LegislatorRow, MembershipRow, SubcommitteeRow
from briefdesk.congress.seats import seat_remarks, vacant_seats
from briefdesk.congress.spelling import cleaned
from briefdesk.congress.states import seats_are_known
from briefdesk.english import long_date
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    Committee,
    CommitteeCode,
    LeadershipRole,
    Member,
    MemberDetails,
    Membership,
    RoleKind,
    Roster,
)

_MAX_ORIGIN = 300
Cancelled = Callable[[], bool]


def never() -> bool:
    """Return that nobody wants to stop."""
    return False


@dataclass(frozen=True, slots=True)
class Compiled:
    """A roster, with what was left out of it and why, what else is odd, and the parts that are not new.

    `kept` says in sentences which parts are those of the roster in use; `of` is the day of what is new.
    """

    roster: Roster
    of: dt.date
    quarantined: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def compile_roster(path: Path, *, as_of: dt.date, origin: str) -> Roster:
    """Return the roster that a folder, zip or file of the data set describes on that day.

    A row that breaks the schema is left out with its reason in `Roster.warnings`; so is a committee
    file that is missing or empty. Raises RosterUnreadable only if no member can be read at all.
    """
    return roster_from(read_published(path), name=path.name, as_of=as_of, origin=origin).roster


def roster_from(
    files: PublishedFiles,
    *,
    name: str,
    as_of: dt.date,
    origin: str,
    held: Roster | None = None,
    cancelled: Cancelled = never,
) -> Compiled:
    """Return the roster of files already read; `name` is what errors call them.

    What the files lack or leave empty is kept from `held`: members where there is no file of them, and
    the committees of the same Congress or an earlier one. Raises RosterUnreadable or ImportStopped.
    """
    remarks = Remarks()
    kept: list[str] = []
    data = {}
    for part in Part:
        data[part] = json_of(files.of(part), remarks, cancelled)
        if cancelled():
            raise ImportStopped
    new_of, origin = as_of, cleaned(origin)[:_MAX_ORIGIN]
    if files.of(Part.MEMBERS) is None and held is not None:
        people = _People(held.members, held.leadership, dict(held.details))
        as_of = held.as_of
        kept.append(kept_words("members and their offices", held, "the data set has no file of them"))
    else:
        people = _people(data[Part.MEMBERS], as_of, remarks)
    if not people.members:
        raise _nobody(name, remarks)
    offices = home_offices(data[Part.DISTRICT_OFFICES], people.details.keys(), remarks)
    if not offices and held is not None:
        offices = {member: found.offices for member, found in held.details.items()}
    bodies = _Bodies(held if held is not None and keeps_committees(held, new_of) else None, new_of, kept)
    committees = bodies.committees(data[Part.COMMITTEES], remarks)
    memberships = bodies.memberships(data[Part.MEMBERSHIP], committees, people.members, remarks)
    remarks.note(*kept)
    remarks.note(*seat_remarks(people.members, as_of))
    if not seats_are_known(as_of):
        remarks.note(f"Briefdesk does not know the apportionment of {as_of.year}: check vacant seats.")
    roster = Roster(
        as_of=as_of,
        origin=origin,
        members=people.members,
        committees=committees,
        memberships=memberships,
        leadership=people.leadership,
        vacant=vacant_seats(people.members, as_of) if seats_are_known(as_of) else (),
        warnings=remarks.all(),
        committees_as_of=bodies.of if bodies.of != as_of else None,
        details=with_offices(people.details, offices),
    )
    return Compiled(roster, new_of, remarks.left_out(), remarks.other(), tuple(kept))


def _nobody(name: str, remarks: Remarks) -> RosterUnreadable:
    first = remarks.first()
    why = f" ({first.rstrip('.')[:200]})" if first else ""
    return RosterUnreadable(
        f"{name} holds no member that can be read{why}.",
        "Check that it holds the files as published.",
    )


class _Bodies:
    """The committees and places of the files, or of `held` where the files say nothing of them."""

    def __init__(self, held: Roster | None, as_of: dt.date, kept: list[str]) -> None:
        self._held = held
        self._kept = kept
        self.of = as_of

    def committees(self, data: bytes, remarks: Remarks) -> tuple[Committee, ...]:
        """Return the committees of a file, or those held."""
        mine = Remarks()
        found = _committees(data, mine)
        if found or self._held is None or not self._held.committees:
            remarks.take(mine)
            return found
        self._kept.append(kept_words("committees", self._held, mine.first()))
        return self._held.committees

    def memberships(
        self, data: bytes, committees: Iterable[Committee], members: Iterable[Member], remarks: Remarks
    ) -> tuple[Membership, ...]:
        """Return the places of a file, or those held, less those of bodies and people that are gone."""
        mine = Remarks()
        found = _memberships(data, committees, members, mine)
        if found or self._held is None or not self._held.memberships:
            remarks.take(mine)
            return found
        self.of = self._held.committees_as_of or self._held.as_of
        self._kept.append(kept_words("committee members", self._held, mine.first()))
        places, gone = kept_places(self._held, committees, members)
        if gone:
            self._kept.append(f"{gone} committee seats of members who left or of bodies that went are open.")
        return places


@dataclass(frozen=True, slots=True)
class _People:
    members: tuple[Member, ...]
    leadership: tuple[LeadershipRole, ...]
    details: Mapping[Bioguide, MemberDetails]


def _people(data: bytes, as_of: dt.date, remarks: Remarks) -> _People:
    members: dict[Bioguide, Member] = {}
    leadership: list[LeadershipRole] = []
    details: dict[Bioguide, MemberDetails] = {}
    elsewhere = 0
    for place, row in rows(data, LegislatorRow, MEMBERS_FILE, remarks):
        try:
            member, said = member_from(row, as_of=as_of)
        except NotSitting:
            elsewhere += 1
            continue
        except RowUnfit as unfit:
            remarks.leave_out(f"{place} ({row.id.bioguide}): {unfit}; left out.")
            continue
        if member.bioguide in members:
            remarks.leave_out(f"{place} ({member.bioguide}): stands twice; the second is left out.")
            continue
        members[member.bioguide] = member
        details[member.bioguide] = career_of(row.terms, as_of)
        remarks.note(*said)
        leadership.extend(
            LeadershipRole(member.bioguide, Chamber(held.chamber), cleaned(held.title))
            for held in row.leadership_roles
            if (held.end is None or held.end > as_of) and (held.start is None or held.start <= as_of)
        )
    if elsewhere:
        remarks.note(f"{elsewhere:,} of those recorded held no seat on {long_date(as_of)} and are left out.")
    return _People(tuple(sorted(members.values(), key=_seat_order)), tuple(leadership), details)


def _seat_order(member: Member) -> tuple[bool, str, int, bool, str]:
    """Senators first, by state, senior before junior; then the House by state and district."""
    in_house = member.chamber is Chamber.HOUSE
    return in_house, member.state, member.seat.district or 0, not member.senior, member.bioguide


def _committees(data: bytes, remarks: Remarks) -> tuple[Committee, ...]:
    found: dict[CommitteeCode, Committee] = {}
    for place, row in rows(data, CommitteeRow, COMMITTEES_FILE, remarks):
        code = CommitteeCode(row.thomas_id)
        if code in found:
            remarks.leave_out(f"{place} ({code}): stands twice; the second is left out.")
            continue
        chamber, name = Chamber(row.type), cleaned(row.name)
        found[code] = Committee(code, name, committee_full_name(name), chamber)
        for sub in each(row.subcommittees, SubcommitteeRow, f"{COMMITTEES_FILE}, {code}, part", remarks):
            sub_code, sub_name = CommitteeCode(code + sub[1].thomas_id), cleaned(sub[1].name)
            found[sub_code] = Committee(sub_code, sub_name, subcommittee_full_name(sub_name), chamber, code)
    return tuple(found.values())


def _memberships(
    data: bytes, committees: Iterable[Committee], members: Iterable[Member], remarks: Remarks
) -> tuple[Membership, ...]:
    codes = {committee.code for committee in committees}
    sitting = {member.bioguide for member in members}
    found: list[Membership] = []
    for name, raw in named_lists(data, MEMBERSHIP_FILE, remarks):
        code = CommitteeCode(name)
        if code not in codes:
            remarks.leave_out(
                f"{MEMBERSHIP_FILE}: {name[:40]} is no known committee; its members are left out."
            )
            continue
        seen: set[str] = set()
        for place, row in each(raw, MembershipRow, f"{MEMBERSHIP_FILE}, {code}, row", remarks):
            if row.bioguide not in sitting:
                remarks.leave_out(
                    f"{place}: {row.bioguide} is no sitting member; left out.",
                    alike="committee seats are of people who are no sitting members, and are left out.",
                )
            elif row.bioguide in seen:
                remarks.leave_out(f"{place}: {row.bioguide} stands twice; the second is left out.")
            else:
                seen.add(row.bioguide)
                found.append(_membership(code, row, place, remarks))
        if not raw:
            remarks.note(f"{code}: no members are recorded.")
    return tuple(found)


def _membership(code: CommitteeCode, row: MembershipRow, place: str, remarks: Remarks) -> Membership:
    title = cleaned(row.title)
    role = role_kind(title)
    if role is None:
        remarks.note(f"{place}: the title “{title[:60]}” is not known; taken as a plain member.")
        role = RoleKind.MEMBER
    return Membership(code, Bioguide(row.bioguide), row.party, row.rank, role, title)
