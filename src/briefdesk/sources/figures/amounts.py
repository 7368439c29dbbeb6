"""Amounts: numbers in digits or words with currency, scale, percent, range, bound, measure and rate."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefdesk.sources.figures.figure import Figure, FigureKind
from briefdesk.sources.figures.number_words import (
    NUMBER_WORDS,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    plain,
    value_of_words,
)

BOUNDS: dict[str, str] = {
    ">": r"(?:(?<!no )more than|over|above|upwards? of|in excess of|greater than|exceed(?:s|ed|ing)|>)",
    ">=": r"(?:at least|no (?:fewer|less) than|a minimum of|≥)",
    "<": r"(?:(?<!no )(?:less|fewer) than|under|below|<)",
    "<=": r"(?:up to|as (?:many|much|high|few|little) as|no more than|at most|a maximum of|≤)",
    "<~": r"(?:nearly|almost|close to|just under|just short of|approaching)",
    "~": r"(?:(?:an )?estimated|about|around|approximately|roughly|some|circa|or so|~)",
}
_BOUND = "|".join(BOUNDS.values())
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_LONG = "|".join(SCALES)
_MEASURE = (
    r"miles?|kilomet(?:er|re)s?|km|feet|foot|yards?|inch(?:es)?|acres?|tons?|tonnes?|pounds?|lbs?|ounces?"
    r"|grams?|kilograms?|kg|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|barrels?"
    r"|gallons?|megawatts?|times|degrees?|mph"
)
_PERIOD = r"(?:day|night|week|month|quarter|year|hour)"
_ADVERB = r"(?:hourly|daily|nightly|weekly|monthly|quarterly|annually|yearly)"
_GAP = r"(?:\s+(?!and\b|or\b|but\b|per\b|as\b|from\b|were\b|was\b)[A-Za-z’'-]+)"
_RATE = (
    rf"(?:{_GAP}{{0,5}}?(?:\s*\([^()\d]{{0,60}}\))?\s+per\s+[a-z-]+)+(?:{_GAP}?\s+per\s+[a-z-]+)*"
    rf"|{_GAP}{{0,3}}?\s+(?:an?|each|every)\s+{_PERIOD}\b(?!\s+(?:ago|later|earlier|after|before))"
    rf"|{_GAP}{{0,3}}?\s+{_ADVERB}\b"
)


def _number(name: str) -> str:
    """A pattern of one number with its currency and scale, its groups ending in `name`."""
    return (
        rf"(?:(?P<cur{name}>US\$|\$|€|£)\s?)?(?:(?P<dig{name}>{_DIGITS})(?!\d)"
        rf"(?:(?P<short{name}>(?:bn|mn|[kKmMbB]))(?!\w)|[\s-]?(?P<long{name}>(?i:{_LONG}))\b)?|(?P<words{name}>(?i:{NUMBER_WORDS})))"
    )


_AMOUNT = re.compile(
    rf"(?:(?<!\w)(?P<bound>(?i:{_BOUND}))\s*)?(?<![\w.,/])(?<![A-Za-z0-9]-)(?<!\d–){_number('1')}"
    rf"(?:(?P<pct1>\s?%)?\s*(?:[-–—]|\bto\b|\band\b(?=\s[^.;]{{0,20}}(?:percent|%)))\s*{_number('2')})?"
    rf"(?P<pct>\s?%|[\s-](?:percentage\s+points?|points?(?=\s)|per\s?cents?|pct)\b)?"
    rf"(?:\s(?P<coin>dollars|cents|euros)\b)?"
    rf"(?:[\s-](?P<unit>{_MEASURE})\b)?(?![A-Za-z]|[,.]?\d)(?P<per>{_RATE})?"
)
_VAGUE = re.compile(
    r"\b(?P<of>(?:tens|hundreds) of )?(?P<what>dozens|hundreds|thousands|millions|billions)\b(?! and )",
    re.IGNORECASE,
)
_VAGUE_VALUES = {"dozens": 12, "hundreds": 100, "thousands": 1_000, "millions": 10**6, "billions": 10**9}
_ORDINAL = re.compile(
    rf"(?<![\w.,-])(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?P<words>(?i:{'|'.join(ORDINALS)})))(?![\w]|,)"
)
_PER_WORD = re.compile(rf"\bper\s+([a-z-]+)|\b(?:an?|each|every)\s+({_PERIOD})|\b({_ADVERB})")
ADVERB_PERIODS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "annually": "year", "annual": "year", "yearly": "year", "annum": "year",
}  # fmt: skip
_IRREGULAR_UNITS = {
    "feet": "foot", "inches": "inch", "km": "kilometer", "lbs": "pound", "lb": "pound", "kg": "kilogram",
    "tonnes": "ton", "tonne": "ton", "times": "times", "kilometre": "kilometer", "kilometres": "kilometer",
}  # fmt: skip
_CURRENCIES = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP"}


def amount_figures(text: str) -> Iterator[Figure]:
    """Yield numbers, percentages, sums of money and vague amounts ("thousands of") in `text`."""
    for match in _AMOUNT.finditer(text):
        yield _figure(match)
    for match in _VAGUE.finditer(text):
        factor = {"tens of ": 10, "hundreds of ": 100}.get((match["of"] or "").lower(), 1)
        value = f"{_VAGUE_VALUES[match['what'].lower()] * factor}+"
        yield Figure(FigureKind.NUMBER, match[0], match.start(), match.end(), value)


def ordinal_figures(text: str) -> Iterator[Figure]:
    """Yield ordinals: "119th", "twentieth"; not "First," that begins an enumeration."""
    for match in _ORDINAL.finditer(text):
        value = match["digits"] or str(ORDINALS[match["words"].lower()])
        yield Figure(FigureKind.ORDINAL, match[0], match.start(), match.end(), value)


def bound_sign(words: str) -> str:
    """Return the sign of a bound in words: ">" for "more than", "" for none."""
    return next((sign for sign, body in BOUNDS.items() if re.fullmatch(body, words, re.IGNORECASE)), "")


def _figure(match: re.Match[str]) -> Figure:
    low, high = _value(match, "1"), _value(match, "2")
    scale = match["long2"] or match["short2"]
    if (
        high is not None
        and low is not None
        and scale
        and not (match["long1"] or match["short1"] or match["words1"])
    ):
        low *= _scale(scale)
    value = "..".join(plain(v) for v in (low, high) if v is not None)
    unit = _unit(match)
    kind = FigureKind.NUMBER
    if match["pct"] or match["pct1"]:
        kind = FigureKind.PERCENT
    elif unit in ("USD", "EUR", "GBP", "cent"):
        kind = FigureKind.MONEY
    per = "/".join(_period(next(g for g in found if g)) for found in _PER_WORD.findall(match["per"] or ""))
    return Figure(
        kind, match[0].rstrip(), match.start(), match.start() + len(match[0].rstrip()), value,
        bound=bound_sign(match["bound"] or ""), unit=unit, per=per,
    )  # fmt: skip


def _value(match: re.Match[str], name: str) -> Decimal | None:
    if match[f"words{name}"]:
        return value_of_words(match[f"words{name}"])
    if not match[f"dig{name}"]:
        return None
    value = Decimal(match[f"dig{name}"].replace(",", ""))
    return value * _scale(match[f"long{name}"] or match[f"short{name}"] or "")


def _scale(word: str) -> int:
    return SCALES.get(word.lower()) or SHORT_SCALES.get(word.lower()) or 1


def _unit(match: re.Match[str]) -> str:
    currency = match["cur1"] or match["cur2"]
    if currency:
        return _CURRENCIES[currency]
    if match["coin"]:
        return {"dollars": "USD", "euros": "EUR", "cents": "cent"}[match["coin"]]
    if match["pct"] and "point" in match["pct"]:
        return "points"
    unit = (match["unit"] or "").lower()
    return _IRREGULAR_UNITS.get(unit, unit.removesuffix("s"))


def _period(word: str) -> str:
    return ADVERB_PERIODS.get(word, word)
