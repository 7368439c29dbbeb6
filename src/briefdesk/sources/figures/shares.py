"""Shares and multiples in words: "half", "two-thirds", "one in five", "doubled"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from briefdesk.sources.figures.amounts import BOUNDS, bound_sign
from briefdesk.sources.figures.figure import Figure, FigureKind
from briefdesk.sources.figures.number_words import SMALL

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_BOUND = rf"(?:(?<!\w)(?P<bound>(?i:{'|'.join(BOUNDS.values())}))\s+)?"
_COUNT = rf"(?:\d+|{'|'.join(SMALL)})"
_PART = "|".join(_PARTS)
_FRACTION = re.compile(
    rf"{_BOUND}(?<![\w-])(?:(?P<n>(?i:one|two|three|four|five|six|seven|eight|nine))[\s-](?P<p>{_PART})s?"
    rf"(?=\s|[.,;:)-]|$)(?!-)|(?i:an?)\s+(?P<a>third|quarter|fifth|tenth)(?=\s+of\b)"
    r"|(?P<h>(?i:half))(?!\s+a\s+(?:dozen|hundred|thousand|million|billion))(?=\s+(?:of|the|as|a|an|all|its|their|those|these|were|are|have|had)\b|[.,;:)]|$))"
)
_IN = re.compile(
    rf"{_BOUND}(?<![\w-])(?P<n>(?i:{_COUNT}))\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)(?P<m>(?i:{_COUNT}))(?![\w,.]\w)(?!\w)"
)
_MULTIPLE = re.compile(
    r"\b(?:(?P<two>twice|doubl(?:ed|ing|es)|twofold)|(?P<three>tripl(?:ed|ing|es)|threefold)"
    r"|(?P<four>quadrupl(?:ed|ing|es)|fourfold)|(?P<halved>halved|halving))\b",
    re.IGNORECASE,
)


def share_figures(text: str) -> Iterator[Figure]:
    """Yield shares as FRACTION with a value like "2/5", and multiples as NUMBER with the unit "times"."""
    for match in _FRACTION.finditer(text):
        count = SMALL[match["n"].lower()] if match["n"] else 1
        part = _PARTS[(match["p"] or match["a"] or match["h"]).lower()]
        yield _share(match, Fraction(count, part))
    for match in _IN.finditer(text):
        count, whole = _count(match["n"]), _count(match["m"])
        if 0 < count < whole <= 100:
            yield _share(match, Fraction(count, whole))
    for match in _MULTIPLE.finditer(text):
        value = next(name for name, found in match.groupdict().items() if found)
        number = {"two": "2", "three": "3", "four": "4", "halved": "0.5"}[value]
        yield Figure(FigureKind.NUMBER, match[0], match.start(), match.end(), number, unit="times")


def _share(match: re.Match[str], share: Fraction) -> Figure:
    return Figure(
        FigureKind.FRACTION, match[0], match.start(), match.end(), f"{share.numerator}/{share.denominator}",
        bound=bound_sign(match["bound"] or ""),
    )  # fmt: skip


def _count(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[word.lower()]
