"""Entries that run down columns as even as can be: one rule for the pages and for Word files."""

from collections.abc import Sequence


def even_columns(heights: Sequence[float], count: int, gap: float) -> tuple[int, ...]:
    """Return how many entries of these heights stand in each of `count` columns, `gap` between two of them.

    The columns are as low as can be, first ones as full as that lets them. All in points.
    """
    if not heights:
        return (0,) * count
    step = min(heights) / 2
    height = max(sum(height + gap for height in heights) / count, *heights)
    while sum(found := filled_columns(heights, count, gap, height)) < len(heights):
        height += step
    return found


def filled_columns(heights: Sequence[float], count: int, gap: float, height: float) -> tuple[int, ...]:
    """Return how many entries columns of a `height` take, one after the other; maybe not all."""
    found = [0] * count
    column, y = 0, 0.0
    for each in heights:
        if y and y + each > height + 0.01:
            column, y = column + 1, 0.0
        if column == count:
            break
        found[column] += 1
        y += each + gap
    return tuple(found)
