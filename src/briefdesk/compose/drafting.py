"""Edits of a draft, each a pure function from draft to draft, so that undo only has to keep both."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefdesk.compose.chart import MAX_BARS
from briefdesk.compose.switching import switch_template
from briefdesk.errors import ComposeError
from briefdesk.model.draft import Draft, FindingPart, Part, PartId, TemplatePart, TextPart
from briefdesk.model.finding import Finding, FindingId, FindingKind
from briefdesk.model.template import Slot, Template, TemplateSection

__all__ = [
    "MAX_KEY_FIGURES",
    "add_text",
    "edit",
    "move",
    "pick",
    "remove",
    "restore",
    "set_rule",
    "start_draft",
    "switch_template",
    "unpick",
    "use_as_key_figure",
    "use_as_quote",
    "use_in_chart",
]

MAX_KEY_FIGURES = 4


class DraftEditRefused(ComposeError):
    """The draft has no place for this edit."""


def start_draft(template: Template, findings: Sequence[Finding] = ()) -> Draft:
    """Return a draft with every section of the template, in order, and the findings in their slots."""
    draft = Draft(template.id, tuple(_part_of(section) for section in template.sections))
    for finding in findings:
        draft = pick(draft, template, finding)
    return draft


def pick(draft: Draft, template: Template, finding: Finding) -> Draft:
    """Return the draft with the finding last in its slot; one that is there already stays where it is."""
    return _with_finding(draft, template, finding, _slot_for(draft, template, finding))


def _slot_for(draft: Draft, template: Template, finding: Finding) -> Slot:
    """Return where a picked finding goes: the first quote is pulled out where the template has a place."""
    if finding.kind is FindingKind.ASK:
        return Slot.ASKS
    offers = any(section.slot is Slot.QUOTE for section in template.sections)
    taken = any(isinstance(p, FindingPart) and p.slot is Slot.QUOTE for p in draft.parts)
    held = draft.part(PartId(f"{Slot.FINDINGS.value}:{finding.id}")) is not None
    if finding.kind is FindingKind.QUOTE and offers and not taken and not held:
        return Slot.QUOTE
    return Slot.FINDINGS


def use_in_chart(draft: Draft, template: Template, finding: Finding) -> Draft:
    """Return the draft with the finding's figure as the last bar of the chart.

    Raises DraftEditRefused if six stand there already.
    """
    shown = [p for p in draft.parts if isinstance(p, FindingPart) and p.slot is Slot.CHART]
    if any(p.finding == finding.id for p in shown):
        return draft
    if len(shown) >= MAX_BARS:
        raise DraftEditRefused(
            f"A chart has room for {MAX_BARS} bars.", "Take one out before you add another."
        )
    return _with_finding(draft, template, finding, Slot.CHART)


def use_as_quote(draft: Draft, template: Template, finding: Finding) -> Draft:
    """Return the draft with the finding as pull quote, in place of the one that stood there."""
    kept = tuple(p for p in draft.parts if not (isinstance(p, FindingPart) and p.slot is Slot.QUOTE))
    return _with_finding(replace(draft, parts=kept), template, finding, Slot.QUOTE)


def unpick(draft: Draft, finding: FindingId) -> Draft:
    """Return the draft without any part that shows this finding, as item or as key figure."""
    kept = tuple(p for p in draft.parts if not (isinstance(p, FindingPart) and p.finding == finding))
    return replace(draft, parts=kept)


def use_as_key_figure(draft: Draft, template: Template, finding: Finding) -> Draft:
    """Return the draft with the finding's figure last among the key figures.

    Raises DraftEditRefused if it has none, or if four stand there already.
    """
    if finding.key_figure is None:
        raise DraftEditRefused("This finding has no key figure.", "Choose one with a figure of its own.")
    shown = [p for p in draft.parts if isinstance(p, FindingPart) and p.slot is Slot.KEY_FIGURES]
    if any(p.finding == finding.id for p in shown):
        return draft
    if len(shown) >= MAX_KEY_FIGURES:
        raise DraftEditRefused(
            f"There is room for {MAX_KEY_FIGURES} key figures.", "Take one out before you add another."
        )
    return _with_finding(draft, template, finding, Slot.KEY_FIGURES)


def move(draft: Draft, part_id: PartId, to_index: int) -> Draft:
    """Return the draft with that part at `to_index` of the result, or the nearest place open to it.

    Asks are numbered in one run: an ask stays among the asks or right behind their lead-in, and no
    other finding comes between them. One that would not move for that goes on past the asks.
    """
    part = draft.part(part_id)
    if part is None:
        return draft
    others = [p for p in draft.parts if p.id != part_id]
    place = _open_place(part, others, draft.parts.index(part), max(0, min(to_index, len(others))))
    return replace(draft, parts=(*others[:place], part, *others[place:]))


def remove(draft: Draft, part_id: PartId) -> Draft:
    """Return the draft without that part."""
    return replace(draft, parts=tuple(p for p in draft.parts if p.id != part_id))


def restore(draft: Draft, template: Template, name: str) -> Draft:
    """Return the draft with a removed section of the template back, unedited, where the template has it."""
    section = template.section(name)
    if section is None or draft.part(PartId(name)) is not None:
        return draft
    place = _place_of_section(draft, template, section)
    return replace(draft, parts=(*draft.parts[:place], _part_of(section), *draft.parts[place:]))


def add_text(draft: Draft, after: PartId | None, text: str) -> Draft:
    """Return the draft with a paragraph of the user's own after a part; None puts it last."""
    added = TextPart(_free_text_id(draft), text)
    index = next((i for i, p in enumerate(draft.parts) if p.id == after), len(draft.parts) - 1)
    return replace(draft, parts=(*draft.parts[: index + 1], added, *draft.parts[index + 1 :]))


