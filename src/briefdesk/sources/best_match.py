"""Find the sentences of a document that a text is most like, however much was rewritten."""

from dataclasses import replace

from briefdesk.sources.passage_index import PassageIndex, Place, Stretch
from briefdesk.sources.plain_words import telling_stems

_PLACES_LOOKED_AT = 6
# What shares less of its telling words than this with a passage is not compared with it.
_LEAST_SHARED = 0.2
_PUSHED_OUT = 8


def best_match(index: PassageIndex, keys: tuple[str, ...], *, whole: bool = False) -> Stretch | None:
    """Return the run of whole sentences that is most like the words `keys`, or None where none is at all.

    `whole` compares with whole passages instead. Likeness is 0 to 1, half of it how the words are written in
    their order, half which telling words both have; how much likeness is enough is the caller's to say.
    """
    stems = telling_stems(keys)
    found: list[Stretch] = []
    floor = _LEAST_SHARED * index.weigh(stems)
    for place, shared in index.likely(stems, _PLACES_LOOKED_AT):
        if shared >= floor:
            found.append(_whole(index, place, keys, stems) if whole else _in_place(index, place, keys, stems))
    return max(found, key=lambda stretch: stretch.likeness, default=None)


def best_in(index: PassageIndex, place: Place, keys: tuple[str, ...], *, whole: bool = False) -> Stretch:
    """Return the same within one place."""
    stems = telling_stems(keys)
    return _whole(index, place, keys, stems) if whole else _in_place(index, place, keys, stems)


def likeness_to(index: PassageIndex, stretch: Stretch, keys: tuple[str, ...], stems: frozenset[str]) -> float:
    """Return how alike `keys` are to the words of a stretch, 0 to 1."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (not at start: the window imports this)

    order = fuzz.ratio(" ".join(keys), " ".join(stretch.place.keys[stretch.first : stretch.last])) / 100
    other = stretch.stems
    weight = index.weigh(stems) + index.weigh(other)
    shared = 2 * index.weigh(stems & other) / weight if weight else 0.0
    return (order + shared) / 2


def aligned(stretch: Stretch, keys: tuple[str, ...]) -> Stretch:
    """Return the part of a stretch that `keys` align with, to whole words: for a cited part of a sentence."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (as above)

    words = stretch.place.keys[stretch.first : stretch.last]
    joined = " ".join(words)
    found = fuzz.partial_ratio_alignment(" ".join(keys), joined)
    if found is None or len(keys) >= len(words):
        return stretch
    first = joined.count(" ", 0, found.dest_start + 1)
    last = max(joined.count(" ", 0, max(found.dest_end - 1, 0)) + 1, first + 1)
    # The alignment is as long as the words were: words put in push the ends out of it.
    before, after = words[max(0, first - _PUSHED_OUT) : first], words[last : last + _PUSHED_OUT]
    if words[first] != keys[0] and keys[0] in before:
        first -= before[::-1].index(keys[0]) + 1
    if words[last - 1] != keys[-1] and keys[-1] in after:
        last += after.index(keys[-1]) + 1
    return replace(stretch, first=stretch.first + first, last=stretch.first + last)


def _whole(index: PassageIndex, place: Place, keys: tuple[str, ...], stems: frozenset[str]) -> Stretch:
    stretch = Stretch(place, 0, len(place.words), 0.0)
    return replace(stretch, likeness=likeness_to(index, stretch, keys, stems))


def _in_place(index: PassageIndex, place: Place, keys: tuple[str, ...], stems: frozenset[str]) -> Stretch:
    """Return the best run of sentences of a passage, of a length that the words could have."""
    best = Stretch(place, 0, len(place.words), 0.0)
    parted = place.sentence_words
    for i, (first, _) in enumerate(parted):
        for _, last in parted[i:]:
            stretch = Stretch(place, first, last, 0.0)
            likeness = likeness_to(index, stretch, keys, stems)
            if likeness > best.likeness:
                best = replace(stretch, likeness=likeness)
            if last - first > 2 * len(keys):
                break
    return best
