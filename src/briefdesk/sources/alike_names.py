"""Names of organizations that are much alike: probably one of them, spelled two ways."""

from collections.abc import Iterator, Sequence

_IDLE = frozenset("the of for and in at a an to inc incorporated llc ltd co corp org".split())  # noqa: SIM905
_SHORTEST = 4
_LONG = 9


def alike_names(names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return pairs of places (later, earlier) of names that are alike, each later one once.

    Alike are names of the same words in any order, small ones and "Inc." apart, or all but one that differs
    by a letter, by two in long words. Numbers tell apart. `names` are folded: lower case, no accents.
    """
    seen: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    found: list[tuple[int, int]] = []
    for at, name in enumerate(names):
        words = sorted(word for word in name.split() if word not in _IDLE)
        earlier = next(_earlier(words, seen), None)
        if earlier is not None:
            found.append((at, earlier))
        for rest, word in _each_left_out(words):
            seen.setdefault(rest, []).append((at, word))
    return tuple(found)


def _earlier(words: list[str], seen: dict[tuple[str, ...], list[tuple[int, str]]]) -> Iterator[int]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (not at start: the window imports this)

    for rest, word in _each_left_out(words):
        for at, other in seen.get(rest, ()):
            if word == other:
                yield at
            elif min(len(word), len(other)) >= _SHORTEST and not (word + other).isdigit():
                most = 2 if min(len(word), len(other)) >= _LONG else 1
                if OSA.distance(word, other, score_cutoff=most) <= most:
                    yield at


def _each_left_out(words: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for at, word in enumerate(words[:12]):
        yield (*words[:at], *words[at + 1 :]), word
