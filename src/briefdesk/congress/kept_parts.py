"""What an import keeps of the roster in use where the new files say nothing."""

import datetime as dt
from collections.abc import Iterable

from briefdesk.english import long_date
from briefdesk.model.congress import Committee, Member, Membership, Roster

_FIRST_YEAR = 1789
_SAID_ANYWAY = ": no committee members are known."


def congress_of(day: dt.date) -> int:
    """Return the number of the Congress that sits on a day: the 119th from January 3, 2025 on."""
    year = day.year if (day.month, day.day) >= (1, 3) else day.year - 1
    return (year - _FIRST_YEAR) // 2 + 1


def keeps_committees(held: Roster, as_of: dt.date) -> bool:
    """Return whether the committees held may stand in a roster of that day: never in one of the past."""
    return congress_of(as_of) >= congress_of(held.as_of)


def kept_places(
    held: Roster, committees: Iterable[Committee], members: Iterable[Member]
) -> tuple[tuple[Membership, ...], int]:
    """Return the places held by members and on committees that there still are, and how many others."""
    codes = {committee.code for committee in committees}
    ids = {member.bioguide for member in members}
    places = tuple(p for p in held.memberships if p.committee in codes and p.bioguide in ids)
    return places, len(held.memberships) - len(places)


def kept_words(what: str, held: Roster, why: str) -> str:
    """Return the sentence that says which part is kept, and why."""
    of = held.as_of if what.startswith("members") else held.committees_as_of or held.as_of
    reason = why.removesuffix(_SAID_ANYWAY).rstrip(".")
    return f"The {what} stay those of {long_date(of)}: {reason}."
