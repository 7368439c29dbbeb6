"""Forms of address: the inside address and the salutation for a member, in the capacity addressed.

Sources: US Department of Commerce, "Models of Address and Salutation", and letters as published by
Members and coalitions. A chair's style (Chairman, Chair, Chairwoman) is the one recorded, never
inferred from the person.
"""

from dataclasses import dataclass, replace

from briefdesk.congress import roles
from briefdesk.congress.conditions import Condition
from briefdesk.congress.forms import (
    Greeting,
    member_word,
    officer_greeting,
    officer_title,
    speaker_greeting,
)
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import offices_meant
from briefdesk.congress.query import Query, scope_of
from briefdesk.congress.spelling import cleaned
from briefdesk.model.addressee import (
    AddressBlock,
    Addressee,
    AddresseeId,
    AddresseeKind,
    AddressOverride,
    AddressStyle,
)
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

PLAIN_STYLE = AddressStyle()
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

OFFICES = (RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR)


@dataclass(frozen=True, slots=True)
class _Form:
    """Lines after the name, the salutation, and how they came about."""

    lines: AddressBlock
    salutation: str
    notes: tuple[str, ...] = ()


def addressee_for(
    index: RosterIndex,
    member: Member,
    role: Role | None = None,
    *,
    style: AddressStyle = PLAIN_STYLE,
    override: AddressOverride | None = None,
) -> Addressee:
    """Return the member as addressed: as holder of `role`, or as a member where it gives no address.

    A plain seat on a committee and a party's own office give none: then `Addressee.role` is None.
    A member without a recorded office gets an address without that line. `override` is what this member
    prefers; what it leaves empty is made by `style`.
    """
    override = _plain(override) if override is not None else None
    held = role if role is not None and _has_address(role) else None
    form = _form(member, held, style, override.title if override else "")
    block = (f"The Honorable {member.full_name}", *form.lines)
    notes = form.notes
    if override is not None:
        block = override.block or block
        notes = (*(() if override.salutation else notes), f"Preferred form: {override.reason}")
    return Addressee(
        id=AddresseeId(member.bioguide),
        kind=AddresseeKind.MEMBER,
        name=member.full_name,
        salutation=(override.salutation if override else "") or form.salutation,
        blocks=(block,),
        members=(member,),
        role=held,
        committees=index.roles_of(member.bioguide),
        notes=notes,
    )


def _plain(override: AddressOverride) -> AddressOverride:
    """Return a preferred form fit to print: a project of a stranger's may hold any text."""
    return replace(
        override,
        title=cleaned(override.title),
        salutation=cleaned(override.salutation),
        block=tuple(line for line in map(cleaned, override.block) if line),
    )


def _form(member: Member, role: Role | None, style: AddressStyle, title: str) -> _Form:
    match role:
        case LeadershipRole():
            return _as_leader(member, role, title)
        case CommitteeRole():
            return _as_officer(member, role, style, title)
        case None:
            return _as_member(member, style, title)


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
        offices = [(scope, kind) for kind in OFFICES]
    held = [
        place
        for place in index.places_of(member.bioguide)
        if any(place.committee in codes and place.role is kind for codes, kind in offices)
        and place.role in OFFICES
        and (place.role is not RoleKind.VICE_CHAIR or _leads(index, place) or _asks_for_vice_chairs(asked))
    ]
    if not held:
        return None
    return index.role(min(held, key=lambda p: (len(p.committee), OFFICES.index(p.role))))


def _as_member(member: Member, style: AddressStyle, title: str) -> _Form:
    chamber, city = CHAMBER_LINES[member.chamber], CITY_LINES[member.chamber]
    lines = (chamber, member.office, city) if member.office else (chamber, city)
    if member.title is MemberTitle.RESIDENT_COMMISSIONER:
        lines = (f"{member.title.value}, Puerto Rico", *lines)
    word = Greeting(title) if title else member_word(member, style)
    return _Form(lines, f"Dear {word.text} {member.last_name}:", word.notes)


def _as_leader(member: Member, role: LeadershipRole, preferred: str) -> _Form:
    chamber, city = CHAMBER_LINES[member.chamber], CITY_LINES[member.chamber]
    if role.title == SPEAKER:
        greeting = speaker_greeting(member)
        return _Form(("Speaker of the House of Representatives", city), greeting.text, greeting.notes)
    if role.title == PRESIDENT_PRO_TEMPORE:
        return _Form(("President Pro Tempore", chamber, city), f"Dear Senator {member.last_name}:")
    title = preferred or _OFFICES_OF_A_CHAMBER[role.title]
    return _Form((title, chamber, city), f"Dear {title} {member.last_name}:")


def _as_officer(member: Member, role: CommitteeRole, style: AddressStyle, preferred: str) -> _Form:
    """Return the form of a committee office: no room, since the member's own is not the committee's."""
    title = preferred or officer_title(role, style)
    bodies = (role.committee.full_name, *((role.parent.full_name,) if role.parent else ()))
    lines = (title, *bodies, CHAMBER_LINES[role.committee.chamber], CITY_LINES[member.chamber])
    greeting = officer_greeting(member, role, title, style)
    return _Form(lines, greeting.text, greeting.notes)


def _has_address(role: Role) -> bool:
    if isinstance(role, LeadershipRole):
        return role.title in {SPEAKER, PRESIDENT_PRO_TEMPORE} or role.title in _OFFICES_OF_A_CHAMBER
    return role.membership.role in OFFICES


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
