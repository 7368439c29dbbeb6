"""The passages of documents by their words: where the same words stand, and which passages are likely."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefdesk.model.finding import Citation
from briefdesk.model.source import Passage, PassageKind, Section, SourceDocument
from briefdesk.sources.plain_words import PlainWord, plain_words, telling_stems
from briefdesk.sources.suggest import sentences


class Place:
    """A passage in its document with its words; `order` counts passages through all documents."""

    def __init__(self, document: SourceDocument, section: Section, passage: Passage, order: int) -> None:
        self.document = document
        self.section = section
        self.passage = passage
        self.order = order
        self.words: tuple[PlainWord, ...] = plain_words(passage.text)
        self.keys = tuple(word.key for word in self.words)
        self.joined = f" {' '.join(self.keys)} "

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say something."""
        return telling_stems(self.keys)

    @cached_property
    def sentence_words(self) -> tuple[tuple[int, int], ...]:
        """The first word and the one after the last of each sentence."""
        found: list[tuple[int, int]] = []
        at = 0
        for sentence in sentences(self.passage.text):
            first = at
            while at < len(self.words) and self.words[at].start < sentence.end:
                at += 1
            if at > first:
                found.append((first, at))
        return tuple(found)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the passage that the words from `first` up to `last` stand at."""
        return self.words[first].start, self.words[last - 1].end

    def citation(self, start: int | None = None, end: int | None = None) -> Citation:
        """Return the citation of the passage, or of its characters from `start` to `end`."""
        section, passage = self.section, self.passage
        return Citation(self.document.id, section.id, section.heading, passage.id, passage.number, start, end)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a place, from `first` up to `last`, and how alike they are to what was looked for."""

    place: Place
    first: int
    last: int
    likeness: float

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its words that say something."""
        return telling_stems(self.place.keys[self.first : self.last])


class PassageIndex:
    """The passages of some documents, without `captions` where they shall not count; it stays as built."""

    def __init__(self, documents: Iterable[SourceDocument], *, captions: bool = True) -> None:
        found: list[Place] = []
        for document in documents:
            for section in document.sections:
                for passage in section.passages:
                    if captions or passage.kind is not PassageKind.CAPTION:
                        found.append(Place(document, section, passage, len(found)))
        self.places = tuple(found)
        self._by_key: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        for place in self.places:
            for key in set(place.keys):
                self._by_key.setdefault(key, []).append(place.order)
            for word in place.stems:
                self._by_stem.setdefault(word, []).append(place.order)
        self._most = math.log(1 + len(self.places))

    def weight(self, word: str) -> float:
        """Return how much a stem tells: the rarer the more; one that no passage has tells half of that."""
        among = self._by_stem.get(word)
        return math.log(1 + len(self.places) / len(among)) if among else self._most / 2

    def weigh(self, stems: Iterable[str]) -> float:
        """Return the weight of all of them."""
        return sum(self.weight(word) for word in stems)

    def exact(self, keys: tuple[str, ...]) -> tuple[Stretch, ...]:
        """Return the first place in each passage where these words stand in this order."""
        if not keys:
            return ()
        rarest = sorted(set(keys), key=lambda key: len(self._by_key.get(key, ())))[:2]
        orders = set(self._by_key.get(rarest[0], ())).intersection(*(self._by_key.get(k, ()) for k in rarest))
        wanted = f" {' '.join(keys)} "
        found: list[Stretch] = []
        for order in sorted(orders):
            place = self.places[order]
            at = place.joined.find(wanted)
            if at >= 0:
                first = place.joined.count(" ", 0, at)
                found.append(Stretch(place, first, first + len(keys), 1.0))
        return tuple(found)

    def likely(self, stems: Iterable[str], limit: int) -> tuple[tuple[Place, float], ...]:
        """Return the places that share most with these stems, best first, each with the weight shared."""
        score: dict[int, float] = {}
        for word in stems:
            weight = self.weight(word)
            # A word of every other passage points nowhere and costs most.
            if len(self._by_stem.get(word, ())) <= max(20, len(self.places) // 8):
                for order in self._by_stem.get(word, ()):
                    score[order] = score.get(order, 0.0) + weight
        best = sorted(score.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
        return tuple((self.places[order], shared) for order, shared in best)
