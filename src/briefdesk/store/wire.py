"""The project as it stands in a file: one JSON type per noun, apart from the model's own types.

The two differ where the file needs it: parts carry a tag, templates and assets name a file of the
archive. `wire_conversion` goes from one to the other. Format: docs/project-file.md.
"""

import datetime as dt
from typing import Literal

from briefdesk.model.draft import CitationStyle, PageSize
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.tailoring import FindingOrder, RuleEffect
from briefdesk.model.template import Slot
from briefdesk.store.wire_base import Count, Wire
from briefdesk.store.wire_people import (
    WireAddressOverride,
    WireAddressStyle,
    WireContact,
    WireRecipients,
    WireSavedList,
    WireSignatory,
    WireSignOn,
)

FORMAT_VERSION = 3


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
    back: dt.date | None = None
    taken: int = 0
    organization: str = ""
    facts: tuple[str, ...] = ()


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
    left_pt: Count = 0
    right_pt: Count = 0
    on_brief: bool = False
    drawing: str | None = None
    not_drawn: str = ""


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
