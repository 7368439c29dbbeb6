import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefdesk.congress.changes import RosterChange, compare
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    Committee,
    CommitteeCode,
    Member,
    Membership,
    RoleKind,
    Roster,
    Seat,
)

SSAS = CommitteeCode("SSAS")
ARMED = Committee(SSAS, "Senate Committee on Armed Services", "Committee on Armed Services", Chamber.SENATE)


def place(bioguide: str, role: RoleKind = RoleKind.MEMBER) -> Membership:
    return Membership(SSAS, Bioguide(bioguide), "majority", 1, role)


@pytest.fixture
def before(a_member: Callable[..., Member], a_roster: Callable[..., Roster]) -> Roster:
    members = (a_member("O000001"), a_member("O000002", state="AK", district=0))
    return a_roster(*members, committees=(ARMED,), memberships=(place("O000001"),))


def test_same_roster_has_no_change(before: Roster):
    assert not compare(before, before)


def test_who_left_and_who_is_new_is_told(before: Roster, a_member: Callable[..., Member]):
    newcomer = a_member("O000003")
    change = compare(before, replace(before, members=(before.members[0], newcomer)))

    assert change.left == (before.members[1],)
    assert change.new == (newcomer,)


def test_move_to_another_seat_or_room_is_told(before: Roster):
    one, two = before.members
    moved = replace(one, office="1 Dirksen Senate Office Building")
    seated = replace(two, seat=Seat(Chamber.SENATE, "AK"), party="Independent")

    change = compare(before, replace(before, members=(moved, seated)))

    assert [m.what for m in change.moved] == [("office",), ("seat", "party")]


def test_committees_that_come_go_or_change_their_name_are_told(before: Roster):
    renamed = replace(ARMED, name="Senate Committee on Peace")

    assert compare(before, replace(before, committees=(renamed,))).committees[0].after == renamed
    assert compare(before, replace(before, committees=())).committees[0].after is None
    assert compare(replace(before, committees=()), before).committees[0].before is None


@pytest.mark.parametrize(
    ("memberships", "count"),
    [
        ((), 1),
        ((place("O000001"), place("O000002")), 1),
        ((place("O000001", RoleKind.CHAIR),), 1),
        ((replace(place("O000001"), rank=5),), 0),
    ],
)
def test_changed_places_on_committees_are_told(
    before: Roster, memberships: tuple[Membership, ...], count: int
):
    assert len(compare(before, replace(before, memberships=memberships)).places) == count


def test_places_of_those_who_left_are_not_told_again(before: Roster):
    after = replace(before, members=before.members[1:], memberships=())

    assert compare(before, after).places == ()


def test_older_roster_is_marked(before: Roster):
    older = replace(before, as_of=before.as_of - dt.timedelta(1))

    assert compare(before, older).older
    assert not compare(older, before).older


def test_change_without_entries_is_false():
    assert not RosterChange((), (), (), ())
