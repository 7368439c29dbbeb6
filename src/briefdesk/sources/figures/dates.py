"""Dates as reports write them: days, months, years, fiscal years, quarters, ranges and lists of days."""

import re
from collections.abc import Callable, Iterator

from briefdesk.sources.figures.figure import Figure, FigureKind, masked

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_QUARTERS = ("first", "second", "third", "fourth")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,]\d|\w|%|\s*percent)"
_DASH = r"\s*[-\u2010-\u2015]\s*"
_JOIN = rf"(?:,\s*(?:and\s+)?|\s+and\s+|\s+to\s+|\s+through\s+|{_DASH})"
_FISCAL = r"(?:[Ff]iscal(?:\s+[Yy]ears?)?|FYs?)\s*['’]?"
_EARLY = r"(?P<early>[Ee]arly|[Ll]ate|[Mm]id)(?:[\s-]+)"


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£.,/-]){body}")


_PART = re.compile(rf"(?P<m>{_MONTH})\s+(?=\d)|(?P<j>{_JOIN})|(?P<d>\d+)(?:st|nd|rd|th)?")


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name[:3] == word[:3].lower())


def _century(year: str, after: str = "") -> str:
    return year if len(year) == 4 else f"{(after or '2000')[:2]}{year}"


def _iso(match: re.Match[str]) -> str:
    return match[0]


def _slashes(match: re.Match[str]) -> str:
    return f"{_century(match['y'])}-{int(match['m']):02}-{int(match['d']):02}"


def _days(match: re.Match[str]) -> str:
    """Return the days of "February 15 and 19, 2025" or "February 15 to March 3", each in full."""
    year = match["y"] or "-"
    month = _month(match["m"])
    value = ""
    join = ""
    for part in _PART.finditer(match["ds"]):
        if part["m"]:
            month = _month(part["m"])
        elif part["j"]:
            join = "&" if "and" in part["j"] or "," in part["j"] else ".."
        else:
            value += f"{join if value else ''}{year}-{month:02}-{int(part['d']):02}"
    return value


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_pattern(r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>[0-3]\d))?(?![\w-])"), _iso),
    (_pattern(rf"(?P<m>1[0-2]|0?[1-9])/(?P<d>[0-3]?\d)/(?P<y>{_YEAR}|\d\d)(?![\d/])"), _slashes),
    (
        _pattern(
            rf"(?P<m>{_MONTH})\s+(?P<ds>{_DAY}(?:{_JOIN}(?:{_MONTH}\s+)?{_DAY})*)(?:,?\s+(?P<y>{_YEAR})\b)?"
        ),
        _days,
    ),
    (
        _pattern(rf"(?P<ds>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR})\b)?"),
        _days,
    ),
    (
        _pattern(rf"(?:{_EARLY})?(?P<m>{_MONTH})(?:,?\s+(?:of\s+)?(?P<y>{_YEAR}))(?![\d,]*\d|\w)"),
        lambda m: f"{m['y']}-{_month(m['m']):02}",
    ),
    (
        _pattern(
            rf"{_FISCAL}(?P<y>{_YEAR}|\d\d)(?:(?:{_DASH}|\s+to\s+|\s+through\s+)(?:{_FISCAL})?(?P<z>{_YEAR})"
            r"|[-\u2010-\u2015](?P<s>\d\d))(?![\d,]*\d|\w|\s*(?:%|percent))"
        ),
        lambda m: f"FY{_century(m['y'])}..{_century(m['z'] or m['s'], _century(m['y']))}",
    ),
    (_pattern(rf"{_FISCAL}(?P<y>{_YEAR}|\d\d)(?!\w)"), lambda m: f"FY{_century(m['y'])}"),
    (
        _pattern(rf"(?:Q(?P<q>[1-4])|(?P<w>first|second|third|fourth) quarter)(?:\s+of)?\s+(?P<y>{_YEAR})\b"),
        lambda m: f"{m['y']}-Q{m['q'] or _QUARTERS.index(m['w']) + 1}",
    ),
    (
        _pattern(
            rf"(?P<y>{_YEAR})(?:{_DASH}|\s+to\s+|\s+through\s+)"
            rf"(?P<z>{_YEAR}|\d\d)(?![\d,]*\d|\w|\s*(?:%|percent))"
        ),
        lambda m: f"{m['y']}..{_century(m['z'], m['y'])}",
    ),
    (_pattern(rf"(?:{_EARLY})?(?P<y>{_YEAR})s\b"), lambda m: f"{m['y']}s"),
    (
        _pattern(
            rf"(?:{_EARLY})?(?P<y>{_YEAR})(?![\d,.:/]*\d|[\w%]|-(?:mile|year|day|foot|acre)"
            r"|\s+(?:percent|million|billion|thousand|troops|people|personnel|miles|soldiers|migrants)\b)"
        ),
        lambda m: m["y"],
    ),
    (
        _pattern(r"(?P<h>1[0-2]|0?[1-9])(?::(?P<n>[0-5]\d))?\s?(?P<ap>[ap])\.?m\b\.?"),
        lambda m: f"T{m['h']}:{m['n'] or '00'}{m['ap']}",
    ),
    (
        _pattern(rf"(?:{_EARLY})?(?P<m>(?!May\b|March\b|Mar\b|Sep\b|Jan\b|Dec\b){_MONTH})(?!\w)"),
        lambda m: f"--{_month(m['m']):02}",
    ),
    # "May" and "March" are verbs too: alone they are months only after a word that dates.
    (
        re.compile(
            r"(?<=\b)(?:(?<=in )|(?<=In )|(?<=since )|(?<=Since )|(?<=until )|(?<=by )|(?<=By )"
            r"|(?<=last )|(?<=Last )|(?<=this )|(?<=during )|(?<=and )|(?<=early )|(?<=late )|(?<=of )"
            r"|(?<=to )|(?<=through )|(?<=from ))(?P<m>May|March)(?=[\s.,;:)”\"’]|$)"
        ),
        lambda m: f"--{_month(m['m']):02}",
    ),
    (
        _pattern(r"(?P<w>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)\b"),
        lambda m: f"W{_WEEKDAYS.index(m['w'].lower().rstrip('s')) + 1}",
    ),
)


def date_figures(text: str) -> Iterator[Figure]:
    """Yield the dates of `text`, the fullest reading of a place; they do not overlap."""
    for pattern, value in _PATTERNS:
        found = [_date(match, value(match)) for match in pattern.finditer(text)]
        yield from found
        text = masked(text, found)


def _date(match: re.Match[str], value: str) -> Figure:
    early = (match.groupdict().get("early") or "").lower()
    return Figure(FigureKind.DATE, match[0], match.start(), match.end(), value, unit=early)
