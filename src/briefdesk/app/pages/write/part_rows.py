"""From the project to what the parts pane shows: rows, the editor's contents, what is allowed."""

import textwrap
from dataclasses import replace

from briefdesk.app.models.parts import PartRow, PartSort
from briefdesk.app.models.wording import place_of
from briefdesk.app.pages.write.excerpt import excerpt
from briefdesk.app.pages.write.part_editor import PartShown
from briefdesk.app.pages.write.parts_tools import Allowed
from briefdesk.app.pages.write.rules import RuleSaid, said
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.draft import FindingPart, Part, Project, TemplatePart, TextPart
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import (
    DocumentName,
    draft_of,
    own_words,
    part_label,
    part_rule,
    part_text,
    template_of,
)
from briefdesk.pipeline.recipients import query_in_few_words
from briefdesk.pipeline.slots import is_key_figure, stands_in
from briefdesk.pipeline.told_rules import EFFECT_WORDS, concerning

SLOT_HINTS = {
    Slot.FINDINGS: "No lead-in. What you write here stands before the findings.",
    Slot.ASKS: "No lead-in. What you write here stands before the asks.",
    Slot.KEY_FIGURES: "The key figures stand here.",
    Slot.CHART: (
        "The chart stands here: of two or more findings with “Show in the chart” and figures of one unit. "
        "What you write is its heading: ## Heading"
    ),
    Slot.QUOTE: "The pull quote stands here.",
    Slot.SOURCES: "The numbered sources stand here.",
    Slot.CONTACT: "The contact line stands here.",
}
MAX_RULE = 32
SLOT_SORTS = {
    Slot.ASKS: PartSort.ASK,
    Slot.KEY_FIGURES: PartSort.KEY_FIGURE,
    Slot.CHART: PartSort.KEY_FIGURE,
}
PART_HINTS = {
    Slot.CHART: "A figure and what it counts: 3,000 | agents. Write one on each line.",
    Slot.QUOTE: "The words, and who said them after a bar: words | name.",
}


def part_rows(
    desk: Desk,
    project: Project,
    document: DocumentName,
    addressees: tuple[Addressee, ...] = (),
    current: AddresseeId | None = None,
) -> tuple[PartRow, ...]:
    """Return a row for each part of the letter or brief, in order; `current` is whose letter is shown."""
    parts = draft_of(project, document).parts
    rows = tuple(_row(desk, project, document, part, addressees) for part in parts)
    if document != "letter" or current is None:
        return rows
    edited = {edit.part for edit in project.hand_edits if edit.addressee == current}
    concerns = concerning(desk, project, next((a for a in addressees if a.id == current), None))
    if not edited and not concerns:
        return rows
    return tuple(replace(row, by_hand=row.id in edited, concerns=concerns.get(row.id, "")) for row in rows)


def _row(
    desk: Desk, project: Project, document: DocumentName, part: Part, addressees: tuple[Addressee, ...]
) -> PartRow:
    rule = said(desk, part_rule(desk, project, document, part), addressees, project)
    text = key_figure_words(project, part) or part_text(desk, project, document, part)
    return PartRow(
        id=part.id,
        sort=_sort(desk, project, document, part),
        label=part_label(desk, project, document, part),
        excerpt=excerpt(text) or _hint(desk, project, document, part),
        rule=rule.short,
        rule_words=rule.full,
        unused=bool(addressees) and rule.held == 0,
        edited=not isinstance(part, TextPart) and part.text is not None,
        place=_place(project, part),
        locked=part.locked,
        rules=rules_in_few_words(desk, part, limited=bool(rule.full)) if document == "letter" else "",
    )


def rules_in_few_words(desk: Desk, part: Part, *, limited: bool) -> str:
    """Return what a part's rules do ("left out for Texas", "3 rules"), empty for "only for" alone."""
    if not part.rules:
        return ""
    if limited or len(part.rules) > 1:
        return counted(len(part.rules) + limited, "rule")
    (rule,) = part.rules
    try:
        short = query_in_few_words(desk, rule.query)
    except BriefdeskError:
        short = rule.query
    return f"{EFFECT_WORDS[rule.effect].lower()} {short}" if short else "1 rule"


def key_figure_words(project: Project, part: Part) -> str:
    """Return what a part prints among the key figures ("590 Texas Guard members"), empty for other parts."""
    finding = project.finding(part.finding) if isinstance(part, FindingPart) and is_key_figure(part) else None
    figure = finding.key_figure if finding else None
    return f"{figure.value} {figure.label}" if figure else ""


