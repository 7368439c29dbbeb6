"""Who is written to: addressees chosen by query, facets to choose by, and how fresh the roster is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress.address import addressee_for, role_for_query
from briefdesk.congress.committees import topic_of
from briefdesk.congress.describe import describe
from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.facets import Facet, FacetGroup, facets
from briefdesk.congress.few_words import in_few_words
from briefdesk.congress.freshness import freshness
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import Query, parse_query, select, vacant_seats_meant
from briefdesk.congress.query_edit import has_term, with_term, without_term
from briefdesk.congress.suggestion import Suggestion, suggested
from briefdesk.congress.ticks import Ticks, ticks
from briefdesk.errors import CongressError
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.congress import Chamber, Member, MemberTitle, VacantSeat
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem
from briefdesk.pipeline.desk import Desk

__all__ = [
    "Facet",
    "FacetGroup",
    "RosterSummary",
    "Suggestion",
    "Ticks",
    "addressee",
    "chosen",
    "find_members",
    "has_term",
    "matches_rule",
    "query_facets",
    "query_in_few_words",
    "query_in_words",
    "query_ticks",
    "roster_summary",
    "suggestion",
    "topic_of",
    "vacant_seats",
    "with_term",
    "without_term",
]


@dataclass(frozen=True, slots=True)
class RosterSummary:
    """The roster in figures: what `roster show` prints and the status bar shows."""

    as_of: dt.date
    origin: str
    age_days: int
    members: int
    senators: int
    representatives: int
    delegates: int
    committees: int
    vacant: tuple[VacantSeat, ...]
    warnings: tuple[str, ...]
    problems: tuple[Problem, ...]


class RecipientsUnreadable(CongressError):
    """The project's own recipient query is wrong."""

    def __init__(self, fault: QueryInvalid) -> None:
        super().__init__(
            f"The project’s recipients cannot be read: {fault}", fault.next_step, where="recipients"
        )


def find_members(desk: Desk, query: str, *, as_role: bool = False) -> tuple[Addressee, ...]:
    """Return the addressees that a recipient query selects, all members for an empty query.

    With `as_role` a member who holds an office on a committee that the query names is addressed by it.
    Raises QueryInvalid.
    """
    asked = parse_query(query)
    found = select(desk.index, asked) if query.strip() else desk.index.roster.members
    return tuple(_addressee(desk.index, member, asked, as_role) for member in found)


def chosen(desk: Desk, project: Project, to: str | None = None) -> tuple[Addressee, ...]:
    """Return the project's addressees, or those of the query `to` in its place, less the excluded.

    Raises RecipientsUnreadable, or QueryInvalid for `to`. An empty query chooses nobody.
    """
    recipients = project.recipients
    query = recipients.query if to is None else to
    if not query.strip():
        return ()
    try:
        found = find_members(desk, query, as_role=recipients.as_role)
    except QueryInvalid as error:
        if to is not None:
            raise
        raise RecipientsUnreadable(error) from error
    left_out = recipients.left_out
    return tuple(a for a in found if left_out.isdisjoint(m.bioguide for m in a.members))


def addressee(desk: Desk, project: Project, addressee_id: AddresseeId) -> Addressee | None:
    """Return whoever the project addresses under that id, or None if nobody is."""
    member = desk.index.member(addressee_id)
    if member is None:
        return None
    return _addressee(desk.index, member, parse_query(project.recipients.query), project.recipients.as_role)


def query_facets(desk: Desk, query: str) -> tuple[FacetGroup, ...]:
    """Return what to narrow a query by, counted over its members, or over all for an empty one."""
    return facets(desk.index, select(desk.index, parse_query(query)) if query.strip() else desk.index.members)


def query_ticks(desk: Desk, query: str, offered: Iterable[str]) -> Ticks:
    """Return which offered terms stand in the query, and how many members each would find beside it.

    Raises QueryInvalid.
    """
    return ticks(desk.index, parse_query(query), offered)


def vacant_seats(desk: Desk, query: str) -> tuple[VacantSeat, ...]:
    """Return the vacant seats that the query's chambers, states and districts reach. Raises QueryInvalid."""
    return vacant_seats_meant(desk.index, parse_query(query))


def suggestion(desk: Desk, query: str) -> Suggestion | None:
    """Return what was meant by bare words that name nobody, if that can be told. Raises QueryInvalid."""
    return suggested(desk.index, query)


def query_in_words(desk: Desk, query: str) -> str:
    """Return the query in plain words. Raises QueryInvalid."""
    return describe(desk.index, parse_query(query))


def query_in_few_words(desk: Desk, query: str) -> str:
    """Return the query in few words, empty where only the full words will do. Raises QueryInvalid."""
    return in_few_words(desk.index, parse_query(query))


def matches_rule(desk: Desk, rule: str, addressee: Addressee) -> bool:
    """Return whether a part limited by `rule` is for this addressee: for every member addressed.

    What is true of one member of a joint letter only must not be said to all. Raises QueryInvalid.
    """
    meant = desk.member_ids(rule)
    return bool(addressee.members) and all(member.bioguide in meant for member in addressee.members)


def roster_summary(desk: Desk) -> RosterSummary:
    """Return the roster's date, origin and counts, and what is to be said of its age."""
    roster = desk.index.roster
    house = [m for m in roster.members if m.chamber is Chamber.HOUSE]
    representatives = sum(m.title is MemberTitle.REPRESENTATIVE for m in house)
    return RosterSummary(
        as_of=roster.as_of,
        origin=roster.origin,
        age_days=(desk.today - roster.as_of).days,
        members=len(roster.members),
        senators=len(roster.members) - len(house),
        representatives=representatives,
        delegates=len(house) - representatives,
        committees=sum(c.parent is None for c in roster.committees),
        vacant=roster.vacant,
        warnings=roster.warnings,
        problems=freshness(roster, desk.today),
    )


def _addressee(index: RosterIndex, member: Member, query: Query, as_role: bool) -> Addressee:
    role = role_for_query(index, member, query) if as_role else None
    return addressee_for(index, member, role)
