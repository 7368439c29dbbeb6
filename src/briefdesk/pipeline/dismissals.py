"""Problems that somebody looked at and let stand, with the reason: kept in the project, undone at will."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.settled import Dismissal

MAX_REASON_CHARS = 200
# An age grows by itself every day; what was let stand is the date that stands beside it.
_AGE = re.compile(r", \d+ days? old")


class NotDismissable(BriefdeskError):
    """A problem that may not be let stand, or a reason that is none."""


def may_stand(problem: Problem) -> bool:
    """Return whether a problem can be let stand: warnings and notes, errors never."""
    return problem.severity is not Severity.ERROR


def dismiss(project: Project, problem: Problem, reason: str) -> Project:
    """Return the project with `problem` let stand for `reason`, in the place of an earlier reason.

    Raises NotDismissable for an error, and for a reason that is empty or longer than MAX_REASON_CHARS.
    """
    said = " ".join(reason.split())
    if not may_stand(problem):
        raise NotDismissable(f"An error cannot be let stand: {problem.message}", problem.next_step)
    if not said:
        raise NotDismissable(
            "A problem is let stand for a reason only.", "Write why it may stand, in a few words."
        )
    if len(said) > MAX_REASON_CHARS:
        raise NotDismissable(
            f"The reason is {len(said)} characters long; {MAX_REASON_CHARS} are the most.", "Shorten it."
        )
    key = _key(problem)
    kept = tuple(d for d in project.dismissals if _key_of(d) != key)
    return replace(project, dismissals=(*kept, Dismissal(*key, said)))


def restore(project: Project, problem: Problem) -> Project:
    """Return the project with `problem` counted again; the same project where it was never let stand."""
    key = _key(problem)
    kept = tuple(d for d in project.dismissals if _key_of(d) != key)
    return project if len(kept) == len(project.dismissals) else replace(project, dismissals=kept)


def with_dismissals(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with those let stand as notes that hold the reason; errors stay as they are."""
    reasons = {_key_of(dismissal): dismissal.reason for dismissal in project.dismissals}
    return tuple(
        replace(problem, severity=Severity.NOTE, dismissed=reasons[_key(problem)])
        if may_stand(problem) and _key(problem) in reasons
        else problem
        for problem in problems
    )


def _key(problem: Problem) -> tuple[str, str, str, str]:
    """Return what a dismissal holds for: the words marked, and the sentence where none are."""
    words = problem.words or _AGE.sub("", problem.message)
    return problem.code, problem.document, problem.part, words


def _key_of(dismissal: Dismissal) -> tuple[str, str, str, str]:
    return dismissal.code, dismissal.document, dismissal.part, dismissal.words
