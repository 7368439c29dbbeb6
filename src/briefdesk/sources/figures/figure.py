"""What a figure is: a stretch of a text with a value that does not depend on how it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure speaks of."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    DATE = "date"
    LAW = "law"
    BILL = "bill"
    AGENCY = "agency"
    STATE = "state"
    PLACE = "place"


COUNTED = frozenset({FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.MONEY, FigureKind.FRACTION})
"""The kinds that state how much or how many."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, `text`, at characters `start` to `end`, and what it says.

    `value` is normal: "3600" for "3,600", "2025-02-15" for a date, "--02" for a month, "TX" for Texas,
    "10..15" for a range, several dates joined by "&". `bound` says how the value limits: "" exactly,
    ">" more than, ">=" at least, "<" less than, "<=" up to, "<~" nearly, "~" about. `unit` is a
    measure ("mile", "USD"), `per` what a rate counts by ("agent/month").
    """

    kind: FigureKind
    text: str
    start: int
    end: int
    value: str
    bound: str = ""
    unit: str = ""
    per: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Return the value, or the single values of a range or a list of dates."""
        return tuple(self.value.replace("..", "&").split("&"))

    @property
    def normal(self) -> str:
        """Return what it says in short: ">40%", "~95000 USD/year", "2025-02-15"."""
        sign = "%" if self.kind is FigureKind.PERCENT else ""
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.bound}{self.value}{sign}{unit}{'/' + self.per if self.per else ''}"


def masked(text: str, figures: Iterable[Figure]) -> str:
    """Return `text`, as long as before, with NUL in place of the figures: nothing reads them again."""
    for figure in figures:
        text = text[: figure.start] + "\0" * (figure.end - figure.start) + text[figure.end :]
    return text
