"""Why a recipient query names a member, or does not: the datum of the roster that decided."""

from briefdesk.congress import roles
from briefdesk.congress.beyond import NO_LISTS, NOTHING_HEARD, Heard, Lists
from briefdesk.congress.conditions import PARTIES, Condition
from briefdesk.congress.describe import phrase_of
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import committees_meant, members_meant, offices_meant
from briefdesk.congress.query import Query, scope_of
from briefdesk.congress.states import state_name
from briefdesk.model.congress import CommitteeCode, Member, RoleKind

_CHAMBERS = {"senate": "Senate", "house": "House of Representatives"}
_OFFICE_WORDS = {
    RoleKind.CHAIR: "Chair",
    RoleKind.RANKING: "Ranking Member",
    RoleKind.VICE_CHAIR: "Vice Chair",
    RoleKind.EX_OFFICIO: "Ex officio",
}


def because(
    index: RosterIndex,
    query: Query,
    member: Member,
    *,
    lists: Lists = NO_LISTS,
    heard: Heard = NOTHING_HEARD,
) -> str:
    """Return what in the roster makes the query name the member, or the first thing that keeps it from it.

    "Ranking Member, Senate Committee on Armed Services; Rhode Island". Raises QueryInvalid.
    """
    scope = scope_of(index, query)
    found: list[str] = []
    for term in query.terms:
        meant = [
            condition
            for condition in term.alternatives
            if member.bioguide in members_meant(index, condition, scope=scope, lists=lists, heard=heard)
        ]
        if bool(meant) == term.negated:
            return _kept_out(index, member, meant or term.alternatives, scope, negated=term.negated)
        if not term.negated:
            found.append(_datum(index, member, meant[0], scope))
        else:
            found.append(f"not {phrase_of(index, term.alternatives)}")
    return "; ".join(dict.fromkeys(found))


def _kept_out(
    index: RosterIndex,
    member: Member,
    conditions: list[Condition] | tuple[Condition, ...],
    scope: frozenset[CommitteeCode],
    *,
    negated: bool,
) -> str:
    if negated:
        return f"left out: {_datum(index, member, conditions[0], scope)}"
    return f"not {phrase_of(index, conditions)}"


def _datum(index: RosterIndex, member: Member, condition: Condition, scope: frozenset[CommitteeCode]) -> str:
    """Return the fact that a condition rests on, as the roster has it for this member."""
    key, value = condition.key, condition.value
    if key == "committee":
        return _seat_on(index, member, committees_meant(index, condition))
    if key == "role":
        return _role(index, member, value, scope)
    words = {
        "fact": f"a local fact about {state_name(member.state)} or the district",
        "state": state_name(member.state),
        "delegation": state_name(member.state),
        "district": member.seat.code,
        "chamber": _CHAMBERS.get(value, value),
        "party": PARTIES.get(value, value),
        "list": f"on the list “{value}”",
        "heard": f"has a letter about “{value}”",
    }
    return words.get(key, member.full_name)


def _role(index: RosterIndex, member: Member, word: str, scope: frozenset[CommitteeCode]) -> str:
    if word in roles.TITLES:
        return member.title.value
    if word in roles.LEADERSHIP:
        return "; ".join(role.title for role in index.leadership_of(member.bioguide)) or roles.LABELS[word]
    offices = offices_meant(index, word, scope)
    if offices is None:
        return roles.LABELS[word]
    codes, kind = offices
    held = [p.committee for p in index.places_of(member.bioguide) if p.role is kind and p.committee in codes]
    return _seat_on(index, member, frozenset(held[:1])) if held else roles.LABELS[word]


def _seat_on(index: RosterIndex, member: Member, codes: frozenset[CommitteeCode]) -> str:
    """Return the member's place on the first of the committees, an office before a plain seat."""
    held = [place for place in index.places_of(member.bioguide) if place.committee in codes]
    held.sort(key=lambda p: (p.role not in _OFFICE_WORDS, len(p.committee)))
    if not held:
        return "a seat on a committee"
    place = held[0]
    label = index.committee_label(place.committee)
    office = place.title or _OFFICE_WORDS.get(place.role, "")
    return f"{office}, {label}" if office else f"on the {label}"
