"""The order of the print file: letters come out as they are carried from door to door."""

from itertools import groupby

import pytest

from briefdesk.congress.address import addressee_for
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.mail_order import MailOrder, in_order
from briefdesk.congress.shipped_roster import load_shipped_roster
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Chamber


@pytest.fixture(scope="module")
def everybody() -> tuple[Addressee, ...]:
    index = RosterIndex(load_shipped_roster())
    return tuple(addressee_for(index, member, None) for member in index.members)


@pytest.mark.parametrize("order", MailOrder)
def test_no_letter_is_lost_or_doubled_by_ordering(everybody: tuple[Addressee, ...], order: MailOrder):
    ordered = in_order(everybody, order)

    assert sorted(a.members[0].bioguide for a in ordered) == sorted(a.members[0].bioguide for a in everybody)
    assert in_order(ordered[::-1], order) == ordered or order is MailOrder.ROSTER


def test_offices_come_building_by_building_with_rooms_by_number(everybody: tuple[Addressee, ...]):
    offices = [a.members[0].office for a in in_order(everybody, MailOrder.OFFICE) if a.members[0].office]

    buildings = [name for name, _ in groupby(office.partition(" ")[2].split()[0] for office in offices)]
    assert buildings == ["Dirksen", "Hart", "Russell", "Cannon", "Longworth", "Rayburn"]
    rooms = [int(office.split()[0]) for office in offices if "Rayburn" in office]
    assert rooms == sorted(rooms)


def test_states_begin_with_their_senators(everybody: tuple[Addressee, ...]):
    texas = [a.member for a in in_order(everybody, MailOrder.STATE) if a.members[0].state == "TX"]

    assert [m.chamber for m in texas[:3]] == [Chamber.SENATE, Chamber.SENATE, Chamber.HOUSE]
    assert [m.seat.district for m in texas[2:]] == sorted(m.seat.district or 0 for m in texas[2:])


def test_names_are_sorted_without_their_accents(everybody: tuple[Addressee, ...]):
    names = [a.members[0].last_name for a in in_order(everybody, MailOrder.NAME)]

    assert names.index("Barragán") < names.index("Barrasso")
    assert [n for n in names if n[0] == "V"][-1] < "W"
