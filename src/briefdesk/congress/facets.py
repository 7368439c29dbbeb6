"""What a set of members can be narrowed by: every term that some of them match, with how many do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress import roles
from briefdesk.congress.conditions import PARTIES
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.states import STATES, state_name
from briefdesk.model.congress import Bioguide, Chamber, Committee, CommitteeCode, Member, RoleKind

_CHAMBERS = {Chamber.SENATE: "Senate", Chamber.HOUSE: "House of Representatives"}
_ROLES_SHOWN = (
    "chair",
    "ranking",
    "vice_chair",
    "subcommittee_chair",
    "subcommittee_ranking",
    "leader",
    "senator",
    "representative",
    "delegate",
    "commissioner",
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One term to add to the query, in words, with the number of members that match it.

    `parent` is the term of the full committee where the facet is a subcommittee.
    """

    term: str
    label: str
    count: int
    parent: str = ""


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The facets of one kind: key "chamber", "party", "state", "committee" or "role"."""

    key: str
    label: str
    facets: tuple[Facet, ...]


def facets(index: RosterIndex, members: Iterable[Member]) -> tuple[FacetGroup, ...]:
    """Return the facets of these members by chamber, party, state, committee and role.

    Terms that nobody matches are left out. States stand by name, committees by chamber and name, each
    followed by its subcommittees.
    """
    members = tuple(members)
    ids = {member.bioguide for member in members}
    chambers = Counter(member.chamber for member in members)
    parties = Counter(member.party for member in members)
    return (
        _group("chamber", "Chamber", ((c.value, label, chambers[c]) for c, label in _CHAMBERS.items())),
        _group("party", "Party", ((letter, name, parties[name]) for letter, name in PARTIES.items())),
        _group("state", "State", _states(members)),
        FacetGroup("committee", "Committee", _committees(index, ids)),
        _group("role", "Role", _roles(index, members, ids)),
    )


def _group(key: str, label: str, found: Iterable[tuple[str, str, int]]) -> FacetGroup:
    shown = tuple(Facet(f"{key}:{value}", text, count) for value, text, count in found if count)
    return FacetGroup(key, label, shown)


def _states(members: tuple[Member, ...]) -> list[tuple[str, str, int]]:
    counts = Counter(member.state for member in members)
    return [(code, state_name(code), counts[code]) for code in sorted(STATES, key=state_name)]


def _committees(index: RosterIndex, ids: set[Bioguide]) -> tuple[Facet, ...]:
    counts = Counter[CommitteeCode](p.committee for p in index.roster.memberships if p.bioguide in ids)
    found: list[Facet] = []
    full = (committee for committee in index.committees if committee.parent is None)
    for committee in sorted(full, key=_committee_order):
        term = f"committee:{committee.code}"
        subs = [
            Facet(f"committee:{sub.code}", sub.full_name, counts[sub.code], term)
            for sub in index.subcommittees(committee.code)
            if counts[sub.code]
        ]
        if subs or counts[committee.code]:
            found.append(Facet(term, index.committee_label(committee.code), counts[committee.code]))
            found.extend(subs)
    return tuple(found)


def _committee_order(committee: Committee) -> tuple[int, str]:
    return list(Chamber).index(committee.chamber), committee.full_name


def _roles(index: RosterIndex, members: tuple[Member, ...], ids: set[Bioguide]) -> list[tuple[str, str, int]]:
    holders: dict[str, set[Bioguide]] = {word: set() for word in _ROLES_SHOWN}
    words = {RoleKind.CHAIR: "chair", RoleKind.RANKING: "ranking", RoleKind.VICE_CHAIR: "vice_chair"}
    for place in index.roster.memberships:
        word = words.get(place.role)
        if word is None or place.bioguide not in ids:
            continue
        committee = index.committee(place.committee)
        if committee is not None and committee.parent is not None:
            word = f"subcommittee_{word}"
        holders.setdefault(word, set()).add(place.bioguide)
    holders["leader"] = {role.bioguide for role in index.roster.leadership} & ids
    titles = Counter(member.title for member in members)
    return [
        (word, roles.LABELS[word], titles[roles.TITLES[word]] if word in roles.TITLES else len(holders[word]))
        for word in _ROLES_SHOWN
    ]
