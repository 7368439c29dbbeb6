"""Negations that an edit lost or added: "did not", "without", "illegal"."""

import re

from briefdesk.sources.guards.flag import Flag, Wording
from briefdesk.sources.guards.survival import survivors
from briefdesk.sources.guards.wordlists import NEGATING_PREFIXES, NEGATION, SOFT_NEGATION

_STEP = "Compare it with the original: the sentence may now say the opposite."

# "immigration" is no opposite of "migration".
_MOVING = ("migra",)


def negation_flags(before: Wording, after: Wording) -> list[Flag]:
    """Return at most one flag for a lost negation and one for an added one."""
    theirs, ours = list(NEGATION.finditer(before.text)), list(NEGATION.finditer(after.text))
    softer = len(SOFT_NEGATION.findall(after.text)) - len(SOFT_NEGATION.findall(before.text))
    flags: list[Flag] = []
    standing = survivors(before, after, theirs)
    if len(standing) > len(ours) + max(softer, 0):
        occurrence, start, end = standing[-1]
        message = f"The edit drops the “{occurrence[0]}” of the original."
        flags.append(Flag("negation-lost", message, _STEP, start, end, *occurrence.span()))
    if len(ours) > len(theirs) + max(-softer, 0):
        known = [match[0].lower() for match in theirs]
        added = next((match for match in ours if match[0].lower() not in known), ours[-1])
        message = f"The edit adds “{added[0]}”, which the original does not say."
        flags.append(Flag("negation-added", message, _STEP, *added.span(), 0, len(before.text)))
    return flags + ([] if flags else _prefixed(before, after))


def _prefixed(before: Wording, after: Wording) -> list[Flag]:
    """Return flags where a word gained or lost its negating beginning: "lawful", "unlawful"."""
    flags = [
        _opposite("negation-added", after, new, before, old)
        for new, old in _opposites(after.words - before.words, before.words - after.words)
    ]
    return flags + [
        _opposite("negation-lost", after, new, before, old)
        for old, new in _opposites(before.words - after.words, after.words - before.words)
    ]


def _opposites(negated: frozenset[str], plain: frozenset[str]) -> list[tuple[str, str]]:
    """Return pairs such as "unlawful" of `negated` and "lawful" of `plain`."""
    pairs = ((word, word.removeprefix(prefix)) for word in sorted(negated) for prefix in NEGATING_PREFIXES)
    return [
        (word, rest)
        for word, rest in pairs
        if rest != word and rest in plain and len(rest) >= 4 and not rest.startswith(_MOVING)
    ]


def _opposite(code: str, after: Wording, new: str, before: Wording, old: str) -> Flag:
    message = f"“{new}” stands where the original has “{old}”."
    return Flag(code, message, _STEP, *_place(after, new), *_place(before, old))


def _place(wording: Wording, word: str) -> tuple[int, int]:
    match = re.search(rf"(?<!\w){re.escape(word)}", wording.text, re.IGNORECASE)
    return match.span() if match else (0, len(wording.text))
