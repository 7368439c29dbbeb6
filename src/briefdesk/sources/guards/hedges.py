"""Hedges that an edit lost: what was alleged, estimated or possible stands as a plain fact."""

import re

from briefdesk.sources.figures.figure import masked
from briefdesk.sources.guards.amounts import any_bound
from briefdesk.sources.guards.flag import Flag, Wording, short
from briefdesk.sources.guards.survival import survivors
from briefdesk.sources.guards.wordlists import HEDGES, Hedge

_STEP = "Put it back, or write who says so and how sure it is."


def hedge_flags(before: Wording, after: Wording) -> list[Flag]:
    """Return a flag for each kind of hedge that the edit dropped where it kept what was hedged.

    Hedges that bound a figure ("more than 40") are compared with the figure itself.
    """
    text = masked(before.text, before.figures)
    flags: list[Flag] = []
    for hedge in HEDGES:
        # Figures are masked, and yet what stands before a word counts: "twice as many as" is no hedge.
        said = (m for m in hedge.pattern.finditer(text) if hedge.pattern.match(before.text, m.start()))
        occurrences = survivors(before, after, said)
        kept = _kept(hedge, before, after)
        if len(occurrences) > kept:
            occurrence, start, end = occurrences[kept]
            message = f"The edit drops “{occurrence[0]}” before “{short(after.text[start:end])}”."
            flags.append(Flag("hedge-lost", message, _STEP, start, end, *occurrence.span()))
    return flags


def _kept(hedge: Hedge, before: Wording, after: Wording) -> int:
    """Return how many words of the edit keep this kind of doubt."""
    patterns = [hedge.pattern, *(h.pattern for h in HEDGES if h.name in hedge.kept_by)]
    kept = sum(len(pattern.findall(after.text)) for pattern in patterns)
    others = sum(
        len(h.pattern.findall(before.text)) for h in HEDGES if h.name in hedge.kept_by and h is not hedge
    )
    also = len(re.findall(hedge.also, after.text, re.IGNORECASE))
    also -= len(re.findall(hedge.also, before.text, re.IGNORECASE))
    bounds = any_bound(after.figures, hedge.bounds) - any_bound(before.figures, hedge.bounds)
    own = len(hedge.pattern.findall(after.text))
    return own + max(kept - own - others, 0) + max(also, 0) + max(bounds, 0)
