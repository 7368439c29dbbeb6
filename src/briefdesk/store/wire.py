"""The project as it stands in a file: one JSON type per noun, apart from the model's own types.

The two differ where the file needs it: parts carry a tag, templates and assets name a file of the
archive. Fields of the same name are carried over by `msgspec.convert`; a round trip test holds every
field of the model against this module. Format: docs/project-file.md.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any, Literal

import msgspec

from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import (
    CitationStyle,
    Dismissal,
    Draft,
    FindingPart,
    Part,
    PartId,
    Recipients,
    Sender,
    Signatory,
    TemplatePart,
    TextPart,
)
from briefdesk.model.finding import FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.source import PassageKind
from briefdesk.model.template import Slot, TemplateId

FORMAT_VERSION = 1

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


class WirePassage(Wire, frozen=True):
    """Passage."""

    id: str
    number: Count
    text: str
    kind: PassageKind = PassageKind.TEXT
    paraphrase: bool = False


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


class WireTemplatePart(Wire, frozen=True, tag_field="part", tag="template"):
    """TemplatePart."""

    id: str
    text: str | None = None
    only_for: str | None = None


class WireTextPart(Wire, frozen=True, tag_field="part", tag="text"):
    """TextPart."""

    id: str
    text: str
    only_for: str = ""


class WireFindingPart(Wire, frozen=True, tag_field="part", tag="finding"):
    """FindingPart."""

    id: str
    finding: str
    slot: Slot
    text: str | None = None
    only_for: str = ""


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


class WireRecipients(Wire, frozen=True):
    """Recipients."""

    query: str = ""
    excluded: tuple[str, ...] = ()
    as_role: bool = False


class WireSignatory(Wire, frozen=True):
    """Signatory."""

    organization: str
    tier: str = "national"


class WireDismissal(Wire, frozen=True):
    """Dismissal."""

    code: str
    document: str
    part: str
    words: str
    reason: str


class WireAsset(Wire, frozen=True):
    """An asset's own name and the archive's file that holds its bytes."""

    name: str
    file: str


class WireTemplate(Wire, frozen=True):
    """A template's id and the archive's file that holds its text. That it may be trusted is no file's say."""

    id: str
    file: str


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


def draft_to_wire(draft: Draft) -> WireDraft:
    """Return the draft as it stands in a file."""
    return WireDraft(
        template=draft.template,
        parts=tuple(_part_to_wire(part) for part in draft.parts),
        subject=draft.subject,
        close=draft.close,
        delivery=draft.delivery,
        enclosures=draft.enclosures,
        cc=draft.cc,
    )


def draft_from_wire(wire: WireDraft) -> Draft:
    """Return the draft that a file holds."""
    return Draft(
        template=TemplateId(wire.template),
        parts=_distinct(_part_from_wire(part) for part in wire.parts),
        subject=wire.subject,
        close=wire.close,
        delivery=wire.delivery,
        enclosures=wire.enclosures,
        cc=wire.cc,
    )


def pack_to_wire(pack: SourcePack) -> WirePack:
    """Return the source pack as it stands in a file."""
    return msgspec.convert(pack, WirePack, from_attributes=True)


def pack_from_wire(wire: WirePack) -> SourcePack:
    """Return the source pack that a file holds."""
    return msgspec.convert(wire, SourcePack, from_attributes=True)


def sender_to_wire(sender: Sender) -> WireSender:
    """Return the sender as it stands in a file."""
    return msgspec.convert(sender, WireSender, from_attributes=True)


def sender_from_wire(wire: WireSender) -> Sender:
    """Return the sender that a file holds."""
    return msgspec.convert(wire, Sender, from_attributes=True)


def recipients_to_wire(recipients: Recipients) -> WireRecipients:
    """Return the recipients as they stand in a file."""
    return msgspec.convert(recipients, WireRecipients, from_attributes=True)


def recipients_from_wire(wire: WireRecipients) -> Recipients:
    """Return the recipients that a file holds."""
    return Recipients(wire.query, tuple(Bioguide(b) for b in wire.excluded), wire.as_role)


def signatories_to_wire(signatories: Iterable[Signatory]) -> tuple[WireSignatory, ...]:
    """Return the signatories as they stand in a file."""
    return tuple(WireSignatory(s.organization, s.tier) for s in signatories)


def signatories_from_wire(wire: Iterable[WireSignatory]) -> tuple[Signatory, ...]:
    """Return the signatories that a file holds."""
    return tuple(Signatory(s.organization, s.tier) for s in wire)


def dismissals_to_wire(dismissals: Iterable[Dismissal]) -> tuple[WireDismissal, ...]:
    """Return the dismissals as they stand in a file."""
    return tuple(WireDismissal(d.code, d.document, d.part, d.words, d.reason) for d in dismissals)


def dismissals_from_wire(wire: Iterable[WireDismissal]) -> tuple[Dismissal, ...]:
    """Return the dismissals that a file holds."""
    return tuple(Dismissal(d.code, d.document, d.part, d.words, d.reason) for d in wire)


def _part_to_wire(part: Part) -> WirePart:
    match part:
        case TemplatePart():
            return WireTemplatePart(part.id, part.text, part.only_for)
        case TextPart():
            return WireTextPart(part.id, part.text, part.only_for)
        case FindingPart():
            return WireFindingPart(part.id, part.finding, part.slot, part.text, part.only_for)


def _part_from_wire(wire: WirePart) -> Part:
    match wire:
        case WireTemplatePart():
            return TemplatePart(PartId(wire.id), wire.text, wire.only_for)
        case WireTextPart():
            return TextPart(PartId(wire.id), wire.text, wire.only_for)
        case WireFindingPart():
            return FindingPart(PartId(wire.id), FindingId(wire.finding), wire.slot, wire.text, wire.only_for)


def _distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts with an id of its own for each, for the texts of a letter are kept by it.

    A section that stands again can only be a paragraph; without words of its own it says nothing new.
    """
    found: dict[PartId, Part] = {}
    for part in parts:
        free, number = part.id, 1
        while free in found:
            number += 1
            free = PartId(f"{part.id}-{number}")
        if free == part.id:
            found[free] = part
        elif not isinstance(part, TemplatePart):
            found[free] = replace(part, id=free)
        elif part.text is not None:
            found[free] = TextPart(free, part.text, part.only_for or "")
    return tuple(found.values())


def encode(value: Any) -> bytes:
    """Return the JSON of `value`; half a character pair becomes U+FFFD.

    A paste gone wrong must not stand between the user and a saved file.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(value)))


def _mended(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_mended(key): _mended(item) for key, item in value.items()}
        case list() | tuple():
            return [_mended(item) for item in value]
        case _:
            return value
