"""Who is written to: addressees chosen by query, facets to choose by, and how fresh the roster is."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefdesk.congress.address import PLAIN_STYLE, addressee_for, role_for_query
from briefdesk.congress.beyond import NO_LISTS
from briefdesk.congress.committees import topic_of
from briefdesk.congress.describe import describe
from briefdesk.congress.envelope import envelope_blocks
from briefdesk.congress.envelope import one_line as in_one_line
from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.facets import Facet, FacetGroup, facets
from briefdesk.congress.few_words import in_few_words
from briefdesk.congress.freshness import freshness
from briefdesk.congress.joint import group_addressees
from briefdesk.congress.outside import contact_addressee, contact_asked, place_asked
from briefdesk.congress.query import (
    Query,
    check_query,
    parse_query,
    scope_of,
    select,
    vacant_seats_meant,
)
from briefdesk.congress.query_edit import has_term, with_term, without_term
from briefdesk.congress.seats import seat_name
from briefdesk.congress.suggestion import Suggestion, suggested
from briefdesk.congress.ticks import Ticks, ticks
from briefdesk.errors import CongressError
from briefdesk.model.addressee import AddressBlock, Addressee, AddresseeId, AddresseeKind
from briefdesk.model.congress import Chamber, Member, MemberTitle, VacantSeat
from briefdesk.model.draft import Grouping, Project
from briefdesk.model.outcome import SeatVacant
from briefdesk.model.problem import Problem
from briefdesk.pipeline.at_hand import HeardAtHand, contacts_at_hand, lists_at_hand, preferred_forms
from briefdesk.pipeline.desk import Desk

__all__ = [
    "Facet",
    "FacetGroup",
    "RosterSummary",
    "Suggestion",
    "Ticks",
    "addressee",
    "chosen",
    "envelopes",
    "fault_of_query",
    "find_members",
    "has_term",
    "in_one_line",
    "matches_rule",
    "query_facets",
    "query_in_few_words",
    "query_in_words",
    "query_ticks",
    "roster_summary",
    "seats_without_letter",
    "shared",
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


def find_members(
    desk: Desk, query: str, *, as_role: bool = False, project: Project | None = None
) -> tuple[Addressee, ...]:
    """Return the addressees that a recipient query selects, all members for an empty query.

    With `as_role` a member who holds an office on a committee that the query names is addressed by it.
    `project` gives saved lists, house style and preferred forms. Raises QueryInvalid.
    """
    asked = parse_query(query)
    members = desk.index.roster.members
    if query.strip():
        members = _selected(desk, project, asked)
    return _one_by_one(desk, project, members, asked, as_role=as_role)


def chosen(desk: Desk, project: Project, to: str | None = None) -> tuple[Addressee, ...]:
    """Return who gets a letter: the members of the project's query less the excluded, as they share
    letters, then its own contacts. The query `to` takes the place of both.

    An empty query chooses nobody, but an open letter needs none. Raises RecipientsUnreadable, or
    QueryInvalid for `to`.
    """
    contacts = () if to is not None else _contacts(desk, project)
    query = project.recipients.query if to is None else to
    is_open = project.recipients.grouping is Grouping.OPEN
    if not query.strip() and (to is not None or not is_open):
        return contacts
    try:
        found = _shared(desk, project, query)
    except QueryInvalid as error:
        if to is not None:
            raise
        raise RecipientsUnreadable(error) from error
    return (*found, *contacts)


def addressee(desk: Desk, project: Project, addressee_id: AddresseeId) -> Addressee | None:
    """Return whoever the project addresses under that id, or None if nobody is.

    A member's id stands for that member alone, whether chosen or not. Raises QueryInvalid.
    """
    member = desk.index.member(addressee_id)
    if member is not None:
        query, as_role = parse_query(project.recipients.query), project.recipients.as_role
        return _one_by_one(desk, project, (member,), query, as_role=as_role)[0]
    return next((a for a in chosen(desk, project) if a.id == addressee_id), None)


def shared(
    desk: Desk,
    query: str,
    found: Sequence[Addressee],
    grouping: Grouping,
    project: Project | None = None,
) -> tuple[Addressee, ...]:
    """Return members found one by one by the query as they share letters. Raises QueryInvalid."""
    return group_addressees(
        desk.index,
        found,
        grouping,
        scope_of(desk.index, parse_query(query)),
        style=project.address_style if project else PLAIN_STYLE,
        overrides=preferred_forms(desk, project).values(),
    )


def envelopes(desk: Desk, addressee: Addressee) -> tuple[AddressBlock, ...]:
    """Return the address of each envelope that a letter needs; none for an open letter."""
    return envelope_blocks(desk.index, addressee)


def _shared(desk: Desk, project: Project, query: str) -> tuple[Addressee, ...]:
    """Return those whom the query names, less the excluded, as they share letters."""
    recipients = project.recipients
    found = find_members(desk, query, as_role=recipients.as_role, project=project)
    left_out = recipients.left_out
    kept = [a for a in found if left_out.isdisjoint(m.bioguide for m in a.members)]
    return shared(desk, query, kept, recipients.grouping, project)


def _one_by_one(
    desk: Desk, project: Project | None, members: Iterable[Member], query: Query, *, as_role: bool
) -> tuple[Addressee, ...]:
    index, preferred = desk.index, preferred_forms(desk, project)
    style = project.address_style if project else PLAIN_STYLE
    return tuple(
        addressee_for(
            index,
            member,
            role_for_query(index, member, query) if as_role else None,
            style=style,
            override=preferred.get(member.bioguide),
        )
        for member in members
    )


def _contacts(desk: Desk, project: Project) -> tuple[Addressee, ...]:
    wanted = project.recipients.contacts
    if not wanted:
        return ()
    known = contacts_at_hand(desk, project)
    return tuple(contact_addressee(desk.index, known[one]) for one in dict.fromkeys(wanted) if one in known)


def query_facets(desk: Desk, query: str, project: Project | None = None) -> tuple[FacetGroup, ...]:
    """Return what to narrow a query by, counted over its members, or over all for an empty one."""
    if not query.strip():
        return facets(desk.index, desk.index.members)
    return facets(desk.index, _selected(desk, project, parse_query(query)))


def _selected(desk: Desk, project: Project | None, query: Query) -> tuple[Member, ...]:
    lists, heard = lists_at_hand(desk, project), HeardAtHand(desk, project)
    return select(desk.index, query, lists=lists, heard=heard)


def query_ticks(desk: Desk, query: str, offered: Iterable[str], project: Project | None = None) -> Ticks:
    """Return which offered terms stand in the query, and how many members each would find beside it.

    Raises QueryInvalid.
    """
    lists, heard = lists_at_hand(desk, project), HeardAtHand(desk, project)
    return ticks(desk.index, parse_query(query), offered, lists=lists, heard=heard)


def vacant_seats(desk: Desk, query: str) -> tuple[VacantSeat, ...]:
    """Return the vacant seats that the query's chambers, states and districts reach. Raises QueryInvalid."""
    return vacant_seats_meant(desk.index, parse_query(query))


