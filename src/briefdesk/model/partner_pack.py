"""A partner pack: a finished letter and one-pager that a partner completes and sends back."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from briefdesk.model.draft import Project, Sender
from briefdesk.model.finding import FindingId
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot, PackId


class PartnerTier(StrEnum):
    """How far an organization reaches; signatories are listed by it."""

    NATIONAL = "national"
    STATE = "state"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class PackFill:
    """What a partner filled in. Of `sender`, letterhead and signatory count; its logos do not.

    `logo` is a PNG or JPEG. `state` is a postal code where the partner works in one state alone, and then
    its paragraph is for members of that state. `paragraph` is plain words with Markdown's marks, no fields.
    """

    sender: Sender = field(default_factory=Sender)
    logo: bytes | None = None
    facts: tuple[LocalFact, ...] = ()
    paragraph: str = ""
    state: str = ""
    tier: PartnerTier = PartnerTier.NATIONAL


@dataclass(frozen=True, slots=True)
class PartnerPack:
    """What one pack file holds. `project` has the locked text and nothing internal; `fill` is the partner's.

    `by` is the organization that made the pack on `day`, `for_whom` the partner that it was made for.
    """

    id: PackId
    by: str
    for_whom: str
    day: dt.date
    open_slots: tuple[OpenSlot, ...]
    project: Project
    fill: PackFill = field(default_factory=PackFill)


@dataclass(frozen=True, slots=True)
class LockedBlock:
    """A block that a partner cannot change: `id` ("letter:opening"), a label, its words, and their hash."""

    id: str
    label: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What a pack holds and what stays here, each in a line, to be read before it is written."""

    holds: tuple[str, ...]
    stays: tuple[str, ...]
    open_slots: tuple[OpenSlot, ...]


class Filled(StrEnum):
    """How far a slot is filled."""

    EMPTY = "empty"
    PART = "part"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class SlotProgress:
    """How far a slot of a pack is filled, and in words what is there or missing."""

    slot: OpenSlot
    state: Filled
    words: str


class ChangeKind(StrEnum):
    """What a change of a returned pack is: the partner's own filling, or locked text that was changed.

    EARLIER takes out what an earlier pack of the partner brought, and is never done unasked.
    """

    FILLED = "filled"
    EARLIER = "earlier"
    TAMPERED = "tampered"


@dataclass(frozen=True, slots=True)
class PackChange:
    """One block of a returned pack that differs from the project: what it said and what it would say.

    `note` tells what to know before it is accepted. Locked text can only be looked at: it is refused.
    `finding` is the fact that an EARLIER change takes out.
    """

    id: str
    kind: ChangeKind
    label: str
    before: str
    after: str
    note: str = ""
    finding: FindingId | None = None

    @property
    def acceptable(self) -> bool:
        """Return whether the change can be taken at all."""
        return self.kind is not ChangeKind.TAMPERED


@dataclass(frozen=True, slots=True)
class PackRefusal:
    """A block of a returned pack that cannot be taken: the reason, and what the partner has to mend."""

    id: str
    label: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackMerge:
    """A returned pack held against its project. `told` is what to know first: another project, newer text.

    `known` is false for a pack that was not made from this project: nothing of it is taken by default.
    """

    pack: PartnerPack
    known: bool
    changes: tuple[PackChange, ...]
    refused: tuple[PackRefusal, ...]
    told: tuple[str, ...]

    @property
    def suggested(self) -> tuple[str, ...]:
        """Return the ids of the changes that are taken unless somebody says otherwise."""
        if not self.known:
            return ()
        return tuple(c.id for c in self.changes if c.kind is ChangeKind.FILLED)