def edit(draft: Draft, part_id: PartId, text: str | None) -> Draft:
    """Return the draft with that part's wording; None takes back the template's or the finding's own."""
    return _changed(draft, part_id, lambda part: _reworded(part, text))


def set_rule(draft: Draft, part_id: PartId, only_for: str | None) -> Draft:
    """Return the draft with a part for recipients of that query only.

    Empty shows it to everyone; None takes back the template's own rule.
    """
    rule = only_for.strip() if only_for is not None else None

    def ruled(part: Part) -> Part:
        if isinstance(part, TemplatePart):
            return replace(part, only_for=rule)
        return replace(part, only_for=rule or "")

    return _changed(draft, part_id, ruled)


def _reworded(part: Part, text: str | None) -> Part:
    if isinstance(part, TextPart):
        return part if text is None else replace(part, text=text)
    return replace(part, text=text)


def _changed(draft: Draft, part_id: PartId, change: Callable[[Part], Part]) -> Draft:
    return replace(draft, parts=tuple(change(p) if p.id == part_id else p for p in draft.parts))


def _open_place(part: Part, others: Sequence[Part], start: int, wanted: int) -> int:
    """Return the place among `others` nearest to the wanted one where the part may stand."""
    if not isinstance(part, FindingPart):
        return wanted
    places = [place for place in range(len(others) + 1) if _may_stand(part, others, place)]
    # A draft may hold nothing but this ask, and then any place is as good.
    if not places or wanted in places:
        return wanted
    ahead = [place for place in places if (place - start) * (wanted - start) > 0]
    nearest = min(places, key=lambda place: (abs(place - wanted), place not in ahead))
    return min(ahead, key=lambda place: abs(place - wanted)) if nearest == start and ahead else nearest


def _may_stand(part: FindingPart, others: Sequence[Part], place: int) -> bool:
    before = others[place - 1] if place else None
    after = others[place] if place < len(others) else None
    behind_asks = _is_ask(before) or (isinstance(before, TemplatePart) and before.id == Slot.ASKS.value)
    if part.slot is Slot.ASKS:
        return behind_asks or _is_ask(after)
    return not (behind_asks and _is_ask(after))


def _is_ask(part: Part | None) -> bool:
    return isinstance(part, FindingPart) and part.slot is Slot.ASKS


def _part_of(section: TemplateSection) -> TemplatePart:
    return TemplatePart(PartId(section.name))


def _with_finding(draft: Draft, template: Template, finding: Finding, slot: Slot) -> Draft:
    part = FindingPart(PartId(f"{slot.value}:{finding.id}"), finding.id, slot)
    if draft.part(part.id) is not None:
        return draft
    place = _place_in_slot(draft, template, slot)
    return replace(draft, parts=(*draft.parts[:place], part, *draft.parts[place:]))


def _place_in_slot(draft: Draft, template: Template, slot: Slot) -> int:
    """Return the index after the slot's last item, else after its lead-in, else where it would stand."""
    for index in range(len(draft.parts) - 1, -1, -1):
        part = draft.parts[index]
        if isinstance(part, FindingPart) and part.slot is slot:
            return index + 1
    section = next((s for s in template.sections if s.slot is slot), None)
    if section is None:
        return len(draft.parts)
    lead_in = next((i for i, p in enumerate(draft.parts) if p.id == section.name), None)
    return lead_in + 1 if lead_in is not None else _place_of_section(draft, template, section)


def _place_of_section(draft: Draft, template: Template, section: TemplateSection) -> int:
    """Return the index before the first part whose section follows `section` in the template."""
    names = [s.name for s in template.sections]
    later = set(names[names.index(section.name) + 1 :])
    return next(
        (i for i, p in enumerate(draft.parts) if isinstance(p, TemplatePart) and p.id in later),
        len(draft.parts),
    )


def _free_text_id(draft: Draft) -> PartId:
    taken = {p.id for p in draft.parts}
    number = 1
    while PartId(f"text-{number}") in taken:
        number += 1
    return PartId(f"text-{number}")
