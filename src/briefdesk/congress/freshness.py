"""How far a roster can be trusted today."""

import datetime as dt
from collections.abc import Sequence

from briefdesk.congress.seats import seat_name
from briefdesk.english import long_date
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.congress import Member, Roster
from briefdesk.model.problem import Problem, Severity

AGING_DAYS = 14
OLD_DAYS = 45
FORECAST_DAYS = 60
_REFRESH = "Update the roster (briefdesk roster update), or check these offices by hand."
_MANY = 5


def freshness(roster: Roster, today: dt.date) -> tuple[Problem, ...]:
    """Return what speaks against using the roster today, the gravest first, nothing if it is fresh.

    Codes: "roster-from-future", "old-roster" (45 days), "aging-roster" (14 days), "new-congress" (the
    first quarter of odd years, when committees have been missing or those of before), "old-committees"
    (they are older than the members), "term-over", "term-forecast" (a note until 60 days before).
    """
    return (
        *_age(roster, today),
        *_new_congress(roster, today),
        *_committees(roster, today),
        *_terms_over(roster.members, today),
        *_forecasts(roster.members, today),
    )


def term_over(member: Member, today: dt.date) -> Problem | None:
    """Return a warning if the member's term has ended, or was foreseen to, by today."""
    if today < member.term_end:
        return None
    if member.term_end_forecast:
        message = (
            f"{_who(member)} was expected to serve until {long_date(member.term_end)}; that day has passed."
        )
        step = "Check whether the winner of the special election has been sworn in."
    else:
        message = f"The term of {_who(member)} ended on {long_date(member.term_end)}."
        step = "Check whether the member still holds the seat, and import a newer roster."
    return Problem(Severity.WARNING, "term-over", message, step, addressee=AddresseeId(member.bioguide))


def term_forecast(member: Member, today: dt.date) -> Problem | None:
    """Return a warning, a note long before, if the member's term is foreseen to end on a day to come."""
    days = (member.term_end - today).days
    if not member.term_end_forecast or days <= 0:
        return None
    message = f"{_who(member)} is expected to serve until {long_date(member.term_end)} only."
    step = "Send before that day, or check who holds the seat then."
    severity = Severity.WARNING if days <= FORECAST_DAYS else Severity.NOTE
    return Problem(severity, "term-forecast", message, step, addressee=AddresseeId(member.bioguide))


def _age(roster: Roster, today: dt.date) -> list[Problem]:
    age = (today - roster.as_of).days
    if age < 0:
        message = f"The roster is dated {long_date(roster.as_of)}, which is still to come."
        step = "Check the date of this computer, and where the roster comes from."
        return [Problem(Severity.WARNING, "roster-from-future", message, step)]
    if age >= OLD_DAYS:
        message = (
            f"The roster is of {long_date(roster.as_of)}, {age} days old: "
            "members, offices and committee seats have probably changed since."
        )
        return [Problem(Severity.WARNING, "old-roster", message, _REFRESH)]
    if age >= AGING_DAYS:
        message = f"The roster is of {long_date(roster.as_of)}, {age} days old."
        return [Problem(Severity.WARNING, "aging-roster", message, _REFRESH)]
    return []


def _new_congress(roster: Roster, today: dt.date) -> list[Problem]:
    if today.year % 2 == 0 or today.month > 3:
        return []
    if roster.as_of < dt.date(today.year, 1, 3):
        message = f"A new Congress began on January 3, {today.year}; the roster is of the one before."
    else:
        message = "A new Congress is forming: committees and leaders may be missing, or those of before."
    return [Problem(Severity.WARNING, "new-congress", message, _REFRESH)]


def _terms_over(members: Sequence[Member], today: dt.date) -> list[Problem]:
    """Return a problem per member, or one for all of them where there are many, as after an election."""
    over = [problem for member in members if (problem := term_over(member, today)) is not None]
    if len(over) <= _MANY:
        return over
    message = f"The terms of {len(over)} members have ended since the roster was made."
    return [Problem(Severity.WARNING, "term-over", message, _REFRESH)]


def _forecasts(members: Sequence[Member], today: dt.date) -> list[Problem]:
    """Return a problem per member whose term is foreseen to end, or one where there are many."""
    soon = [problem for member in members if (problem := term_forecast(member, today)) is not None]
    if len(soon) <= _MANY:
        return soon
    message = f"The terms of {len(soon)} members are expected to end by special elections."
    near = any(problem.severity is Severity.WARNING for problem in soon)
    return [Problem(Severity.WARNING if near else Severity.NOTE, "term-forecast", message, _REFRESH)]


def _committees(roster: Roster, today: dt.date) -> list[Problem]:
    """Return a warning where the committees were kept of an older roster and have aged since."""
    of = roster.committees_as_of
    if of is None or of >= roster.as_of or (today - of).days < AGING_DAYS:
        return []
    message = f"The committees are of {long_date(of)}, older than the members: chairs may have changed."
    return [Problem(Severity.WARNING, "old-committees", message, _REFRESH)]


def _who(member: Member) -> str:
    return f"{member.title.value} {member.full_name} ({seat_name(member.seat)})"
