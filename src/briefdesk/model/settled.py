"""What people settled about a project: warnings that may stand, and pages that are approved."""

import datetime as dt
from dataclasses import dataclass

from briefdesk.model.addressee import AddresseeId


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A problem that somebody looked at and let stand, with the reason.

    It holds for problems of this code in this document and part whose `words` are the same: once the
    words change, the problem is back.
    """

    code: str
    document: str
    part: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Approval:
    """That somebody approved a page as it was: `sha256` (hex) is of what was rendered, and ends with it.

    `document` is "letter" or "brief"; `addressee` is None for the brief.
    """

    document: str
    addressee: AddresseeId | None
    by: str
    day: dt.date
    sha256: str
