"""States and territories: their names and seats, and what each seat is called."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from briefdesk.congress.apportionment import NEWEST, had_delegate, voting_seats
from briefdesk.model.congress import Chamber, MemberTitle, Seat
from briefdesk.states import STATE_NAMES


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `districts` counts its voting seats in the House today, 0 for a territory.

    `postal_rank` is the number that ZIP+4 codes of House offices give it.
    """

    code: str
    name: str
    districts: int
    postal_rank: int

    @property
    def at_large(self) -> bool:
        """Return whether its only House seat is numbered 0 ("AK-AL", "PR-AL")."""
        return self.districts <= 1


# The states' ranks are those of their names, from 1.
_TERRITORY_RANKS = {"DC": 51, "AS": 52, "MP": 52, "GU": 53, "PR": 54, "VI": 55}

STATES: dict[str, State] = {
    code: State(code, name, NEWEST.get(code, 0), _TERRITORY_RANKS.get(code, rank))
    for rank, (code, name) in enumerate(STATE_NAMES.items(), start=1)
}
RESIDENT_COMMISSIONER_STATE = "PR"


def state_name(code: str) -> str:
    """Return the name of a state or territory, or the code itself if there is none of that code."""
    state = STATES.get(code)
    return state.name if state else code


def seat_title(chamber: Chamber, state: str) -> MemberTitle:
    """Return the title that a seat gives: the data set types delegates as representatives."""
    if chamber is Chamber.SENATE:
        return MemberTitle.SENATOR
    if state == RESIDENT_COMMISSIONER_STATE:
        return MemberTitle.RESIDENT_COMMISSIONER
    known = STATES.get(state)
    if known is not None and known.districts == 0:
        return MemberTitle.DELEGATE
    return MemberTitle.REPRESENTATIVE


def seat_is_possible(seat: Seat, on: dt.date | None = None) -> bool:
    """Return whether such a seat exists, or existed on that day.

    On a day whose apportionment is not known every district is possible.
    """
    state = STATES.get(seat.state)
    if state is None:
        return False
    if seat.chamber is Chamber.SENATE:
        return state.districts > 0
    if seat.district is None:
        return False
    seats = voting_seats(on)
    return seats is None or seat.district in _numbers(state, seats, on)


def house_seats(on: dt.date | None = None) -> tuple[Seat, ...]:
    """Return every House seat of that day, those without a vote included, in the order of the codes.

    Empty on a day whose apportionment is not known.
    """
    seats = voting_seats(on)
    if seats is None:
        return ()
    return tuple(
        Seat(Chamber.HOUSE, code, number)
        for code in sorted(STATES)
        for number in _numbers(STATES[code], seats, on)
    )


def has_one_seat(code: str, on: dt.date | None = None) -> bool:
    """Return whether a state's or territory's only House seat is (or was) at large."""
    seats = voting_seats(on)
    return (NEWEST if seats is None else seats).get(code, 0) <= 1


def seats_are_known(on: dt.date) -> bool:
    """Return whether the apportionment of the Congress that sits on that day is known."""
    return voting_seats(on) is not None


def _numbers(state: State, seats: Mapping[str, int], on: dt.date | None) -> range:
    """Return the numbers of a state's districts: 0 alone where it has one seat."""
    count = seats.get(state.code, 0)
    if count == 0 and not had_delegate(state.code, on):
        return range(0)
    return range(1, count + 1) if count > 1 else range(1)
