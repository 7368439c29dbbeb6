"""What a project remembers of the partner packs that were made from it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefdesk.model.finding import FindingId

PackId = NewType("PackId", str)


class OpenSlot(StrEnum):
    """What a partner may fill in; everything else in a pack is locked."""

    LETTERHEAD = "letterhead"
    LOGO = "logo"
    SIGNATORY = "signatory"
    FACTS = "facts"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class BlockHash:
    """A locked block of a pack as it went out: `sha256` (hex) is of all that it says."""

    block: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackOut:
    """A pack that was made: for whom, when, what is open in it, and the hashes that tell of a change.

    `back` is the day on which something of it was taken last, None as long as nothing was; `taken` counts
    the changes. `organization` is the partner as its taken words named it, `facts` what became of its facts.
    """

    id: PackId
    for_whom: str
    day: dt.date
    open_slots: tuple[OpenSlot, ...]
    blocks: tuple[BlockHash, ...]
    back: dt.date | None = None
    taken: int = 0
    organization: str = ""
    facts: tuple[FindingId, ...] = ()
