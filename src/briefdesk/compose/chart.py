"""A chart's bars from figures as written: what each amounts to, and whether they may share one scale."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefdesk.model.blocks import Bar
from briefdesk.model.problem import Problem, Severity

FEWEST_BARS = 2
MAX_BARS = 6
BETWEEN = "|"
"""What parts a figure from its label in a text of the user's own: "3,000 | agents"."""

_FIGURE = re.compile(
    r"""(?:(?:about|around|nearly|almost|roughly|approximately|some|an\s+estimated|more\s+than|over|at\s+least
         |up\s+to|as\s+many\s+as|as\s+much\s+as|fewer\s+than|less\s+than|under)\s+|[~≈<>]\s*)?
        (?P<sign>[-\u2212])?(?P<currency>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
        \s*(?P<many>thousand|million|billion|trillion|[KMB](?![a-z]))?\s*\+?\s*(?P<percent>%|percent\b)?\s*\+?
        \s*(?P<rest>.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MANY = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "trillion": 1e12}
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_UNIT_NAMES = {"$": "dollars", "€": "euros", "£": "pounds", "%": "percent", "": "a count"}


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure amounts to. `unit` is a currency's sign, "%", the words that follow, or empty."""

    value: float
    unit: str


def amount_of(figure: str) -> Amount | None:
    """Return what a figure as written amounts to; None for years, ranges and words.

    >>> amount_of("more than 40 percent")
    Amount(value=40.0, unit='%')
    """
    text = " ".join(figure.split())
    match = _FIGURE.fullmatch(text)
    if match is None or match["sign"] or _YEAR.fullmatch(text):
        return None
    rest = match["rest"].casefold().strip(" .")
    if any(character.isdigit() for character in rest) or rest[:1] in ("-", "–", "—", "/"):
        return None
    value = float(match["number"].replace(",", "")) * _MANY.get((match["many"] or "").casefold(), 1.0)
    if not math.isfinite(value):
        return None
    unit = match["currency"] or ("%" if match["percent"] else "")
    return Amount(value, f"{unit} {rest}".strip())


def unit_name(unit: str) -> str:
    """Return a unit as people say it: "dollars", "a count", "miles"."""
    return _UNIT_NAMES.get(unit) or (f"dollars {unit[2:]}" if unit.startswith("$ ") else unit)


def bar_of(bar: Bar) -> tuple[Bar, str] | None:
    """Return a bar with its length, and its unit; None where its figure cannot be drawn."""
    amount = amount_of(bar.shown)
    if amount is None:
        return None
    return Bar(bar.label, amount.value, bar.shown, bar.note, bar.origin), amount.unit


def comparable(bars: Sequence[Bar], *, document: str, part: str) -> tuple[tuple[Bar, ...], list[Problem]]:
    """Return the bars of a chart with their lengths, none where they cannot be compared, and why."""
    problems: list[Problem] = []
    drawn: list[tuple[Bar, str]] = []
    for bar in bars:
        found = bar_of(bar)
        if found is None:
            problems.append(_not_an_amount(bar, document))
        else:
            drawn.append(found)
    units = tuple(dict.fromkeys(unit for _, unit in drawn))
    if len(units) > 1:
        first, other = unit_name(units[0]), unit_name(units[1])
        step = "Keep figures of one unit in the chart, and put the others among the key figures."
        message = f"The chart sets {first} beside {other}: bars of two units cannot be compared."
        problems.append(Problem(Severity.ERROR, "chart-units", message, step, document=document, part=part))
        return (), problems
    if len(drawn) < FEWEST_BARS:
        problems.append(
            Problem(
                Severity.WARNING,
                "chart-one-bar",
                "The chart has fewer than two figures, so it compares nothing and is left out.",
                "Add a finding with a figure of the same unit to the chart.",
                document=document,
                part=part,
            )
        )
        return (), problems
    if all(bar.value == 0 for bar, _ in drawn):
        step = "Add a figure that is not zero."
        problems.append(
            Problem(
                Severity.WARNING, "chart-zero", "All figures of the chart are zero.", step,
                document=document, part=part,
            )
        )  # fmt: skip
        return (), problems
    return tuple(bar for bar, _ in drawn), problems


def _not_an_amount(bar: Bar, document: str) -> Problem:
    what = f"“{bar.shown}” cannot be drawn as a bar" if bar.shown else "A finding in the chart has no figure"
    return Problem(
        Severity.ERROR,
        "chart-figure",
        f"{what}.",
        f"Write the figure and what it counts as the part’s text: “3,000 {BETWEEN} agents”.",
        document=document,
        part=bar.origin.part if bar.origin else "",
        words=bar.shown,
    )
