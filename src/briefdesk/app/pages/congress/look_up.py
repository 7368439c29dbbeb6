"""What the Congress page looks up: members, vacant seats and counts, off the main thread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefdesk.app.models.facets import FacetGroup, FacetRow
from briefdesk.app.models.recipients import RecipientItem
from briefdesk.model.congress import Chamber, Committee
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import (
    Suggestion,
    find_members,
    query_facets,
    query_in_words,
    query_ticks,
    suggestion,
    topic_of,
    vacant_seats,
)

ROLES = ("chair", "ranking", "vice_chair", "leader", "delegate")
"""The roles that are offered as facets; the query knows more."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: rows in the roster's order, vacant seats last, and counts for the facets.

    `words` says the query plainly; `held` are the facet terms that stand in it. `suggestion` is what
    was meant by words that name nobody.
    """

    query: str
    rows: tuple[RecipientItem, ...]
    words: str
    counts: Mapping[str, int]
    held: frozenset[str]
    suggestion: Suggestion | None


def look_up(desk: Desk, project: Project, offered: Iterable[str]) -> Found:
    """Return who a project's query finds, everybody for an empty one, and the ticks of the terms offered.

    The excluded are among them. Raises QueryInvalid.
    """
    query = project.recipients.query
    members = find_members(desk, query, as_role=project.recipients.as_role, project=project)
    rows: tuple[RecipientItem, ...] = (*members, *vacant_seats(desk, query))
    ticks = query_ticks(desk, query, offered, project)
    words = query_in_words(desk, query) if query.strip() else ""
    meant = suggestion(desk, query, project) if query.strip() and not rows else None
    return Found(query, rows, words, ticks.counts, ticks.held, meant)


def offered_terms(desk: Desk) -> tuple[str, ...]:
    """Return every term of `facet_groups`."""
    return tuple(term for group in facet_groups(desk) for row in group.rows for term in _terms_of(row))


def _terms_of(row: FacetRow) -> tuple[str, ...]:
    return (row.term, *(term for below in row.below for term in _terms_of(below)))


def facet_groups(desk: Desk) -> tuple[FacetGroup, ...]:
    """Return every term that is offered, by chamber, party, role, state and committee."""
    known = {group.key: group for group in query_facets(desk, "")}
    shown = {
        key: tuple(FacetRow(f.term, f.label) for f in known[key].facets)
        for key in ("chamber", "party", "role", "state")
    }
    roles = {f"role:{role}" for role in ROLES}
    shown["role"] = tuple(row for row in shown["role"] if row.term in roles)
    return (*(FacetGroup(known[key].label, rows) for key, rows in shown.items()), *_committee_groups(desk))


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
