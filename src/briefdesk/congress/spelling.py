"""Text as people read it: fit to print, compared without accents, and the nearest words to a wrong one."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_APOSTROPHES = re.compile(r"['’‘ʻ`´]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")


def cleaned(text: str | None) -> str:
    """Return recorded text fit to print: single spaces, no control or direction marks; "" for None."""
    spaced = " ".join((text or "").split())
    return spaced if spaced.isprintable() else "".join(c for c in spaced if c.isprintable())


def without_accents(text: str) -> str:
    """Return `text` with the marks taken off its letters: "García" as "Garcia"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def folded(text: str) -> str:
    """Return `text` for comparison: lower case, no accents or punctuation, words one space apart.

    Apostrophes vanish ("O'Neill" is "oneill"), hyphens part words ("Hyde-Smith" is "hyde smith").
    """
    plain = without_accents(_APOSTROPHES.sub("", text)).casefold()
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def nearest(word: str, choices: Iterable[str], *, limit: int = 2, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return up to `limit` of the choices that look like `word`, best first, compared without case.

    Of equals the one that begins like `word` longest comes first, then the alphabet decides.
    """
    # A long value is never a misspelling, and comparing it with every choice would take seconds.
    wanted = word.casefold()[:60]
    by_key: dict[str, str] = {}
    for choice in choices:
        by_key.setdefault(choice.casefold(), choice)

    def rank(key: str) -> tuple[float, int, str]:
        ratio = difflib.SequenceMatcher(None, key, wanted).ratio()
        return -ratio, -_shared_beginning(key, wanted), key

    close = difflib.get_close_matches(wanted, by_key, n=max(len(by_key), 1), cutoff=cutoff)
    return tuple(by_key[key] for key in sorted(close, key=rank)[:limit])


def _shared_beginning(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(min(one, other)))
