"""A pack that came back, held against its project block by block; nothing is taken that nobody chose."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot, PackOut
from briefdesk.model.partner_pack import (
    ChangeKind,
    LockedBlock,
    PackChange,
    PackMerge,
    PackRefusal,
    PartnerPack,
)
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import remove_part
from briefdesk.pipeline.local_facts import checked_local_fact
from briefdesk.pipeline.locks import refuse_locked
from briefdesk.pipeline.pack_blocks import locked_blocks
from briefdesk.pipeline.pack_content import locked_project
from briefdesk.pipeline.pack_earlier import (
    earlier_facts,
    earlier_paragraphs,
    picked_fact,
    told_other,
    without_fact,
)
from briefdesk.pipeline.pack_fill import (
    LETTERHEAD_FIELDS,
    paragraph_fault,
    part_id_of,
    rule_of,
    with_paragraph_part,
    with_picked_fact,
)
from briefdesk.pipeline.pack_partner import (
    LOGO,
    ORGANIZATION,
    logo_change,
    name_of,
    organization_change,
    with_organization,
    with_partner_logo,
)
from briefdesk.states import STATE_NAMES
from briefdesk.store.partner_pack import read_pack

PARAGRAPH = "paragraph"
MOST_TAMPERED = 50
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
        tampered = list(_tampered(desk, pack, made, now))
        changes += tampered[:MOST_TAMPERED]
        if len(tampered) > MOST_TAMPERED:
            told.append(
                f"{len(tampered) - MOST_TAMPERED:,} more locked blocks were changed. They are refused too."
            )
        if set(pack.open_slots) - set(made.open_slots):
            told.append("The file says that more was open than you opened. What was locked stays locked.")
    told += told_other(project, pack)
    return PackMerge(pack, made is not None, tuple(changes), tuple(refused), tuple(told))


def apply_merge(desk: Desk, project: Project, merge: PackMerge, accepted: Iterable[str]) -> Project:
    """Return the project with the accepted changes of a pack, by their ids; all others are left.

    Raises ChangeUnknown for an id that the pack does not bring or that cannot be accepted.
    """
    known = {change.id: change for change in merge.changes}
    wanted = frozenset(accepted)
    for change_id in wanted:
        if change_id not in known:
            offered = ", ".join(c.id for c in merge.changes if c.acceptable)
            raise ChangeUnknown(
                f"The pack has no change “{change_id[:80]}”.", f"Use one of: {offered or 'none'}."
            )
        if not known[change_id].acceptable:
            label = known[change_id].label
            raise ChangeUnknown(f"“{label}” cannot be accepted: it is locked.", "Leave it out.")
    # In the order of the pack: the logo goes with the organization, which comes first.
    for change in (c for c in merge.changes if c.id in wanted):
        project = _applied(desk, project, merge.pack, change)
    return _noted(project, merge.pack, desk.today, len(wanted)) if wanted else project


def _noted(project: Project, pack: PartnerPack, today: dt.date, count: int) -> Project:
    """Return the project with the day on which changes of its pack were taken, how many, and whose."""
    words = {" ".join(fact.text.split()) for fact in pack.fill.facts}
    there = tuple(f.id for f in project.findings_by_id().values() if f.text in words)
    facts = tuple(finding_id for finding_id in there if picked_fact(project, finding_id) is not None)
    packs = tuple(
        replace(made, back=today, taken=made.taken + count, organization=name_of(pack), facts=facts)
        if made.id == pack.id
        else made
        for made in project.packs_out
    )
    return replace(project, packs_out=packs)


# What the partner filled in


def _filled(
    desk: Desk, project: Project, pack: PartnerPack, made: PackOut | None, refused: list[PackRefusal]
) -> Iterator[PackChange]:
    fill = pack.fill
    slots = frozenset(made.open_slots if made else pack.open_slots)
    frame = (OpenSlot.LETTERHEAD, OpenSlot.SIGNATORY)
    signed = any((*_said(pack), fill.sender.signatory, fill.sender.signatory_title))
    offers = (
        (frame, ORGANIZATION, "Organization", name_of(pack) if signed else ""),
        ((OpenSlot.LOGO,), LOGO, "Logo", "A picture" if fill.logo is not None else ""),
        ((OpenSlot.PARAGRAPH,), PARAGRAPH, "Paragraph", fill.paragraph.strip()),
    )
    for wanted, change_id, label, words in offers:
        if not words:
            continue
        if slots.isdisjoint(wanted):
            refused.append(PackRefusal(change_id, label, words, "It is locked in this pack."))
        elif change_id == ORGANIZATION:
            yield from organization_change(project, pack, refused)
        elif change_id == LOGO:
            yield from logo_change(project, pack, refused)
        else:
            yield from _paragraph(project, pack, refused)
    for number, fact in enumerate(fill.facts, start=1):
        if OpenSlot.FACTS not in slots:
            refused.append(PackRefusal(f"fact-{number}", "Local fact", fact.text, "Facts are locked here."))
        else:
            yield from _fact(desk, project, number, fact, refused)
    if OpenSlot.FACTS in slots:
        yield from earlier_facts(project, pack)


def _said(pack: PartnerPack) -> tuple[object, ...]:
    return tuple(getattr(pack.fill.sender, name) for name in LETTERHEAD_FIELDS)


def _paragraph(project: Project, pack: PartnerPack, refused: list[PackRefusal]) -> Iterator[PackChange]:
    text = pack.fill.paragraph.strip()
    if fault := paragraph_fault(text):
        refused.append(PackRefusal(PARAGRAPH, "Paragraph", text[:400], fault))
        return
    if pack.fill.state and pack.fill.state not in STATE_NAMES:
        refused.append(PackRefusal(PARAGRAPH, "Paragraph", text, f"There is no state “{pack.fill.state}”."))
        return
    there = earlier_paragraphs(project, pack)
    if [(part.text, part.only_for) for part in there] == [(text, rule_of(pack.fill))]:
        return
    before = "\n\n".join(part.text for part in there)
    state = STATE_NAMES.get(pack.fill.state, "")
    note = f"For members of {state} only." if state else "For everyone: the partner names no single state."
    if any(part.id != part_id_of(pack) for part in there):
        note = f"Replaces the paragraph of an earlier pack of this partner. {note}"
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
    desk: Desk, pack: PartnerPack, made: PackOut, now: dict[str, LockedBlock]
) -> Iterator[PackChange]:
    then = {block.block: block.sha256 for block in made.blocks}
    back = {block.id: block for block in locked_blocks(desk, pack.project)}
    for block in back.values():
        if then.get(block.id) == block.sha256:
            continue
        before = now[block.id].text if block.id in now else ""
        words = "Added to the locked text" if block.id not in then else "Locked text was changed"
        yield PackChange(
            f"{_LOCKED}{block.id}", ChangeKind.TAMPERED, block.label, before, block.text,
            f"{words}, which Briefdesk lets no partner do. Refused: yours stays as it is.",
        )  # fmt: skip
    for gone in (block_id for block_id in then if block_id not in back):
        label = now[gone].label if gone in now else "A locked block"
        text = now[gone].text if gone in now else ""
        yield PackChange(
            f"{_LOCKED}{gone}", ChangeKind.TAMPERED, label, text, "",
            "Locked text was taken out, which Briefdesk lets no partner do. Refused: it stays.",
        )  # fmt: skip


# Taking


def _applied(desk: Desk, project: Project, pack: PartnerPack, change: PackChange) -> Project:
    fill = pack.fill
    match change.id:
        case "organization":
            return with_organization(project, pack)
        case "logo" if fill.logo is not None:
            return with_partner_logo(project, pack, fill.logo)
        case "paragraph":
            return _with_paragraph(project, pack)
    if change.finding is not None:
        return without_fact(project, change.finding)
    number = int(change.id.removeprefix("fact-"))
    fact = checked_local_fact(desk, fill.facts[number - 1])
    return with_picked_fact(desk, project, fact)[0]


def _with_paragraph(project: Project, pack: PartnerPack) -> Project:
    """Return the project with a pack's paragraph where one of the partner stands already, or as a new one."""
    there = earlier_paragraphs(project, pack)
    if there:
        refuse_locked(project, project.letter, there[0].id)
    for part in there[1:]:
        project = remove_part(project, "letter", part.id)
    part_id = there[0].id if there else part_id_of(pack)
    return with_paragraph_part(project, part_id, pack.fill.paragraph.strip(), rule_of(pack.fill))
