"""The words of a call before any parser sees them: which one names the command or project."""

import re
from collections.abc import Sequence

_TAKES_VALUE = ("--today",)
# A negated term of a recipient query, "-party:D": not an option, though it begins like one.
_NEGATED = re.compile(r"-[^-].+", re.DOTALL)


def from_first_word(words: Sequence[str]) -> list[str]:
    """Return `words` from the first that is neither an option for every command nor its value."""
    for index, word in enumerate(words):
        value_of = words[index - 1] if index else ""
        if not word.startswith("-") and value_of not in _TAKES_VALUE:
            return list(words[index:])
    return []


def with_negations(words: Sequence[str]) -> list[str]:
    """Return `words` with a space before each negated term of a query, which keeps argparse from it."""
    return [f" {word}" if _NEGATED.fullmatch(word) else word for word in words]
