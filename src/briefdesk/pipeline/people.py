"""People to choose for a rule, in plain words: each stands for a term of the recipient query."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefdesk.congress.conditions import Condition
from briefdesk.congress.describe import phrase_of
from briefdesk.congress.query import Query, parse_query
from briefdesk.congress.query_edit import with_term, without_term
from briefdesk.congress.query_text import Term
from briefdesk.congress.spelling import folded
from briefdesk.english import ordinal
from briefdesk.model.congress import Seat
from briefdesk.model.draft import Project
from briefdesk.pipeline.at_hand import contacts_at_hand, lists_at_hand
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import query_facets

__all__ = ["PeopleChoice", "chosen_terms", "matching", "people_choices", "with_term", "without_term"]

_CONTACTS = (
    ("staff", "Staff of members’ offices"),
    ("agency", "Agencies"),
    ("governor", "Governors"),
    ("embassy", "Embassies"),
    ("other", "Other contacts of yours"),
)


@dataclass(frozen=True, slots=True)
class PeopleChoice:
    """Somebody to choose: "Senate Committee on Armed Services", of the kind "Committee"."""

    words: str
    kind: str
    term: str


def people_choices(desk: Desk, project: Project) -> tuple[PeopleChoice, ...]:
    """Return all there is to choose: chambers, states, committees, roles, lists, contacts,
    local facts, districts, and members by name."""
    return tuple(_choices(desk, project))


def _choices(desk: Desk, project: Project) -> Iterator[PeopleChoice]:
    yield PeopleChoice("Members with a local fact in this project", "Local fact", "fact:any")
    for group in query_facets(desk, "", project):
        for facet in group.facets:
            value = facet.term.partition(":")[2]
            if group.key == "committee":
                words = desk.index.committee_label(value.removesuffix("*"))
                yield PeopleChoice(words, "Subcommittee" if facet.parent else "Committee", facet.term)
            else:
                yield PeopleChoice(facet.label, group.label, facet.term)
    for name in lists_at_hand(desk, project):
        yield PeopleChoice(f"The list “{name}”", "List", f'list:"{name}"')
    for kind, words in _CONTACTS:
        yield PeopleChoice(words, "Contacts", f"contact:{kind}")
    yield from _contacts(desk, project)
    for member in desk.index.members:
        if member.seat.district is not None:
            yield PeopleChoice(_district(desk, member.seat), "District", f"district:{member.seat.code}")
    for member in desk.index.members:
        yield PeopleChoice(f"{member.full_name}, {member.seat.code}", "Member", f"member:{member.bioguide}")


def _contacts(desk: Desk, project: Project) -> Iterator[PeopleChoice]:
    """Give each contact by name, with the organization where it has one: two may share a name."""
    found = contacts_at_hand(desk, project).values()
    names = {", ".join(filter(None, (contact.name, contact.organization))) for contact in found}
    for name in sorted(names, key=folded):
        term = str(Query((Term((Condition("person", name),)),)))
        yield PeopleChoice(name, "Contact", term)


def _district(desk: Desk, seat: Seat) -> str:
    """Return "TX-34: Texas, 34th District", found by its code, its state and its number."""
    which = f"{ordinal(seat.district)} District" if seat.district else "at large"
    return f"{seat.code}: {desk.index.state_name(seat.state)}, {which}"


def matching(choices: tuple[PeopleChoice, ...], typed: str, most: int = 40) -> tuple[PeopleChoice, ...]:
    """Return the choices that hold all words typed: first those that begin with them, subcommittees last."""
    words = folded(typed).split()
    found: list[tuple[bool, bool, int, PeopleChoice]] = []
    for place, choice in enumerate(choices):
        said = f" {folded(choice.words)} {folded(choice.kind)} {folded(choice.term)}"
        if all(f" {word}" in said for word in words):
            begins = said.strip().startswith(" ".join(words))
            found.append((not begins, choice.kind == "Subcommittee", place, choice))
    return tuple(one[-1] for one in sorted(found, key=lambda one: one[:-1])[:most])


def chosen_terms(desk: Desk, query: str) -> tuple[tuple[str, str], ...]:
    """Return (term, words) of all that a query names: ("state:TX", "from Texas"). Raises QueryInvalid."""
    found: list[tuple[str, str]] = []
    for term in parse_query(query).terms:
        for condition in term.alternatives:
            words = phrase_of(desk.index, (condition,)).removeprefix("who are ")
            said = f"not {words}" if term.negated else words
            found.append((str(Query((Term((condition,), term.negated),))), said))
    return tuple(found)
