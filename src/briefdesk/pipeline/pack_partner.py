"""The partner that a pack comes from: its organization and logo, as the project would list them."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import MOST_PARTNERS, Asset, Partner, Project, Signatory
from briefdesk.model.partner_pack import ChangeKind, PackChange, PackRefusal, PartnerPack
from briefdesk.pipeline.pack_earlier import earlier_packs
from briefdesk.pipeline.pack_fill import logo_fault
from briefdesk.pipeline.signatories import mark_of, with_signatory
from briefdesk.render.logo import pixel_size
from briefdesk.states import STATE_NAMES

ORGANIZATION, LOGO = "organization", "logo"


def name_of(pack: PartnerPack) -> str:
    """Return what the partner is called: as it says itself, else as the pack was made for it, or empty."""
    return pack.fill.sender.organization.strip() or pack.for_whom.strip()


def organization_change(
    project: Project, pack: PartnerPack, refused: list[PackRefusal]
) -> Iterator[PackChange]:
    """Yield the change that lists the partner, where the list does not say the same already."""
    there, one = listed(project, pack), _signatory(project, pack)
    try:
        changed = with_organization(project, pack)
    except BriefdeskError as error:
        reason = f"{error} {error.next_step}"
        refused.append(PackRefusal(ORGANIZATION, "Organization", signatory_words(one), reason))
        return
    if changed != project:
        before = signatory_words(there) if there else ""
        note = (
            "Changes the list of organizations." if there else "Goes on the list of organizations, invited."
        )
        yield PackChange(ORGANIZATION, ChangeKind.FILLED, "Organization", before, signatory_words(one), note)


def logo_change(project: Project, pack: PartnerPack, refused: list[PackRefusal]) -> Iterator[PackChange]:
    """Yield the change that adds the partner's logo, where it is not there already."""
    logo = pack.fill.logo
    name = name_of(pack) or "a partner"
    if logo is None or any(asset.data == logo for asset in project.assets):
        return
    if fault := logo_fault(logo):
        refused.append(PackRefusal(LOGO, "Logo", f"Logo of {name}", fault))
        return
    width, height = pixel_size(logo)
    words = f"Logo of {name}, {width:,} × {height:,} pixels"
    note = "Stands beside yours on the one-pager, and with the organization in the list."
    if _earlier_logo(project, name_of(pack)) is not None:
        note = "Replaces the logo of this partner beside yours, and with the organization in the list."
    elif len(project.sender.partners) >= MOST_PARTNERS:
        note = f"Kept with the organization in the list: {MOST_PARTNERS} logos stand beside yours already."
    yield PackChange(LOGO, ChangeKind.FILLED, "Logo", "", words, note)


def listed(project: Project, pack: PartnerPack) -> Signatory | None:
    """Return the partner as the project lists it, or None."""
    names = [name_of(pack)]
    if not pack.fill.sender.organization.strip():
        names += [out.organization for out in earlier_packs(project, pack) if out.organization]
    wanted = {mark_of(name) for name in names}
    return next((s for s in project.signatories if mark_of(s.organization) in wanted), None)


def with_organization(project: Project, pack: PartnerPack) -> Project:
    """Return the project with the partner among its organizations; what it left empty stays as it was.

    Raises SignatoryInvalid.
    """
    there = listed(project, pack)
    return with_signatory(project, _signatory(project, pack), was=there.organization if there else "")


def with_partner_logo(project: Project, pack: PartnerPack, logo: bytes) -> Project:
    """Return the project with the partner's logo beside the sender's and with its organization."""
    name = name_of(pack)
    kind = "png" if logo.startswith(b"\x89PNG") else "jpg"
    ending = f"{hashlib.sha256(logo).hexdigest()[:12]}.{kind}"
    there = listed(project, pack)
    if there is not None:
        # A file of its own: the one beside the sender's goes when that is taken out of the letterhead.
        own = Asset(f"signatory-{ending}", logo)
        project = with_signatory(project, there, was=there.organization, logo=own)
    earlier = _earlier_logo(project, name)
    if earlier is None and len(project.sender.partners) >= MOST_PARTNERS:
        return project
    partner = Partner(f"partner-{ending}", f"Logo of {name}" if name else "Logo of a partner")
    partners = tuple(partner if one == earlier else one for one in project.sender.partners)
    sender = replace(project.sender, partners=partners if earlier else (*partners, partner))
    gone = {partner.logo, earlier.logo if earlier else ""}
    kept = tuple(asset for asset in project.assets if asset.name not in gone)
    return replace(project, sender=sender, assets=(*kept, Asset(partner.logo, logo)))


def _earlier_logo(project: Project, name: str) -> Partner | None:
    """Return the logo beside the sender's that came of the same partner before, or None."""
    wanted = mark_of(name)
    alike = (p for p in project.sender.partners if mark_of(p.logo_alt.removeprefix("Logo of ")) == wanted)
    return next(alike, None) if name else None


def signatory_words(one: Signatory) -> str:
    """Return all that a list says of an organization, a line for each thing."""
    signed = ", ".join(filter(None, (one.signatory, one.title)))
    reached = ", ".join(filter(None, (one.contact, one.email, one.phone)))
    place = STATE_NAMES.get(one.state, one.state)
    lines = (
        one.organization,
        f"{one.tier.capitalize()} organization{f', {place}' if place else ''}",
        signed and f"Signed by {signed}",
        reached and f"Contact: {reached}",
        ", ".join(one.address),
        one.website,
    )
    return "\n".join(filter(None, lines))


def _signatory(project: Project, pack: PartnerPack) -> Signatory:
    fill, sender = pack.fill, pack.fill.sender
    there = listed(project, pack) or Signatory(name_of(pack))
    return replace(
        there,
        organization=sender.organization.strip() or there.organization,
        tier=fill.tier.value,
        state=fill.state or there.state,
        signatory=sender.signatory or there.signatory,
        title=sender.signatory_title or there.title,
        contact=sender.contact_name or there.contact,
        email=sender.email or there.email,
        address=sender.address or there.address,
        phone=sender.phone or there.phone,
        website=sender.website or there.website,
    )
