"""The recipient query: text to terms, terms to the members that they name.

Terms stand side by side and must all hold; a comma means any of; a leading minus negates; a bare word
matches the name. `docs/recipient-query.md` tells it to users.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress.beyond import NO_LISTS, NOTHING_HEARD, Heard, Lists
from briefdesk.congress.conditions import Condition
from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import Ids, committees_meant, members_meant
from briefdesk.congress.query_text import Term, read_terms, write_terms
from briefdesk.model.congress import CommitteeCode, Member, Seat, VacantSeat


@dataclass(frozen=True, slots=True)
class Query:
    """A well-formed query; whether its committees, members and lists exist, only a roster can tell.

    `str(query)` is its canonical text. A query without terms selects nobody.
    """

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __str__(self) -> str:
        return write_terms(self.terms)


def parse_query(text: str) -> Query:
    """Return the query that a text states.

    Raises QueryInvalid, naming the term and its position, if it states none.
    """
    return Query(read_terms(text))


def select(
    index: RosterIndex, query: Query, *, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD
) -> tuple[Member, ...]:
    """Return the members that the query names, in the roster's order; nobody for an empty query.

    Raises QueryInvalid for a committee, member or list that there is not.
    """
    chosen = member_ids(index, query, lists=lists, heard=heard)
    return tuple(member for member in index.members if member.bioguide in chosen)


def matches(
    index: RosterIndex, query: Query, member: Member, *, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD
) -> bool:
    """Return whether the query names the member. To ask about many, take `member_ids` once."""
    return member.bioguide in member_ids(index, query, lists=lists, heard=heard)


def member_ids(
    index: RosterIndex, query: Query, *, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD
) -> Ids:
    """Return the ids of the members that the query names. Raises QueryInvalid as `select` does."""
    if not query.terms:
        return frozenset()
    everyone = frozenset(member.bioguide for member in index.members)
    return narrowed(index, everyone, query.terms, scope=scope_of(index, query), lists=lists, heard=heard)


def narrowed(
    index: RosterIndex,
    ids: Ids,
    terms: Iterable[Term],
    *,
    scope: frozenset[CommitteeCode],
    lists: Lists = NO_LISTS,
    heard: Heard = NOTHING_HEARD,
) -> Ids:
    """Return those of `ids` that all terms name; roles refer to the committees of `scope`.

    Raises QueryInvalid as `select` does.
    """
    chosen = ids
    # Every term is worked out even if nobody is left, so that a misspelling is never passed over.
    for term in terms:
        meant = frozenset[str]().union(
            *(members_meant(index, c, scope=scope, lists=lists, heard=heard) for c in term.alternatives)
        )
        chosen = chosen - meant if term.negated else chosen & meant
    return chosen


def scope_of(index: RosterIndex, query: Query) -> frozenset[CommitteeCode]:
    """Return the committees that the query names without a minus: those that its roles refer to."""
    return frozenset[CommitteeCode]().union(
        *(
            committees_meant(index, condition)
            for term in query.terms
            if not term.negated
            for condition in term.alternatives
            if condition.key == "committee"
        )
    )


def vacant_seats_meant(index: RosterIndex, query: Query) -> tuple[VacantSeat, ...]:
    """Return the seats without a record that the query's chambers, states and districts would include.

    A query that asks for anything else of its members, such as a committee, includes no empty seat.
    """
    wanted = [term for term in query.terms if not term.negated]
    if not wanted:
        return ()
    return tuple(
        vacant
        for vacant in index.roster.vacant
        if all(any(_seat_fits(vacant.seat, c) for c in t.alternatives) != t.negated for t in query.terms)
    )


def _seat_fits(seat: Seat, condition: Condition) -> bool:
    match condition.key:
        case "chamber":
            return seat.chamber.value == condition.value
        case "state" | "delegation":
            return seat.state == condition.value
        case "district":
            return seat.district is not None and seat.code == condition.value
        case _:
            return False


def check_query(
    index: RosterIndex, text: str, *, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD
) -> str | None:
    """Return what is wrong with a query, as a sentence with its next step, or None if nothing is."""
    try:
        member_ids(index, parse_query(text), lists=lists, heard=heard)
    except QueryInvalid as invalid:
        return f"{invalid} {invalid.next_step}"
    return None
