"""Find the passage that a summary in other words rests on: by place, figures, names and telling words."""

import re
from dataclasses import dataclass
from functools import cache

from briefdesk.model.finding import Citation, Finding
from briefdesk.model.source import Passage
from briefdesk.sources.figures import COUNTED, Figure, FigureKind, extract_figures, same_value
from briefdesk.sources.passage_index import PassageIndex, Place
from briefdesk.sources.plain_words import stem, telling_stems, word_keys

_LOOKED_FOR = COUNTED | {FigureKind.DATE, FigureKind.LAW, FigureKind.BILL}
_NAME = re.compile(r"(?<=[\w,;:’”)] )[“(]?([A-ZÀ-Ý][\w’-]*\w)")
_PLACES_LOOKED_AT = 8
_NAME_WORTH = 1.0
_FIGURE_WORTH = 4.0
_LEAST_TO_MARK = 4.0
# The old place is kept unless another passage shares so much more, and gone where it shares so little.
_HOME_HOLDS = 0.6
ENOUGH_AT_HOME = 0.12
ENOUGH_ELSEWHERE = 0.3
"""The least share of the evidence: of a section taken out, 19 in 20 findings share less elsewhere."""


@dataclass(frozen=True, slots=True)
class GistFound:
    """The passage, the characters of the sentences that tell it (None for all), how sure.

    `figures_lost` is true where the finding states an amount that the passage lacks now.
    """

    place: Place
    span: tuple[int, int] | None
    figures_lost: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a finding and the gist that it cites speak of."""

    figures: tuple[Figure, ...]
    names: frozenset[str]
    own: frozenset[str]
    stems: frozenset[str]


class GistAnchors:
    """Finds passages for findings whose cited passage is a summary."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self._figures: dict[int, tuple[Figure, ...]] = {}
        self._by_place: dict[tuple[tuple[str, ...], int], list[Place]] = {}
        heading_keys = cache(word_keys)
        for place in index.places:
            home = heading_keys(place.section.heading), place.passage.number
            self._by_place.setdefault(home, []).append(place)

    def find(self, finding: Finding, citation: Citation, gist: Passage) -> GistFound | None:
        """Return the passage that the finding rests on, or None where none speaks of it."""
        evidence = _evidence(finding, gist)
        places = {p.order: p for p, _ in self._index.likely(evidence.stems, _PLACES_LOOKED_AT)}
        homes = self._homes(citation)
        places |= {p.order: p for p in homes}
        scores = {order: self._score(place, evidence) for order, place in places.items()}
        if not scores:
            return None
        best = max(scores, key=lambda order: (scores[order], -order))
        home = max((p.order for p in homes), key=lambda order: scores[order], default=best)
        chosen = home if scores[home] >= _HOME_HOLDS * scores[best] else best
        likeness = min(1.0, scores[chosen] / (self._index.weigh(evidence.stems) or 1.0))
        at_home = any(place.order == chosen for place in homes)
        if likeness < (ENOUGH_AT_HOME if at_home else ENOUGH_ELSEWHERE):
            return None
        place = places[chosen]
        amounts = (f for f in evidence.figures if f.kind in COUNTED)
        lost = any(not _holds(self._figures_of(place), amount) for amount in amounts)
        return GistFound(place, self._span(place, evidence), lost, round(likeness, 3))

    def _homes(self, citation: Citation) -> tuple[Place, ...]:
        return tuple(self._by_place.get((word_keys(citation.heading), citation.number), ()))

    def _score(self, place: Place, evidence: _Evidence) -> float:
        shared = place.stems & evidence.stems
        score = self._index.weigh(shared) + _NAME_WORTH * self._index.weigh(shared & evidence.names)
        return score + _FIGURE_WORTH * sum(_has(self._figures_of(place), f) for f in evidence.figures)

    def _figures_of(self, place: Place) -> tuple[Figure, ...]:
        if place.order not in self._figures:
            self._figures[place.order] = extract_figures(place.passage.text)
        return self._figures[place.order]

    def _span(self, place: Place, evidence: _Evidence) -> tuple[int, int] | None:
        """Return the characters of the sentence that tells most, with those of its figures beside it."""
        scores: list[float] = []
        parted = place.sentence_words
        figures = self._figures_of(place)
        for first, last in parted:
            start, end = place.span(first, last)
            here = tuple(f for f in figures if start <= f.start < end)
            shared = telling_stems(place.keys[first:last]) & evidence.own
            score = self._index.weigh(shared) + self._index.weigh(shared & evidence.names)
            scores.append(score + _FIGURE_WORTH * sum(_has(here, f) for f in evidence.figures))
        if not scores or max(scores) < _LEAST_TO_MARK:
            return None
        best = max(range(len(scores)), key=lambda i: (scores[i], -i))
        near = [i for i, score in enumerate(scores) if score >= 0.5 * scores[best] and abs(i - best) <= 1]
        start, _ = place.span(*parted[min(near)])
        _, end = place.span(*parted[max(near)])
        text = place.passage.text
        while end < len(text) and not text[end].isspace():
            end += 1
        while start and not text[start - 1].isspace():
            start -= 1
        return start, end


def _evidence(finding: Finding, gist: Passage) -> _Evidence:
    figures = tuple(f for f in extract_figures(finding.text) if f.kind in _LOOKED_FOR)
    names = frozenset(stem(key) for m in _NAME.finditer(finding.text) for key in word_keys(m[1]))
    own = telling_stems(word_keys(finding.text))
    return _Evidence(figures, names, own, own | telling_stems(word_keys(gist.text)))


def _has(figures: tuple[Figure, ...], wanted: Figure) -> bool:
    return any(same_value(figure, wanted) for figure in figures)


def _holds(figures: tuple[Figure, ...], amount: Figure) -> bool:
    """Return whether the amount is among the figures, a range by its ends."""
    values = {value for figure in figures for value in figure.values}
    return _has(figures, amount) or values.issuperset(amount.values)