def seats_without_letter(desk: Desk, project: Project, to: str | None = None) -> tuple[SeatVacant, ...]:
    """Return the seats that the recipients reach and that nobody holds. Raises QueryInvalid.

    No letter to them is made, and a joint letter goes without them; an open letter misses nobody.
    """
    if project.recipients.grouping is Grouping.OPEN:
        return ()
    found = vacant_seats(desk, project.recipients.query if to is None else to)
    return tuple(SeatVacant(vacant.seat, seat_name(vacant.seat), vacant.reason) for vacant in found)


def suggestion(desk: Desk, query: str, project: Project | None = None) -> Suggestion | None:
    """Return what was meant by bare words that name nobody, if that can be told. Raises QueryInvalid."""
    lists, heard = lists_at_hand(desk, project), HeardAtHand(desk, project)
    return suggested(desk.index, query, lists=lists, heard=heard)


def query_in_words(desk: Desk, query: str) -> str:
    """Return the query in plain words. Raises QueryInvalid."""
    return describe(desk.index, parse_query(query))


def query_in_few_words(desk: Desk, query: str) -> str:
    """Return the query in few words, empty where only the full words will do. Raises QueryInvalid."""
    return in_few_words(desk.index, parse_query(query))


def matches_rule(desk: Desk, rule: str, addressee: Addressee, project: Project | None = None) -> bool:
    """Return whether a part limited by `rule` is for this addressee: for every member addressed.

    What is true of one member of a joint letter only must not be said to all. A member's staff stand for
    the member; another contact is meant by a rule that asks for their state alone. Raises QueryInvalid.
    """
    # Asked for every part and recipient: without a list in the rule the address book is not looked at.
    lists = lists_at_hand(desk, project) if "list" in rule.casefold() else NO_LISTS
    meant = desk.member_ids(rule, lists, HeardAtHand(desk, project))
    if addressee.kind is AddresseeKind.CONTACT and addressee.contact is not None:
        contact = addressee.contact
        if any(word in rule.casefold() for word in ("contact:", "person:", "fact:")):
            heard = HeardAtHand(desk, project)
            return contact_asked(desk.index, parse_query(rule), contact, lists=lists, heard=heard)
        if contact.member is not None:
            return contact.member in meant
        return bool(contact.state) and place_asked(parse_query(rule), contact.state)
    return bool(addressee.members) and all(member.bioguide in meant for member in addressee.members)


def fault_of_query(desk: Desk, project: Project | None, query: str) -> str | None:
    """Return what is wrong with a query, as a sentence with its next step, or None if nothing is."""
    lists, heard = lists_at_hand(desk, project), HeardAtHand(desk, project)
    return check_query(desk.index, query, lists=lists, heard=heard)


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
