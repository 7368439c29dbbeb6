"""Seats without a record, and the seat that a House ZIP+4 code spells."""

import re
from collections import Counter
from collections.abc import Iterable

from briefdesk.congress.states import STATES, house_seats, state_name
from briefdesk.english import ordinal
from briefdesk.model.congress import Chamber, Member, Seat, VacantSeat

NO_RECORD = "vacant or missing: the data set holds no record for this seat"
SENATORS_PER_STATE = 2
_PLUS_FOUR = re.compile(r"^20515-(\d\d)(\d\d)$")


def vacant_seats(members: Iterable[Member]) -> tuple[VacantSeat, ...]:
    """Return the seats that no member holds: senators' seats first, then the House in order."""
    taken = Counter(member.seat.code for member in members)
    vacant: list[VacantSeat] = []
    for state in STATES.values():
        missing = SENATORS_PER_STATE - taken[state.code] if state.districts else 0
        vacant.extend(VacantSeat(Seat(Chamber.SENATE, state.code), NO_RECORD) for _ in range(missing))
    vacant.extend(VacantSeat(seat, NO_RECORD) for seat in house_seats() if not taken[seat.code])
    return tuple(vacant)


def seat_remarks(members: Iterable[Member]) -> tuple[str, ...]:
    """Return remarks on seats held twice and on ZIP codes that belong to another seat.

    A ZIP+4 of the House encodes state and district, so a shifted row shows itself.
    """
    members = tuple(members)
    remarks: list[str] = []
    for code, count in Counter(member.seat.code for member in members).items():
        allowed = SENATORS_PER_STATE if len(code) == 2 else 1
        if count > allowed:
            remarks.append(f"{code}: {count} members are recorded for {allowed} seat(s).")
    remarks.extend(
        f"{member.full_name} ({member.seat.code}): the ZIP code {member.zip_code} is that of another seat."
        for member in members
        if not zip_fits(member)
    )
    return tuple(remarks)


def zip_fits(member: Member) -> bool:
    """Return whether a House ZIP+4 names the member's own seat; a code that names none always fits.

    Known exceptions: "-0001" stands for a seat too new to have a code, seats without a vote end in
    01 or 00, and Montana's 1st still has the code of the state's single seat.
    """
    match = _PLUS_FOUR.match(member.zip_code)
    if match is None or member.seat.district is None or match[0].endswith("-0001"):
        return True
    state = STATES[member.state]
    rank, district = int(match[1]), int(match[2])
    if rank != state.postal_rank:
        return False
    if state.at_large:
        return district in {0, 1}
    return district == member.seat.district or (member.seat.district == 1 and district == 0)


def seat_name(seat: Seat) -> str:
    """Return a seat in words: "Texas, 34th District", "Alaska, at large", "Texas, Senate"."""
    state = state_name(seat.state)
    if seat.district is None:
        return f"{state}, Senate"
    return f"{state}, {ordinal(seat.district)} District" if seat.district else f"{state}, at large"
