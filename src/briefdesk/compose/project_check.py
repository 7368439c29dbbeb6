"""What is wrong with a project before any letter is made: sender, recipients, picked findings."""

from collections.abc import Callable
from dataclasses import replace

from briefdesk.english import counted
from briefdesk.model.draft import Draft, FindingPart, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Slot


def check_project(
    project: Project, *, recipients: int | None = None, check_query: Callable[[str], str | None] | None = None
) -> tuple[Problem, ...]:
    """Return the problems of the project as a whole, whatever the recipient.

    `recipients` is how many members the recipient query gives, None if not known. `check_query`
    returns what is wrong with a query, None for a good one.
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
            "Fill it in under Sender and letterhead.",
            where="sender",
        )
        for what, severity in lacking
    ]
    logos = (sender.logo or "", *(partner.logo for partner in sender.partners))
    problems += [
        Problem(
            Severity.WARNING,
            "no-logo",
            f"The logo “{logo}” is not in the project.",
            "Choose the picture again, or remove the logo.",
            where="sender",
        )
        for logo in logos
        if logo and project.asset(logo) is None
    ]
    unnamed = sum(not partner.logo_alt.strip() for partner in sender.partners)
    if unnamed:
        problems.append(
            Problem(
                Severity.WARNING,
                "logo-without-words",
                f"{counted(unnamed, 'partner’s logo', 'partners’ logos')} cannot be read aloud.",
                "Say in words whose logo it is.",
                where="sender",
            )
        )
    return problems


def _recipients(
    project: Project, recipients: int | None, check_query: Callable[[str], str | None] | None
) -> list[Problem]:
    wrong = check_query(project.recipients.query) if check_query and project.recipients.query else None
    if wrong is not None:
        message = f"The recipients cannot be read: {wrong}"
        return [
            Problem(Severity.ERROR, "bad-rule", message, "Correct the recipient query.", where="recipients")
        ]
    if recipients or (recipients is None and project.recipients.query.strip()):
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
    findings = project.findings_by_id()
    for part in draft.parts:
        finding = findings.get(part.finding) if isinstance(part, FindingPart) else None
        if not isinstance(part, FindingPart) or finding is None:
            continue
        found = [_empty()] if part.text is not None and not part.text.strip() else []
        if part.slot is not Slot.ASKS and finding.citation is None:
            found.append(
                Problem(
                    Severity.ERROR,
                    "no-citation",
                    f"A finding has no source: “{_short(finding.text)}”.",
                    "Cite its passage in the source pack, or remove the finding.",
                )
            )
        problems += [
            replace(problem, where=str(part.finding), document=name, part=part.id) for problem in found
        ]
    return problems


def _empty() -> Problem:
    step = "Write its wording, or take back the original."
    return Problem(Severity.ERROR, "empty-finding", "A finding’s wording is empty.", step)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."
