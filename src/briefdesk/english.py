"""Dates, numbers and plain letters in American English, whatever the computer's language."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Letters that no decomposition leads to the one they are filed under.
_ONE_LETTER = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_PART_WORDS = "-‐‑‒–—/&"
_SPACES = str.maketrans(dict.fromkeys(_PART_WORDS, " "))
_DIGITS, _MOST_DIGITS = re.compile(r"\d+"), 8
_PARTIAL = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?$")


def long_date(day: dt.date) -> str:
    """Return "June 15, 2026"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def printed_date(date: str) -> str:
    """Return a source's date as exact as it is known: "2025", "March 2025" or "March 4, 2025"."""
    match = _PARTIAL.match(date.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        return date.strip()
    month = MONTHS[int(match[2]) - 1]
    return f"{month} {int(match[3])}, {match[1]}" if match[3] else f"{month} {match[1]}"


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "11th" ..."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 letter" or "1,200 letters"; `many` only where adding an s is wrong."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def series(words: Sequence[str]) -> str:
    """Return words as a series: "a", "a and b", "a, b, and c"."""
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def filed(name: str) -> tuple[str, str]:
    """Return the key that names are filed by: no "The" before them, capitals, accents and signs apart.

    Numbers count: "Local 9" comes before "Local 10".
    """
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_ONE_LETTER))
    plain = "".join(c for c in letters if c.isalnum() or c.isspace() or c in _PART_WORDS)
    words = plain.translate(_SPACES).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return _DIGITS.sub(lambda found: found[0].zfill(_MOST_DIGITS), " ".join(words)), name


def in_ascii(text: str) -> str:
    """Return `text` with letters without their accents ("Luján": "Lujan"); other scripts are left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
