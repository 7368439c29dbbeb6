"""Collect everything that is wrong with a text file, so that one reading tells it all."""

import difflib
from collections.abc import Iterable

from briefdesk.errors import SourceError
from briefdesk.model.problem import Problem, Severity


class PackInvalid(SourceError):
    """A source pack breaks its format; `problems` holds all that is wrong, in the file's order."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        others = len(problems) - 1
        more = "" if not others else f" ({others} more {'problem' if others == 1 else 'problems'})"
        place = f"{name}, line {first.line}" if first.line is not None else name
        super().__init__(f"{place}: {first.message}{more}", first.next_step, where=place)
        self.problems = problems


class Faults:
    """A growing list of problems of the one file called `name`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._problems: list[Problem] = []

    def error(self, line: int | None, code: str, message: str, next_step: str) -> None:
        """Note something that must be mended before the file can be used."""
        self._add(Severity.ERROR, line, code, message, next_step)

    def warning(self, line: int | None, code: str, message: str, next_step: str) -> None:
        """Note something that deserves a look."""
        self._add(Severity.WARNING, line, code, message, next_step)

    def sorted(self) -> tuple[Problem, ...]:
        """Return the problems in the file's order, those of the file as a whole first."""
        return tuple(sorted(self._problems, key=lambda p: p.line or 0))

    def _add(self, severity: Severity, line: int | None, code: str, message: str, next_step: str) -> None:
        self._problems.append(Problem(severity, code, message, next_step, where=self.name, line=line))


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop the file from being used."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` most likely was meant to be, or None."""
    matches = difflib.get_close_matches(word[:40].lower(), list(known), n=1, cutoff=0.7)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the next step for an unknown word: the likely one, or the whole choice."""
    choice = tuple(known)
    likely = closest(word, choice)
    if likely is not None:
        return f"Did you mean “{likely}”?"
    return f"Write one of: {', '.join(choice)}."


def excerpt(text: str) -> str:
    """Return `text` short enough for a message."""
    return text if len(text) <= 60 else f"{text[:57]}..."
