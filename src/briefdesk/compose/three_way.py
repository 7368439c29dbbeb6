"""Merging two changes of one text, word by word: an edit for one letter with a change for all."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\{\{.*?\}\}|\{%.*?%\}|\w+(?:[-'’.,]\w+)*|[^\w\s]", re.DOTALL)
# Longer texts are compared line by line: the work grows with the square of the tokens.
_MOST_TOKENS = 4_000


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged text; where both sides changed the same words, `conflict` is true and `text` is mine."""

    text: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens `start` to `end` of the base, and what stands in their place."""

    start: int
    end: int
    tokens: tuple[str, ...]


def merge_three_ways(base: str, mine: str, theirs: str) -> Merged:
    """Return `mine` with what `theirs` changed in `base`, or a conflict where both changed the same words.

    What stands next to each other counts as the same place: two sides that add words at one spot are in
    conflict unless they add the same.
    """
    if theirs in {mine, base}:
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    tokens = tokens_of(base)
    own, other = _changes(tokens, tokens_of(mine)), _changes(tokens, tokens_of(theirs))
    if any(_touch(a, b) and a != b for a in own for b in other):
        return Merged(mine, conflict=True)
    merged: list[str] = []
    at = 0
    for change in sorted({*own, *other}, key=lambda c: (c.start, c.end)):
        merged += [*tokens[at : change.start], *change.tokens]
        at = change.end
    return Merged("".join([*merged, *tokens[at:]]))


def tokens_of(text: str) -> list[str]:
    """Return the words, marks, spaces and fields of a text, or its lines where it is long."""
    found = _TOKEN.findall(text)
    return found if len(found) <= _MOST_TOKENS else text.splitlines(keepends=True)


def _changes(base: list[str], changed: list[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [
        _Change(start, end, tuple(changed[first:last]))
        for tag, start, end, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]


def _touch(one: _Change, other: _Change) -> bool:
    return one.start <= other.end and other.start <= one.end
