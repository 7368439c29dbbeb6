"""From the model to what stands in a project file, and back.

Fields of the same name are carried over by `msgspec.convert`; a round trip test holds every field of the
model against `wire`.
"""

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from briefdesk.model.addressee import AddresseeId, AddressOverride, AddressStyle, Contact, ContactId
from briefdesk.model.carried import Stationery
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import (
    Draft,
    Exclusion,
    FindingPart,
    HandEdit,
    Part,
    PartId,
    Recipients,
    SavedList,
    Sender,
    Signatory,
    TemplatePart,
    TextPart,
)
from briefdesk.model.finding import FindingId, SourcePack
from briefdesk.model.pack_out import PackOut
from briefdesk.model.settled import Approval, Dismissal
from briefdesk.model.sign_on import SignOn
from briefdesk.model.tailoring import TailoringRule
from briefdesk.model.template import TemplateId
from briefdesk.store.wire import (
    WireApproval,
    WireDismissal,
    WireDraft,
    WireFindingPart,
    WireHandEdit,
    WirePackOut,
    WirePart,
    WireSender,
    WireStationery,
    WireTailoringRule,
    WireTemplatePart,
    WireTextPart,
)
from briefdesk.store.wire_people import (
    WireAddressOverride,
    WireAddressStyle,
    WireContact,
    WireExclusion,
    WireRecipients,
    WireSavedList,
    WireSignatory,
    WireSignOn,
)
from briefdesk.store.wire_source import WirePack


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
        order=draft.order,
        theme=draft.theme,
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
        order=wire.order,
        theme=wire.theme,
    )


def pack_to_wire(pack: SourcePack) -> WirePack:
    """Return the source pack as it stands in a file."""
    return msgspec.convert(pack, WirePack, from_attributes=True)


def pack_from_wire(wire: WirePack) -> SourcePack:
    """Return the source pack that a file holds."""
    return msgspec.convert(wire, SourcePack, from_attributes=True)


def stationery_to_wire(stationery: Stationery) -> WireStationery:
    """Return the stationery as it stands in a file."""
    return msgspec.convert(stationery, WireStationery, from_attributes=True)


def stationery_from_wire(wire: WireStationery) -> Stationery:
    """Return the stationery that a file holds."""
    return msgspec.convert(wire, Stationery, from_attributes=True)


def packs_out_to_wire(packs: Iterable[PackOut]) -> tuple[WirePackOut, ...]:
    """Return the record of partner packs as it stands in a file."""
    return tuple(msgspec.convert(pack, WirePackOut, from_attributes=True) for pack in packs)


def packs_out_from_wire(wire: Iterable[WirePackOut]) -> tuple[PackOut, ...]:
    """Return the record of partner packs that a file holds."""
    return tuple(msgspec.convert(pack, PackOut, from_attributes=True) for pack in wire)


def sender_to_wire(sender: Sender) -> WireSender:
    """Return the sender as it stands in a file."""
    return msgspec.convert(sender, WireSender, from_attributes=True)


def sender_from_wire(wire: WireSender) -> Sender:
    """Return the sender that a file holds."""
    return msgspec.convert(wire, Sender, from_attributes=True)


def recipients_to_wire(recipients: Recipients) -> WireRecipients:
    """Return the recipients as they stand in a file."""
    excluded = tuple(WireExclusion(e.member, e.reason) for e in recipients.excluded)
    return WireRecipients(
        recipients.query, excluded, recipients.as_role, recipients.grouping, recipients.contacts
    )


def recipients_from_wire(wire: WireRecipients) -> Recipients:
    """Return the recipients that a file holds."""
    return Recipients(
        wire.query,
        tuple(_exclusion(one) for one in wire.excluded),
        wire.as_role,
        wire.grouping,
        tuple(map(ContactId, wire.contacts)),
    )


def _exclusion(wire: WireExclusion | str) -> Exclusion:
    return (
        Exclusion(Bioguide(wire)) if isinstance(wire, str) else Exclusion(Bioguide(wire.member), wire.reason)
    )


def contacts_to_wire(contacts: Iterable[Contact]) -> tuple[WireContact, ...]:
    """Return the contacts as they stand in a file."""
    return tuple(msgspec.convert(contact, WireContact, from_attributes=True) for contact in contacts)


def contacts_from_wire(wire: Iterable[WireContact]) -> tuple[Contact, ...]:
    """Return the contacts that a file holds."""
    return tuple(msgspec.convert(contact, Contact, from_attributes=True) for contact in wire)


def lists_to_wire(lists: Iterable[SavedList]) -> tuple[WireSavedList, ...]:
    """Return the saved lists as they stand in a file."""
    return tuple(WireSavedList(one.name, one.members, one.note) for one in lists)


def lists_from_wire(wire: Iterable[WireSavedList]) -> tuple[SavedList, ...]:
    """Return the saved lists that a file holds."""
    return tuple(SavedList(one.name, tuple(map(Bioguide, one.members)), one.note) for one in wire)


def address_style_to_wire(style: AddressStyle) -> WireAddressStyle:
    """Return the house style of address as it stands in a file."""
    return WireAddressStyle(style.chair, style.greeting, style.house)


