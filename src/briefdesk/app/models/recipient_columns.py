"""The columns of a table of members: what each shows and what it is sorted by."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Chamber, CommitteeRole, LeadershipRole, RoleKind
from briefdesk.pipeline.recipients import topic_of

OFFICES = (RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR)
"""The places on a committee that are worth a word."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a member shows in it and what it is sorted by."""

    heading: str
    text: Callable[[Addressee], str]
    order: Callable[[Addressee], tuple[object, ...]]


def _name(addressee: Addressee) -> str:
    return addressee.name


def title_of(addressee: Addressee) -> str:
    """Return a member's title, empty for who is none."""
    return str(addressee.members[0].title) if addressee.members else ""


def seat_of(addressee: Addressee) -> str:
    """Return the code of a member's seat ("TX-34")."""
    return addressee.members[0].seat.code if addressee.members else ""


def _party(addressee: Addressee) -> str:
    """Return the letter that the party is known by."""
    return addressee.members[0].party[:1] if addressee.members else ""


def _office(addressee: Addressee) -> str:
    return addressee.members[0].office if addressee.members else ""


def capacity(addressee: Addressee) -> str:
    """Return the office that a member is greeted in, else their full committees, offices first."""
    match addressee.role:
        case CommitteeRole() as role:
            return on_committee(role)
        case LeadershipRole(title=title):
            return title
    full = [role for role in addressee.committees if role.committee.parent is None]
    # Offices first, then standing committees, then the select, special and joint ones.
    full.sort(
        key=lambda r: (r.membership.role not in OFFICES, topic_of(r.committee) == r.committee.full_name)
    )
    return " · ".join(on_committee(role) for role in full)


def on_committee(role: CommitteeRole) -> str:
    """Return a committee in few words, with the office held there."""
    name = topic_of(role.committee)
    if role.membership.role not in OFFICES:
        return name
    office = role.membership.title or str(role.membership.role).replace("_", " ").title()
    return f"{name} ({office})"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold()


def _by_name(addressee: Addressee) -> tuple[object, ...]:
    member = addressee.members[0]
    return (_folded(member.last_name), _folded(member.first_name), member.bioguide)


def _by_seat(addressee: Addressee) -> tuple[object, ...]:
    seat = addressee.members[0].seat
    return (seat.state, seat.chamber != Chamber.SENATE, seat.district or 0, not addressee.members[0].senior)


def _by(text: Callable[[Addressee], str]) -> Callable[[Addressee], tuple[object, ...]]:
    """Return the order of a column's words, empty ones last, and of names within the same words."""
    return lambda addressee: (not text(addressee), text(addressee), *_by_name(addressee))


def _by_office(addressee: Addressee) -> tuple[object, ...]:
    number, _, building = _office(addressee).partition(" ")
    digits = "".join(filter(str.isdigit, number))
    return (not building, building, int(digits or 0), number)


COLUMNS: tuple[Column, ...] = (
    Column("Name", _name, _by_name),
    Column("Title", title_of, _by(title_of)),
    Column("Seat", seat_of, _by_seat),
    Column("Party", _party, _by(_party)),
    Column("Committees", capacity, _by(capacity)),
    Column("Office", _office, _by_office),
)
NAME, TITLE, SEAT, PARTY, COMMITTEES, OFFICE = range(6)
