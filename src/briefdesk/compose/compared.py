"""Two texts side by side: which lines are the same, and in changed lines, which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MAX_WORDS = 400
"""Longer lines are marked as a whole: to compare word by word takes time by the square."""


class Side(StrEnum):
    """Whose line it is: both texts', or that of one alone."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line. `marks` are the characters (from, to) that the other text lacks.

    `before` and `after` are its numbers, from 1, in the text before and after; None where it is not there.
    """

    side: Side
    text: str
    before: int | None
    after: int | None
    marks: tuple[tuple[int, int], ...] = ()


def compare_texts(before: str, after: str) -> tuple[ComparedLine, ...]:
    """Return the lines of both texts in order: those taken out stand above those that took their place."""
    old, new = before.split("\n"), after.split("\n")
    found: list[ComparedLine] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = zip(range(i1, i2), range(j1, j2), strict=True)
            found += (ComparedLine(Side.BOTH, old[i], i + 1, j + 1) for i, j in pairs)
        else:
            found += _changed(old, new, range(i1, i2), range(j1, j2))
    return tuple(found)


def _changed(old: Sequence[str], new: Sequence[str], out: range, put: range) -> Iterator[ComparedLine]:
    """Yield lines taken out, then lines put in; line by line where each has its counterpart."""
    if len(out) != len(put):
        yield from (ComparedLine(Side.BEFORE, old[i], i + 1, None, _whole(old[i])) for i in out)
        yield from (ComparedLine(Side.AFTER, new[j], None, j + 1, _whole(new[j])) for j in put)
        return
    for i, j in zip(out, put, strict=True):
        lost, gained = _words(old[i], new[j])
        yield ComparedLine(Side.BEFORE, old[i], i + 1, None, lost)
        yield ComparedLine(Side.AFTER, new[j], None, j + 1, gained)


def _whole(text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),) if text else ()


def _words(old: str, new: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the characters of each line that the other lacks, in whole words."""
    one, two = _WORD.findall(old), _WORD.findall(new)
    if max(len(one), len(two)) > _MAX_WORDS:
        return _whole(old), _whole(new)
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    lost = ((_end(one, i1), _end(one, i2)) for tag, i1, i2, _, _ in codes if tag != "equal" and i1 < i2)
    gained = ((_end(two, j1), _end(two, j2)) for tag, _, _, j1, j2 in codes if tag != "equal" and j1 < j2)
    return tuple(lost), tuple(gained)


def _end(words: Sequence[str], count: int) -> int:
    return sum(len(word) for word in words[:count])
