"""Read the labelled edits of tests/data/labels and count how well the guards do on them."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefdesk.sources.guards import CODES, check_edit

FILE = Path(__file__).parents[2] / "data" / "labels" / "edits.toml"
SOURCE_DATE = "2025-03"


@dataclass(frozen=True, slots=True)
class LabelledEdit:
    """An edit of `original` and the codes that it should raise; `held_out` when no rule was made on it."""

    original: str
    edited: str
    expected: frozenset[str]
    today: dt.date | None
    held_out: bool

    @property
    def raised(self) -> frozenset[str]:
        flags = check_edit(self.original, self.edited, today=self.today, source_date=SOURCE_DATE)
        return frozenset(flag.code for flag in flags)


@dataclass(frozen=True, slots=True)
class GuardScore:
    """Hits: expected codes that were raised. False alarms: harmless edits that raised anything."""

    expected: int
    hit: int
    harmless: int
    alarmed: int
    extra: int

    @property
    def hit_rate(self) -> float:
        return self.hit / self.expected

    @property
    def false_alarm_rate(self) -> float:
        return self.alarmed / self.harmless


def read_edits() -> tuple[LabelledEdit, ...]:
    originals = tomllib.loads(FILE.read_text(encoding="utf-8"))["original"]
    return tuple(
        LabelledEdit(
            original["text"],
            edited,
            frozenset(codes.split()),
            original.get("today"),
            held_out=original.get("held_out", False),
        )
        for original in originals
        for codes, edited in original["edits"]
    )


def score(edits: tuple[LabelledEdit, ...]) -> GuardScore:
    raised = [(edit.expected, edit.raised) for edit in edits]
    return GuardScore(
        expected=sum(len(wanted) for wanted, _ in raised),
        hit=sum(len(wanted & got) for wanted, got in raised),
        harmless=sum(not wanted for wanted, _ in raised),
        alarmed=sum(bool(got) for wanted, got in raised if not wanted),
        extra=sum(bool(got - wanted) for wanted, got in raised if wanted),
    )


def score_by_code(edits: tuple[LabelledEdit, ...]) -> dict[str, tuple[int, int, int]]:
    """Return for each code how often it was expected, hit, and raised where it was not expected."""
    raised = [(edit.expected, edit.raised) for edit in edits]
    return {
        code: (
            sum(code in wanted for wanted, _ in raised),
            sum(code in wanted and code in got for wanted, got in raised),
            sum(code in got and code not in wanted for wanted, got in raised),
        )
        for code in CODES
    }
