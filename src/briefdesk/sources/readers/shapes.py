"""What a line of running text looks like: a heading, a caption, an item of a list, a byline, a date."""

import datetime as dt
import re

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import ReadBlock

MAX_HEADING_WORDS = 10
_MAX_CAPTION_WORDS = 70
_LONGER = 60  # characters that make a paragraph out of what follows a heading

_MARKER = re.compile(r"(?:[-*•‣▪◦●–—·o]|\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)")
_BULLET = re.compile(r"[-*•‣▪◦●–·][ \t\u00a0]+(?=\S)")
_CREDIT_AT_END = re.compile(
    r"(?:^|[.!?)”\"] ?|\()(?:Sources?|Photos?|Image|Credit|Photo credit|Graphic): "
    r"[^.]{1,60}(?:\.[^.]{0,40}){0,2}\)?$"
)
_CAPTION_START = re.compile(
    r"(?:(?:Figure|Fig\.|Table|Chart|Map|Graph|Exhibit|Photo|Image) ?[0-9]{1,3}[a-z]?(?:[.:)]| [-–—|])"
    r"|(?:Photo|Image|Photograph|Illustration|Graphic|Picture)s?(?: credit)?: "
    r"|(?:Photo|Image|Photograph|Illustration) (?:by|courtesy of|credit) [A-Z]"
    r"|(?:Sources?|Credit): \S)"
)
_CREDIT_TAIL = re.compile(
    r"\((?:AP Photo|Photo by|Photo|Getty Images|Reuters|Image|Courtesy)[^()]{0,80}\)\.?$"
)
_BYLINE = re.compile(r"by:? +((?:[A-Z][\w.’'-]*|and|de|of|the|&|,)(?:,? +|$)){2,12}$", re.IGNORECASE)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATES = (
    re.compile(rf"{_MONTH} +(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? +(?P<year>[0-9]{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<day>[0-9]{{1,2}}) +{_MONTH},? +(?P<year>[0-9]{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH},? +(?P<year>[0-9]{{4}})", re.IGNORECASE),
)
_ISO = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?![0-9])")
_OPENERS = frozenset(
    ("introduction", "summary", "executive summary", "overview", "background", "abstract", "preface",
     "foreword", "key findings", "findings", "contents", "table of contents")
)  # fmt: skip
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")


def is_table_row(text: str) -> bool:
    """Return whether a line is a table's row: cells with bars between them."""
    return " | " in text


def looks_like_heading(text: str) -> bool:
    """Return whether a line could be a heading: few words, no stop at the end, a letter, and no cells."""
    words = text.split()
    if is_table_row(text) or len(_WIDE_GAP.findall(text)) >= 2:
        return False
    if not 0 < len(words) <= MAX_HEADING_WORDS or len(text) > 120 or text[-1] in ".,;:…-–—":
        return False
    first = text.lstrip("“\"'‘(")[:1]
    return (first.isupper() or first.isdecimal()) and any(c.isalpha() for c in text)


def is_opener(text: str) -> bool:
    """Return whether `text` names a part that opens reports, so that it is no title."""
    return text.casefold().strip(" :.0123456789") in _OPENERS


def is_caption(text: str) -> bool:
    """Return whether a paragraph is a picture's caption or credit: “... Source: Someone on Twitter.”"""
    if len(text) > 700 or len(text.split()) > _MAX_CAPTION_WORDS:
        return False
    return bool(_CAPTION_START.match(text) or _CREDIT_AT_END.search(text) or _CREDIT_TAIL.search(text))


def without_marker(text: str) -> str | None:
    """Return an item of a list without its bullet or number, None where it has none."""
    match = _MARKER.match(text)
    return text[match.end() :] if match else None


def has_bullet(text: str) -> bool:
    """Return whether `text` begins with a bullet, which no heading does."""
    return _BULLET.match(text) is not None


def author_in(text: str) -> str:
    """Return the author that a byline names (“By Jane Doe”), empty where `text` is none."""
    return text[2:].lstrip(" :").strip() if len(text) < 160 and _BYLINE.match(text) else ""


def date_in(text: str, *, whole: bool = True) -> str:
    """Return a date as “2025-03-04” as far as it is told, empty where `text` is none.

    With `whole` the text must be nothing but the date, in words or as ISO 8601; without, it begins with it.
    """
    text = text.strip()[:80].removeprefix("Published ").removeprefix("on ").strip(" :")
    iso = _ISO.fullmatch(text) if whole else _ISO.match(text)
    if iso:
        return _as_exact(int(iso[1]), int(iso[2] or 0), int(iso[3] or 0))
    for shape in _DATES:
        match = shape.fullmatch(text) if whole else shape.match(text)
        if match:
            return _spelled(match)
    return ""


def _spelled(match: re.Match[str]) -> str:
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3].lower()))
    return _as_exact(int(match["year"]), month, int(match.groupdict().get("day") or 0))


def _as_exact(year: int, month: int, day: int) -> str:
    """Return a date as exact as it can be one; month and day are 0 where unknown."""
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        return f"{year:04}" if year else ""
    return "-".join(
        part for part in (f"{year:04}", f"{month:02}" * (month > 0), f"{day:02}" * (day > 0)) if part
    )


def with_headings_found(blocks: list[ReadBlock], level: int = 1) -> list[ReadBlock]:
    """Return the blocks of a format without headings, short lines before paragraphs made headings."""
    found = list(blocks)
    leads = False  # whether what follows is a paragraph, or a heading that leads to one
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if block.level or block.kind is PassageKind.CAPTION:
            continue
        if leads and block.kind is PassageKind.TEXT and looks_like_heading(block.text):
            found[at] = ReadBlock(block.text, level=level)
        else:
            leads = len(block.text) >= _LONGER or block.kind is PassageKind.LIST_ITEM
    return found
