"""Forms of address: the inside address and the salutation for a member, in the capacity addressed.

Sources: US Department of Commerce, "Models of Address and Salutation", and letters as published by
Members and coalitions. A chair's style (Chairman, Chair, Chairwoman) is the one recorded, never
inferred from the person.
"""

from briefdesk.congress import roles
from briefdesk.congress.conditions import Condition
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import offices_meant
from briefdesk.congress.query import Query, scope_of
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind
from briefdesk.model.congress import (
    Chamber,
    CommitteeRole,
    LeadershipRole,
    Member,
    Membership,
    MemberTitle,
    Role,
    RoleKind,
)

CHAMBER_LINES = {
    Chamber.SENATE: "United States Senate",
    Chamber.HOUSE: "U.S. House of Representatives",
    Chamber.JOINT: "Congress of the United States",
}
CITY_LINES = {Chamber.SENATE: "Washington, DC 20510", Chamber.HOUSE: "Washington, DC 20515"}

SPEAKER = "Speaker of the House"
PRESIDENT_PRO_TEMPORE = "President Pro Tempore of the Senate"
_OFFICES_OF_A_CHAMBER = {
    "House Majority Leader": "Majority Leader",
    "House Minority Leader": "Minority Leader",
    "House Majority Whip": "Majority Whip",
    "House Minority Whip": "Minority Whip",
    "Senate Majority Leader": "Majority Leader",
    "Senate Minority Leader": "Minority Leader",
    "Senate Majority Whip": "Majority Whip",
    "Senate Minority Whip": "Minority Whip",
}
"""Leadership titles fit for an address; those of a party's own conference or committees are not."""

_OFFICES = (RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR)
_PLAIN_TITLES = {
    RoleKind.CHAIR: "Chair",
    RoleKind.RANKING: "Ranking Member",
    RoleKind.VICE_CHAIR: "Vice Chair",
}


def addressee_for(index: RosterIndex, member: Member, role: Role | None = None) -> Addressee:
    """Return the member as addressed: as holder of `role`, or as a member where it gives no address.

    A plain seat on a committee and a party's own office give none: then `Addressee.role` is None.
    A member without a recorded office gets an address without that line.
    """
    held = role if role is not None and _has_address(role) else None
    match held:
        case LeadershipRole():
            lines, salutation = _as_leader(member, held)
        case CommitteeRole():
            lines, salutation = _as_officer(member, held)
        case None:
            lines, salutation = _as_member(member)
    return Addressee(
        id=AddresseeId(member.bioguide),
        kind=AddresseeKind.MEMBER,
        name=member.full_name,
        salutation=salutation,
        blocks=((f"The Honorable {member.full_name}", *lines),),
        members=(member,),
        role=held,
        committees=index.roles_of(member.bioguide),
    )


def role_for_query(index: RosterIndex, member: Member, query: Query) -> Role | None:
    """Return the office in which a query seeks the member, None if it seeks them as a member only.

    That is the highest office that the member holds on a committee that the query names, or that a
    `role:` of the query asks for. A vice chair of the majority counts only if the query asks for it.
    """
    asked = tuple(c for t in query.terms if not t.negated for c in t.alternatives if c.key == "role")
    leadership = _leadership_asked(index, member, asked)
    if leadership is not None:
        return leadership
    scope = scope_of(index, query)
    offices = [found for c in asked if (found := offices_meant(index, c.value, scope)) is not None]
    if not offices and scope:
        offices = [(scope, kind) for kind in _OFFICES]
    held = [
        place
        for place in index.places_of(member.bioguide)
        if any(place.committee in codes and place.role is kind for codes, kind in offices)
        and place.role in _OFFICES
        and (place.role is not RoleKind.VICE_CHAIR or _leads(index, place) or _asks_for_vice_chairs(asked))
    ]
    if not held:
        return None
    return index.role(min(held, key=lambda p: (len(p.committee), _OFFICES.index(p.role))))


def _as_member(member: Member) -> tuple[tuple[str, ...], str]:
    chamber, city = CHAMBER_LINES[member.chamber], CITY_LINES[member.chamber]
    lines = (chamber, member.office, city) if member.office else (chamber, city)
    if member.title is MemberTitle.RESIDENT_COMMISSIONER:
        lines = (f"{member.title.value}, Puerto Rico", *lines)
    return lines, f"Dear {member.title.value} {member.last_name}:"


def _as_leader(member: Member, role: LeadershipRole) -> tuple[tuple[str, ...], str]:
    chamber, city = CHAMBER_LINES[member.chamber], CITY_LINES[member.chamber]
    if role.title == SPEAKER:
        return ("Speaker of the House of Representatives", city), _speaker_salutation(member)
    if role.title == PRESIDENT_PRO_TEMPORE:
        return ("President Pro Tempore", chamber, city), f"Dear Senator {member.last_name}:"
    title = _OFFICES_OF_A_CHAMBER[role.title]
    return (title, chamber, city), f"Dear {title} {member.last_name}:"


def _speaker_salutation(member: Member) -> str:
    match member.gender:
        case "M":
            return "Dear Mr. Speaker:"
        case "F":
            return "Dear Madam Speaker:"
        case _:
            return f"Dear Speaker {member.last_name}:"


def _as_officer(member: Member, role: CommitteeRole) -> tuple[tuple[str, ...], str]:
    """Return the lines of a committee office: no room, since the member's own is not the committee's."""
    title = role.membership.title or _PLAIN_TITLES[role.membership.role]
    bodies = (role.committee.full_name, *((role.parent.full_name,) if role.parent else ()))
    lines = (title, *bodies, CHAMBER_LINES[role.committee.chamber], CITY_LINES[member.chamber])
    return lines, f"Dear {title} {member.last_name}:"


def _has_address(role: Role) -> bool:
    if isinstance(role, LeadershipRole):
        return role.title in {SPEAKER, PRESIDENT_PRO_TEMPORE} or role.title in _OFFICES_OF_A_CHAMBER
    return role.membership.role in _OFFICES


def _leadership_asked(
    index: RosterIndex, member: Member, asked: tuple[Condition, ...]
) -> LeadershipRole | None:
    words = [roles.LEADERSHIP[c.value] for c in asked if c.value in roles.LEADERSHIP]
    return next(
        (
            role
            for role in index.leadership_of(member.bioguide)
            if _has_address(role) and any(word in role.title.casefold() for word in words)
        ),
        None,
    )


def _leads(index: RosterIndex, place: Membership) -> bool:
    """Return whether a vice chair leads a side: the minority's, or a chamber's on a joint committee."""
    committee = index.committee(place.committee)
    return place.side == "minority" or (committee is not None and committee.chamber is Chamber.JOINT)


def _asks_for_vice_chairs(asked: tuple[Condition, ...]) -> bool:
    return any(condition.value == "vice_chair" for condition in asked)
