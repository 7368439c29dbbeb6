"""A row of the data set understood as a sitting member."""

import datetime as dt
import re

from briefdesk.congress.names import printed_name
from briefdesk.congress.rows import LegislatorRow, TermRow
from briefdesk.congress.spelling import cleaned
from briefdesk.congress.states import STATES, seat_is_possible, seat_title
from briefdesk.model.congress import Bioguide, Chamber, Member, Seat

_WEB = re.compile(r"^https?://[^\s/]+\.[^\s]+$", re.IGNORECASE)
_ZIP = re.compile(r"\b(205(?:10|15)(?:-\d{4})?)$")
_CHAMBERS = {"sen": Chamber.SENATE, "rep": Chamber.HOUSE}
FORECAST_ENDS = frozenset({"special-election"})
"""Kinds of end that are dates foreseen, not dates fixed: the member sits until a successor is sworn in."""

# The sitting begins days after the term before has ended.
_BETWEEN_TERMS = dt.timedelta(days=31)


class RowUnfit(ValueError):
    """A row that passed the schema but describes no member."""


class NotSitting(RowUnfit):
    """Somebody who held no seat on the day asked for; no fault of the row."""


def member_from(row: LegislatorRow, *, as_of: dt.date) -> tuple[Member, tuple[str, ...]]:
    """Return the member that a row describes, and remarks on what was missing or mended.

    Raises RowUnfit with the reason if the row names no seat that there is, NotSitting if the person
    held none on that day.
    """
    term = term_on(row.terms, as_of)
    seat = _seat(term, as_of)
    name = printed_name(row.name)
    office = cleaned(term.office)
    url, url_remark = _web_address(term.url, "web site")
    form, form_remark = _web_address(term.contact_form, "contact form")
    member = Member(
        bioguide=Bioguide(row.id.bioguide),
        seat=seat,
        title=seat_title(seat.chamber, seat.state),
        party=cleaned(term.party),
        full_name=name.full,
        first_name=name.first,
        last_name=name.last,
        suffix=name.suffix,
        nickname=name.nickname,
        office=office,
        zip_code=_zip_code(term, office),
        phone=cleaned(term.phone),
        url=url,
        contact_form=form,
        term_start=term.start,
        term_end=term.end,
        term_end_forecast=term.end_type in FORECAST_ENDS,
        senior=term.state_rank == "senior",
        gender=cleaned(row.bio.gender) if row.bio else "",
    )
    remarks = [url_remark, form_remark]
    if not office:
        remarks.append("no office is recorded, so addresses leave that line out")
    if not cleaned(row.name.official_full):
        remarks.append("no official name is recorded, so it was put together from its parts")
    return member, tuple(f"{member.full_name} ({seat.code}): {remark}." for remark in remarks if remark)


def term_on(terms: list[TermRow], day: dt.date) -> TermRow:
    """Return the latest term that has begun by that day.

    The end of a last term is not asked: an appointed senator's end is a forecast, and a record may lag
    behind. Raises NotSitting if no term had begun, or one had ended long before the next began.
    """
    begun = [term for term in terms if term.start <= day]
    later = [term.start for term in terms if term.start > day]
    if not begun:
        raise NotSitting(f"the first term begins on {min(later)}")
    term = max(begun, key=lambda t: t.start)
    if later and term.end + _BETWEEN_TERMS < min(day, *later):
        raise NotSitting(f"no seat held between {term.end} and {min(later)}")
    return term


def _seat(term: TermRow, as_of: dt.date) -> Seat:
    chamber = _CHAMBERS[term.type]
    if term.state not in STATES:
        raise RowUnfit(f"“{term.state}” is no state or territory")
    if chamber is Chamber.SENATE:
        seat = Seat(chamber, term.state, None, term.senate_class)
    elif term.district is None:
        raise RowUnfit("a House seat without a district")
    else:
        seat = Seat(chamber, term.state, term.district)
    if not seat_is_possible(seat, as_of):
        raise RowUnfit(f"there is no seat {seat.code} in the {_chamber_words(chamber)}")
    return seat


def _chamber_words(chamber: Chamber) -> str:
    return "Senate" if chamber is Chamber.SENATE else "House"


def _web_address(recorded: str | None, what: str) -> tuple[str, str]:
    """Return the address to keep and a remark; one that begins "hhttps" is mended, no other guessed."""
    address = cleaned(recorded)
    if not address or _WEB.match(address):
        return address, ""
    mended = address.removeprefix("h")
    if _WEB.match(mended):
        return mended, f"the {what} was recorded as “{address[:60]}” and mended"
    return "", f"the {what} “{address[:60]}” is no web address and was left out"


def _zip_code(term: TermRow, office: str) -> str:
    """Return the ZIP code at the end of the recorded address, which repeats the office before the city."""
    address = cleaned(term.address)
    if address.casefold().startswith(office.casefold()):
        address = address[len(office) :]
    match = _ZIP.search(address)
    return match[1] if match else ""
