"""Preflight: everything about a letter, a brief or a project that should not leave the house unseen."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefdesk.compose.assembly import unfilled_problem
from briefdesk.compose.document_text import TextPiece, pieces_of
from briefdesk.compose.member_names import MemberNames, Mention
from briefdesk.compose.project_check import check_project
from briefdesk.model.blocks import AskBox, ComposedDocument
from briefdesk.model.draft import Project
from briefdesk.model.finding import Finding, FindingKind
from briefdesk.model.letter import Brief, Letter
from briefdesk.model.problem import Problem, Severity

__all__ = ["MAX_FINDINGS", "check_brief", "check_letter", "check_project"]

MAX_FINDINGS = 5

_BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[{}\ue000\ue001]")
_SALUTATION = re.compile(r"(?:Dear|To) \S.*[^\s:,]:$")
_LEFTOVER = re.compile(r"^(?:None|nan|null|undefined)$|\bDear (?:None|null)\b|\bNone None\b|, None\b")
# A sentence about a bill or a hearing may well name another member.
_ABOUT_WORK = re.compile(
    r"\b(?:bill|Act|amendment|resolution|hearing|introduc|sponsor|cosponsor|legislation|letter|"
    r"H\.[ \u00a0]?R\.|S\.[ \u00a0]\d|Res\.)"
)
_NOT_SCANNED = frozenset({"letterhead", "signature", "signatories", "cc", "footnote", "sources", "date"})


def check_letter(
    letter: Letter, *, project: Project, names: MemberNames, allowed_names: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """Return the problems of one letter, those of its making first; each carries the recipient.

    `names` knows every member of the roster. `allowed_names` may stand in any letter (a contact who
    shares a member's name); the sender's signatory and contact are allowed without being listed.
    """
    document = letter.document
    problems = [*letter.problems, *_common(document, "letter")]
    problems += _salutation(document)
    allowed = (*allowed_names, project.sender.signatory, project.sender.contact_name)
    for piece in pieces_of(document):
        problems += _other_members(piece, letter, names, allowed)
    found = [finding for finding in (project.finding(id_) for id_ in letter.findings) if finding is not None]
    problems += _substance(found, "letter")
    return tuple(replace(p, bioguide=letter.addressee.member.bioguide) for p in dict.fromkeys(problems))


def check_brief(brief: Brief, *, project: Project) -> tuple[Problem, ...]:
    """Return the problems of the brief, those of its making first."""
    document = brief.document
    problems = [*brief.problems, *_common(document, "brief")]
    if not any(isinstance(block, AskBox) for block in document.blocks):
        problems.append(_no_ask("brief"))
    return tuple(dict.fromkeys(problems))


def _common(document: ComposedDocument, name: str) -> list[Problem]:
    problems: list[Problem] = []
    for piece in pieces_of(document):
        problems += [
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
        if _LEFTOVER.search(piece.text):
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
    return problems


def _around(text: str) -> str:
    match = _BRACE.search(text)
    if match is None:
        return text[:40]
    return text[max(0, match.start() - 15) : match.end() + 25].strip()


def _salutation(document: ComposedDocument) -> list[Problem]:
    texts = [piece.text for piece in pieces_of(document) if piece.where == "salutation"]
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
    piece: TextPiece, letter: Letter, names: MemberNames, allowed: Sequence[str]
) -> list[Problem]:
    if piece.where in _NOT_SCANNED or not piece.text:
        return []
    own = letter.addressee.member
    return [
        _other_member(piece, mention, names)
        for mention in names.mentions(piece.text)
        if mention.bioguide != own.bioguide
        and not mention.name.endswith(own.last_name)
        and not any(name and mention.name in name for name in allowed)
    ]


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


def _substance(findings: Sequence[Finding], name: str) -> list[Problem]:
    """Return what is wrong with how much is asked and shown."""
    asks = sum(finding.kind is FindingKind.ASK for finding in findings)
    shown = len(findings) - asks
    problems = [] if asks else [_no_ask(name)]
    if not shown:
        problems.append(
            Problem(
                Severity.WARNING,
                "no-findings",
                f"The {name} shows no finding.",
                "Pick two to five findings from the source.",
                document=name,
            )
        )
    if shown > MAX_FINDINGS:
        problems.append(
            Problem(
                Severity.WARNING,
                "many-findings",
                f"The {name} shows {shown} findings; staff rarely read more than {MAX_FINDINGS}.",
                "Keep the strongest, or limit some to the members they concern.",
                document=name,
            )
        )
    return problems


def _no_ask(name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        "no-ask",
        f"The {name} asks for nothing.",
        "Pick at least one ask.",
        document=name,
    )
