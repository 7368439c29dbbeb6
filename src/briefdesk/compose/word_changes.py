"""Two wordings of one text as one: the words that both have, those taken out and those put in."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefdesk.compose.three_way import tokens_of
from briefdesk.model.explanation import LineChange

# Below this likeness the two are read one after the other: woven into each other they would say nothing.
_LEAST_ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that stay (SAME), were taken out (REMOVED) or put in (ADDED)."""

    change: LineChange
    text: str


def word_changes(base: str, text: str) -> tuple[WordChange, ...]:
    """Return what makes `text` of `base`, in reading order; all but REMOVED joined is `text`."""
    if base == text:
        return (WordChange(LineChange.SAME, text),) if text else ()
    old, new = tokens_of(base), tokens_of(text)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return _kept(((LineChange.REMOVED, base), (LineChange.ADDED, text)))
    found: list[tuple[LineChange, str]] = []
    removed, added = "", ""
    for tag, start, end, first, last in matcher.get_opcodes():
        same = "".join(old[start:end])
        if tag == "equal" and (same.strip() or not (removed or added)):
            found += [(LineChange.REMOVED, removed), (LineChange.ADDED, added), (LineChange.SAME, same)]
            removed, added = "", ""
        else:
            # A space alone between two changes belongs to both.
            removed, added = removed + same, added + "".join(new[first:last])
    return _kept((*found, (LineChange.REMOVED, removed), (LineChange.ADDED, added)))


def _kept(found: Sequence[tuple[LineChange, str]]) -> tuple[WordChange, ...]:
    return tuple(WordChange(change, text) for change, text in found if text)
