"""Why one letter differs from the others: what decided, on which datum, and what it changed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from briefdesk.model.addressee import Addressee


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision about a part: `effect` as in RuleFired, `rule` in plain words, `because` the datum.

    `query` is the rule as written. `as_of` is the day of the datum: the roster's, or that of an edit.
    """

    part: str
    label: str
    effect: str
    rule: str
    because: str
    as_of: dt.date | None = None
    query: str = ""


class LineChange(StrEnum):
    """What became of a paragraph of the base letter."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A paragraph of the letter beside that of the base letter, either of them empty where it has none."""

    change: LineChange
    base: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that makes one letter what it is, and the letter compared with the base letter."""

    addressee: Addressee
    reasons: tuple[Reason, ...]
    comparison: tuple[ComparedLine, ...]

    @property
    def differs(self) -> bool:
        """Return whether the letter says anything else than the base letter."""
        return any(line.change is not LineChange.SAME for line in self.comparison)
