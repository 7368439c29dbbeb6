"""Taking a draft to another template: picked findings, own paragraphs and kept edits go along."""

from collections.abc import Sequence
from dataclasses import replace

from briefdesk.model.draft import Draft, FindingPart, Part, PartId, TemplatePart
from briefdesk.model.template import Template


def switch_template(draft: Draft, old: Template, new: Template) -> Draft:
    """Return the draft on `new`, with all its findings and own paragraphs in their order.

    A section that both templates have keeps its edit and its rule, and stays removed if it was removed.
    What followed a section that `new` lacks goes to its slot, else after the section before.
    """
    edited = {part.id: part for part in draft.parts if isinstance(part, TemplatePart)}
    removed = {section.name for section in old.sections} - set(edited)
    names = [section.name for section in new.sections if section.name not in removed]
    homes = _homes(draft.parts, names, new)
    parts: list[Part] = [*homes.get("", ())]
    for name in names:
        parts.append(edited.get(PartId(name), TemplatePart(PartId(name))))
        parts += homes.get(name, ())
    return replace(draft, template=new.id, parts=tuple(parts))


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
