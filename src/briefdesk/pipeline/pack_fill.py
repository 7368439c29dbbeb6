"""What a partner fills into a pack, step by step, and the letter that comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from briefdesk.compose.guard import has_fields
from briefdesk.congress.conditions import ValueUnknown, known_place
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Asset, Draft, PartId, Project, Sender, TextPart
from briefdesk.model.finding import Finding
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import Filled, PackFill, PartnerPack, PartnerTier, SlotProgress
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import pick_finding
from briefdesk.pipeline.local_facts import checked_local_fact
from briefdesk.pipeline.logos import LOGO_BOX_PT
from briefdesk.pipeline.pack_earlier import paragraph_id
from briefdesk.render.logo import pixel_size, printable_logo
from briefdesk.sources.local_facts import FactInvalid, facts_source, is_cited, with_fact
from briefdesk.sources.pack_words import is_forbidden
from briefdesk.store.partner_pack import MAX_FACTS, MAX_LOGO_BYTES, MAX_PARAGRAPH_CHARS
from briefdesk.store.reading import read_regular

LETTERHEAD_FIELDS = ("organization", "tagline", "address", "phone", "email", "website", "contact_name")
SIGNATORY_FIELDS = ("signatory", "signatory_title")
MOST_IN_A_FIELD = 300
_LOGO = "partner-logo"


class FillRefused(BriefdeskError):
    """What was filled in will not do; `where` names the field: "paragraph", "state", "logo"."""


def filled_project(desk: Desk, pack: PartnerPack) -> Project:
    """Return the pack's project as the partner filled it: what the letter and the one-pager are made of.

    What cannot be used is left out, as in `merge_pack`, which names it.
    """
    project = replace(pack.project, sender=_sender(pack), assets=_assets(pack))
    if OpenSlot.FACTS in pack.open_slots:
        for fact in pack.fill.facts:
            try:
                project, _ = with_picked_fact(desk, project, checked_local_fact(desk, fact))
            except BriefdeskError:
                continue
    paragraph = pack.fill.paragraph.strip()
    if OpenSlot.PARAGRAPH in pack.open_slots and paragraph and not paragraph_fault(paragraph):
        project = with_paragraph_part(project, part_id_of(pack), paragraph, rule_of(pack.fill))
    return project


def with_picked_fact(desk: Desk, project: Project, fact: LocalFact) -> tuple[Project, Finding]:
    """Return the project with a checked fact in a source for what it is cited from, picked for its place.

    Raises FactInvalid where it is there already.
    """
    empty = facts_source(fact)
    known = {pack.document.id: pack for pack in project.sources}
    there = known.get(empty.document.id)
    if there is not None and not is_cited(fact, there.document):
        empty = facts_source(fact, there)
        there = known.get(empty.document.id)
    grown, finding = with_fact(there or empty, fact)
    others = tuple(pack for pack in project.sources if pack.document.id != grown.document.id)
    sources = tuple(grown if p.document.id == grown.document.id else p for p in project.sources)
    project = replace(project, sources=sources if there is not None else (*others, grown))
    return pick_finding(desk, project, "letter", finding.id), finding


def with_paragraph_part(project: Project, part_id: PartId, text: str, rule: str) -> Project:
    """Return the project with a partner's paragraph before the asks, in place of an earlier one of its."""
    draft = project.letter
    part = TextPart(part_id, text, rule)
    if draft.part(part_id) is not None:
        parts = tuple(part if p.id == part_id else p for p in draft.parts)
    else:
        place = _before_asks(draft)
        parts = (*draft.parts[:place], part, *draft.parts[place:])
    return replace(project, letter=replace(draft, parts=parts))


def part_id_of(pack: PartnerPack) -> PartId:
    """Return the id of the paragraph that a pack brings, the same each time it comes back."""
    return paragraph_id(pack.id)


def rule_of(fill: PackFill) -> str:
    """Return whom a partner's paragraph is for: the members of its state, where it works in one alone."""
    return f"state:{fill.state}" if fill.state else ""


# Steps


def with_sender_field(pack: PartnerPack, name: str, value: str) -> PartnerPack:
    """Return the pack with a field of letterhead or signatory; the address is of lines parted by “;”."""
    text = " ".join(value.split())[:MOST_IN_A_FIELD]
    changed: str | tuple[str, ...] = text
    if name == "address":
        lines = value.replace("\n", ";").split(";")
        changed = tuple(" ".join(line.split())[:MOST_IN_A_FIELD] for line in lines if line.strip())[:6]
    slot = OpenSlot.SIGNATORY if name in SIGNATORY_FIELDS else OpenSlot.LETTERHEAD
    if name not in (*LETTERHEAD_FIELDS, *SIGNATORY_FIELDS):
        raise FillRefused(f"A pack has no field “{name}”.", f"Use one of: {', '.join(LETTERHEAD_FIELDS)}.")
    _refuse_locked(pack, slot, name)
    fields: Mapping[str, str | tuple[str, ...]] = {name: changed}
    sender: Sender = replace(pack.fill.sender, **fields)  # type: ignore[arg-type]  # by name, as checked
    return _with(pack, sender=sender)


