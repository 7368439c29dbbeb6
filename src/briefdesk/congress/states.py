"""States and territories: names, House seats of the 2020 apportionment, and what each seat is called."""

import datetime as dt
from dataclasses import dataclass

from briefdesk.model.congress import Chamber, MemberTitle, Seat


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

# Seats: US Census Bureau, "Apportionment Population and Number of Representatives by State: 2020 Census".
# The order is that of the names, which is also the rank in a House ZIP+4.
_APPORTIONED = (
    ("AL", "Alabama", 7),
    ("AK", "Alaska", 1),
    ("AZ", "Arizona", 9),
    ("AR", "Arkansas", 4),
    ("CA", "California", 52),
    ("CO", "Colorado", 8),
    ("CT", "Connecticut", 5),
    ("DE", "Delaware", 1),
    ("FL", "Florida", 28),
    ("GA", "Georgia", 14),
    ("HI", "Hawaii", 2),
    ("ID", "Idaho", 2),
    ("IL", "Illinois", 17),
    ("IN", "Indiana", 9),
    ("IA", "Iowa", 4),
    ("KS", "Kansas", 4),
    ("KY", "Kentucky", 6),
    ("LA", "Louisiana", 6),
    ("ME", "Maine", 2),
    ("MD", "Maryland", 8),
    ("MA", "Massachusetts", 9),
    ("MI", "Michigan", 13),
    ("MN", "Minnesota", 8),
    ("MS", "Mississippi", 4),
    ("MO", "Missouri", 8),
    ("MT", "Montana", 2),
    ("NE", "Nebraska", 3),
    ("NV", "Nevada", 4),
    ("NH", "New Hampshire", 2),
    ("NJ", "New Jersey", 12),
    ("NM", "New Mexico", 3),
    ("NY", "New York", 26),
    ("NC", "North Carolina", 14),
    ("ND", "North Dakota", 1),
    ("OH", "Ohio", 15),
    ("OK", "Oklahoma", 5),
    ("OR", "Oregon", 6),
    ("PA", "Pennsylvania", 17),
    ("RI", "Rhode Island", 2),
    ("SC", "South Carolina", 7),
    ("SD", "South Dakota", 1),
    ("TN", "Tennessee", 9),
    ("TX", "Texas", 38),
    ("UT", "Utah", 4),
    ("VT", "Vermont", 1),
    ("VA", "Virginia", 11),
    ("WA", "Washington", 10),
    ("WV", "West Virginia", 2),
    ("WI", "Wisconsin", 8),
    ("WY", "Wyoming", 1),
)
_TERRITORIES = (
    ("DC", "District of Columbia", 51),
    ("AS", "American Samoa", 52),
    ("MP", "Northern Mariana Islands", 52),
    ("GU", "Guam", 53),
    ("PR", "Puerto Rico", 54),
    ("VI", "U.S. Virgin Islands", 55),
)

STATES: dict[str, State] = {
    **{
        code: State(code, name, seats, rank) for rank, (code, name, seats) in enumerate(_APPORTIONED, start=1)
    },
    **{code: State(code, name, 0, rank) for code, name, rank in _TERRITORIES},
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
