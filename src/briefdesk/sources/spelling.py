"""Which words are spelled right: those of the American English dictionary, and of the texts at hand."""

import re
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _lookup() -> Callable[[str], bool]:
    """Return what looks a word up in the en_US dictionary that spylls brings; it takes 0.7 s to load."""
    import spylls.hunspell  # noqa: PLC0415  (slow to load, and few changes need it)

    folder = Path(spylls.hunspell.__file__).parent / "data" / "en"
    with warnings.catch_warnings():
        # It leaves the closing of its two files to the interpreter.
        warnings.simplefilter("ignore", ResourceWarning)
        lookup: Callable[[str], bool] = spylls.hunspell.Dictionary.from_files(str(folder / "en_US")).lookup
    return lookup


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts that are taken to be spelled right, in lower case."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def is_known(word: str, more: frozenset[str] = frozenset()) -> bool:
    """Return whether a word is spelled right as far as is known; `more` are words beside the dictionary's."""
    plain = word.replace("’", "'")
    folded = plain.casefold()
    return folded in more or folded.removesuffix("'s").removesuffix("'") in more or _lookup()(plain)