def address_style_from_wire(wire: WireAddressStyle) -> AddressStyle:
    """Return the house style of address that a file holds."""
    return AddressStyle(wire.chair, wire.greeting, wire.house)


def overrides_to_wire(overrides: Iterable[AddressOverride]) -> tuple[WireAddressOverride, ...]:
    """Return the preferred forms of address as they stand in a file."""
    return tuple(WireAddressOverride(o.member, o.reason, o.title, o.salutation, o.block) for o in overrides)


def overrides_from_wire(wire: Iterable[WireAddressOverride]) -> tuple[AddressOverride, ...]:
    """Return the preferred forms of address that a file holds."""
    return tuple(AddressOverride(Bioguide(o.member), o.reason, o.title, o.salutation, o.block) for o in wire)


def signatories_to_wire(signatories: Iterable[Signatory]) -> tuple[WireSignatory, ...]:
    """Return the signatories as they stand in a file."""
    return tuple(msgspec.convert(one, WireSignatory, from_attributes=True) for one in signatories)


def signatories_from_wire(wire: Iterable[WireSignatory]) -> tuple[Signatory, ...]:
    """Return the signatories that a file holds."""
    return tuple(msgspec.convert(one, Signatory, from_attributes=True) for one in wire)


def sign_on_to_wire(sign_on: SignOn) -> WireSignOn:
    """Return the versions of the text that is signed, and the deadline, as they stand in a file."""
    return msgspec.convert(sign_on, WireSignOn, from_attributes=True)


def sign_on_from_wire(wire: WireSignOn) -> SignOn:
    """Return the versions and the deadline that a file holds."""
    return msgspec.convert(wire, SignOn, from_attributes=True)


def dismissals_to_wire(dismissals: Iterable[Dismissal]) -> tuple[WireDismissal, ...]:
    """Return the dismissals as they stand in a file."""
    return tuple(WireDismissal(d.code, d.document, d.part, d.words, d.reason) for d in dismissals)


def dismissals_from_wire(wire: Iterable[WireDismissal]) -> tuple[Dismissal, ...]:
    """Return the dismissals that a file holds."""
    return tuple(Dismissal(d.code, d.document, d.part, d.words, d.reason) for d in wire)


def _part_to_wire(part: Part) -> WirePart:
    match part:
        case TemplatePart():
            return WireTemplatePart(
                part.id, part.text, part.only_for, _rules_to_wire(part.rules), part.locked
            )
        case TextPart():
            return WireTextPart(part.id, part.text, part.only_for, _rules_to_wire(part.rules), part.locked)
        case FindingPart():
            rules = _rules_to_wire(part.rules)
            return WireFindingPart(
                part.id, part.finding, part.slot, part.text, part.only_for, rules, part.locked
            )


def _part_from_wire(wire: WirePart) -> Part:
    match wire:
        case WireTemplatePart():
            return TemplatePart(
                PartId(wire.id), wire.text, wire.only_for, _rules_from_wire(wire.rules), wire.locked
            )
        case WireTextPart():
            return TextPart(
                PartId(wire.id), wire.text, wire.only_for, _rules_from_wire(wire.rules), wire.locked
            )
        case WireFindingPart():
            finding, rules = FindingId(wire.finding), _rules_from_wire(wire.rules)
            return FindingPart(
                PartId(wire.id), finding, wire.slot, wire.text, wire.only_for, rules, wire.locked
            )


def _rules_to_wire(rules: Iterable[TailoringRule]) -> tuple[WireTailoringRule, ...]:
    return tuple(WireTailoringRule(rule.effect, rule.query, rule.text) for rule in rules)


def _rules_from_wire(wire: Iterable[WireTailoringRule]) -> tuple[TailoringRule, ...]:
    return tuple(TailoringRule(rule.effect, rule.query, rule.text) for rule in wire)


def hand_edits_to_wire(edits: Iterable[HandEdit]) -> tuple[WireHandEdit, ...]:
    """Return the edits by hand as they stand in a file."""
    return tuple(WireHandEdit(e.addressee, e.part, e.base, e.text, e.reason, e.day) for e in edits)


def hand_edits_from_wire(wire: Iterable[WireHandEdit]) -> tuple[HandEdit, ...]:
    """Return the edits by hand that a file holds."""
    return tuple(
        HandEdit(AddresseeId(e.addressee), PartId(e.part), e.base, e.text, e.reason, e.day) for e in wire
    )


def approvals_to_wire(approvals: Iterable[Approval]) -> tuple[WireApproval, ...]:
    """Return the approvals as they stand in a file."""
    return tuple(WireApproval(a.document, a.addressee, a.by, a.day, a.sha256) for a in approvals)


def approvals_from_wire(wire: Iterable[WireApproval]) -> tuple[Approval, ...]:
    """Return the approvals that a file holds."""
    return tuple(
        Approval(a.document, None if a.addressee is None else AddresseeId(a.addressee), a.by, a.day, a.sha256)
        for a in wire
    )


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
            found[free] = TextPart(free, part.text, part.only_for or "", part.rules, part.locked)
    return tuple(found.values())