def _sort(desk: Desk, project: Project, document: DocumentName, part: Part) -> PartSort:
    match part:
        case TextPart():
            return PartSort.OWN_TEXT
        case FindingPart(slot=slot):
            return SLOT_SORTS.get(slot, PartSort.FINDING)
        case TemplatePart(id=name):
            section = template_of(desk, project, document).section(name)
            return PartSort.LEAD_IN if section and section.slot else PartSort.SECTION


def _place(project: Project, part: Part) -> str:
    finding = project.finding(part.finding) if isinstance(part, FindingPart) else None
    return place_of(finding) if finding else ""


def _hint(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    if isinstance(part, FindingPart):
        return PART_HINTS.get(part.slot, "")
    section = (
        template_of(desk, project, document).section(part.id) if isinstance(part, TemplatePart) else None
    )
    return SLOT_HINTS.get(section.slot, "") if section and section.slot else ""


def part_shown(
    desk: Desk, project: Project, document: DocumentName, part: Part, addressees: tuple[Addressee, ...] = ()
) -> PartShown:
    """Return what the editor shows of a part."""
    rule = said(desk, part_rule(desk, project, document, part), addressees, project)
    edited = not isinstance(part, TextPart) and part.text is not None
    figure = key_figure_words(project, part)
    return PartShown(
        label=part_label(desk, project, document, part),
        text=figure or part_text(desk, project, document, part),
        original=original_text(desk, project, document, part) if edited else "",
        original_label="The source’s finding" if isinstance(part, FindingPart) else "The template’s wording",
        rule_words=_who_gets_it(desk, part, rule) if document == "letter" else "",
        rule_tip=rule.full or "Every recipient gets this part.",
        hint=_hint(desk, project, document, part)
        or "Write a paragraph. Markdown: **bold**, *italic*, - lists.",
        ruled=document == "letter",
        locked=bool(figure),
        settled=part.locked,
        takes_fields=not isinstance(part, FindingPart),
    )


def _who_gets_it(desk: Desk, part: Part, rule: RuleSaid) -> str:
    more = rules_in_few_words(desk, part, limited=bool(rule.full))
    if more:
        return shorten(more[:1].upper() + more[1:])
    return f"Only for {shorten(rule.short)}" if rule.short else "For everyone"


def shorten(rule: str) -> str:
    """Return a rule as far as a button has room for it, in whole words; its tip says the whole."""
    return textwrap.shorten(rule, MAX_RULE, placeholder="…")


def original_text(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    """Return the wording that a part began with, empty for the user's own paragraph."""
    match part:
        case FindingPart(finding=name, slot=slot):
            finding = project.finding(name)
            return own_words(finding, slot) if finding else ""
        case TemplatePart(id=name):
            section = template_of(desk, project, document).section(name)
            return section.text if section else ""
    return ""


def allowed_for(
    project: Project, document: DocumentName, part: Part | None, slots: frozenset[Slot] = frozenset()
) -> Allowed:
    """Return what can be done with the selected part; `slots` are those of the template."""
    if part is None:
        return Allowed()
    parts = draft_of(project, document).parts
    place = parts.index(part)
    free = not part.locked
    return Allowed(
        step_up=free and place > 0,
        step_down=free and place < len(parts) - 1,
        remove=free,
        rule=free and document == "letter",
        locked=part.locked,
        findings_locked=_all_locked(parts),
        reset=free and not isinstance(part, TextPart) and part.text is not None,
        key_figure=_as_key_figure(project, document, part),
        in_chart=_stands(project, document, part, Slot.CHART, slots),
        quote=_stands(project, document, part, Slot.QUOTE, slots),
    )


def _all_locked(parts: tuple[Part, ...]) -> bool | None:
    """Return whether all findings are locked, None where there are none."""
    findings = [part.locked for part in parts if isinstance(part, FindingPart)]
    return all(findings) if findings else None


def _as_key_figure(project: Project, document: DocumentName, part: Part) -> bool | None:
    if document != "brief" or not isinstance(part, FindingPart):
        return None
    finding = project.finding(part.finding)
    if finding is None or finding.key_figure is None:
        return None
    shown = (p for p in draft_of(project, document).parts if is_key_figure(p))
    return any(isinstance(p, FindingPart) and p.finding == part.finding for p in shown)


def _stands(
    project: Project, document: DocumentName, part: Part, slot: Slot, slots: frozenset[Slot]
) -> bool | None:
    """Return whether the part’s finding stands in a slot, None where it cannot."""
    if slot not in slots or not isinstance(part, FindingPart) or part.slot is Slot.ASKS:
        return None
    return any(stands_in(p, slot) and p.finding == part.finding for p in draft_of(project, document).parts)
