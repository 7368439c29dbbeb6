"""Trace a sentence of a letter to the passage that it most likely comes from."""

from collections.abc import Iterable

from briefdesk.model.library import Trace
from briefdesk.model.source import SourceDocument
from briefdesk.sources.best_match import best_match
from briefdesk.sources.passage_index import PassageIndex
from briefdesk.sources.plain_words import telling_stems, word_keys

ENOUGH = 0.5
"""The least likeness of a trace, and the least words; see tools/measure_traces.py."""
_LEAST_WORDS = 3


class TraceIndex:
    """Documents made ready to trace many sentences to; building it costs a second for 600 pages."""

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        self._index = PassageIndex(documents)

    def trace(self, text: str) -> Trace | None:
        """Return the words of a passage that `text` most likely comes from, or None where none is near."""
        keys = word_keys(text)
        if len(telling_stems(keys)) < _LEAST_WORDS:
            return None
        best = best_match(self._index, keys)
        if best is None or best.likeness < ENOUGH:
            return None
        start, end = best.place.span(best.first, best.last)
        passage = best.place.passage.text
        while end < len(passage) and not passage[end].isspace():
            end += 1
        while start and not passage[start - 1].isspace():
            start -= 1
        return Trace(best.place.citation(start, end), start, end, round(best.likeness, 3))


def trace(text: str, documents: Iterable[SourceDocument]) -> Trace | None:
    """Return where in `documents` a sentence comes from, or None; for many sentences keep a TraceIndex."""
    return TraceIndex(documents).trace(text)
