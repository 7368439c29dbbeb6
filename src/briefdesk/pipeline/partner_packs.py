"""Partner packs out: what one would hold, told before it is written, and the record of those made."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.finding import FindingState
from briefdesk.model.pack_out import BlockHash, OpenSlot, PackId, PackOut
from briefdesk.model.partner_pack import PackSummary, PartnerPack
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.pack_blocks import locked_blocks
from briefdesk.pipeline.pack_content import DOCUMENTS, locked_project
from briefdesk.pipeline.pack_words import pack_words
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.release import refuse_copied, refuse_unreleased
from briefdesk.store.partner_pack import SUFFIX, PackInvalid, PackTooNew, read_pack, write_pack
from briefdesk.store.project_file import project_to_bytes

__all__ = [
    "ALL_SLOTS",
    "SLOT_WORDS",
    "SUFFIX",
    "PackInvalid",
    "PackTooNew",
    "make_pack",
    "pack_out",
    "pack_summary",
    "read_pack",
    "with_pack_out",
    "without_pack_out",
    "write_pack",
]

ALL_SLOTS = tuple(OpenSlot)
SLOT_WORDS = {
    OpenSlot.LETTERHEAD: "Letterhead",
    OpenSlot.LOGO: "Logo",
    OpenSlot.SIGNATORY: "Signatory",
    OpenSlot.FACTS: "Local facts",
    OpenSlot.PARAGRAPH: "One paragraph of their own",
}


class PackRefused(BriefdeskError):
    """A pack that cannot be made."""


def make_pack(
    desk: Desk, project: Project, *, open_slots: Sequence[OpenSlot] = ALL_SLOTS, for_whom: str = ""
) -> PartnerPack:
    """Return a pack of the project as it is now, with nothing filled in.

    Raises Unreleased, naming what is confidential or under embargo, PackRefused, or another BriefdeskError
    where the letter cannot be made.
    """
    slots = tuple(slot for slot in OpenSlot if slot in open_slots)
    if not slots:
        raise PackRefused("The pack has nothing to fill in.", "Open at least one slot.")
    name = " ".join(for_whom.split())[:200]
    content = locked_project(desk, project, slots)
    # Both: what is held back in the project as it stands, and whatever found its way into the pack.
    refuse_unreleased(desk, project=project, documents=DOCUMENTS, packs=content.sources)
    refuse_copied(desk, project, (*pack_words(content), ("The partner’s name", name)))
    earlier = ",".join(pack.id for pack in project.packs_out)
    told = "\n".join((name, desk.today.isoformat(), ",".join(slots), earlier)).encode("utf-8", "replace")
    pack_id = PackId(hashlib.sha256(project_to_bytes(content) + told).hexdigest()[:32])
    return PartnerPack(pack_id, project.sender.organization, name, desk.today, slots, content)


def pack_out(
    desk: Desk,
    project: Project,
    path: Path,
    *,
    open_slots: Sequence[OpenSlot] = ALL_SLOTS,
    for_whom: str = "",
) -> PackOut:
    """Write a pack of the project to `path` and return the record of it, for `with_pack_out` to keep.

    Raises as `make_pack` does, and StoreError.
    """
    pack = make_pack(desk, project, open_slots=open_slots, for_whom=for_whom)
    write_pack(pack, path)
    return record_of(desk, pack)


def record_of(desk: Desk, pack: PartnerPack) -> PackOut:
    """Return what a project remembers of a pack: whatever comes back is held against it."""
    hashes = tuple(BlockHash(block.id, block.sha256) for block in locked_blocks(desk, pack.project))
    return PackOut(pack.id, pack.for_whom, pack.day, pack.open_slots, hashes)


def with_pack_out(project: Project, made: PackOut) -> Project:
    """Return the project with a pack on its record."""
    kept = tuple(pack for pack in project.packs_out if pack.id != made.id)
    return replace(project, packs_out=(*kept, made))


def without_pack_out(project: Project, pack_id: PackId) -> Project:
    """Return the project without the record of a pack; should it come back, it is a stranger's."""
    return replace(project, packs_out=tuple(p for p in project.packs_out if p.id != pack_id))


def pack_summary(desk: Desk, project: Project, open_slots: Sequence[OpenSlot] = ALL_SLOTS) -> PackSummary:
    """Return what a pack of the project would hold and what stays here. Raises as `make_pack` does."""
    pack = make_pack(desk, project, open_slots=open_slots)
    content = pack.project
    findings = [finding for source in content.sources for finding in source.findings]
    passages = sum(len(s.passages) for source in content.sources for s in source.document.sections)
    recipients = len(chosen(desk, content))
    rules = sum(bool(part.only_for) + len(part.rules) for part in content.letter.parts)
    holds = [
        f"The letter: {counted(len(content.letter.parts), 'part')}, locked",
        f"The one-pager: {counted(len(content.brief.parts), 'part')}, locked",
        f"{counted(len(findings), 'finding')} with {counted(passages, 'cited paragraph')}",
        f"{counted(recipients, 'recipient')}"
        + (f", {counted(rules, 'rule')} of who gets what" if rules else ""),
    ]
    if content.hand_edits:
        holds.append(f"{counted(len(content.hand_edits), 'edit')} of single letters, without the reasons")
    if content.signatories:
        holds.append(f"{counted(len(content.signatories), 'signatory', 'signatories')}, by name")
    paper = (content.stationery.page, content.stationery.drawing)
    logos = [asset for asset in content.assets if asset.name not in paper]
    if logos:
        holds.append(counted(len(logos), "logo"))
    if content.stationery.page:
        holds.append("The page of your stationery, under the letters")
    return PackSummary(tuple(holds), _stays(project, content, len(findings)), pack.open_slots)


def _stays(project: Project, content: Project, shared: int) -> tuple[str, ...]:
    every = [finding for source in project.sources for finding in source.findings]
    picked = frozenset(project.picked())
    suggested = sum(f.state is FindingState.SUGGESTED and f.id not in picked for f in every)
    others = len(every) - shared - suggested
    counts = (
        (others, "finding", "findings", "that nobody picked"),
        (suggested, "suggested finding", "suggested findings", ""),
        (len(project.recipients.excluded), "exclusion", "exclusions", "of recipients, with the reasons"),
        (len(project.recipients.contacts), "contact", "contacts", ""),
        (len(project.lists), "saved list", "saved lists", "with notes"),
        (len(project.dismissals), "warning", "warnings", "let stand, with the reasons"),
        (sum(len(f.excuses) for f in every), "excuse", "excuses", "of flags"),
        (len(project.hand_edits) - len(content.hand_edits), "edit", "edits", "of single letters"),
        (len(content.hand_edits), "reason", "reasons", "of edits by hand"),
        (len(project.approvals), "approval", "approvals", ""),
    )
    told = [f"{counted(count, one, many)} {more}".rstrip() for count, one, many, more in counts if count > 0]
    if project.stationery.page and not content.stationery.page:
        told.append("The page of your stationery: the letters get the partner’s letterhead")
    if project.stationery.word:
        told.append("The Word file of your stationery: the partner’s Word files are set by the theme")
    return (*told, "The log of letters, and the library")
