"""A member's name as a letter prints it, from a record whose parts disagree.

In the data set a suffix stands in `suffix`, in `official_full`, or in one of them; a nickname stands
quoted in `official_full`, in `nickname`, or in brackets after the first name; accents may be missing in
one place and present in another; and a recorded surname may be longer than the one shown.
"""

import re
from dataclasses import dataclass

from briefdesk.congress.rows import NameRow
from briefdesk.congress.spelling import cleaned, without_accents

_BRACKETED = re.compile(r"^(.*?)\s*\(([^()]+)\)$")
_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV|V)$")
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class PrintedName:
    """The parts of a name: `full` with its suffix, `last` the surname shown, without it."""

    full: str
    first: str
    last: str
    suffix: str
    nickname: str


def printed_name(row: NameRow) -> PrintedName:
    """Return the name to print.

    `official_full` is how the member presents themselves, so it decides on middle names and quoted
    nicknames; a recorded suffix is added if it lacks one, and accents that it drops are restored.
    """
    first, bracketed = _first_and_nickname(cleaned(row.first))
    middle, recorded_last = cleaned(row.middle), cleaned(row.last)
    official = cleaned(row.official_full)
    shown = official or " ".join(part for part in (first, middle, recorded_last) if part)
    shown, shown_suffix = _split_suffix(shown)
    suffix = cleaned(row.suffix) or shown_suffix
    shown = _with_accents(shown, f"{first} {middle} {recorded_last}")
    surname = _shown_surname(shown, recorded_last)
    return PrintedName(
        full=_join_suffix(_curled(shown), suffix),
        first=first,
        last=_curled(surname),
        suffix=suffix,
        nickname=cleaned(row.nickname) or bracketed,
    )


def _first_and_nickname(first: str) -> tuple[str, str]:
    match = _BRACKETED.match(first)
    return (match[1], match[2].strip()) if match else (first, "")


def _split_suffix(name: str) -> tuple[str, str]:
    match = _SUFFIX.search(name)
    if match is None:
        return name, ""
    suffix = match[1]
    return name[: match.start()], f"{suffix}." if suffix in {"Jr", "Sr"} else suffix


def _join_suffix(name: str, suffix: str) -> str:
    """Join as the data set does where it prints both: "Bishop, Jr.", but "Begich III"."""
    if not suffix:
        return name
    return f"{name}, {suffix}" if suffix.endswith(".") else f"{name} {suffix}"


def _with_accents(shown: str, recorded: str) -> str:
    accented = {without_accents(word): word for word in recorded.split() if not word.isascii()}
    return " ".join(accented.get(word, word) for word in shown.split(" "))


def _shown_surname(shown: str, recorded: str) -> str:
    """Return the part of the recorded surname that the printed name ends with.

    "Pablo José Hernández" recorded as "Hernández Rivera" is greeted as "Hernández".
    """
    words = recorded.split(" ")
    ending = f" {without_accents(shown).casefold()}"
    for count in range(len(words), 0, -1):
        candidate = " ".join(words[:count])
        if ending.endswith(f" {without_accents(candidate).casefold()}"):
            return candidate
    return recorded


def _curled(name: str) -> str:
    return _QUOTED.sub(r"“\1”", name).replace("'", "’")
