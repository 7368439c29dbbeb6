"""The text that organizations consent to: what any letter of the project says, without its frame."""

import datetime as dt
import hashlib
import re
from dataclasses import replace
from functools import partial

from briefdesk.compose.document_text import pieces_of
from briefdesk.compose.letter import resolve_letters
from briefdesk.congress.relevance import relevance
from briefdesk.english import long_date
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind
from briefdesk.model.draft import FindingPart, Part, PartId, Project, TextPart
from briefdesk.model.letter import Letter
from briefdesk.model.sign_on import SignOn
from briefdesk.model.tailoring import FindingOrder, RuleEffect
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import part_rule, part_text, template_of
from briefdesk.sources.spelling import words_of
from briefdesk.sources.text_change import ASK, SUBJECT, normalized

_FRAME = frozenset(
    {
        "date", "delivery line", "inside address", "salutation", "signature", "signatories", "letterhead",
        "footnote", "sources", "enclosures", "cc",
    }
)  # fmt: skip
# What changes without the text being another: stands in its place while the text is composed.
_NO_DAY = dt.date(1901, 1, 1)
_MANY, _MANY_READ = 987_654_301, "[number]"
_NUMBERS = re.compile(r"\b987,?654,?301\b")
_CONDITIONS = re.compile(r"\{%-?(?!\s*(?:else|endif)\b)\s*(?:if\b|elif\b)?\s*(.*?)%\}")
# What conditions on these say is the same in every letter.
_FOR_ALL = ("counts.signatories", "counts.recipients")
_OPEN = Addressee(AddresseeId("open:letter"), AddresseeKind.OPEN, "Open letter", "Dear Member of Congress:")
_SUBJECT_PART = PartId("subject")


def text_to_sign(desk: Desk, project: Project) -> str:
    """Return the text that organizations sign, a paragraph to a line, as it is hashed and kept.

    It holds the Re: line and every part, whoever gets it: a part for some says for whom, and each wording
    of a rule or of an edit by hand follows the one for everyone. Address, salutation, date, notes and the
    number of those who sign are not part of it. Raises BriefdeskError where no letter can be made.
    """
    whole, heads = _for_everybody(desk, project)
    lines: dict[str, list[str]] = {part: [] for part in heads}
    subject: list[str] = []
    for piece in pieces_of(_composed(desk, whole).document):
        if piece.where == "subject":
            subject.append(SUBJECT + _told(piece.text))
        elif piece.where not in _FRAME and piece.text.strip():
            lines.setdefault(piece.part, []).append(heads.get(piece.part, "") + _told(piece.text))
    for part in project.letter.parts:
        text = part_text(desk, project, "letter", part)
        if any(not tag.startswith(_FOR_ALL) for tag in _CONDITIONS.findall(text)):
            # What the letter to nobody by name does not say, letters to others may.
            lines[part.id].append(f"{heads[part.id]}(By recipient) {text}")
    subject += [
        f"{SUBJECT}(By hand for {e.addressee}) {e.text}"
        for e in project.hand_edits
        if e.part == _SUBJECT_PART
    ]
    return normalized([*subject, *(line for part in lines.values() for line in part)])


def text_hash(text: str) -> str:
    """Return the SHA-256 (hex) of a text to sign."""
    return hashlib.sha256(text.encode()).hexdigest()


def known_words(project: Project) -> frozenset[str]:
    """Return the words that the project's sources write: spelled right, as far as a text is judged."""
    documents = (pack.document for pack in project.sources)
    return words_of(passage.text for d in documents for section in d.sections for passage in section.passages)


def _for_everybody(desk: Desk, project: Project) -> tuple[Project, dict[str, str]]:
    """Return the project whose letter holds every part in each wording, and what heads each part's lines."""
    parts: list[Part] = []
    heads: dict[str, str] = {}
    for part in project.letter.parts:
        ask = ASK if isinstance(part, FindingPart) and part.slot is Slot.ASKS else ""
        rule = part_rule(desk, project, "letter", part)
        left_out = [f"(Not {r.query}) " for r in part.rules if r.effect is RuleEffect.LEAVE_OUT]
        heads[part.id] = ask + (f"(Only {rule}) " if rule else "") + "".join(left_out)
        parts.append(replace(part, only_for="", rules=()))
        for name, head, text in _other_wordings(project, part):
            heads[name] = ask + head
            parts.append(TextPart(PartId(name), text))
    letter = replace(project.letter, parts=tuple(parts), order=FindingOrder.AS_PICKED)
    whole = replace(project, letter=letter, hand_edits=(), signatories=(), sign_on=SignOn(), date=None)
    return whole, heads


def _other_wordings(project: Project, part: Part) -> list[tuple[str, str, str]]:
    """Return what else a part may say: an id of its own, what heads it, and the wording."""
    found = [
        (f"{part.id}~{number}", f"(For {rule.query}) ", rule.text)
        for number, rule in enumerate(part.rules)
        if rule.effect is RuleEffect.REWORD
    ]
    found += [
        (f"{part.id}@{edit.addressee}", f"(By hand for {edit.addressee}) ", edit.text)
        for edit in project.hand_edits
        if edit.part == part.id
    ]
    return found


def _composed(desk: Desk, project: Project) -> Letter:
    template = template_of(desk, project, "letter")
    (letter,) = resolve_letters(
        project,
        template,
        [_OPEN],
        state_name=desk.index.state_name,
        matches=lambda _query, _addressee: True,
        relevance=partial(relevance, desk.index),
        recipients=_MANY,
        signing=_MANY,
        today=_NO_DAY,
        runner=desk.runner,
    )
    if isinstance(letter, BriefdeskError):
        raise letter
    return letter


def _told(text: str) -> str:
    return _NUMBERS.sub(_MANY_READ, text.replace(long_date(_NO_DAY), "[date]"))
