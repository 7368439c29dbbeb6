"""A pack that came back, held against its project block by block; nothing is taken that nobody chose."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import MOST_PARTNERS, Asset, PartId, Partner, Project, Signatory, TextPart
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot, PackOut
from briefdesk.model.partner_pack import (
    ChangeKind,
    LockedBlock,
    PackChange,
    PackFill,
    PackMerge,
    PackRefusal,
    PartnerPack,
)
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, edit_part, set_subject
from briefdesk.pipeline.local_facts import checked_local_fact
from briefdesk.pipeline.pack_blocks import locked_blocks
from briefdesk.pipeline.pack_content import locked_project
from briefdesk.pipeline.pack_fill import (
    logo_fault,
    paragraph_fault,
    part_id_of,
    rule_of,
    with_paragraph_part,
    with_picked_fact,
)
from briefdesk.pipeline.signatories import mark_of, with_signatory
from briefdesk.render.logo import pixel_size
from briefdesk.states import STATE_NAMES
from briefdesk.store.partner_pack import read_pack

ORGANIZATION, LOGO, PARAGRAPH = "organization", "logo", "paragraph"
MOST_TAMPERED = 200
"""More changed blocks than anybody would look at one by one."""

_LOCKED = "locked:"
_NAMED = 4
_DOCUMENTS = ("letter:part:", "brief:part:")
# What grows as packs come back and are merged is no newer text.
_GROWS = ("signatories", "pictures", "sender", "letter:part:partner-", "letter:part:findings:local-")


class ChangeUnknown(BriefdeskError):
    """Something is to be accepted that the pack does not bring, or that cannot be taken."""


def merge_pack(desk: Desk, project: Project, path: Path) -> PackMerge:
    """Return what the pack in `path` would change in the project. Nothing is changed.

    Raises PackInvalid, PackTooNew or StoreError for a file that cannot be read.
    """
    return held_against(desk, project, read_pack(path))


def held_against(desk: Desk, project: Project, pack: PartnerPack) -> PackMerge:
    """Return what a pack would change in the project, and what of it is refused."""
    made = next((out for out in project.packs_out if out.id == pack.id), None)
    refused: list[PackRefusal] = []
    changes = list(_filled(desk, project, pack, made, refused))
    told: list[str] = []
    if made is None:
        told.append(
            f"This pack was not made from this project: it is from {pack.by or 'somebody unknown'}, "
            f"of {pack.day}, called “{pack.project.title[:80]}”. Nothing of it is taken unless you choose it."
        )
    else:
        now = _blocks_now(desk, project, made)
        told += _told_newer(made, now)
        tampered = list(_tampered(desk, project, pack, made, now))
        changes += tampered[:MOST_TAMPERED]
        if len(tampered) > MOST_TAMPERED:
            told.append(
                f"{len(tampered) - MOST_TAMPERED:,} more locked blocks were changed. They stay as they are."
            )
        if set(pack.open_slots) - set(made.open_slots):
            told.append("The file says that more was open than you opened. What was locked stays locked.")
    return PackMerge(pack, made is not None, tuple(changes), tuple(refused), tuple(told))


def apply_merge(desk: Desk, project: Project, merge: PackMerge, accepted: Iterable[str]) -> Project:
    """Return the project with the accepted changes of a pack, by their ids; all others are left.

    Raises ChangeUnknown for an id that the pack does not bring or that cannot be accepted.
    """
    known = {change.id: change for change in merge.changes}
    for wanted in dict.fromkeys(accepted):
        change = known.get(wanted)
        if change is None:
            raise ChangeUnknown(
                f"The pack has no change “{wanted}”.", f"Use one of: {', '.join(known) or 'none'}."
            )
        if not change.acceptable:
            raise ChangeUnknown(f"“{change.label}” cannot be accepted: {change.note}", "Leave it out.")
        project = _applied(desk, project, merge.pack, change)
    return project


# What the partner filled in


def _filled(
    desk: Desk, project: Project, pack: PartnerPack, made: PackOut | None, refused: list[PackRefusal]
) -> Iterator[PackChange]:
    fill = pack.fill
    slots = frozenset(made.open_slots if made else pack.open_slots)
    offers = (
        ({OpenSlot.LETTERHEAD, OpenSlot.SIGNATORY}, ORGANIZATION, "Signatory", _organization_words(fill)),
        ({OpenSlot.LOGO}, LOGO, "Logo", "A picture" if fill.logo is not None else ""),
        ({OpenSlot.PARAGRAPH}, PARAGRAPH, "Paragraph", fill.paragraph.strip()),
    )
    for wanted, change_id, label, words in offers:
        if not words:
            continue
        if not wanted & slots:
            refused.append(PackRefusal(change_id, label, words, "It is locked in this pack."))
        elif change_id == ORGANIZATION:
            yield from _organization(project, fill, refused)
        elif change_id == LOGO:
            yield from _logo(project, fill, refused)
        else:
            yield from _paragraph(project, pack, refused)
    for number, fact in enumerate(fill.facts, start=1):
        if OpenSlot.FACTS not in slots:
            refused.append(PackRefusal(f"fact-{number}", "Local fact", fact.text, "Facts are locked here."))
        else:
            yield from _fact(desk, project, number, fact, refused)


def _organization_words(fill: PackFill) -> str:
    sender = fill.sender
    signed = ", ".join(filter(None, (sender.signatory, sender.signatory_title)))
    reach = ", ".join(sender.address), sender.phone, sender.email, sender.website
    return "\n".join(filter(None, (sender.organization, signed, *reach)))


def _organization(project: Project, fill: PackFill, refused: list[PackRefusal]) -> Iterator[PackChange]:
    words = _organization_words(fill)
    there = _listed(project, fill)
    try:
        changed = _with_signatory(project, fill)
    except BriefdeskError as error:
        refused.append(PackRefusal(ORGANIZATION, "Signatory", words, f"{error} {error.next_step}"))
        return
    if changed != project:
        before = f"{there.organization} ({there.tier})" if there else ""
        note = f"Goes on the list of organizations as a {fill.tier} one; it signs as all others do."
        yield PackChange(ORGANIZATION, ChangeKind.FILLED, "Signatory", before, words, note)


def _listed(project: Project, fill: PackFill) -> Signatory | None:
    wanted = mark_of(fill.sender.organization)
    return next((s for s in project.signatories if mark_of(s.organization) == wanted), None)


def _logo(project: Project, fill: PackFill, refused: list[PackRefusal]) -> Iterator[PackChange]:
    if fill.logo is None:
        return
    name = fill.sender.organization or "a partner"
    if fault := logo_fault(fill.logo):
        refused.append(PackRefusal(LOGO, "Logo", f"Logo of {name}", fault))
        return
    if any(asset.data == fill.logo for asset in project.assets):
        return
    if len(project.sender.partners) >= MOST_PARTNERS:
        reason = f"{MOST_PARTNERS} logos have room beside yours, and they are there."
        refused.append(PackRefusal(LOGO, "Logo", f"Logo of {name}", reason))
        return
    width, height = pixel_size(fill.logo)
    words = f"Logo of {name}, {width:,} × {height:,} pixels"
    yield PackChange(LOGO, ChangeKind.FILLED, "Logo", "", words, "Stands beside yours on the one-pager.")


def _paragraph(project: Project, pack: PartnerPack, refused: list[PackRefusal]) -> Iterator[PackChange]:
    text = pack.fill.paragraph.strip()
    if fault := paragraph_fault(text):
        refused.append(PackRefusal(PARAGRAPH, "Paragraph", text[:400], fault))
        return
    if pack.fill.state and pack.fill.state not in STATE_NAMES:
        refused.append(PackRefusal(PARAGRAPH, "Paragraph", text, f"There is no state “{pack.fill.state}”."))
        return
    there = project.letter.part(part_id_of(pack))
    before = there.text if isinstance(there, TextPart) else ""
    rule = there.only_for if isinstance(there, TextPart) else ""
    if (before, rule) == (text, rule_of(pack.fill)):
        return
    state = STATE_NAMES.get(pack.fill.state, "")
    note = f"For members of {state} only." if state else "For everyone: the partner names no single state."
    yield PackChange(PARAGRAPH, ChangeKind.FILLED, "Paragraph", before, text, note)


def _fact(
    desk: Desk, project: Project, number: int, fact: LocalFact, refused: list[PackRefusal]
) -> Iterator[PackChange]:
    change_id, label = f"fact-{number}", f"Local fact {number}"
    try:
        checked = checked_local_fact(desk, fact)
        with_picked_fact(desk, project, checked)
    except BriefdeskError as error:
        if not _is_there(project, fact):
            field = f"Field “{error.where}”: " if error.where else ""
            refused.append(PackRefusal(change_id, label, fact.text, f"{field}{error} {error.next_step}"))
        return
    cited = ", ".join(filter(None, (checked.publisher, checked.source, checked.date, checked.url)))
    place = STATE_NAMES.get(checked.place, checked.place)
    after = f"{checked.text}\nSource: {cited}"
    yield PackChange(change_id, ChangeKind.FILLED, label, "", after, f"For members of {place} only.")


def _is_there(project: Project, fact: LocalFact) -> bool:
    words = " ".join(fact.text.split())
    return bool(words) and any(f.text == words for f in project.findings_by_id().values())


# What was locked


def _blocks_now(desk: Desk, project: Project, made: PackOut) -> dict[str, LockedBlock]:
    """Return the blocks that a pack would have now, none where the project cannot make one."""
    try:
        content = locked_project(desk, project, made.open_slots)
    except BriefdeskError:
        return {}
    return {block.id: block for block in locked_blocks(desk, content)}


def _told_newer(made: PackOut, now: dict[str, LockedBlock]) -> Iterator[str]:
    then = {block.block: block.sha256 for block in made.blocks}
    changed = [
        b.label
        for b in now.values()
        if then.get(b.id) != b.sha256
        and (b.id in then or b.id.startswith(_DOCUMENTS))
        and not b.id.startswith(_GROWS)
        and not b.id.endswith(":order")
    ]
    changed += ["a block that is gone" for block in then if block not in now]
    if changed:
        more = f", and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
        yield (
            f"Your text has changed since this pack was made on {made.day}: "
            f"{', '.join(changed[:_NAMED])}{more}. "
            "The partner has not seen what it says now."
        )


def _tampered(
    desk: Desk, project: Project, pack: PartnerPack, made: PackOut, now: dict[str, LockedBlock]
) -> Iterator[PackChange]:
    then = {block.block: block.sha256 for block in made.blocks}
    back = {block.id: block for block in locked_blocks(desk, pack.project)}
    for block in back.values():
        if then.get(block.id) == block.sha256:
            continue
        before = now[block.id].text if block.id in now else ""
        taken = _may_be_taken(project, block) and before != block.text
        words = "Added to locked text." if block.id not in then else "Locked text that was changed."
        note = f"{words} It stays as it is, unless you accept it." if taken else f"{words} It stays as it is."
        yield PackChange(
            f"{_LOCKED}{block.id}", ChangeKind.TAMPERED, block.label, before, block.text, note, taken
        )
    for gone in (block_id for block_id in then if block_id not in back):
        label = now[gone].label if gone in now else "A locked block"
        text = now[gone].text if gone in now else ""
        yield PackChange(
            f"{_LOCKED}{gone}", ChangeKind.TAMPERED, label, text, "",
            "Locked text that was taken out. It stays.", acceptable=False,
        )  # fmt: skip


def _may_be_taken(project: Project, block: LockedBlock) -> bool:
    """Return whether a changed block can be accepted: words of a part that is there."""
    target = _target(project, block.id)
    return target is not None and bool(block.text.strip()) and not paragraph_fault(block.text)


def _target(project: Project, block_id: str) -> tuple[DocumentName, PartId | None] | None:
    """Return the document and part that a block stands for (None: its subject), None for other blocks."""
    name, _, rest = block_id.partition(":")
    if name not in ("letter", "brief"):
        return None
    document: DocumentName = "letter" if name == "letter" else "brief"
    if rest == "subject":
        return document, None
    part_id = PartId(rest.removeprefix("part:"))
    there = draft_of(project, document).part(part_id) if rest.startswith("part:") else None
    return (document, part_id) if there is not None and not there.locked else None


# Taking


def _applied(desk: Desk, project: Project, pack: PartnerPack, change: PackChange) -> Project:
    fill = pack.fill
    match change.id:
        case "organization":
            return _with_signatory(project, fill)
        case "logo" if fill.logo is not None:
            return _with_logo(project, fill.sender.organization, fill.logo)
        case "paragraph":
            return with_paragraph_part(project, part_id_of(pack), fill.paragraph.strip(), rule_of(fill))
    if change.kind is ChangeKind.TAMPERED:
        return _with_locked(project, change)
    number = int(change.id.removeprefix("fact-"))
    fact = checked_local_fact(desk, fill.facts[number - 1])
    return with_picked_fact(desk, project, fact)[0]


def _with_locked(project: Project, change: PackChange) -> Project:
    target = _target(project, change.id.removeprefix(_LOCKED))
    if target is None:
        raise ChangeUnknown(f"“{change.label}” is no longer there.", "Look at the pack again.")
    document, part_id = target
    if part_id is None:
        return set_subject(project, document, change.after)
    return edit_part(project, document, part_id, change.after)


def _with_signatory(project: Project, fill: PackFill) -> Project:
    """Return the project with the partner among its organizations. Raises SignatoryInvalid."""
    there, sender = _listed(project, fill), fill.sender
    one = replace(
        there or Signatory(sender.organization.strip()),
        tier=fill.tier.value,
        state=fill.state,
        signatory=sender.signatory,
        title=sender.signatory_title,
        contact=sender.contact_name,
        email=sender.email,
    )
    return with_signatory(project, one, was=there.organization if there else "")


def _with_logo(project: Project, organization: str, logo: bytes) -> Project:
    kind = "png" if logo.startswith(b"\x89PNG") else "jpg"
    name = f"partner-{hashlib.sha256(logo).hexdigest()[:12]}.{kind}"
    partner = Partner(name, f"Logo of {organization}" if organization else "Logo of a partner")
    sender = replace(project.sender, partners=(*project.sender.partners, partner))
    kept = tuple(asset for asset in project.assets if asset.name != name)
    return replace(project, sender=sender, assets=(*kept, Asset(name, logo)))
