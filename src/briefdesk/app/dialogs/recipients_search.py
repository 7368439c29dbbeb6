"""What the chooser of recipients looks up: members, vacant seats and counts, off the main thread."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefdesk.app.models.facets import FacetGroup, FacetRow
from briefdesk.app.models.query_terms import holds_term, without_key
from briefdesk.app.models.query_words import PARTY_WORDS, ROLE_WORDS, vacant_reached
from briefdesk.app.models.recipients import RecipientItem, topic_of
from briefdesk.model.congress import Addressee, Chamber, Committee
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import find_members, query_in_words

Terms = Callable[[Addressee], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: rows in the roster's order, vacant seats last, and counts for the facets.

    `words` says the query plainly; `held` are the facet terms that stand in it.
    """

    query: str
    rows: tuple[RecipientItem, ...]
    words: str
    counts: Mapping[str, int]
    held: frozenset[str]


def look_up(desk: Desk, query: str, as_role: bool) -> Found:
    """Return who a query finds, nobody for an empty one. Raises QueryInvalid."""
    members = find_members(desk, query, as_role=as_role) if query.strip() else ()
    counts = _counts(desk, query, members)
    held = frozenset(term for term in offered_terms(desk) if holds_term(query, term))
    vacant = vacant_reached(query, desk.index.roster.vacant)
    words = query_in_words(desk, query) if query.strip() else ""
    return Found(query, (*members, *vacant), words, counts, held)


def _counts(desk: Desk, query: str, members: tuple[Addressee, ...]) -> Counter[str]:
    """Return for each term how many members one more tick in its list would find."""
    counts: Counter[str] = Counter()
    for key, terms in FACET_TERMS.items():
        rest = without_key(query, key)
        if key == "committee" and without_key(rest, "role") != rest:
            # A role means an office of the committees in the query, so each has to be asked for.
            asked = (term for term in offered_terms(desk) if term.startswith("committee:"))
            counts.update({term: len(find_members(desk, f"{rest} {term}")) for term in asked})
            continue
        over = members if rest == query and query.strip() else find_members(desk, rest)
        counts.update(term for member in over for term in set(terms(member)))
    rest = without_key(query, "role")
    counts.update({f"role:{r}": len(find_members(desk, f"{rest} role:{r}")) for r in ROLE_WORDS})
    return counts


def offered_terms(desk: Desk) -> tuple[str, ...]:
    """Return every term of `facet_groups`."""
    return tuple(term for group in facet_groups(desk) for row in group.rows for term in _terms_of(row))


def _terms_of(row: FacetRow) -> tuple[str, ...]:
    return (row.term, *(term for below in row.below for term in _terms_of(below)))


def facet_groups(desk: Desk) -> tuple[FacetGroup, ...]:
    """Return every term that is offered, by chamber, party, role, state and committee."""
    states = sorted({member.state for member in desk.index.members}, key=desk.index.state_name)
    chambers = (FacetRow("chamber:senate", "Senate"), FacetRow("chamber:house", "House of Representatives"))
    return (
        FacetGroup("Chamber", chambers),
        FacetGroup("Party", tuple(FacetRow(f"party:{p}", word) for p, word in PARTY_WORDS.items())),
        FacetGroup("Role", tuple(FacetRow(f"role:{r}", word.capitalize()) for r, word in ROLE_WORDS.items())),
        FacetGroup("State", tuple(FacetRow(f"state:{s}", desk.index.state_name(s)) for s in states)),
        *_committee_groups(desk),
    )


def _committee_groups(desk: Desk) -> tuple[FacetGroup, ...]:
    headings = (
        (Chamber.SENATE, "Senate committees"),
        (Chamber.HOUSE, "House committees"),
        (Chamber.JOINT, "Joint committees"),
    )
    full = [committee for committee in desk.index.committees if committee.parent is None]
    return tuple(
        FacetGroup(heading, tuple(_committee_row(desk, c) for c in _by_name(full) if c.chamber == chamber))
        for chamber, heading in headings
    )


def _committee_row(desk: Desk, committee: Committee) -> FacetRow:
    below = _by_name(desk.index.subcommittees(committee.code))
    rows = tuple(FacetRow(f"committee:{sub.code}", topic_of(sub)) for sub in below)
    every = (FacetRow(f"committee:{committee.code}*", "With all subcommittees"),) if rows else ()
    return FacetRow(f"committee:{committee.code}", topic_of(committee), (*every, *rows))


def _by_name(committees: Iterable[Committee]) -> list[Committee]:
    return sorted(committees, key=topic_of)


def _chamber_terms(addressee: Addressee) -> Iterable[str]:
    return (f"chamber:{addressee.member.chamber}",)


def _party_terms(addressee: Addressee) -> Iterable[str]:
    return (f"party:{addressee.member.party[:1]}",)


def _state_terms(addressee: Addressee) -> Iterable[str]:
    return (f"state:{addressee.member.state}",)


def _committee_terms(addressee: Addressee) -> Iterable[str]:
    for role in addressee.committees:
        yield f"committee:{role.committee.code}"
        yield f"committee:{role.committee.parent or role.committee.code}*"


FACET_TERMS: Mapping[str, Terms] = {
    "chamber": _chamber_terms,
    "party": _party_terms,
    "state": _state_terms,
    "committee": _committee_terms,
}
