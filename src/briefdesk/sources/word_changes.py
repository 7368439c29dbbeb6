"""Which words of two texts differ."""

from briefdesk.sources.plain_words import PlainWord, plain_words

Spans = tuple[tuple[int, int], ...]


def word_changes(before: str, after: str) -> tuple[Spans, Spans]:
    """Return the characters of `before` that are not in `after`, and the other way round, word by word.

    White space, quotation marks, dashes and case make no difference.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (not at start: the window imports this)

    old, new = plain_words(before), plain_words(after)
    steps = Indel.opcodes([w.key for w in old], [w.key for w in new])
    gone = tuple(_span(old, s.src_start, s.src_end) for s in steps if s.tag in ("delete", "replace"))
    come = tuple(_span(new, s.dest_start, s.dest_end) for s in steps if s.tag in ("insert", "replace"))
    return gone, come


def _span(words: tuple[PlainWord, ...], first: int, last: int) -> tuple[int, int]:
    return words[first].start, words[last - 1].end
