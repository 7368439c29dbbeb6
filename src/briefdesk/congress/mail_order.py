"""The order in which letters are printed, so that they leave the printer as they are carried around."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Chamber, Member


class MailOrder(StrEnum):
    """By the roster, by last name, by state and district, or by office building and room."""

    ROSTER = "roster"
    NAME = "name"
    STATE = "state"
    OFFICE = "office"


def in_order(addressees: Sequence[Addressee], order: MailOrder) -> tuple[Addressee, ...]:
    """Return the addressees in that order; those without an office come last of their chamber.

    A joint letter stands where its first member would; letters to nobody in Congress come last.
    """
    match order:
        case MailOrder.ROSTER:
            return tuple(addressees)
        case MailOrder.NAME:
            return _sorted(addressees, _by_name)
        case MailOrder.STATE:
            return _sorted(addressees, _by_state)
        case MailOrder.OFFICE:
            return _sorted(addressees, _by_office)


def _sorted(
    addressees: Sequence[Addressee], key: Callable[[Member], tuple[Any, ...]]
) -> tuple[Addressee, ...]:
    members = [a for a in addressees if a.members]
    others = [a for a in addressees if not a.members]
    return (*sorted(members, key=lambda a: key(a.members[0])), *sorted(others, key=lambda a: _plain(a.name)))


def _by_name(member: Member) -> tuple[str, str, str]:
    return _plain(member.last_name), _plain(member.first_name), member.bioguide


def _by_state(member: Member) -> tuple[str, bool, int, tuple[str, str, str]]:
    return member.state, member.chamber is Chamber.HOUSE, member.seat.district or 0, _by_name(member)


def _by_office(member: Member) -> tuple[bool, bool, str, int, str, tuple[str, str, str]]:
    """Senate before House, building by building, rooms by their number as they stand along the halls."""
    room, _, building = member.office.partition(" ")
    number = re.search(r"\d+", room)
    return (
        member.chamber is Chamber.HOUSE,
        not member.office,
        building,
        int(number[0]) if number else 0,
        room,
        _by_name(member),
    )


def _plain(name: str) -> str:
    """Return a name as an index sorts it: without accents and case."""
    split = unicodedata.normalize("NFKD", name)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()
