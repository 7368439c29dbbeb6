"""What a user makes: a project with a letter and a brief, each an ordered list of parts.

Letters are derived from these and never stored.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from briefdesk.model.addressee import AddresseeId, AddressOverride, AddressStyle, Contact, ContactId
from briefdesk.model.carried import Stationery, TemplateText, ThemeText
from briefdesk.model.congress import Bioguide
from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.pack_out import PackOut
from briefdesk.model.settled import Approval, Dismissal
from briefdesk.model.sign_on import Consent, SignOn
from briefdesk.model.tailoring import FindingOrder, TailoringRule
from briefdesk.model.template import Slot, TemplateId

PartId = NewType("PartId", str)


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A section of the template; `id` is the section's name. None keeps the template's own value."""

    id: PartId
    text: str | None = None
    only_for: str | None = None
    rules: tuple[TailoringRule, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class TextPart:
    """A paragraph of the user's own: Markdown with fields, for everyone or by recipient query."""

    id: PartId
    text: str
    only_for: str = ""
    rules: tuple[TailoringRule, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A picked finding in a slot; `text` holds an edited wording, None the finding's own."""

    id: PartId
    finding: FindingId
    slot: Slot
    text: str | None = None
    only_for: str = ""
    rules: tuple[TailoringRule, ...] = ()
    locked: bool = False


Part = TemplatePart | TextPart | FindingPart


class CitationStyle(StrEnum):
    """How footnotes cite: in full first and short after, always in full, always short, or the place alone."""

    FIRST_FULL = "first-full"
    FULL = "full"
    SHORT = "short"
    PLACE = "place"


class PageSize(StrEnum):
    """The paper that pages are set for."""

    LETTER = "Letter"
    A4 = "A4"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter or brief in the making. None keeps the template's own subject, close, theme and so on."""

    template: TemplateId
    parts: tuple[Part, ...]
    subject: str | None = None
    close: str | None = None
    delivery: str | None = None
    enclosures: tuple[str, ...] | None = None
    cc: tuple[str, ...] | None = None
    order: FindingOrder = FindingOrder.AS_PICKED
    theme: str | None = None

    def part(self, part_id: PartId) -> Part | None:
        """Return the part of that id, or None."""
        return next((p for p in self.parts if p.id == part_id), None)

    def picked(self) -> tuple[FindingId, ...]:
        """Return the ids of all picked findings in order, each once."""
        return tuple(dict.fromkeys(p.finding for p in self.parts if isinstance(p, FindingPart)))


MOST_PARTNERS = 5
"""With the sender's own, six logos have room in two rows."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organization that publishes or signs with the sender: `logo` names an asset of the project."""

    logo: str
    logo_alt: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: letterhead, contact and signature. `logo` names an asset of the project.

    `partners` are those whose logos stand on one-pagers beside the sender's; with `joint_letterhead`, on
    letters too.
    """

    organization: str = ""
    tagline: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    signatory: str = ""
    signatory_title: str = ""
    contact_name: str = ""
    logo: str | None = None
    logo_alt: str = ""
    partners: tuple[Partner, ...] = ()
    joint_letterhead: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member whom the query finds and who gets no letter all the same, and why."""

    member: Bioguide
    reason: str = ""


class Grouping(StrEnum):
    """Who shares a letter: nobody; the chair and ranking member of a committee; both senators of a state;
    the chosen members of a state; all of them; or one open letter to nobody by name."""

    EACH = "each"
    LEADERS = "leaders"
    SENATORS = "senators"
    DELEGATION = "delegation"
    TOGETHER = "together"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who is written to: a recipient query less the excluded, and own contacts.

    `as_role` greets office holders as such. `grouping` says which members share a letter.
    """

    query: str = ""
    excluded: tuple[Exclusion, ...] = ()
    as_role: bool = False
    grouping: Grouping = Grouping.EACH
    contacts: tuple[ContactId, ...] = ()

    @property
    def left_out(self) -> frozenset[Bioguide]:
        """Return the members excluded."""
        return frozenset(exclusion.member for exclusion in self.excluded)


@dataclass(frozen=True, slots=True)
class SavedList:
    """Members chosen one by one under a name: `list:NAME` in a query."""

    name: str
    members: tuple[Bioguide, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organization that signs on; `tier` is "national", "state" or "local".

    `state` is a postal code, for state and local ones. `logo` names an asset of the project. `signatory` and
    `title` are who signs for it, `contact` and `email` whom to write to, `address`, `phone` and `website`
    where to find it. `declined` is the day on which it said no. With `shows_logo` its logo stands at the head
    of the pages.
    """

    organization: str
    tier: str = "national"
    state: str = ""
    signatory: str = ""
    title: str = ""
    contact: str = ""
    email: str = ""
    logo: str | None = None
    note: str = ""
    consent: Consent | None = None
    declined: dt.date | None = None
    address: tuple[str, ...] = ()
    phone: str = ""
    website: str = ""
    shows_logo: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that travels with the project: a logo."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class HandEdit:
    """A wording for one addressee alone, with the reason.

    `part` is a part of the letter, "subject" or "close". `base` is the wording for everyone, fields
    unfilled, that the edit began from: when that changes, the two are merged. `text` may hold fields.
    """

    addressee: AddresseeId
    part: PartId
    base: str
    text: str
    reason: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Project:
    """Everything one `.briefdesk` file holds. `date` is printed on letters; None prints today's.

    `page_size` None leaves the paper to the theme. `contacts` and `lists` are copies of those of the
    address book that the recipients name, `overrides` stand before the address book's. With
    `marks_drafts` pages that nobody approved say DRAFT.
    """

    title: str
    sender: Sender
    recipients: Recipients
    letter: Draft
    brief: Draft
    sources: tuple[SourcePack, ...] = ()
    templates: tuple[TemplateText, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    signatories: tuple[Signatory, ...] = ()
    assets: tuple[Asset, ...] = ()
    date: dt.date | None = None
    citations: CitationStyle = CitationStyle.FIRST_FULL
    dismissals: tuple[Dismissal, ...] = ()
    page_size: PageSize | None = None
    contacts: tuple[Contact, ...] = ()
    lists: tuple[SavedList, ...] = ()
    address_style: AddressStyle = field(default_factory=AddressStyle)
    overrides: tuple[AddressOverride, ...] = ()
    hand_edits: tuple[HandEdit, ...] = ()
    approvals: tuple[Approval, ...] = ()
    marks_drafts: bool = False
    themes: tuple[ThemeText, ...] = ()
    stationery: Stationery = field(default_factory=Stationery)
    packs_out: tuple[PackOut, ...] = ()
    sign_on: SignOn = field(default_factory=SignOn)

    def picked(self) -> tuple[FindingId, ...]:
        """Return the ids of the findings picked for the letter, then those for the brief, each once."""
        return tuple(dict.fromkeys((*self.letter.picked(), *self.brief.picked())))

    def finding(self, finding_id: FindingId) -> Finding | None:
        """Return a finding of the project's sources, or None."""
        return next((f for s in self.sources for f in s.findings if f.id == finding_id), None)

    def findings_by_id(self) -> Mapping[FindingId, Finding]:
        """Return all findings of the project's sources by id: to ask for many, take this once."""
        # The first of an id stands, as in `finding`.
        return {f.id: f for s in reversed(self.sources) for f in reversed(s.findings)}

    def asset(self, name: str) -> bytes | None:
        """Return an asset's bytes, or None."""
        return next((a.data for a in self.assets if a.name == name), None)
