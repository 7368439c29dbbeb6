"""The rules of a part as people read them: what each does, for whom in words, and for how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from briefdesk.compose.tailoring import merged_edit
from briefdesk.congress.relevance import relevance
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import FindingPart, HandEdit, Part, PartId, Project
from briefdesk.model.tailoring import FindingOrder, RuleEffect
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import part_label, part_rule
from briefdesk.pipeline.letter_lines import LINE_LABELS
from briefdesk.pipeline.recipients import matches_rule, query_in_words
from briefdesk.pipeline.tailoring import master_text

ONLY_FOR = "only_for"
EFFECT_WORDS = {
    ONLY_FOR: "Only for",
    RuleEffect.LEAVE_OUT.value: "Left out for",
    RuleEffect.MOVE_UP.value: "First for",
    RuleEffect.REWORD.value: "Other words for",
}


@dataclass(frozen=True, slots=True)
class ToldRule:
    """A rule: `effect` is "only_for" or a RuleEffect's value, `number` its place among the part's rules.

    `words` says for whom, `held` are the recipients it is for; where the query cannot be read, `fault` says
    why. `number` is None for "only_for".
    """

    effect: str
    number: int | None
    query: str
    words: str
    held: tuple[Addressee, ...] = ()
    text: str = ""
    fault: str = ""


def told_rules(
    desk: Desk, project: Project, part: Part, addressees: Sequence[Addressee]
) -> tuple[ToldRule, ...]:
    """Return the rules of a part of the letter, "only for" first, then the others as they are tried."""
    only = part_rule(desk, project, "letter", part)
    asked = [ToldRule(ONLY_FOR, None, only, "")] if only else []
    asked += [ToldRule(r.effect.value, n, r.query, "", text=r.text) for n, r in enumerate(part.rules)]
    return tuple(told_rule(desk, project, rule, addressees) for rule in asked)


def told_rule(desk: Desk, project: Project, rule: ToldRule, addressees: Sequence[Addressee]) -> ToldRule:
    """Return a rule with its words and whom it is for worked out from its query."""
    try:
        words = query_in_words(desk, rule.query)
        held = tuple(a for a in addressees if matches_rule(desk, rule.query, a, project))
    except BriefdeskError as error:
        return replace(rule, words=rule.query, held=(), fault=f"{error} {error.next_step}")
    return replace(rule, words=words, held=held, fault="")


def concerning(desk: Desk, project: Project, addressee: Addressee | None) -> Mapping[PartId, str]:
    """Return why each finding of the letter concerns a recipient, where findings stand by that."""
    if addressee is None or project.letter.order is not FindingOrder.RELEVANCE:
        return {}
    findings = project.findings_by_id()
    found: dict[PartId, str] = {}
    for part in project.letter.parts:
        if isinstance(part, FindingPart) and part.slot is Slot.FINDINGS and part.finding in findings:
            worth = relevance(desk.index, findings[part.finding], addressee)
            found[part.id] = worth.reason if worth.score else "Not tied to this recipient."
    return found


class EditState(StrEnum):
    """How an edit by hand stands to the text for everyone."""

    STANDS = "stands"
    MERGED = "merged"
    CONFLICT = "conflict"
    PART_GONE = "part gone"
    NOT_WRITTEN_TO = "not written to"


@dataclass(frozen=True, slots=True)
class ToldEdit:
    """An edit by hand: whose letter, which part, and how it stands; `text` is what the letter says now."""

    edit: HandEdit
    name: str
    label: str
    state: EditState
    text: str = ""
    master: str = ""


def told_edits(desk: Desk, project: Project, addressees: Sequence[Addressee]) -> tuple[ToldEdit, ...]:
    """Return all edits by hand of the project, by recipient in the order of the letters."""
    order = {addressee.id: place for place, addressee in enumerate(addressees)}
    names = {addressee.id: addressee.name for addressee in addressees}
    edits = sorted(project.hand_edits, key=lambda e: order.get(e.addressee, len(order)))
    return tuple(told_edit(desk, project, edit, names.get(edit.addressee)) for edit in edits)


def told_edit(desk: Desk, project: Project, edit: HandEdit, name: str | None) -> ToldEdit:
    """Return one edit; `name` is None for somebody who gets no letter."""
    part = project.letter.part(edit.part)
    label = part_label(desk, project, "letter", part) if part is not None else LINE_LABELS.get(edit.part, "")
    if part is None and edit.part not in LINE_LABELS:
        return ToldEdit(edit, name or edit.addressee, edit.part, EditState.PART_GONE, edit.text)
    if name is None:
        member = desk.index.member(edit.addressee)
        shown = member.full_name if member is not None else edit.addressee
        return ToldEdit(edit, shown, label, EditState.NOT_WRITTEN_TO, edit.text)
    master = master_text(desk, project, edit.addressee, edit.part, locked=True)
    text, problem = merged_edit(edit, master, document="letter")
    state = EditState.STANDS
    if problem is not None:
        state = EditState.CONFLICT if problem.code == "hand-edit-conflict" else EditState.MERGED
    return ToldEdit(edit, name, label, state, text, master)
