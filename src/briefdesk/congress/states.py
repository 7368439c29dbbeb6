"""States and territories: names, House seats of the 2020 apportionment, and what each seat is called."""

import datetime as dt
from dataclasses import dataclass

from briefdesk.model.congress import Chamber, MemberTitle, Seat
from briefdesk.states import STATE_NAMES


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `districts` counts its voting seats in the House, 0 for a territory.

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


APPORTIONMENT_YEARS = range(2023, 2033)
"""The Congresses elected under the 2020 census: seats outside these years may differ."""

# US Census Bureau, "Apportionment Population and Number of Representatives by State: 2020 Census".
_VOTING_SEATS = {
    "AL": 7, "AK": 1, "AZ": 9, "AR": 4, "CA": 52, "CO": 8, "CT": 5, "DE": 1, "FL": 28, "GA": 14, "HI": 2,
    "ID": 2, "IL": 17, "IN": 9, "IA": 4, "KS": 4, "KY": 6, "LA": 6, "ME": 2, "MD": 8, "MA": 9, "MI": 13,
    "MN": 8, "MS": 4, "MO": 8, "MT": 2, "NE": 3, "NV": 4, "NH": 2, "NJ": 12, "NM": 3, "NY": 26, "NC": 14,
    "ND": 1, "OH": 15, "OK": 5, "OR": 6, "PA": 17, "RI": 2, "SC": 7, "SD": 1, "TN": 9, "TX": 38, "UT": 4,
    "VT": 1, "VA": 11, "WA": 10, "WV": 2, "WI": 8, "WY": 1,
}  # fmt: skip
# The states' ranks are those of their names, from 1.
_TERRITORY_RANKS = {"DC": 51, "AS": 52, "MP": 52, "GU": 53, "PR": 54, "VI": 55}

STATES: dict[str, State] = {
    code: State(code, name, _VOTING_SEATS.get(code, 0), _TERRITORY_RANKS.get(code, rank))
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


def seat_is_possible(seat: Seat) -> bool:
    """Return whether such a seat exists under the apportionment."""
    state = STATES.get(seat.state)
    if state is None:
        return False
    if seat.chamber is Chamber.SENATE:
        return state.districts > 0
    if seat.district is None:
        return False
    return seat.district == 0 if state.at_large else 1 <= seat.district <= state.districts


def house_seats() -> tuple[Seat, ...]:
    """Return every House seat, the six without a vote included, in alphabetical order of the codes."""
    seats: list[Seat] = []
    for code in sorted(STATES):
        state = STATES[code]
        numbers = (0,) if state.at_large else range(1, state.districts + 1)
        seats.extend(Seat(Chamber.HOUSE, code, number) for number in numbers)
    return tuple(seats)


def seats_are_known(on: dt.date) -> bool:
    """Return whether the table above holds for the Congress that sits on that day."""
    return on.year in APPORTIONMENT_YEARS
