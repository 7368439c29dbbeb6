"""Why each letter differs: the rules that fired on which datum, edits by hand, and the letter compared."""

import difflib
from collections.abc import Sequence
from dataclasses import replace

from briefdesk.compose.document_text import pieces_of
from briefdesk.compose.review_sheet import EFFECT_WORDS, NOT_INCLUDED
from briefdesk.compose.tailoring import HAND_EDIT, ONLY_FOR, ORDERED
from briefdesk.compose.word_changes import WordChange, word_changes
from briefdesk.congress.because import because
from briefdesk.congress.query import Query, parse_query
from briefdesk.congress.states import state_name
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeId, Contact
from briefdesk.model.blocks import SignatureBlock
from briefdesk.model.draft import Part, PartId, Project
from briefdesk.model.explanation import ComparedLine, Explanation, LineChange, Reason
from briefdesk.model.letter import Letter, RuleFired
from briefdesk.model.tailoring import FindingOrder
from briefdesk.pipeline.at_hand import HeardAtHand, lists_at_hand
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import part_label, part_rule
from briefdesk.pipeline.letter_lines import LINE_LABELS
from briefdesk.pipeline.letters import compose_letters
from briefdesk.pipeline.recipients import chosen, query_in_words
from briefdesk.pipeline.sign_on import standing

__all__ = [
    "EFFECT_WORDS",
    "NOT_INCLUDED",
    "WordChange",
    "base_project",
    "explain",
    "explain_each",
    "explain_one",
    "word_changes",
]

_FRAME = frozenset({"date", "inside address", "salutation", "signature", "letterhead", "footnote"})
# Below this likeness two paragraphs are no wordings of one another.
_LEAST_ALIKE = 0.5


def explain(desk: Desk, project: Project, to: str | None = None) -> tuple[Explanation, ...]:
    """Return why each letter of the project is as it is, in the order of its recipients.

    `to` explains the letters to others than the project's. Raises BriefdeskError where a letter cannot be
    made.
    """
    return explain_each(desk, project, chosen(desk, project, to))


def explain_each(desk: Desk, project: Project, addressees: Sequence[Addressee]) -> tuple[Explanation, ...]:
    """Return why the letters to these addressees are as they are. Raises as `explain`."""
    letters = compose_letters(desk, project, addressees)
    bases = compose_letters(desk, base_project(desk, project), addressees)
    return tuple(
        _explained(desk, project, _made(letter), _made(base))
        for letter, base in zip(letters, bases, strict=True)
    )


def explain_one(desk: Desk, project: Project, addressee: AddresseeId) -> Explanation | None:
    """Return why the letter to one addressee is as it is, or None if it goes to nobody of that id."""
    found = [one for one in chosen(desk, project) if one.id == addressee]
    if not found:
        return None
    return explain_each(desk, project, found)[0]


def base_project(desk: Desk, project: Project) -> Project:
    """Return the project whose letter everybody would get: what has a rule is not in it, no rule fires."""
    project = standing(desk, project)
    letter = project.letter
    kept = tuple(_plain(part) for part in letter.parts if not part_rule(desk, project, "letter", part))
    base = replace(letter, parts=kept, order=FindingOrder.AS_PICKED)
    return replace(project, letter=base, hand_edits=())


def _plain(part: Part) -> Part:
    return replace(part, rules=())


def _made(letter: Letter | BriefdeskError) -> Letter:
    if isinstance(letter, BriefdeskError):
        raise letter
    return letter


def _explained(desk: Desk, project: Project, letter: Letter, base: Letter) -> Explanation:
    reasons = [_reason(desk, project, letter.addressee, fired) for fired in letter.rules]
    told = tuple(reason for reason in reasons if reason is not None)
    return Explanation(letter.addressee, told, compared(_body(base), _body(letter)))


