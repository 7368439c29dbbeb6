"""What is different between two rosters, for people who wrote to the members of the first."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.model.congress import Bioguide, Committee, CommitteeCode, Member, Membership, Roster

_DETAILS = {
    "full_name": "name",
    "last_name": "surname",
    "party": "party",
    "title": "title",
    "office": "office",
    "phone": "phone",
    "zip_code": "ZIP code",
    "contact_form": "contact form",
    "term_end": "end of term",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A member who stayed, with what is recorded differently: "seat", "office", "name" ..."""

    before: Member
    after: Member
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A member who joined or left a committee, or changed office on it; None where there is no place."""

    bioguide: Bioguide
    committee: CommitteeCode
    before: Membership | None
    after: Membership | None


@dataclass(frozen=True, slots=True)
class CommitteeChange:
    """A committee that is new (`before` None), gone (`after` None) or renamed."""

    before: Committee | None
    after: Committee | None


@dataclass(frozen=True, slots=True)
class RosterChange:
    """Who left, who is new, who moved, and what changed on committees.

    `places` leaves out the places of those who left or are new. `older` is true if the second roster
    is of an earlier day than the first: then it should not replace it unasked.
    """

    left: tuple[Member, ...]
    new: tuple[Member, ...]
    moved: tuple[Moved, ...]
    committees: tuple[CommitteeChange, ...]
    places: tuple[PlaceChange, ...] = ()
    older: bool = False

    def __bool__(self) -> bool:
        return bool(self.left or self.new or self.moved or self.committees or self.places)


def compare(before: Roster, after: Roster) -> RosterChange:
    """Return what changed from one roster to another, in the order of the one it stands in."""
    old = {member.bioguide: member for member in before.members}
    now = {member.bioguide: member for member in after.members}
    return RosterChange(
        left=tuple(member for member in before.members if member.bioguide not in now),
        new=tuple(member for member in after.members if member.bioguide not in old),
        moved=tuple(_moves(old, after.members)),
        committees=tuple(_committee_changes(before, after)),
        places=tuple(_place_changes(before, after, old.keys() & now.keys())),
        older=after.as_of < before.as_of,
    )


def _moves(old: dict[Bioguide, Member], members: Iterable[Member]) -> Iterable[Moved]:
    for member in members:
        was = old.get(member.bioguide)
        if was is None:
            continue
        what = ["seat"] if was.seat.code != member.seat.code or was.chamber != member.chamber else []
        what += [words for name, words in _DETAILS.items() if getattr(was, name) != getattr(member, name)]
        if what:
            yield Moved(was, member, tuple(what))


def _committee_changes(before: Roster, after: Roster) -> Iterable[CommitteeChange]:
    old = {committee.code: committee for committee in before.committees}
    now = {committee.code: committee for committee in after.committees}
    for code, committee in old.items():
        if code not in now:
            yield CommitteeChange(committee, None)
    for code, committee in now.items():
        was = old.get(code)
        if was is None or was.name != committee.name:
            yield CommitteeChange(was, committee)


def _place_changes(before: Roster, after: Roster, stayed: Iterable[Bioguide]) -> Iterable[PlaceChange]:
    both = set(stayed)
    old = {(p.committee, p.bioguide): p for p in before.memberships if p.bioguide in both}
    now = {(p.committee, p.bioguide): p for p in after.memberships if p.bioguide in both}
    for key in dict.fromkeys([*old, *now]):
        was, is_now = old.get(key), now.get(key)
        if was is None or is_now is None or (was.role, was.title) != (is_now.role, is_now.title):
            yield PlaceChange(key[1], key[0], was, is_now)
