"""What is wrong with a project before any letter is made: sender, recipients, picks and edited wordings."""

import re
from collections.abc import Callable

from briefdesk.model.draft import Draft, FindingPart, Project
from briefdesk.model.finding import Finding
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Slot

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_HEDGES = (
    "alleged", "allegedly", "reportedly", "reported", "apparent", "apparently", "estimated", "at least",
    "approximately", "about", "nearly", "more than", "less than", "up to", "likely", "may", "might", "could",
)  # fmt: skip
_NEGATIONS = ("not", "no", "never", "without", "none", "cannot", "n’t", "n't")


def check_project(
    project: Project, *, recipients: int, check_query: Callable[[str], str | None] | None = None
) -> tuple[Problem, ...]:
    """Return the problems of the project as a whole, whatever the recipient.

    `recipients` is how many members the recipient query gives. `check_query` returns what is wrong
    with a query, None for a good one.
    """
    problems = [*_sender(project), *_recipients(project, recipients, check_query)]
    for name, draft in (("letter", project.letter), ("brief", project.brief)):
        problems += _draft(project, draft, name)
    return tuple(problems)


def _sender(project: Project) -> list[Problem]:
    sender = project.sender
    lacking = [
        (what, severity)
        for what, present, severity in (
            ("the organization", sender.organization, Severity.ERROR),
            ("the signatory", sender.signatory, Severity.ERROR),
            ("the signatory’s title", sender.signatory_title, Severity.WARNING),
            ("a phone number or e-mail address", sender.phone or sender.email, Severity.ERROR),
            ("the postal address", "".join(sender.address), Severity.WARNING),
        )
        if not present.strip()
    ]
    problems = [
        Problem(
            severity,
            "sender-incomplete",
            f"The sender lacks {what}.",
            "Fill it in under Letterhead and sender.",
            where="sender",
        )
        for what, severity in lacking
    ]
    if sender.logo and project.asset(sender.logo) is None:
        problems.append(
            Problem(
                Severity.WARNING,
                "no-logo",
                f"The logo “{sender.logo}” is not in the project.",
                "Choose the picture again, or remove the logo.",
                where="sender",
            )
        )
    return problems


def _recipients(
    project: Project, recipients: int, check_query: Callable[[str], str | None] | None
) -> list[Problem]:
    wrong = check_query(project.recipients.query) if check_query and project.recipients.query else None
    if wrong is not None:
        message = f"The recipients cannot be read: {wrong}"
        return [
            Problem(Severity.ERROR, "bad-rule", message, "Correct the recipient query.", where="recipients")
        ]
    if recipients:
        return []
    return [
        Problem(
            Severity.ERROR,
            "no-recipients",
            "Nobody receives the letter.",
            "Choose members under Congress, for example committee:SSAS.",
            where="recipients",
        )
    ]


def _draft(project: Project, draft: Draft, name: str) -> list[Problem]:
    problems: list[Problem] = []
    for part in draft.parts:
        finding = project.finding(part.finding) if isinstance(part, FindingPart) else None
        if not isinstance(part, FindingPart) or finding is None:
            continue
        if part.slot is not Slot.ASKS and finding.citation is None:
            problems.append(
                _of_part(
                    part, name, Severity.ERROR, "no-citation",
                    f"A finding has no source: “{_short(finding.text)}”.",
                    "Cite its passage in the source pack, or remove the finding.",
                )
            )  # fmt: skip
        if part.text is not None:
            problems += _edited(part, finding, name)
    return problems


def _edited(part: FindingPart, finding: Finding, name: str) -> list[Problem]:
    """Compare an edited wording with the finding's own: figures, negations and hedges must survive."""
    new = part.text or ""
    problems: list[Problem] = []
    if not new.strip():
        return [
            _of_part(
                part, name, Severity.ERROR, "empty-finding", "A finding’s wording is empty.",
                "Write its wording, or take back the original.",
            )
        ]  # fmt: skip
    lost = [figure for figure in finding.figures if figure not in new]
    lost += [
        number for number in _numbers(finding.text) - _numbers(new) if not any(number in f for f in lost)
    ]
    added = sorted(_numbers(new) - _numbers(finding.text))
    for message in (
        *(f"“{figure}” is missing from the edited finding “{_short(new)}”." for figure in lost),
        *(f"“{number}” is in the edited finding and not in its source: “{_short(new)}”." for number in added),
    ):
        problems.append(
            _of_part(part, name, Severity.WARNING, "figure-changed", message, "Compare it with the original.")
        )
    for kind, words in (("a hedge", _HEDGES), ("a negation", _NEGATIONS)):
        gone = [w for w in words if _has(finding.text, w) and not _has(new, w)]
        if gone:
            problems.append(
                _of_part(
                    part, name, Severity.WARNING, "meaning-changed",
                    f"The edited finding drops {kind}, “{gone[0]}”: “{_short(new)}”.",
                    "Compare it with the original; keep the word unless the source allows it.",
                )
            )  # fmt: skip
    return problems


def _of_part(
    part: FindingPart, name: str, severity: Severity, code: str, message: str, next_step: str
) -> Problem:
    return Problem(severity, code, message, next_step, where=str(part.finding), document=name, part=part.id)


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in _NUMBER.findall(text)}


def _has(text: str, word: str) -> bool:
    if word.startswith("n"):
        boundary = "" if word[1] in "’'" else r"\b"
        return re.search(rf"{boundary}{re.escape(word)}\b", text, re.IGNORECASE) is not None
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."
