"""Trace a sentence of a letter to the passage that it most likely comes from."""

from collections.abc import Iterable

from briefdesk.model.library import Trace
from briefdesk.model.source import SourceDocument
from briefdesk.sources.best_match import best_match
from briefdesk.sources.passage_index import PassageIndex, Stretch
from briefdesk.sources.plain_words import telling_stems, word_keys

ENOUGH = 0.5
ENOUGH_WITH_FIGURES = 0.42
"""The least likeness of a trace, and where two figures agree as well; see tools/measure_traces.py."""
_LEAST_WORDS = 3
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred""".split()  # noqa: SIM905
)


class TraceIndex:
    """Documents made ready to trace many sentences to; building it costs a second for 600 pages."""

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        # A footnote cites paragraphs; captions have no number to cite.
        self._index = PassageIndex(documents, captions=False)

    def trace(self, text: str) -> Trace | None:
        """Return the words of a passage that `text` most likely comes from, or None where none is near."""
        best = self._nearest(text)
        if best is None or best.likeness < (ENOUGH_WITH_FIGURES if _figures_agree(best, text) else ENOUGH):
            return None
        start, end = best.place.span(best.first, best.last)
        passage = best.place.passage.text
        while end < len(passage) and not passage[end].isspace():
            end += 1
        while start and not passage[start - 1].isspace():
            start -= 1
        return Trace(best.place.citation(start, end), start, end, round(best.likeness, 3))

    def nearest(self, text: str) -> float:
        """Return how alike the most likely words are, whether that is enough or not."""
        best = self._nearest(text)
        return best.likeness if best else 0.0

    def _nearest(self, text: str) -> Stretch | None:
        keys = word_keys(text)
        return best_match(self._index, keys) if len(telling_stems(keys)) >= _LEAST_WORDS else None


def _figures_agree(stretch: Stretch, text: str) -> bool:
    """Return whether two numbers of the text stand in the stretch."""
    here = set(stretch.place.keys[stretch.first : stretch.last])
    numbers = {k for k in word_keys(text) if k in _NUMBERS or any(c.isdigit() for c in k)}
    return len(numbers & here) > 1


def trace(text: str, documents: Iterable[SourceDocument]) -> Trace | None:
    """Return where in `documents` a sentence comes from, or None; for many sentences keep a TraceIndex."""
    return TraceIndex(documents).trace(text)
