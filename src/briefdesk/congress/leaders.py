"""One letter to the leaders of a committee: the chair first, then the ranking member."""

from collections.abc import Mapping, Sequence

from briefdesk.congress.address import OFFICES, addressee_for
from briefdesk.congress.forms import officer_title
from briefdesk.congress.index import RosterIndex
from briefdesk.english import series
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind, AddressOverride, AddressStyle
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    CommitteeCode,
    CommitteeRole,
    Member,
    Membership,
    RoleKind,
)


def leaders_together(
    index: RosterIndex,
    addressees: Sequence[Addressee],
    scope: frozenset[CommitteeCode],
    *,
    style: AddressStyle,
    preferred: Mapping[Bioguide, AddressOverride],
) -> tuple[Addressee, ...]:
    """Return the addressees with each committee’s leaders joined; one who leads several is in each letter.

    `scope` are the committees meant, all full ones where it is empty. Who leads none of them together with
    another keeps a letter. `preferred` are the forms that members prefer.
    """
    chosen = {addressee.members[0].bioguide for addressee in addressees}
    letters: dict[str, Addressee] = {}
    for addressee in addressees:
        member = addressee.members[0]
        found = [
            (code, leaders)
            for code in _committees_led(index, member, scope)
            if len(leaders := [p for p in leaders_of(index, code) if p.bioguide in chosen]) > 1
            # A vice chair of the majority is none of them, and keeps a letter.
            and any(place.bioguide == member.bioguide for place in leaders)
        ]
        if not found:
            letters[addressee.id] = addressee
        for code, leaders in found:
            if code not in letters:
                letters[code] = _leaders_of_one(index, leaders, style, preferred)
    return tuple(letters.values())


def _committees_led(
    index: RosterIndex, member: Member, scope: frozenset[CommitteeCode]
) -> tuple[CommitteeCode, ...]:
    """Return the committees that a member leads, in the scope; without one, full committees only."""
    return tuple(
        place.committee
        for place in index.places_of(member.bioguide)
        if place.role in OFFICES
        and (place.committee in scope if scope else len(place.committee) == len("HSAS"))
    )


def leaders_of(index: RosterIndex, code: CommitteeCode) -> tuple[Membership, ...]:
    """Return a committee's chair, then the ranking member, or the vice chair who leads the minority.

    A vice chair of the majority is no leader beside them, except on a joint committee without a ranking
    member, where the vice chair heads the other chamber's side.
    """
    places = index.places_on(code)
    chairs = [p for p in places if p.role is RoleKind.CHAIR]
    ranking = [p for p in places if p.role is RoleKind.RANKING]
    vice = [p for p in places if p.role is RoleKind.VICE_CHAIR and p.side == "minority"]
    committee = index.committee(code)
    if not ranking and not vice and committee is not None and committee.chamber is Chamber.JOINT:
        vice = [p for p in places if p.role is RoleKind.VICE_CHAIR]
    return (*chairs, *(ranking or vice))


def _leaders_of_one(
    index: RosterIndex,
    leaders: Sequence[Membership],
    style: AddressStyle,
    preferred: Mapping[Bioguide, AddressOverride],
) -> Addressee:
    roles = [index.role(place) for place in leaders]
    each = [
        addressee_for(index, member, role, style=style, override=preferred.get(member.bioguide))
        for role in roles
        if (member := index.member(role.membership.bioguide)) is not None
    ]
    names = [
        f"{_title(role, style, preferred)} {a.members[0].last_name}"
        for role, a in zip(roles, each, strict=True)
    ]
    code = leaders[0].committee
    return Addressee(
        id=AddresseeId(f"joint:leaders-{code}"),
        kind=AddresseeKind.JOINT,
        name=f"Leaders of the {index.committee_label(code)}",
        salutation=f"Dear {series(names)}:",
        blocks=tuple(a.blocks[0] for a in each),
        members=tuple(a.members[0] for a in each),
        role=roles[0],
        notes=tuple(n for a in each for n in a.notes if n.startswith("Preferred")),
    )


def _title(role: CommitteeRole, style: AddressStyle, preferred: Mapping[Bioguide, AddressOverride]) -> str:
    override = preferred.get(role.membership.bioguide)
    return (override.title if override else "") or officer_title(role, style)