def _reason(desk: Desk, project: Project, addressee: Addressee, fired: RuleFired) -> Reason | None:
    part = project.letter.part(PartId(fired.part))
    line = LINE_LABELS.get(PartId(fired.part), fired.part)
    label = part_label(desk, project, "letter", part) if part is not None else line
    effect = NOT_INCLUDED if fired.effect == ONLY_FOR and not fired.included else fired.effect
    if fired.effect == HAND_EDIT:
        edit = next(e for e in project.hand_edits if (e.addressee, e.part) == (addressee.id, fired.part))
        return Reason(fired.part, label, effect, "Edited by hand", edit.reason, edit.day)
    if fired.effect == ORDERED:
        as_of = desk.index.roster.as_of
        return Reason(fired.part, label, effect, "Moved up by relevance", fired.because, as_of)
    try:
        words = query_in_words(desk, fired.rule)
        datum = _datum(desk, project, addressee, fired.rule)
    except BriefdeskError as error:
        return Reason(fired.part, label, effect, fired.rule, str(error), None, fired.rule)
    outside = addressee.contact is not None and addressee.contact.member is None
    known = None if outside else desk.index.roster.as_of
    return Reason(fired.part, label, effect, words, datum, known, fired.rule)


def _datum(desk: Desk, project: Project, addressee: Addressee, rule: str) -> str:
    query, lists, heard = parse_query(rule), lists_at_hand(desk, project), HeardAtHand(desk, project)
    members = addressee.members
    told = _of_contact(addressee.contact, query) if addressee.contact is not None else ""
    if told:
        return told
    if addressee.contact is not None and addressee.contact.member is not None:
        member = desk.index.member(addressee.contact.member)
        members = (member,) if member is not None else ()
    if not members:
        return "no member of Congress is addressed"
    each = [because(desk.index, query, member, lists=lists, heard=heard) for member in members]
    if len(set(each)) == 1:
        return each[0]
    return "; ".join(f"{m.last_name}: {datum}" for m, datum in zip(members, each, strict=True))


def _of_contact(contact: Contact, query: Query) -> str:
    """Return what the address book has that a query asks for, empty where it asks the roster."""
    keys = {condition.key for term in query.terms for condition in term.alternatives}
    if "person" in keys:
        return f"{contact.name}, in your address book"
    if "contact" in keys:
        return f"{contact.kind.value} contact in your address book"
    if contact.member is None and contact.state and keys <= {"state", "delegation", "fact"}:
        return f"{state_name(contact.state)}, in your address book"
    return ""


def _body(letter: Letter) -> tuple[str, ...]:
    """Return the paragraphs of a letter that its parts make, the Re: line first, and its closing."""
    pieces = (p.text for p in pieces_of(letter.document) if p.where not in _FRAME)
    closings = (block.close for block in letter.document.blocks if isinstance(block, SignatureBlock))
    return tuple(text for text in (*pieces, *closings) if text)


def compared(base: Sequence[str], text: Sequence[str]) -> tuple[ComparedLine, ...]:
    """Return two texts side by side, paragraph by paragraph; similar paragraphs face each other."""
    lines: list[ComparedLine] = []
    matcher = difflib.SequenceMatcher(None, base, text, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            lines += [ComparedLine(LineChange.SAME, line, line) for line in text[first:last]]
        else:
            lines += _aligned(list(base[start:end]), list(text[first:last]))
    return tuple(lines)


def _aligned(base: list[str], text: list[str]) -> list[ComparedLine]:
    lines: list[ComparedLine] = []
    for line in text:
        place = next((i for i, old in enumerate(base) if _alike(old, line)), None)
        if place is None:
            lines.append(ComparedLine(LineChange.ADDED, "", line))
            continue
        lines += [ComparedLine(LineChange.REMOVED, old, "") for old in base[:place]]
        lines.append(ComparedLine(LineChange.REWORDED, base[place], line))
        del base[: place + 1]
    return [*lines, *(ComparedLine(LineChange.REMOVED, old, "") for old in base)]


def _alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.quick_ratio() >= _LEAST_ALIKE and matcher.ratio() >= _LEAST_ALIKE
