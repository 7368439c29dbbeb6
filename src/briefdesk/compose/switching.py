"""Taking a draft to another template: picked findings, own paragraphs and kept edits go along."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import count

from briefdesk.model.draft import Draft, FindingPart, Part, PartId, TemplatePart
from briefdesk.model.template import Template


def switch_template(draft: Draft, old: Template | None, new: Template) -> Draft:
    """Return the draft on `new`, with all its findings and own paragraphs in their order.

    A section that both templates have keeps its edit and its rule, and stays removed if it was removed.
    What followed a section that `new` lacks goes to its slot, else after the section before. Without
    `old` no section counts as removed.
    """
    edited = {part.id: part for part in draft.parts if isinstance(part, TemplatePart)}
    removed = {section.name for section in (old.sections if old else ())} - set(edited)
    names = [section.name for section in new.sections if section.name not in removed]
    homes = _homes(draft.parts, names, new)
    parts: list[Part] = [*homes.get("", ())]
    for name in names:
        parts.append(edited.get(PartId(name), TemplatePart(PartId(name))))
        parts += homes.get(name, ())
    sections = {PartId(section.name) for section in new.sections}
    taken = sections | {part.id for part in draft.parts}
    return replace(draft, template=new.id, parts=tuple(_beside(part, sections, taken) for part in parts))


def _beside(part: Part, sections: Set[PartId], taken: Set[PartId]) -> Part:
    """Return a finding or paragraph under another id where a section of the new template has its id."""
    if isinstance(part, TemplatePart) or part.id not in sections:
        return part
    free = (PartId(f"{part.id}-own{number}") for number in count(1))
    return replace(part, id=next(name for name in free if name not in taken))


def _homes(parts: Sequence[Part], names: Sequence[str], new: Template) -> dict[str, list[Part]]:
    """Return the findings and paragraphs by the section of the new template that they follow."""
    slots = {section.slot: section.name for section in new.sections if section.slot and section.name in names}
    homes: dict[str, list[Part]] = {}
    before, lost = "", False
    for part in parts:
        if isinstance(part, TemplatePart):
            lost = part.id not in names
            before = before if lost else part.id
            continue
        home = before
        if lost and isinstance(part, FindingPart):
            home = slots.get(part.slot, before)
        homes.setdefault(home, []).append(part)
    return homes
