"""Which words are spelled right: common English ones, and those of the texts at hand."""

import re
from collections.abc import Iterable
from functools import cache

from briefdesk.shipped import shipped_path

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("s", "es", "ed", "ing", "ly")


@cache
def common_words() -> frozenset[str]:
    """Return the common English words, in lower case."""
    text = shipped_path("assets", "words", "english.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts that are taken to be spelled right, in lower case."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def is_known(word: str, more: frozenset[str] = frozenset()) -> bool:
    """Return whether a word is spelled right as far as is known; `more` are words beside the common ones."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    common = common_words()
    if plain in common or plain in more or plain.replace("'", "") in common:
        return True
    # The list holds no word in every form of it.
    stems = (plain.removesuffix(ending) for ending in _ENDINGS if plain.endswith(ending))
    return any(len(stem) > 3 and (stem in common or f"{stem}e" in common) for stem in stems)
