"""A member at a glance: committees, terms, offices, staff known, letters made."""

from briefdesk.congress.seats import seat_name
from briefdesk.model.choosing import MemberCard
from briefdesk.pipeline.at_hand import book_of
from briefdesk.pipeline.desk import Desk

__all__ = ["MemberCard", "member_card"]


def member_card(desk: Desk, bioguide: str) -> MemberCard | None:
    """Return what is known of a member, None for an id that nobody in the roster has."""
    index = desk.index
    member = index.member(bioguide)
    if member is None:
        return None
    book = book_of(desk)
    return MemberCard(
        member=member,
        seat_name=seat_name(member.seat),
        committees=index.roles_of(bioguide),
        leadership=index.leadership_of(bioguide),
        career=None,
        years=None,
        offices=(),
        form_limit=next((f.characters for f in book.form_limits if f.member == bioguide), None),
        remarks=tuple(w for w in index.roster.warnings if w.startswith(f"{member.full_name} (")),
        contacts=tuple(c for c in book.contacts if c.member == bioguide),
    )
