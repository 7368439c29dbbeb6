"""Steps that make one letter differ from the others: rules of parts, order, edits by hand, locks."""

import datetime as dt
from dataclasses import replace
from enum import StrEnum

from briefdesk.compose.three_way import merge_three_ways
from briefdesk.errors import ComposeError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import HandEdit, Part, PartId, Project
from briefdesk.model.tailoring import FindingOrder, RuleEffect, TailoringRule
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import (
    DocumentName,
    draft_of,
    part_text,
    set_rule,
    with_draft,
)
from briefdesk.pipeline.letter_lines import LINE_LABELS, line_text, one_line
from briefdesk.pipeline.locks import finding_parts, refuse_locked, with_locks
from briefdesk.pipeline.recipients import addressee as addressed
from briefdesk.pipeline.recipients import fault_of_query, matches_rule

MAX_RULES = 20
MAX_REASON_CHARS = 200


class RuleRefused(ComposeError):
    """A rule that cannot be kept."""


class EditRefused(ComposeError):
    """An edit by hand that cannot be kept."""


class Settlement(StrEnum):
    """What to do about an edit by hand where the text for everyone changed: keep it, or take the new text."""

    KEEP = "keep"
    TAKE = "take"


def add_rule(desk: Desk, project: Project, part_id: PartId, rule: TailoringRule) -> Project:
    """Return the project with a rule added to a part of the letter. Raises RuleRefused or PartLocked."""
    part = _part(project, part_id)
    rule = _checked(desk, project, rule)
    if len(part.rules) >= MAX_RULES:
        raise RuleRefused(f"A part may have {MAX_RULES} rules.", "Remove one first.")
    return _with_rules(project, part, (*part.rules, rule))


def change_rule(desk: Desk, project: Project, part_id: PartId, number: int, rule: TailoringRule) -> Project:
    """Return the project with the part's rule of that number (from 0) changed. Raises as `add_rule`."""
    part = _part(project, part_id)
    rules = list(part.rules)
    _require_rule(rules, number)
    rules[number] = _checked(desk, project, rule)
    return _with_rules(project, part, tuple(rules))


def remove_rule(project: Project, part_id: PartId, number: int) -> Project:
    """Return the project without the part's rule of that number (from 0). Raises as `add_rule`."""
    part = _part(project, part_id)
    rules = list(part.rules)
    _require_rule(rules, number)
    del rules[number]
    return _with_rules(project, part, tuple(rules))


def move_rule(project: Project, part_id: PartId, number: int, to: int) -> Project:
    """Return the project with the part's rule of that number (from 0) moved. Raises as `add_rule`."""
    part = _part(project, part_id)
    rules = list(part.rules)
    _require_rule(rules, number)
    rules.insert(max(0, min(to, len(rules) - 1)), rules.pop(number))
    return _with_rules(project, part, tuple(rules))


def set_only_for(desk: Desk, project: Project, part_id: PartId, query: str) -> Project:
    """Return the project with a part of the letter for those of a query alone, for everyone if it is empty.

    Raises RuleRefused or PartLocked.
    """
    part = _part(project, part_id)
    fault = fault_of_query(desk, project, query) if query.strip() else None
    if fault is not None:
        raise RuleRefused(f"For whom the part is cannot be read: {fault}", "Choose states or committees.")
    return set_rule(project, "letter", part.id, query.strip())


def set_order(project: Project, order: FindingOrder) -> Project:
    """Return the project with the letter's findings as picked, or by relevance to each recipient."""
    return replace(project, letter=replace(project.letter, order=order))


def edit_by_hand(
    desk: Desk,
    project: Project,
    addressee: AddresseeId,
    part_id: PartId,
    text: str,
    *,
    reason: str,
    day: dt.date,
) -> Project:
    """Return the project with a wording for one letter alone, in the place of an earlier edit of it.

    `part_id` is a part of the letter, SUBJECT or CLOSE. A text like that for everyone takes the edit back.
    Raises EditRefused without a reason, PartLocked.
    """
    base = master_text(desk, project, addressee, part_id)
    if part_id in LINE_LABELS:
        text = one_line(text)
    if text == base:
        return drop_edit(project, addressee, part_id)
    said = " ".join(reason.split())
    if not said:
        raise EditRefused("An edit of one letter needs a reason.", "Say why, in a few words.")
    if len(said) > MAX_REASON_CHARS:
        raise EditRefused(f"The reason is longer than {MAX_REASON_CHARS} characters.", "Shorten it.")
    edit = HandEdit(addressee, part_id, base, text, said, day)
    return replace(project, hand_edits=(*_other_edits(project, addressee, part_id), edit))