def with_logo(pack: PartnerPack, data: bytes | None) -> PartnerPack:
    """Return the pack with the partner's logo, or without one. Raises FillRefused."""
    _refuse_locked(pack, OpenSlot.LOGO, "logo")
    if data is not None and (fault := logo_fault(data)):
        raise FillRefused(fault, "Choose a .png or .jpg file that a viewer opens.", where="logo")
    return _with(pack, logo=data)


def read_logo_file(path: Path) -> bytes:
    """Return the bytes of a logo's file. Raises StoreError."""
    return read_regular(path, max_bytes=MAX_LOGO_BYTES)


def with_fact_added(desk: Desk, pack: PartnerPack, fact: LocalFact) -> PartnerPack:
    """Return the pack with one more local fact, checked: it has words, a place, a source and its date.

    Raises FactInvalid or WordingRefused; `where` names the field.
    """
    _refuse_locked(pack, OpenSlot.FACTS, "facts")
    if len(pack.fill.facts) >= MAX_FACTS:
        raise FillRefused(f"A pack holds {MAX_FACTS} facts at most.", "Take one out first.", where="facts")
    checked = checked_local_fact(desk, fact)
    if any((kept.place, kept.text) == (checked.place, checked.text) for kept in pack.fill.facts):
        raise FactInvalid("The fact is there already.", "Write another one.", where="text")
    return _with(pack, facts=(*pack.fill.facts, checked))


def without_fact(pack: PartnerPack, number: int) -> PartnerPack:
    """Return the pack without its fact of that number, from 0; a number that there is not changes nothing."""
    facts = pack.fill.facts
    return _with(pack, facts=tuple(fact for at, fact in enumerate(facts) if at != number))


def with_paragraph(pack: PartnerPack, text: str) -> PartnerPack:
    """Return the pack with the partner's paragraph. Raises FillRefused."""
    _refuse_locked(pack, OpenSlot.PARAGRAPH, "paragraph")
    if fault := paragraph_fault(text):
        raise FillRefused(fault, "Write it in plain words.", where="paragraph")
    return _with(pack, paragraph=text)


def with_reach(pack: PartnerPack, *, state: str, tier: PartnerTier) -> PartnerPack:
    """Return the pack with how far the partner reaches; `state` is one state's name or code, or empty.

    Raises FillRefused for a state that there is not.
    """
    code = ""
    if state.strip():
        try:
            code = known_place(state)[:2]
        except ValueUnknown as error:
            raise FillRefused(
                f"There is no state “{state.strip()[:40]}”.", "Write it as TX or Texas.", where="state"
            ) from error
    return _with(pack, state=code, tier=tier)


def paragraph_fault(text: str) -> str:
    """Return what is wrong with a partner's paragraph, as a sentence, empty where nothing is."""
    if len(text) > MAX_PARAGRAPH_CHARS:
        return f"The paragraph has {len(text):,} characters; {MAX_PARAGRAPH_CHARS:,} are allowed."
    if has_fields(text):
        return "The paragraph holds a field or a command of templates."
    odd = next((c for c in text if c not in "\n\r" and is_forbidden(c)), None)
    if odd is not None:
        return f"The paragraph holds the control character U+{ord(odd):04X}."
    return ""


def logo_fault(data: bytes) -> str:
    """Return what is wrong with a logo, as a sentence, empty where it can be printed."""
    if len(data) > MAX_LOGO_BYTES:
        return f"The logo has more than {MAX_LOGO_BYTES // 1_000_000} MB."
    try:
        printable_logo(data, *LOGO_BOX_PT)
    except BriefdeskError as error:
        return str(error)
    return ""


# How far it is


def progress(pack: PartnerPack) -> tuple[SlotProgress, ...]:
    """Return how far each open slot is filled, in the order in which they are filled."""
    looks: Mapping[OpenSlot, Callable[[PackFill], SlotProgress]] = {
        OpenSlot.LETTERHEAD: _letterhead,
        OpenSlot.LOGO: _logo,
        OpenSlot.SIGNATORY: _signatory,
        OpenSlot.FACTS: _facts,
        OpenSlot.PARAGRAPH: _paragraph,
    }
    return tuple(look(pack.fill) for slot, look in looks.items() if slot in pack.open_slots)


