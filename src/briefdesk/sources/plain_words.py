"""Words as one compares them: without case, soft hyphens, quotation marks, dashes and ways of writing."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[$€£]?[\w\xad\u200b]+(?:(?<=\d),(?=\d)\w+|[.'’&/][\w\xad\u200b]+)*%?")
_UNSEEN = str.maketrans({"\xad": None, "\u200b": None, "’": "'", ",": None})
_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("ingly", ""), ("ities", "ity"), ("ments", "ment"), ("ies", "y"),
    ("ing", ""), ("ers", "er"), ("edly", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip
_SHORTEST_STEM = 3
COMMON_WORDS = frozenset(
    """a about above after again against all also although am among an and another any are as at be because
    been before being below between both but by can could did do does doing down during each either
    even ever every few for from further get gets given had has have having he her here hers him his
    how however i if in into is it its itself just like made make makes many may me might more most
    much must my near nearly neither never no nor not now of off on once one only onto or other
    others our ours out over own per rather said same say says she should since so some such than
    that the their theirs them then there these they this those through thus to too toward towards
    two under until up upon us use used very was we well were what when where whether which while
    who whom whose why will with within without would yet you your yours""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word of a text: its `key` to compare by, and the characters of the text that it stands at."""

    key: str
    start: int
    end: int


def plain_words(text: str) -> tuple[PlainWord, ...]:
    """Return the words of `text` in order; figures keep their sign ("$95000", "40%")."""
    return tuple(PlainWord(key, m.start(), m.end()) for m in _WORD.finditer(text) if (key := _key(m[0])))


def word_keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of `text`."""
    return tuple(key for word in _WORD.findall(text) if (key := _key(word)))


@lru_cache(maxsize=1 << 16)
def stem(key: str) -> str:
    """Return a word's key without its ending: "deported" and "deporting" give the same."""
    if any(c.isdigit() for c in key):
        return key
    bare = key.removesuffix("'s").removesuffix("'")
    for ending, kept in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM and not bare.endswith("ss"):
            bare = bare[: len(bare) - len(ending)] + kept
            break
    return bare.removesuffix("e") if len(bare) > _SHORTEST_STEM else bare


def telling_stems(keys: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the words that say something, "the" and "would" left out."""
    return frozenset(stem(key) for key in keys if key not in COMMON_WORDS)


def _key(word: str) -> str:
    plain = word.translate(_UNSEEN)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    return plain.casefold()
