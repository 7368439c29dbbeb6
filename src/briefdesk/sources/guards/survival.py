"""Whether what a hedge or negation spoke of is still there in the edit: else nothing was lost with it."""

import re
from collections.abc import Iterable

from briefdesk.sources.guards.flag import Wording
from briefdesk.sources.guards.wordlists import STOP_WORDS

_WORD = re.compile(r"[^\W_](?:[\w'.,-]*\w)?")
_STEM_CHARS = 5


def survivors(
    before: Wording, after: Wording, occurrences: Iterable[re.Match[str]]
) -> list[tuple[re.Match[str], int, int]]:
    """Return the `occurrences` whose neighbors still stand in the edit, with their place there."""
    places: dict[str, tuple[int, int]] = {}
    for word in _WORD.finditer(after.text):
        places.setdefault(_stem(word[0]), word.span())
    found: list[tuple[re.Match[str], int, int]] = []
    for occurrence in occurrences:
        anchors = _anchors(before.text, occurrence)
        kept = [places[anchor] for anchor in anchors if anchor in places]
        if anchors and 2 * len(kept) >= len(anchors):
            found.append((occurrence, *kept[0]))
    return found


def _anchors(text: str, occurrence: re.Match[str]) -> list[str]:
    """Return the stems of the words that the occurrence bears on: the next three, or the last two before."""
    after = re.split(r"[.;:?!]\s", text[occurrence.end() :], maxsplit=1)[0]
    following = [_stem(word) for word in _WORD.findall(after)[:7] if _speaks(word)][:3]
    if len(following) >= 2:
        return following
    before = re.split(r"[.;:?!]\s", text[: occurrence.start()])[-1]
    return following + [_stem(word) for word in _WORD.findall(before)[-5:] if _speaks(word)][-2:]


def _speaks(word: str) -> bool:
    return (len(word) > 3 and word.lower() not in STOP_WORDS) or word[0].isdigit()


def _stem(word: str) -> str:
    return word.lower()[:_STEM_CHARS] if not word[0].isdigit() else word.replace(",", "")
