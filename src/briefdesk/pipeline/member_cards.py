"""A member at a glance: committees, terms, offices, staff known, letters made."""

import datetime as dt

from briefdesk.congress.errors import RosterUnreadable
from briefdesk.congress.seats import seat_name
from briefdesk.model.choosing import Career, MemberCard
from briefdesk.model.congress import Bioguide, DistrictOffice, Member, MemberDetails
from briefdesk.pipeline.at_hand import book_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.letter_log import letter_log

__all__ = ["Career", "DistrictOffice", "MemberCard", "member_card"]


def member_card(desk: Desk, bioguide: str) -> MemberCard | None:
    """Return what is known of a member, None for an id that nobody in the roster has."""
    index = desk.index
    member = index.member(bioguide)
    if member is None:
        return None
    book = book_of(desk)
    details, fault = _details(desk, member.bioguide)
    return MemberCard(
        member=member,
        seat_name=seat_name(member.seat),
        committees=index.roles_of(bioguide),
        leadership=index.leadership_of(bioguide),
        career=Career(details.terms, details.since) if details.since else None,
        years=_whole_years(details.since, desk.today) if details.since else None,
        offices=details.offices,
        form_limit=next((f.characters for f in book.form_limits if f.member == bioguide), None),
        remarks=(*_remarks(desk, member), *fault),
        contacts=tuple(c for c in book.contacts if c.member == bioguide),
        letters=letter_log(desk, member=member.bioguide),
    )


def _details(desk: Desk, member: Bioguide) -> tuple[MemberDetails, tuple[str, ...]]:
    """Return a member's details and what is wrong with them: without them a card is still good."""
    try:
        return desk.index.roster.details.get(member) or MemberDetails(), ()
    except RosterUnreadable as unreadable:
        return MemberDetails(), (str(unreadable),)


def _remarks(desk: Desk, member: Member) -> tuple[str, ...]:
    """Return what the import had to say of the member, without the name that the card shows."""
    start = f"{member.full_name} ({member.seat.code}): "
    said = (w.removeprefix(start) for w in desk.index.roster.warnings if w.startswith(start))
    return tuple(f"{text[:1].upper()}{text[1:]}" for text in said)


def _whole_years(since: dt.date, today: dt.date) -> int:
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))