def _letterhead(fill: PackFill) -> SlotProgress:
    sender = fill.sender
    there = [name for name in LETTERHEAD_FIELDS if getattr(sender, name)]
    if not there:
        return SlotProgress(OpenSlot.LETTERHEAD, Filled.EMPTY, "Your organization and how to reach it")
    lacking = [
        words
        for words, found in (
            ("the organization", sender.organization),
            ("an address", sender.address),
            ("an e-mail", sender.email),
            ("a contact person", sender.contact_name),
        )
        if not found
    ]
    if lacking:
        return SlotProgress(OpenSlot.LETTERHEAD, Filled.PART, f"Still needs {', '.join(lacking)}")
    return SlotProgress(OpenSlot.LETTERHEAD, Filled.DONE, sender.organization)


def _logo(fill: PackFill) -> SlotProgress:
    if fill.logo is None:
        return SlotProgress(OpenSlot.LOGO, Filled.EMPTY, "A PNG or JPEG picture")
    try:
        width, height = pixel_size(fill.logo)
    except BriefdeskError as error:
        return SlotProgress(OpenSlot.LOGO, Filled.PART, str(error))
    return SlotProgress(OpenSlot.LOGO, Filled.DONE, f"{width:,} × {height:,} pixels")


def _signatory(fill: PackFill) -> SlotProgress:
    name, title = fill.sender.signatory, fill.sender.signatory_title
    if not name and not title:
        return SlotProgress(OpenSlot.SIGNATORY, Filled.EMPTY, "Who signs, and as what")
    if not name or not title:
        return SlotProgress(OpenSlot.SIGNATORY, Filled.PART, f"Still needs {'a title' if name else 'a name'}")
    return SlotProgress(OpenSlot.SIGNATORY, Filled.DONE, f"{name}, {title}")


def _facts(fill: PackFill) -> SlotProgress:
    if not fill.facts:
        return SlotProgress(OpenSlot.FACTS, Filled.EMPTY, "What happens where you are, with source and date")
    lacking = sum(not (fact.source.strip() and fact.date.strip()) for fact in fill.facts)
    if lacking:
        words = f"{lacking} of {len(fill.facts)} without source or date: nobody can take that"
        return SlotProgress(OpenSlot.FACTS, Filled.PART, words)
    places = ", ".join(dict.fromkeys(fact.place for fact in fill.facts))
    return SlotProgress(OpenSlot.FACTS, Filled.DONE, f"{len(fill.facts)} for {places}")


def _paragraph(fill: PackFill) -> SlotProgress:
    text = " ".join(fill.paragraph.split())
    if not text:
        return SlotProgress(OpenSlot.PARAGRAPH, Filled.EMPTY, "In your own words")
    return SlotProgress(OpenSlot.PARAGRAPH, Filled.DONE, f"{len(text.split())} words")


def _sender(pack: PartnerPack) -> Sender:
    sender, own = pack.project.sender, pack.fill.sender
    names = [
        *(LETTERHEAD_FIELDS if OpenSlot.LETTERHEAD in pack.open_slots else ()),
        *(SIGNATORY_FIELDS if OpenSlot.SIGNATORY in pack.open_slots else ()),
    ]
    filled = replace(sender, **{name: getattr(own, name) for name in names})
    if OpenSlot.LOGO in pack.open_slots:
        usable = pack.fill.logo is not None and not logo_fault(pack.fill.logo)
        alt = f"Logo of {own.organization}" if own.organization else ""
        filled = replace(filled, logo=_LOGO if usable else None, logo_alt=alt)
    return filled


def _assets(pack: PartnerPack) -> tuple[Asset, ...]:
    kept = tuple(asset for asset in pack.project.assets if asset.name != _LOGO)
    return kept if pack.fill.logo is None else (*kept, Asset(_LOGO, pack.fill.logo))


def _before_asks(draft: Draft) -> int:
    asks = PartId(Slot.ASKS.value)
    return next((at for at, part in enumerate(draft.parts) if part.id == asks), len(draft.parts))


def _refuse_locked(pack: PartnerPack, slot: OpenSlot, field: str) -> None:
    if slot not in pack.open_slots:
        raise FillRefused("This is locked in the pack.", "Ask whoever made the pack to open it.", where=field)


def _with(pack: PartnerPack, **changed: object) -> PartnerPack:
    return replace(pack, fill=replace(pack.fill, **changed))  # type: ignore[arg-type]  # names as in PackFill
