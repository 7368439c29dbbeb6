"""Seats without a record, and the seat that a House ZIP+4 code spells."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

from briefdesk.congress.states import STATES, has_one_seat, house_seats, state_name
from briefdesk.english import ordinal
from briefdesk.model.congress import Chamber, Member, Seat, VacantSeat

NO_RECORD = "vacant or missing: the data set holds no record for this seat"
SENATORS_PER_STATE = 2
_PLUS_FOUR = re.compile(r"^20515-(\d\d)(\d\d)$")


def vacant_seats(members: Iterable[Member], on: dt.date | None = None) -> tuple[VacantSeat, ...]:
    """Return the seats of that day that no member holds: senators' seats first, then the House in order."""
    taken = Counter(member.seat.code for member in members)
    vacant: list[VacantSeat] = []
    for state in STATES.values():
        missing = SENATORS_PER_STATE - taken[state.code] if state.districts else 0
        vacant.extend(VacantSeat(Seat(Chamber.SENATE, state.code), NO_RECORD) for _ in range(missing))
    vacant.extend(VacantSeat(seat, NO_RECORD) for seat in house_seats(on) if not taken[seat.code])
    return tuple(vacant)


def seat_remarks(members: Iterable[Member], on: dt.date | None = None) -> tuple[str, ...]:
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
        if not zip_fits(member, on)
    )
    return tuple(remarks)


class ZipFit(Enum):
    """How a House ZIP+4 stands to the seat of its member."""

    FITS = "fits"
    EXCEPTION = "known exception"
    NONE = "no code"
    WRONG = "that of another seat"


def zip_fit(member: Member, on: dt.date | None = None) -> ZipFit:
    """Return whether a House ZIP+4 spells the member's own seat.

    Known exceptions: "-0001" stands for a seat too new to have a code, seats without a vote end in
    01 or 00, and Montana's 1st still has the code of the state's single seat.
    """
    match = _PLUS_FOUR.match(member.zip_code)
    seat = member.seat.district
    if match is None or seat is None:
        return ZipFit.NONE
    if match[0].endswith("-0001"):
        return ZipFit.EXCEPTION
    state = STATES[member.state]
    rank, district = int(match[1]), int(match[2])
    if rank != state.postal_rank:
        return ZipFit.WRONG
    if district == seat:
        return ZipFit.FITS
    single = has_one_seat(state.code, on) and district == 1
    return ZipFit.EXCEPTION if single or (seat == 1 and district == 0) else ZipFit.WRONG


def zip_fits(member: Member, on: dt.date | None = None) -> bool:
    """Return whether a House ZIP+4 names no other seat than the member's; a code that names none fits."""
    return zip_fit(member, on) is not ZipFit.WRONG


def zip_counts(members: Iterable[Member], on: dt.date | None = None) -> Mapping[ZipFit, int]:
    """Return how many members of the House have a ZIP+4 of each kind."""
    return Counter(zip_fit(member, on) for member in members if member.chamber is Chamber.HOUSE)


def seat_name(seat: Seat) -> str:
    """Return a seat in words: "Texas, 34th District", "Alaska, at large", "Texas, Senate"."""
    state = state_name(seat.state)
    if seat.district is None:
        return f"{state}, Senate"
    return f"{state}, {ordinal(seat.district)} District" if seat.district else f"{state}, at large"
