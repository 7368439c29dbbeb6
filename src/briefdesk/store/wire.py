"""The project as it stands in a file: one JSON type per noun, apart from the model's own types.

The two differ where the file needs it: parts carry a tag, templates and assets name a file of the
archive. `wire_conversion` goes from one to the other. Format: docs/project-file.md.
"""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from briefdesk.model.addressee import ChairWord, ContactKind, HouseWord, OfficeGreeting
from briefdesk.model.draft import CitationStyle, Grouping, PageSize
from briefdesk.model.finding import FindingKind, FindingState
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.sign_on import Ruling
from briefdesk.model.source import PassageKind
from briefdesk.model.tailoring import FindingOrder, RuleEffect
from briefdesk.model.template import Slot

FORMAT_VERSION = 3

Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Wire(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A JSON object. Unknown fields are refused: to drop them at the next save would lose them."""


class WireCitation(Wire, frozen=True):
    """Citation."""

    source: str
    section: str
    heading: str
    passage: str
    number: Count
    start: Count | None = None
    end: Count | None = None


class WireKeyFigure(Wire, frozen=True):
    """KeyFigure."""

    value: str
    label: str


class WireExcuse(Wire, frozen=True):
    """Excuse."""

    code: str
    words: str
    reason: str


class WireFinding(Wire, frozen=True):
    """Finding."""

    id: str
    kind: FindingKind
    text: str
    citation: WireCitation | None = None
    figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    key_figure: WireKeyFigure | None = None
    also: tuple[WireCitation, ...] = ()
    state: FindingState = FindingState.ACCEPTED
    reason: str = ""
    excuses: tuple[WireExcuse, ...] = ()
    confidential: bool = False
    embargo: dt.date | None = None


class WirePassage(Wire, frozen=True):
    """Passage."""

    id: str
    number: Count
    text: str
    kind: PassageKind = PassageKind.TEXT
    paraphrase: bool = False
    confidential: bool = False
    embargo: dt.date | None = None


class WireSection(Wire, frozen=True):
    """Section."""

    id: str
    heading: str
    level: Count
    passages: tuple[WirePassage, ...] = ()


class WireDocument(Wire, frozen=True):
    """SourceDocument."""

    id: str
    title: str
    short_title: str
    publisher: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    edition: str = ""
    sections: tuple[WireSection, ...] = ()


class WirePack(Wire, frozen=True):
    """SourcePack: one file of `sources/`."""

    document: WireDocument
    findings: tuple[WireFinding, ...] = ()


class WireTailoringRule(Wire, frozen=True):
    """TailoringRule."""

    effect: RuleEffect
    query: str
    text: str = ""


class WireTemplatePart(Wire, frozen=True, tag_field="part", tag="template"):
    """TemplatePart."""

    id: str
    text: str | None = None
    only_for: str | None = None
    rules: tuple[WireTailoringRule, ...] = ()
    locked: bool = False


class WireTextPart(Wire, frozen=True, tag_field="part", tag="text"):
    """TextPart."""

    id: str
    text: str
    only_for: str = ""
    rules: tuple[WireTailoringRule, ...] = ()
    locked: bool = False


class WireFindingPart(Wire, frozen=True, tag_field="part", tag="finding"):
    """FindingPart."""

    id: str
    finding: str
    slot: Slot
    text: str | None = None
    only_for: str = ""
    rules: tuple[WireTailoringRule, ...] = ()
    locked: bool = False


WirePart = WireTemplatePart | WireTextPart | WireFindingPart


class WireDraft(Wire, frozen=True):
    """Draft."""

    template: str
    parts: tuple[WirePart, ...] = ()
    subject: str | None = None
    close: str | None = None
    delivery: str | None = None
    enclosures: tuple[str, ...] | None = None
    cc: tuple[str, ...] | None = None
    order: FindingOrder = FindingOrder.AS_PICKED
    theme: str | None = None


class WirePartner(Wire, frozen=True):
    """Partner."""

    logo: str
    logo_alt: str = ""


class WireSender(Wire, frozen=True):
    """Sender."""

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
    partners: tuple[WirePartner, ...] = ()
    joint_letterhead: bool = False


class WireExclusion(Wire, frozen=True):
    """Exclusion."""

    member: str
    reason: str = ""


class WireRecipients(Wire, frozen=True):
    """Recipients; files of version 2 and before held the excluded as ids alone."""

    query: str = ""
    excluded: tuple[WireExclusion | str, ...] = ()
    as_role: bool = False
    grouping: Grouping = Grouping.EACH
    contacts: tuple[str, ...] = ()


class WireSavedList(Wire, frozen=True):
    """SavedList."""

    name: str
    members: tuple[str, ...]
    note: str = ""


class WireContact(Wire, frozen=True):
    """Contact."""

    id: str
    kind: ContactKind
    name: str
    position: str = ""
    organization: str = ""
    honorific: str = ""
    salutation: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    state: str = ""
    member: str | None = None
    note: str = ""


class WireAddressStyle(Wire, frozen=True):
    """AddressStyle."""

    chair: ChairWord = ChairWord.RECORDED
    greeting: OfficeGreeting = OfficeGreeting.NAME
    house: HouseWord = HouseWord.REPRESENTATIVE


class WireAddressOverride(Wire, frozen=True):
    """AddressOverride."""

    member: str
    reason: str
    title: str = ""
    salutation: str = ""
    block: tuple[str, ...] = ()


class WireConsent(Wire, frozen=True):
    """Consent."""

    sha256: str
    version: Count
    day: dt.date
    by: str = ""


class WireSignatory(Wire, frozen=True):
    """Signatory."""

    organization: str
    tier: str = "national"
    state: str = ""
    signatory: str = ""
    title: str = ""
    contact: str = ""
    email: str = ""
    logo: str | None = None
    note: str = ""
    consent: WireConsent | None = None
    declined: dt.date | None = None


class WireTextVersion(Wire, frozen=True):
    """TextVersion."""

    number: Count
    sha256: str
    day: dt.date
    text: str
    judged: Ruling = Ruling.FIRST
    because: tuple[str, ...] = ()
    ruled: Ruling | None = None
    reason: str = ""
    by: str = ""


class WireSignOn(Wire, frozen=True):
    """SignOn."""

    versions: tuple[WireTextVersion, ...] = ()
    deadline: dt.date | None = None
    shows_people: bool = False


class WireDismissal(Wire, frozen=True):
    """Dismissal."""

    code: str
    document: str
    part: str
    words: str
    reason: str


class WireHandEdit(Wire, frozen=True):
    """HandEdit."""

    addressee: str
    part: str
    base: str
    text: str
    reason: str
    day: dt.date


class WireApproval(Wire, frozen=True):
    """Approval."""

    document: str
    addressee: str | None
    by: str
    day: dt.date
    sha256: str


class WireBlockHash(Wire, frozen=True):
    """BlockHash."""

    block: str
    sha256: str


class WirePackOut(Wire, frozen=True):
    """PackOut."""

    id: str
    for_whom: str
    day: dt.date
    open_slots: tuple[OpenSlot, ...] = ()
    blocks: tuple[WireBlockHash, ...] = ()


class WireAsset(Wire, frozen=True):
    """An asset's own name and the archive's file that holds its bytes."""

    name: str
    file: str


class WireTemplate(Wire, frozen=True):
    """A template's id and the archive's file that holds its text. That it may be trusted is no file's say."""

    id: str
    file: str


class WireTheme(Wire, frozen=True):
    """A theme's id and the archive's file that holds its text."""

    id: str
    file: str


class WireStationery(Wire, frozen=True):
    """Stationery."""

    word: str | None = None
    page: str | None = None
    top_pt: Count = 144
    bottom_pt: Count = 54
    every_page: bool = False
    letterhead: bool = False


class WireProject(Wire, frozen=True):
    """`project.json`: the project, with the names of the archive's other files."""

    format: Literal["briefdesk"]
    version: Count
    title: str
    sender: WireSender
    recipients: WireRecipients
    letter: WireDraft
    brief: WireDraft
    sources: tuple[str, ...] = ()
    templates: tuple[WireTemplate, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    signatories: tuple[WireSignatory, ...] = ()
    assets: tuple[WireAsset, ...] = ()
    date: dt.date | None = None
    citations: CitationStyle = CitationStyle.FIRST_FULL
    dismissals: tuple[WireDismissal, ...] = ()
    page_size: PageSize | None = None
    contacts: tuple[WireContact, ...] = ()
    lists: tuple[WireSavedList, ...] = ()
    address_style: WireAddressStyle = WireAddressStyle()
    overrides: tuple[WireAddressOverride, ...] = ()
    hand_edits: tuple[WireHandEdit, ...] = ()
    approvals: tuple[WireApproval, ...] = ()
    marks_drafts: bool = False
    themes: tuple[WireTheme, ...] = ()
    stationery: WireStationery = WireStationery()
    packs_out: tuple[WirePackOut, ...] = ()
    sign_on: WireSignOn = WireSignOn()
