"""The nearest place with the very same words, however often an edition repeats them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefdesk.model.finding import Citation
from briefdesk.sources.passage_index import PassageIndex, Place, Stretch
from briefdesk.sources.plain_words import word_keys

Heading = tuple[str, ...]


class SameWords:
    """Looks each wording up once: a report that repeats a paragraph is not searched for each of them."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self._headings: dict[str, Heading] = {}
        self._found: dict[tuple[tuple[str, ...], bool], _Places] = {}
        self._passages: _Places | None = None

    def nearest(self, keys: tuple[str, ...], citation: Citation) -> Stretch | None:
        """Return the nearest place with these very words, None without one.

        Another section counts most, then how far the number is off; a whole passage stays a whole one.
        """
        whole = citation.start is None
        places = self._found.get((keys, whole))
        if places is None:
            found = self._index.exact(keys)
            if whole:
                found = tuple(s for s in found if len(s.place.words) == len(keys)) or found
            places = self._found[keys, whole] = _Places((self.heading_of(s.place), s) for s in found)
        return places.nearest(self.heading(citation.heading), citation.number)

    def at_home(self, citation: Citation) -> Place | None:
        """Return the passage under the heading and number that are cited, None where there is none."""
        if self._passages is None:
            stretches = (Stretch(place, 0, len(place.words), 1.0) for place in self._index.places)
            self._passages = _Places((self.heading_of(s.place), s) for s in stretches)
        home = self._passages.nearest(self.heading(citation.heading), citation.number)
        return home.place if home is not None and self.is_home(home.place, citation) else None

    def is_home(self, place: Place, citation: Citation) -> bool:
        """Return whether a place has the heading and number that are cited."""
        same = self.heading_of(place) == self.heading(citation.heading)
        return same and place.passage.number == citation.number

    def heading_of(self, place: Place) -> Heading:
        """Return the words of the heading that a place stands under."""
        return self.heading(place.section.heading)

    def heading(self, text: str) -> Heading:
        """Return a heading's words."""
        if text not in self._headings:
            self._headings[text] = word_keys(text)
        return self._headings[text]


class _Places:
    """Places in the order of their numbers, under each heading and all together."""

    def __init__(self, found: Iterable[tuple[Heading, Stretch]]) -> None:
        by_heading: dict[Heading, list[Stretch]] = {}
        for heading, stretch in found:
            by_heading.setdefault(heading, []).append(stretch)
        self._by_heading = {heading: sorted(under, key=_number) for heading, under in by_heading.items()}
        self._all = sorted((s for under in by_heading.values() for s in under), key=_number)

    def nearest(self, heading: Heading, number: int) -> Stretch | None:
        """Return the place nearest to a number, under the heading if any place is; of equals the first."""
        under: Sequence[Stretch] = self._by_heading.get(heading) or self._all
        above = bisect_left(under, (number, -1), key=_number)
        near = list(under[above : above + 1])
        if above:
            below = under[above - 1].place.passage.number
            near.append(under[bisect_left(under, (below, -1), key=_number)])
        return min(near, key=lambda s: (abs(s.place.passage.number - number), s.place.order), default=None)


def _number(stretch: Stretch) -> tuple[int, int]:
    return stretch.place.passage.number, stretch.place.order
