"""Which parts one recipient gets, in what order and in whose words: rules, relevance and edits by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from briefdesk.compose.material import CLOSE, SUBJECT, Material, PartMaterial, Selection
from briefdesk.compose.three_way import merge_three_ways
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import HandEdit, PartId
from briefdesk.model.finding import Finding
from briefdesk.model.letter import Relevance, RuleFired
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.tailoring import FindingOrder, RuleEffect
from briefdesk.model.template import Slot

ONLY_FOR = "only_for"
HAND_EDIT = "hand_edit"
ORDERED = "relevance"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides about one recipient: which queries include them, what concerns them, what was edited.

    `matches` raises BriefdeskError for a query that cannot be read.
    """

    matches: Callable[[str], bool]
    relevance: Callable[[Finding], Relevance]
    edits: Mapping[PartId, HandEdit] = field(default_factory=dict)
    order: FindingOrder = FindingOrder.AS_PICKED


def select(material: Material, circumstances: Circumstances, *, document: str) -> Selection:
    """Return the parts that a recipient gets; a rule that cannot be read includes nobody and says so.

    A part is first held against `only_for`, then against its rules in order; the last rewording holds. An
    edit by hand goes over any rule's wording, merged with what changed in it since.
    """
    choice = _Choice(material, circumstances, document)
    for part in material.parts:
        choice.decide(part)
    subject, close = choice.line(SUBJECT), choice.line(CLOSE)
    return Selection(
        tuple(choice.in_order()),
        tuple(choice.rules),
        tuple(choice.problems),
        tuple(choice.texts.items()),
        subject,
        close,
    )


class _Choice:
    """The choice for one recipient as it grows, part by part."""

    def __init__(self, material: Material, circumstances: Circumstances, document: str) -> None:
        self.material = material
        self.circumstances = circumstances
        self.document = document
        self.rules: list[RuleFired] = []
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self._parts: list[PartMaterial] = []
        self._first: set[str] = set()

    def decide(self, part: PartMaterial) -> None:
        """Take a part or leave it, in the wording that its rules and edits give it."""
        ident = part.part.id
        if part.rule:
            included = self._matches(part.rule, part)
            self.rules.append(RuleFired(ident, part.rule, included, ONLY_FOR))
            if not included:
                return
        chosen = part
        for number, rule in enumerate(part.part.rules):
            if not self._matches(rule.query, part):
                continue
            match rule.effect:
                case RuleEffect.LEAVE_OUT:
                    self.rules.append(RuleFired(ident, rule.query, False, rule.effect))
                    return
                case RuleEffect.MOVE_UP:
                    self._first.add(ident)
                case RuleEffect.REWORD:
                    chosen = replace(part, text=rule.text, key=f"part:{ident}/{number}")
                    self.texts[chosen.key] = rule.text
            self.rules.append(RuleFired(ident, rule.query, True, rule.effect))
        self._parts.append(self._edited(chosen))

    def line(self, name: str) -> str:
        """Return the key of the Re: line or the closing: that for everyone, or of an edit by hand."""
        edit = self.circumstances.edits.get(PartId(name))
        if edit is None:
            return name
        master = self.material.lines.get(name, self.material.texts[name])
        text, problem = merged_edit(edit, master, document=self.document)
        if problem is not None:
            self.problems.append(problem)
        self.rules.append(RuleFired(name, "", True, HAND_EDIT, edit.reason))
        key = f"{name}@{edit.addressee}"
        self.texts[key] = text
        return key

    def in_order(self) -> list[PartMaterial]:
        """Return the parts taken: findings by relevance if wished, then what a rule moves up."""
        parts = self._by_relevance() if self.circumstances.order is FindingOrder.RELEVANCE else self._parts
        ordered: list[PartMaterial] = []
        for part in parts:
            if part.part.id not in self._first:
                ordered.append(part)
            elif part.finding is None:
                ordered.insert(min(len(ordered), 1 + self._moved(ordered)), part)
            else:
                ordered.insert(self._first_of_slot(ordered, part), part)
        return ordered

    def _moved(self, ordered: list[PartMaterial]) -> int:
        return sum(p.part.id in self._first and p.finding is None for p in ordered)

    def _first_of_slot(self, ordered: list[PartMaterial], part: PartMaterial) -> int:
        """Return where a finding of that slot stands that was not moved up itself, else the end."""
        return next(
            (
                place
                for place, other in enumerate(ordered)
                if other.finding is not None and other.slot is part.slot and other.part.id not in self._first
            ),
            len(ordered),
        )

    def _by_relevance(self) -> list[PartMaterial]:
        """Return the parts with the findings of the letter's list sorted, each kind in its own places."""
        places = [i for i, p in enumerate(self._parts) if p.finding is not None and p.slot is Slot.FINDINGS]
        worth = {
            i: self.circumstances.relevance(f) for i in places if (f := self._parts[i].finding) is not None
        }
        ordered = list(self._parts)
        ranking = sorted(places, key=lambda i: -worth[i].score)
        for place, origin in zip(places, ranking, strict=True):
            ordered[place] = self._parts[origin]
            if worth[origin].score and place < origin:
                ident = self._parts[origin].part.id
                self.rules.append(RuleFired(ident, "", True, ORDERED, worth[origin].reason))
        return ordered

    def _edited(self, part: PartMaterial) -> PartMaterial:
        edit = self.circumstances.edits.get(part.part.id)
        if edit is None:
            return part
        own = part.finding.text if part.finding is not None else ""
        text, problem = merged_edit(edit, own if part.text is None else part.text, document=self.document)
        if problem is not None:
            self.problems.append(problem)
        self.rules.append(RuleFired(part.part.id, "", True, HAND_EDIT, edit.reason))
        made = replace(part, text=text, key=f"part:{part.part.id}@{edit.addressee}")
        self.texts[made.key] = text
        return made

    def _matches(self, query: str, part: PartMaterial) -> bool:
        try:
            return self.circumstances.matches(query)
        except BriefdeskError as error:
            self.problems.append(
                Problem(
                    Severity.ERROR,
                    "bad-rule",
                    f"The rule “{query}” cannot be read: {error}",
                    error.next_step,
                    where=query,
                    document=self.document,
                    part=part.part.id,
                )
            )
            return False


def merged_edit(edit: HandEdit, master: str, *, document: str) -> tuple[str, Problem | None]:
    """Return the wording of an edit by hand over the wording that holds for everyone now.

    Where both changed the same words the edit stands, and the problem says so.
    """
    merged = merge_three_ways(edit.base, edit.text, master)
    if merged.conflict:
        return merged.text, Problem(
            Severity.WARNING,
            "hand-edit-conflict",
            "The text for everyone changed where this letter was edited by hand. The edit stands.",
            "Compare the two, then keep the edit, take the new text, or write a third.",
            document=document,
            part=edit.part,
            addressee=edit.addressee,
        )
    if master != edit.base:
        return merged.text, Problem(
            Severity.NOTE,
            "hand-edit-merged",
            "The text for everyone changed since this letter was edited by hand. Both changes are in it.",
            "Read the letter again.",
            document=document,
            part=edit.part,
            addressee=edit.addressee,
        )
    return merged.text, None
