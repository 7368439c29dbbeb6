"""Members of Congress named in a text: by title and surname or by full name, never by surname alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.model.congress import Bioguide, Member

_WORD = re.compile(r"[^\W\d_](?:[\w’'‑-]*\w)?")
_TITLE = re.compile(
    r"(?:\b(?:Senators?|Sen\.|Representatives?|Reps?\.|Congressm[ae]n|Congresswom[ae]n|Delegate|"
    r"Resident Commissioner|Chair(?:man|woman)?|Ranking Member|Vice Chair(?:man|woman)?|"
    r"(?:Majority|Minority) (?:Leader|Whip)|Leader|Speaker))[ \u00a0]$"
)
_LOOK_BACK = 60
_REMEMBERED_TEXTS = 256
# "Representative James Clyburn" does not name Representative James.
_FIRST_NAME_FOLLOWS = re.compile(r" (?:[A-ZÀ-Þ]|“)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A member named in a text: who, as what, and where in the text."""

    bioguide: Bioguide
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Known:
    bioguide: Bioguide
    surname: str
    full_names: tuple[str, ...]


class MemberNames:
    """The names of all members, indexed so that a page is scanned in well under a millisecond."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._by_last_word: dict[str, list[_Known]] = {}
        self._full: dict[Bioguide, str] = {}
        for member in members:
            known = _Known(member.bioguide, _plain(member.last_name), _full_names(member))
            words = _WORD.findall(known.surname)
            if words:
                self._by_last_word.setdefault(words[-1], []).append(known)
            self._full[member.bioguide] = member.full_name
        # Most of what one letter says, the others say too.
        self._remembered = lru_cache(maxsize=_REMEMBERED_TEXTS)(self._mentions)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the members that a text names, with their title or in full, in order.

        A surname alone is an ordinary word as often as not ("Case", "Self", "Young") and never counts.
        Where several members share a surname, a title and surname names the first of them.
        """
        return self._remembered(text)

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        text = _plain(text)
        found: list[Mention] = []
        for match in _WORD.finditer(text):
            word = match[0].removesuffix("’s").removesuffix("’")
            candidates = self._by_last_word.get(word)
            if candidates is not None:
                end = match.start() + len(word)
                found += self._named(text, end, candidates)
        return tuple(found)

    def full_name(self, bioguide: Bioguide) -> str:
        """Return a member's full name as printed."""
        return self._full.get(bioguide, bioguide)

    @staticmethod
    def _named(text: str, end: int, candidates: Iterable[_Known]) -> list[Mention]:
        titled: Mention | None = None
        for known in candidates:
            for name in known.full_names:
                start = end - len(name)
                if text.endswith(name, 0, end) and (start == 0 or not text[start - 1].isalnum()):
                    return [Mention(known.bioguide, name, start, end)]
            start = end - len(known.surname)
            surname_ends_here = text.endswith(known.surname, 0, end) and not _FIRST_NAME_FOLLOWS.match(
                text, end
            )
            if titled is None and surname_ends_here:
                title = _TITLE.search(text, max(0, start - _LOOK_BACK), start)
                if title is not None:
                    titled = Mention(known.bioguide, text[title.start() : end], title.start(), end)
        return [titled] if titled is not None else []


def _plain(text: str) -> str:
    """Return the text with one kind of space and apostrophe, its length unchanged."""
    return text.replace("\u00a0", " ").replace("'", "’")


def _full_names(member: Member) -> tuple[str, ...]:
    without_suffix = (
        member.full_name.removesuffix(member.suffix).rstrip(" ,") if member.suffix else member.full_name
    )
    last = member.last_name
    firsts = (member.first_name, member.nickname)
    names = {without_suffix, *(f"{first} {last}" for first in firsts if first)}
    # Longest first, so that "Mary Gay Scanlon" is not reported as "Gay Scanlon".
    return tuple(sorted((_plain(name) for name in names if name.endswith(last)), key=len, reverse=True))
