"""The fields of `recipient.` for one addressee: a member, several, a contact, or nobody by name."""

from collections.abc import Callable

from briefdesk.compose.merge_context import Value
from briefdesk.compose.placeholder import clean, unfilled
from briefdesk.english import ordinal, series
from briefdesk.model.addressee import Addressee, AddresseeKind, Contact
from briefdesk.model.congress import (
    Chamber,
    CommitteeRole,
    LeadershipRole,
    Member,
    MemberTitle,
    RoleKind,
)

_CHAMBERS = {Chamber.SENATE: "Senate", Chamber.HOUSE: "House of Representatives", Chamber.JOINT: "Congress"}
_ROLE_WORDS = {
    RoleKind.CHAIR: "Chair",
    RoleKind.RANKING: "Ranking Member",
    RoleKind.VICE_CHAIR: "Vice Chair",
    RoleKind.EX_OFFICIO: "Ex Officio Member",
    RoleKind.MEMBER: "Member",
}


def recipient_fields(addressee: Addressee, *, state_name: Callable[[str], str]) -> dict[str, Value]:
    """Return the fields of `recipient.` for one addressee in the capacity addressed.

    In a letter to several, a field holds what is true of all of them; one that differs, and one that a
    contact or an open letter has no value for, is marked as unfilled where it would be printed.
    """
    each = [_member_fields(addressee, member, state_name=state_name) for member in addressee.members]
    if addressee.member is not None:
        return {**each[0], **_kind(addressee)}
    common = {
        name: value
        for name, value in (each[0] if each else {}).items()
        if all(fields[name] == value for fields in each)
    }
    contact = addressee.contact
    others = _contact_fields(addressee, contact, state_name=state_name) if contact else {}
    return {**_nobody(), **common, **_together(addressee), **others, **_kind(addressee)}


def _kind(addressee: Addressee) -> dict[str, Value]:
    """Return whether one member, several, a contact or everybody is addressed."""
    kind = addressee.kind
    return {
        "count": 1 if kind is AddresseeKind.CONTACT else len(addressee.members),
        "is_joint": kind is AddresseeKind.JOINT,
        "is_contact": kind is AddresseeKind.CONTACT,
        "is_open": kind is AddresseeKind.OPEN,
    }


def _together(addressee: Addressee) -> dict[str, Value]:
    """Return the names of all, and the capacities in which one member alone is addressed as none.

    Where nobody has a block of their own, the greeting says who all are: "Members of the Texas Delegation".
    """
    members, role = addressee.members, addressee.role
    found: dict[str, Value] = {
        "name": clean(addressee.name),
        "is_chair": False,
        "is_ranking": False,
        "role": "",
        "role_committee": clean(_committee_name(role)) if isinstance(role, CommitteeRole) else "",
        "committees": [],
        "committee_names": [],
    }
    if members and addressee.blocks:
        found["last_name"] = clean(series([member.last_name for member in members]))
        found["title_and_name"] = clean(series([f"{m.title.value} {m.last_name}" for m in members]))
    elif addressee.contact is None:
        greeted = _greeted(addressee)
        found |= {"last_name": greeted, "title_and_name": greeted}
        found |= {} if members else {"name": greeted}
    return found


def _contact_fields(
    addressee: Addressee, contact: Contact, *, state_name: Callable[[str], str]
) -> dict[str, Value]:
    """Return what is known of somebody outside Congress."""
    greeted = _greeted(addressee) if addressee.salutation.startswith("Dear ") else ""
    found: dict[str, Value] = {
        "name": clean(contact.name),
        "last_name": clean(contact.name.partition(",")[0].rpartition(" ")[2]),
        "first_name": clean(contact.name.partition(" ")[0]),
        "title_and_name": greeted or clean(contact.name),
        "role": clean(contact.position),
    }
    if contact.position:
        found["title"] = clean(contact.position)
    if contact.state:
        found |= {"state": clean(contact.state), "state_name": clean(state_name(contact.state))}
    return found


def _greeted(addressee: Addressee) -> str:
    return clean(addressee.salutation.removeprefix("Dear ").rstrip(":"))


def _nobody() -> dict[str, Value]:
    """Return the fields of a letter whose recipient is no one member, each marked with what is missing."""
    return {
        "name": unfilled("Name of the recipient"),
        "first_name": unfilled("First name of the recipient"),
        "last_name": unfilled("Last name of the recipient"),
        "title": unfilled("Title of the recipient"),
        "title_and_name": unfilled("Title and name of the recipient"),
        "chamber": unfilled("Chamber of the recipient"),
        "state": unfilled("State of the recipient"),
        "state_name": unfilled("State of the recipient"),
        "district": 0,
        "district_name": unfilled("District of the recipient"),
        "party": unfilled("Party of the recipient"),
        "is_senator": False,
    }


def _member_fields(
    addressee: Addressee, member: Member, *, state_name: Callable[[str], str]
) -> dict[str, Value]:
    role = addressee.role
    kind = role.membership.role if isinstance(role, CommitteeRole) else None
    full = [held.committee for held in addressee.committees if held.committee.parent is None]
    return {
        "name": clean(member.full_name),
        "first_name": clean(member.first_name),
        "last_name": clean(member.last_name),
        "title": member.title.value,
        "title_and_name": clean(f"{member.title.value} {member.last_name}"),
        "chamber": _CHAMBERS[member.chamber],
        "state": member.state,
        "state_name": clean(state_name(member.state)),
        "district": member.seat.district or 0,
        "district_name": clean(_district_name(member, state_name(member.state))),
        "party": clean(member.party),
        "committees": [clean(held.committee.code) for held in addressee.committees],
        "committee_names": [clean(committee.full_name) for committee in full],
        "role": clean(_role_name(addressee)),
        "role_committee": clean(_committee_name(role)) if isinstance(role, CommitteeRole) else "",
        "is_senator": member.title is MemberTitle.SENATOR,
        "is_chair": kind is RoleKind.CHAIR,
        "is_ranking": kind is RoleKind.RANKING,
    }


def _district_name(member: Member, state: str) -> str:
    if member.seat.district is None:
        return ""
    if member.title in {MemberTitle.DELEGATE, MemberTitle.RESIDENT_COMMISSIONER}:
        return state
    if member.seat.district == 0:
        return f"{state}’s At-Large District"
    return f"{state}’s {ordinal(member.seat.district)} District"


def _role_name(addressee: Addressee) -> str:
    match addressee.role:
        case CommitteeRole(membership=membership) as role:
            word = membership.title or _ROLE_WORDS[membership.role]
            return f"{word} of the {_committee_name(role)}"
        case LeadershipRole(title=title):
            return title
        case _:
            return ""


def _committee_name(role: CommitteeRole) -> str:
    if role.parent is None:
        return role.committee.full_name
    return f"{role.committee.full_name} of the {role.parent.full_name}"
