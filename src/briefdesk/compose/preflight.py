"""Preflight: everything about a letter, a brief or a project that should not leave the house unseen."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from briefdesk.compose.assembly import unfilled_problem
from briefdesk.compose.document_text import TextPiece, pieces_of
from briefdesk.compose.member_names import MemberNames, Mention
from briefdesk.compose.place_scan import PlaceMention, foreign_places, places_named
from briefdesk.compose.project_check import check_project
from briefdesk.model.blocks import SignatureBlock
from briefdesk.model.letter import Brief, Letter
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.same import Same

__all__ = ["check_brief", "check_letter", "check_project"]

_BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[{}\ue000\ue001]")
_SALUTATION = re.compile(r"(?:Dear|To) \S.*[^\s:,]:$")
_LEFTOVER = re.compile(r"^(?:None|nan|null|undefined)$|\bDear (?:None|null)\b|\bNone None\b|, None\b")
_TO_NOBODY = re.compile(r"\bDear\s*[,:]")
# A sentence about a bill or a hearing may well name another member.
_ABOUT_WORK = re.compile(
    r"\b(?:bill|Act|amendment|resolution|hearing|introduc|sponsor|cosponsor|legislation|letter|"
    r"H\.[ \u00a0]?R\.|S\.[ \u00a0]\d|Res\.)"
)
_FRAME = frozenset({"salutation", "inside address", "delivery line", "enclosures"})
_NOT_SCANNED = frozenset({"letterhead", "signature", "signatories", "cc", "footnote", "sources", "date"})
_MOST_PIECES = 256


def check_letter(
    letter: Letter, *, other_names: MemberNames, allowed_names: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """Return what is wrong in the text of a finished letter, beyond the problems that it carries itself.

    `other_names` knows every member of the roster; `allowed_names` may stand in any letter (a contact
    who shares a member's name), as the signatory's may.
    """
    document = letter.document
    pieces = pieces_of(document)
    problems = [*_common(pieces, "letter"), *_salutation(pieces)]
    signed = [block.name for block in document.blocks if isinstance(block, SignatureBlock)]
    for piece in pieces:
        if piece.where in _NOT_SCANNED:
            continue
        if mentions := other_names.mentions(piece.text):
            problems += _other_members(piece, mentions, letter, other_names, (*allowed_names, *signed))
        if piece.where not in _FRAME and places_named(piece.text):
            problems += _other_places(piece, letter)
    addressee = letter.addressee.id
    return tuple(replace(p, addressee=addressee) for p in dict.fromkeys(problems))


def check_brief(brief: Brief) -> tuple[Problem, ...]:
    """Return what is wrong in the text of a finished brief, beyond the problems that it carries itself."""
    return tuple(dict.fromkeys(_common(pieces_of(brief.document), "brief")))


def _common(pieces: Sequence[TextPiece], name: str) -> list[Problem]:
    return [problem for piece in pieces for problem in _common_of(Same(piece), name)]


@lru_cache(maxsize=_MOST_PIECES)
def _common_of(same: Same[TextPiece], name: str) -> tuple[Problem, ...]:
    """Return what is wrong in a piece whoever reads it; most pieces come in every letter."""
    piece = same.value
    problems = [
        unfilled_problem(span.text, document=name, where=piece.where, part=piece.part)
        for span in piece.spans
        if span.unfilled and span.text.startswith("[")
    ]
    if _BRACE.search(piece.text):
        problems.append(
            Problem(
                Severity.ERROR,
                "leftover-brace",
                f"A brace is left in the {piece.where}: “{_around(piece.text)}”.",
                "Write the field as {{ recipient.state }}, or remove the brace.",
                where=piece.where,
                document=name,
                part=piece.part,
            )
        )
    # The greeting itself has a check of its own.
    to_nobody = piece.where != "salutation" and _TO_NOBODY.search(piece.text)
    if to_nobody or _LEFTOVER.search(piece.text):
        problems.append(
            Problem(
                Severity.ERROR,
                "empty-value",
                f"An empty value is printed in the {piece.where}: “{piece.text[:60]}”.",
                "Fill in the value, or remove it from the text.",
                where=piece.where,
                document=name,
                part=piece.part,
            )
        )
    return tuple(problems)


def _around(text: str) -> str:
    match = _BRACE.search(text)
    if match is None:
        return text[:40]
    return text[max(0, match.start() - 15) : match.end() + 25].strip()


def _salutation(pieces: Sequence[TextPiece]) -> list[Problem]:
    texts = [piece.text for piece in pieces if piece.where == "salutation"]
    if texts and all(_SALUTATION.match(text) for text in texts):
        return []
    return [
        Problem(
            Severity.ERROR,
            "empty-salutation",
            f"The greeting names nobody: “{texts[0] if texts else ''}”.",
            "Set the member's salutation, or leave the member out.",
            where="salutation",
            document="letter",
        )
    ]


def _other_members(
    piece: TextPiece, mentions: Sequence[Mention], letter: Letter, names: MemberNames, allowed: Sequence[str]
) -> list[Problem]:
    contact = letter.addressee.contact
    own = {member.bioguide for member in letter.addressee.members}
    if contact is not None:
        # A governor may share a member's name, and staff are addressed at their member's office.
        own |= {contact.member} if contact.member else set()
        allowed = (*allowed, contact.name, *letter.addressee.inside_address, letter.addressee.salutation)
    last_names = tuple(member.last_name for member in letter.addressee.members)
    return [
        _other_member(piece, mention, names)
        for mention in mentions
        if mention.bioguide not in own
        and not mention.name.endswith(last_names)
        and not any(name and mention.name in name for name in allowed)
    ]


def _other_places(piece: TextPiece, letter: Letter) -> list[Problem]:
    """Return the states and districts that a piece gives to a reader who has others."""
    members, contact = letter.addressee.members, letter.addressee.contact
    states = {member.state for member in members} | ({contact.state} if contact and contact.state else set())
    if not states:
        return []
    districts = [(m.state, m.seat.district) for m in members if m.seat.district]
    return [
        _other_place(piece, place) for place in foreign_places(piece.text, states=states, districts=districts)
    ]


def _other_place(piece: TextPiece, place: PlaceMention) -> Problem:
    what = "district" if place.district is not None else "state"
    return Problem(
        Severity.ERROR if place.yours else Severity.WARNING,
        "other-place-named",
        f"The {piece.where} speaks of another {what} as the reader’s: “{place.words}”."
        if place.yours
        else f"The {piece.where} names a district that is not the reader’s: “{place.words}”.",
        "Write {{ recipient.state_name }}, or limit the part to the members that it is about."
        if place.yours
        else "Check that the letter means to name this district.",
        where=piece.where,
        document="letter",
        part=piece.part,
        words=place.words,
    )


def _other_member(piece: TextPiece, mention: Mention, names: MemberNames) -> Problem:
    nearby = piece.text[max(0, mention.start - 80) : mention.end + 80]
    framed = piece.where in {"salutation", "inside address"}
    deliberate = not framed and _ABOUT_WORK.search(nearby) is not None
    return Problem(
        Severity.WARNING if deliberate else Severity.ERROR,
        "other-member-named",
        f"The {piece.where} names another member: “{mention.name}” ({names.full_name(mention.bioguide)}).",
        "Write {{ recipient.title_and_name }} if the recipient is meant."
        if not deliberate
        else "Check that the letter means to name this member.",
        where=piece.where,
        document="letter",
        part=piece.part,
    )
