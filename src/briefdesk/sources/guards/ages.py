"""Figures that were right when the source was written: "now", "so far", "in February"."""

import datetime as dt
import re

from briefdesk.sources.figures import COUNTED, Figure, FigureKind
from briefdesk.sources.figures.dates import MONTHS
from briefdesk.sources.guards.flag import Flag, Wording
from briefdesk.sources.suggest.sentences import Sentence, sentences

MONTHS_UNTIL_OLD = 3
"""From this age on "now" in a source is not the reader's now."""

_NOW = re.compile(
    r"(?<![\w-])(?:currently|now|so far|today|to date|at present|presently|at the moment|these days|soon"
    r"|recently|to this day|as of this writing|(?:this|last) (?:year|month|week)|the current)(?![\w-])",
    re.IGNORECASE,
)
_YEARLESS = re.compile(r"--\d\d")


def age_flags(after: Wording, today: dt.date, source_date: str) -> list[Flag]:
    """Return a flag for each sentence with a figure that dates itself by the reader's day.

    Such are "currently", "so far" and a month or day without its year; a sentence that names the year
    is left alone.
    """
    age = months_old(source_date, today)
    if age is None or age < MONTHS_UNTIL_OLD:
        return []
    flags: list[Flag] = []
    for sentence in sentences(after.text):
        figures = [f for f in after.figures if sentence.start <= f.start < sentence.end]
        if not any(figure.kind in COUNTED for figure in figures) or _names_a_year(figures):
            continue
        place = _dated_by(figures, sentence)
        if place is not None:
            words = after.text[slice(*place)]
            message = f"“{words}” was written {plain_age(source_date, age)} ago."
            example = _example(figures, source_date)
            step = f"Write the date instead, for example “{example}”, or find a newer figure."
            flags.append(Flag("figure-old", message, step, *place, 0, 10**9))
    return flags


def months_old(source_date: str, today: dt.date) -> int | None:
    """Return how many whole months ago a source of that date is at least; None if the date cannot be read."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", source_date.strip())
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    months = (today.year - year) * 12 + today.month - month
    return months - (match[3] is not None and today.day < int(match[3]))


def plain_age(source_date: str, months: int) -> str:
    """Return an age in plain words: "5 months", "1 year and 9 months", "at least 2 years"."""
    years, rest = divmod(months, 12)
    words = [
        f"{count} {unit}{'s' if count > 1 else ''}"
        for count, unit in ((years, "year"), (rest, "month"))
        if count
    ]
    return f"{'' if len(source_date) > 4 else 'at least '}{' and '.join(words)}"


def _names_a_year(figures: list[Figure]) -> bool:
    return any(f.kind is FigureKind.DATE and re.match(r"FY\d|\d{4}", f.value) for f in figures)


def _dated_by(figures: list[Figure], sentence: Sentence) -> tuple[int, int] | None:
    """Return the place of the words that date the sentence by its writer's day."""
    month = next((f for f in figures if f.kind is FigureKind.DATE and _YEARLESS.match(f.value)), None)
    if month is not None:
        return month.start, month.end
    now = _NOW.search(sentence.text)
    return (sentence.start + now.start(), sentence.start + now.end()) if now else None


def _example(figures: list[Figure], source_date: str) -> str:
    month = next((f for f in figures if f.kind is FigureKind.DATE and _YEARLESS.match(f.value)), None)
    if month is not None:
        return f"{month.text}{',' if '-' in month.value[2:] else ''} {source_date[:4]}"
    name = f"{MONTHS[int(source_date[5:7]) - 1].capitalize()} " if len(source_date) >= 7 else ""
    return f"as of {name}{source_date[:4]}"
