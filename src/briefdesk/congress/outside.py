"""Addressees of the user's own address book: the staff of offices, agencies, governors, embassies."""

from dataclasses import replace

from briefdesk.congress.address import CHAMBER_LINES, CITY_LINES
from briefdesk.congress.beyond import NO_LISTS, NOTHING_HEARD, Heard, Lists
from briefdesk.congress.conditions import Condition
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import members_meant
from briefdesk.congress.query import Query, scope_of
from briefdesk.congress.spelling import cleaned, folded
from briefdesk.model.addressee import (
    AddressBlock,
    Addressee,
    AddresseeId,
    AddresseeKind,
    Contact,
    ContactKind,
)
from briefdesk.model.congress import Member

_OF_CONTACTS = frozenset(("contact", "person", "state", "delegation", "fact"))
_STYLES = ("Mr.", "Ms.", "Mrs.", "Mx.", "Dr.", "Prof.", "Rev.")
_GREETED_BY_OFFICE = (
    "Secretary", "Administrator", "Ambassador", "Attorney General", "Commissioner", "Director", "Governor",
    "Inspector General", "Mayor",
)  # fmt: skip


def contact_addressee(index: RosterIndex, contact: Contact) -> Addressee:
    """Return a contact as addressed. The room of a member's office is taken from the roster, as it is now.

    `notes` says so where the member whose staff it is has left the roster.
    """
    member = index.member(contact.member) if contact.member else None
    gone = contact.member is not None and member is None
    # A project of a stranger's may hold any text: what turns its direction must not reach a page.
    plain = replace(
        contact,
        name=cleaned(contact.name),
        position=cleaned(contact.position),
        honorific=cleaned(contact.honorific),
    )
    name = " ".join(word for word in (plain.honorific, plain.name) if word)
    lines = (name, plain.position, *(_office_lines(member) if member else (contact.organization,)))
    return Addressee(
        id=AddresseeId(f"contact:{contact.id}"),
        kind=AddresseeKind.CONTACT,
        name=plain.name,
        salutation=cleaned(contact.salutation) or f"Dear {_greeted(plain)}:",
        blocks=(tuple(line for line in map(cleaned, (*lines, *contact.address)) if line),),
        contact=contact,
        notes=("The member whose staff this is has left the roster.",) if gone else (),
    )


def place_asked(query: Query, state: str) -> bool:
    """Return whether a query asks for nothing but states, this one among them, as a governor's letter may."""
    return bool(query.terms) and all(
        all(c.key in {"state", "delegation"} for c in term.alternatives)
        and any(c.value == state for c in term.alternatives) != term.negated
        for term in query.terms
    )


def contact_asked(
    index: RosterIndex,
    query: Query,
    contact: Contact,
    *,
    lists: Lists = NO_LISTS,
    heard: Heard = NOTHING_HEARD,
) -> bool:
    """Return whether a query is for a contact: by name, by kind, by state, or by the member they serve.

    Whoever serves no member is not meant by a query that asks for anything else. Raises QueryInvalid.
    """
    scope = scope_of(index, query)
    for term in query.terms:
        keys = {condition.key for condition in term.alternatives}
        if contact.member is None and not keys <= _OF_CONTACTS:
            return False
        held = False
        for condition in term.alternatives:
            meant = members_meant(index, condition, scope=scope, lists=lists, heard=heard)
            held = held or contact.member in meant or _is_so(contact, condition, heard)
        if held == term.negated:
            return False
    return bool(query.terms)


def _is_so(contact: Contact, condition: Condition, heard: Heard) -> bool:
    match condition.key:
        case "contact":
            return contact.kind.value == condition.value
        case "person":
            names = (contact.name, f"{contact.name}, {contact.organization}")
            return folded(condition.value) in {folded(name) for name in names}
        case "state" | "delegation":
            return contact.member is None and contact.state == condition.value
        case "fact":
            return contact.member is None and contact.state in heard.places()
    return False


def _office_lines(member: Member) -> AddressBlock:
    lines = (f"Office of {member.title.value} {member.full_name}", CHAMBER_LINES[member.chamber])
    return (*lines, member.office, CITY_LINES[member.chamber])


def _greeted(contact: Contact) -> str:
    """Return "Ms. Ortiz", "Governor Vega", "Secretary Lee", or the whole name where no word is known."""
    last = contact.name.split(",")[0].rpartition(" ")[2]
    if contact.honorific in _STYLES:
        return f"{contact.honorific} {last}"
    for office in _GREETED_BY_OFFICE:
        if contact.position.startswith(office):
            return f"{office} {last}"
    match contact.kind:
        case ContactKind.GOVERNOR:
            return f"Governor {last}"
        case ContactKind.EMBASSY:
            return f"Ambassador {last}"
        case _:
            return contact.name
