"""Stable names for exported files: sorted by chamber and seat, plain ASCII, the same on every system."""

import re

from briefdesk.english import in_ascii
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Chamber

MAX_NAME = 60


def letter_name(addressee: Addressee) -> str:
    """Return a letter's file name without its ending, which the addressee's id alone makes unique.

    "Senate-RI-Reed-R000122", "Joint-delegation-TX", "Contact-Ana-Vega-17", "Open-letter".
    """
    member = addressee.member
    if member is None:
        # A delegation's letter keeps its name when a member joins it: only a contact's own name is in it.
        kind, ident = addressee.kind.value.capitalize(), ascii_name(addressee.id.partition(":")[2])
        name = ascii_name(addressee.name)[:MAX_NAME].rstrip("-") if addressee.contact else ""
        return "-".join(word for word in (kind, name, ident) if word)
    chamber = "Senate" if member.chamber is Chamber.SENATE else "House"
    return f"{chamber}-{member.seat.code}-{ascii_name(member.last_name)}-{member.bioguide}"


def ascii_name(text: str) -> str:
    """Return `text` in ASCII letters, digits and single hyphens: "Luján Grisham" gives "Lujan-Grisham"."""
    return re.sub(r"[^A-Za-z0-9]+", "-", in_ascii(text)).strip("-")
