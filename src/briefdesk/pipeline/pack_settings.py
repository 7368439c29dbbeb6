"""What a partner fills in, by name: what `briefdesk pack fill --set KEY=VALUE` can say."""

from pathlib import Path

from briefdesk.errors import BriefdeskError
from briefdesk.model.partner_pack import PartnerPack, PartnerTier
from briefdesk.pipeline.pack_fill import (
    LETTERHEAD_FIELDS,
    SIGNATORY_FIELDS,
    read_logo_file,
    with_logo,
    with_paragraph,
    with_reach,
    with_sender_field,
)

SETTINGS = (*LETTERHEAD_FIELDS, *SIGNATORY_FIELDS, "logo", "paragraph", "state", "tier")


def with_pack_setting(pack: PartnerPack, key: str, value: str) -> PartnerPack:
    """Return the pack with one thing filled in; a logo by the name of its file, the address parted by “;”.

    Raises BriefdeskError where there is no such setting, it is locked, or the value will not do.
    """
    match key:
        case "logo":
            return with_logo(pack, read_logo_file(Path(value)) if value else None)
        case "paragraph":
            return with_paragraph(pack, value)
        case "state":
            return with_reach(pack, state=value, tier=_tier_for(pack, value))
        case "tier":
            return with_reach(pack, state=pack.fill.state, tier=_tier(value))
    if key not in SETTINGS:
        raise BriefdeskError(
            f"A pack has nothing called “{key[:60]}”.", f"Use one of: {', '.join(SETTINGS)}."
        )
    return with_sender_field(pack, key, value)


def _tier_for(pack: PartnerPack, state: str) -> PartnerTier:
    """Return how far a partner of one state reaches, unless it said so itself."""
    known = pack.fill.tier
    return PartnerTier.STATE if state.strip() and known is PartnerTier.NATIONAL else known


def _tier(value: str) -> PartnerTier:
    try:
        return PartnerTier(value.strip().casefold())
    except ValueError as error:
        raise BriefdeskError(
            f"There is no tier “{value[:60]}”.", f"Use one of: {', '.join(PartnerTier)}."
        ) from error
