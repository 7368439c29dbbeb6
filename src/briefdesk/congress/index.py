"""A roster made ready for questions: who sits where, and in what place."""

from collections.abc import Iterable
from functools import cached_property

from briefdesk.congress.spelling import folded
from briefdesk.congress.states import state_name
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    Committee,
    CommitteeCode,
    CommitteeRole,
    LeadershipRole,
    Member,
    Membership,
    Roster,
)

_CHAMBER_WORDS = {Chamber.SENATE: "Senate", Chamber.HOUSE: "House"}


class RosterIndex:
    """Answers about one roster. Never changes after it is built, so threads may share it."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._members = {member.bioguide: member for member in roster.members}
        self._committees = {committee.code: committee for committee in roster.committees}
        self._by_member: dict[Bioguide, list[Membership]] = {}
        self._by_committee: dict[CommitteeCode, list[Membership]] = {}
        # Filled as asked: the same members are addressed again at every keystroke.
        self._roles: dict[Bioguide, tuple[CommitteeRole, ...]] = {}
        by_member, by_committee = self._by_member, self._by_committee
        for place in roster.memberships:
            by_member.setdefault(place.bioguide, []).append(place)
            by_committee.setdefault(place.committee, []).append(place)

    @property
    def members(self) -> tuple[Member, ...]:
        """Return all members in the roster's order."""
        return self.roster.members

    @property
    def committees(self) -> tuple[Committee, ...]:
        """Return all committees and subcommittees in the roster's order."""
        return self.roster.committees

    def member(self, bioguide: str) -> Member | None:
        """Return the member of that id, or None."""
        return self._members.get(Bioguide(bioguide))

    def committee(self, code: str) -> Committee | None:
        """Return the committee or subcommittee of that code, or None."""
        return self._committees.get(CommitteeCode(code))

    def subcommittees(self, code: str) -> tuple[Committee, ...]:
        """Return a committee's subcommittees in the roster's order."""
        return self._subcommittees.get(CommitteeCode(code), ())

    def places_of(self, bioguide: str) -> tuple[Membership, ...]:
        """Return a member's places on committees and subcommittees in the roster's order."""
        return tuple(self._by_member.get(Bioguide(bioguide), ()))

    def places_on(self, code: str) -> tuple[Membership, ...]:
        """Return the places on a committee in the roster's order: the majority by rank, then the minority."""
        return tuple(self._by_committee.get(CommitteeCode(code), ()))

    def roles_of(self, bioguide: str) -> tuple[CommitteeRole, ...]:
        """Return a member's places with their committees, each full committee before its subcommittees."""
        asked = Bioguide(bioguide)
        roles = self._roles.get(asked)
        if roles is None:
            places = sorted(self._by_member.get(asked, ()), key=lambda p: self._order[p.committee])
            roles = self._roles[asked] = tuple(map(self.role, places))
        return roles

    def role(self, place: Membership) -> CommitteeRole:
        """Return a place together with its committee and that committee's parent."""
        committee = self._committees[place.committee]
        return CommitteeRole(
            place, committee, self._committees[committee.parent] if committee.parent else None
        )

    def leadership_of(self, bioguide: str) -> tuple[LeadershipRole, ...]:
        """Return the leadership titles that a member holds."""
        return tuple(role for role in self.roster.leadership if role.bioguide == bioguide)

    def state_name(self, code: str) -> str:
        """Return the name of a state or territory."""
        return state_name(code)

    def committee_label(self, code: str) -> str:
        """Return a committee's name that can stand alone: with its chamber, a subcommittee with its parent.

        "Senate Committee on Armed Services"; "Subcommittee on Seapower, Senate Committee on Armed Services".
        """
        committee = self._committees.get(CommitteeCode(code))
        if committee is None:
            return code
        if committee.parent is not None:
            return f"{committee.full_name}, {self.committee_label(committee.parent)}"
        chamber = _CHAMBER_WORDS.get(committee.chamber)
        return f"{chamber} {committee.full_name}" if chamber else committee.full_name

    def committees_named(self, words: str) -> tuple[Committee, ...]:
        """Return the committees whose name holds those words in a row, accents and case aside.

        A subcommittee is found only where no full committee has them: "homeland security" means the
        two committees, not the subcommittees on appropriations for it.
        """
        wanted = f" {folded(words)} "
        if not wanted.strip():
            return ()
        found = tuple(c for c in self.roster.committees if wanted in self._committee_words[c.code])
        return tuple(c for c in found if c.parent is None) or found

    def name_words(self, member: Member) -> str:
        """Return every form of a member's name folded, words set off by spaces, forms by bars."""
        return self._name_words[member.bioguide]

    @cached_property
    def _subcommittees(self) -> dict[CommitteeCode, tuple[Committee, ...]]:
        grouped: dict[CommitteeCode, list[Committee]] = {}
        for committee in self.roster.committees:
            if committee.parent is not None:
                grouped.setdefault(committee.parent, []).append(committee)
        return {code: tuple(found) for code, found in grouped.items()}

    @cached_property
    def _order(self) -> dict[CommitteeCode, int]:
        return {committee.code: number for number, committee in enumerate(self.roster.committees)}

    @cached_property
    def _committee_words(self) -> dict[CommitteeCode, str]:
        return {c.code: f" {folded(f'{c.name} {c.full_name}')} " for c in self.roster.committees}

    @cached_property
    def _name_words(self) -> dict[Bioguide, str]:
        return {member.bioguide: _searchable(_name_forms(member)) for member in self.roster.members}


def _name_forms(member: Member) -> Iterable[str]:
    yield member.full_name
    yield f"{member.first_name} {member.last_name}"
    yield f"{member.last_name} {member.first_name}"
    if member.nickname:
        yield f"{member.nickname} {member.last_name}"


def _searchable(forms: Iterable[str]) -> str:
    return f" {' | '.join(dict.fromkeys(folded(form) for form in forms))} "
