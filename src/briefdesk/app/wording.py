"""Small turns of phrase that the window uses in more than one place."""

import datetime as dt
import html

from briefdesk.english import long_date
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import MemberTitle

_SHORT_TITLES = {
    MemberTitle.SENATOR: "Sen.",
    MemberTitle.REPRESENTATIVE: "Rep.",
    MemberTitle.DELEGATE: "Del.",
    MemberTitle.RESIDENT_COMMISSIONER: "Res. Comm.",
}


def date_words(day: dt.date) -> str:
    """Return "June 15, 2026", in English whatever the system speaks."""
    return long_date(day)


def short_name(addressee: Addressee) -> str:
    """Return "Sen. Reed (RI)", "Rep. Gonzalez (TX-34)", or the name of what is not one member."""
    member = addressee.member
    if member is None:
        return addressee.name
    return f"{_SHORT_TITLES[member.title]} {member.last_name} ({member.seat.code})"


def plain_tip(text: str) -> str:
    """Return a tip that shows `text` as it stands, whatever markup it holds, and breaks it into lines.

    The frame tells Qt that it is markup: without one the tip would show "&#x27;" for an apostrophe. No text,
    no tip.
    """
    words = html.escape(text, quote=False).replace("\n", "<br>")
    return f"<span>{words}</span>" if text else ""