def change_reason(project: Project, addressee: AddresseeId, part_id: PartId, reason: str) -> Project:
    """Return the project with another reason for an edit that there is; an empty one changes nothing."""
    edit, said = hand_edit_of(project, addressee, part_id), " ".join(reason.split())
    if edit is None or not said:
        return project
    kept = replace(edit, reason=said[:MAX_REASON_CHARS])
    return replace(project, hand_edits=tuple(kept if e is edit else e for e in project.hand_edits))


def drop_edit(project: Project, addressee: AddresseeId, part_id: PartId) -> Project:
    """Return the project with that part of the letter as it is for everyone. Raises PartLocked."""
    refuse_locked(project, project.letter, part_id)
    return replace(project, hand_edits=_other_edits(project, addressee, part_id))


def settle_edit(
    desk: Desk, project: Project, addressee: AddresseeId, part_id: PartId, how: Settlement
) -> Project:
    """Return the project with an edit brought up to the text for everyone as it is now.

    KEEP merges the two where they can be merged, else lets the edit stand as it is; TAKE drops the edit.
    """
    edit = hand_edit_of(project, addressee, part_id)
    if edit is None or how is Settlement.TAKE:
        return drop_edit(project, addressee, part_id)
    master = master_text(desk, project, addressee, part_id)
    merged = merge_three_ways(edit.base, edit.text, master).text
    settled = replace(edit, base=master, text=merged)
    return replace(project, hand_edits=(*_other_edits(project, addressee, part_id), settled))


def hand_edit_of(project: Project, addressee: AddresseeId, part_id: PartId) -> HandEdit | None:
    """Return the edit of that part for that letter, or None."""
    return next((e for e in project.hand_edits if (e.addressee, e.part) == (addressee, part_id)), None)


def master_text(
    desk: Desk, project: Project, addressee: AddresseeId, part_id: PartId, *, locked: bool = False
) -> str:
    """Return what a part says in that letter without an edit by hand, fields unfilled.

    That is the text for everyone, or the rewording of a rule that is for this addressee. Raises EditRefused
    for a part that there is not; PartLocked unless `locked` ones may be read.
    """
    if part_id in LINE_LABELS:
        return line_text(desk, project, part_id)
    part = project.letter.part(part_id)
    if part is None:
        raise EditRefused("This part is no longer in the letter.", "Choose another part.")
    if not locked:
        refuse_locked(project, project.letter, part_id)
    return _reworded(desk, project, addressee, part) or part_text(desk, project, "letter", part)


def set_locked(project: Project, document: DocumentName, part_id: PartId, locked: bool) -> Project:
    """Return the project with a part locked against changes of its words, place and rules, or unlocked."""
    return with_draft(project, document, with_locks(draft_of(project, document), (part_id,), locked))


def lock_findings(project: Project, document: DocumentName, locked: bool) -> Project:
    """Return the project with all picked findings of a document locked, or unlocked."""
    draft = draft_of(project, document)
    return with_draft(project, document, with_locks(draft, finding_parts(draft), locked))


def _reworded(desk: Desk, project: Project, addressee: AddresseeId, part: Part) -> str:
    wordings = [rule for rule in part.rules if rule.effect is RuleEffect.REWORD]
    found = addressed(desk, project, addressee) if wordings else None
    if found is None:
        return ""
    return next(
        (rule.text for rule in reversed(wordings) if matches_rule(desk, rule.query, found, project)), ""
    )


def _part(project: Project, part_id: PartId) -> Part:
    part = project.letter.part(part_id)
    if part is None:
        raise RuleRefused("This part is no longer in the letter.", "Choose another part.")
    refuse_locked(project, project.letter, part_id)
    return part


def _require_rule(rules: list[TailoringRule], number: int) -> None:
    if not 0 <= number < len(rules):
        raise RuleRefused(f"The part has no rule {number + 1}.", "Choose one of its rules.")


def _checked(desk: Desk, project: Project, rule: TailoringRule) -> TailoringRule:
    rule = replace(rule, query=rule.query.strip(), text=rule.text.strip())
    if not rule.query:
        raise RuleRefused("The rule is for everybody.", "Say for whom it is, or change the text itself.")
    fault = fault_of_query(desk, project, rule.query)
    if fault is not None:
        raise RuleRefused(f"For whom the rule is cannot be read: {fault}", "Choose states or committees.")
    if rule.effect is RuleEffect.REWORD and not rule.text:
        raise RuleRefused("The other wording is empty.", "Write it, or leave the part out for them.")
    return rule if rule.effect is RuleEffect.REWORD else replace(rule, text="")


def _with_rules(project: Project, part: Part, rules: tuple[TailoringRule, ...]) -> Project:
    parts = tuple(replace(p, rules=rules) if p.id == part.id else p for p in project.letter.parts)
    return replace(project, letter=replace(project.letter, parts=parts))


def _other_edits(project: Project, addressee: AddresseeId, part_id: PartId) -> tuple[HandEdit, ...]:
    return tuple(e for e in project.hand_edits if (e.addressee, e.part) != (addressee, part_id))
