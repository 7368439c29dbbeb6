"""The right edge of running text: of the ways in which a word processor would fill lines, the evenest.

Every break here is what greedy filling gives at some width no larger than the column's. A right indent makes
a word processor do the same, so that PDF and DOCX agree without a break or a binding space in the text.
Weighing all breaks, as TeX does, gives a little more evenness; it would need a binding space in every second
paragraph, which whoever edits the DOCX stumbles over. `tools/measure_rag.py` has the figures.
"""

from collections.abc import Sequence

from briefdesk.render.layout.breaking import SLACK, Breaks, advances, fill_lines, line_width, room_for_ends
from briefdesk.render.layout.words import Atom

_NARROWEST = 0.88
_MOST_TRIED = 12
# A last line is a runt if one word makes it and it is shorter than this share of the width, or very short.
_RUNT_OF_ONE = 0.16
_RUNT_OF_ANY = 0.06
COST_OF_RUNT = 0.1
_SHORTEST_BEFORE = 0.6
_COST_OF_STEP = 1.0
_ROUNDING = 2e-6


def least_ragged(atoms: Sequence[Atom], limit: float, reach: Sequence[float] | None = None) -> Breaks:
    """Return the lines of `atoms`, no wider than `limit`, with the evenest right edge and no runt.

    There are never more lines than greedy filling needs, so that page counts do not depend on it. `reach`
    are the `advances` of the atoms where they are known.
    """
    reach = advances(atoms) if reach is None else reach
    lines = fill_lines(atoms, reach, limit, 0.0)
    count = len(lines)
    if count < 2 or (count == 2 and not is_runt(atoms, lines, limit)):
        return lines
    best, least = lines, raggedness(atoms, reach, lines, limit)
    for _ in range(_MOST_TRIED):
        # The widest line is where a narrower column would break otherwise.
        widths = _widths(atoms, reach, lines)
        width = max(widths[:-1]) - _ROUNDING
        if width < _NARROWEST * limit or width < widths[-1]:
            break
        lines = fill_lines(atoms, reach, width, 0.0)
        if len(lines) > count:
            break
        cost = raggedness(atoms, reach, lines, limit)
        if cost < least and _holds(atoms, lines, limit):
            best, least = lines, cost
    return _with_company(atoms, best, limit)


def _with_company(atoms: Sequence[Atom], lines: Breaks, limit: float) -> Breaks:
    """Return `lines` with one more word in the last where it is a runt still: writers bind the two words."""
    start, end = lines[-1]
    before = lines[-2][0]
    if not is_runt(atoms, lines, limit) or end - start > 1 or start - before < 3 or atoms[start].glued:
        return lines
    longer = (*lines[:-2], (before, start - 1), (start - 1, end))
    short = sum(atom.width + atom.space_width for atom in atoms[before : start - 1])
    return longer if short > _SHORTEST_BEFORE * limit and not atoms[start - 1].glued else lines


def raggedness(atoms: Sequence[Atom], reach: Sequence[float], lines: Breaks, limit: float) -> float:
    """Return how bad an edge looks: free widths and steps from line to line, squared, and any runt.

    Widths count as shares of `limit`; how far the last line goes does not matter otherwise.
    """
    cost = COST_OF_RUNT if is_runt(atoms, lines, limit) else 0.0
    before = None
    for start, end in lines[:-1]:
        free = (limit - (reach[end - 1] - reach[start] + atoms[start].width)) / limit
        cost += cost_of_line(free, before)
        before = free
    return cost


def cost_of_line(free: float, before: float | None) -> float:
    """Return what a line adds that leaves `free` of its width, the line `before` it so much."""
    return free * free + (0.0 if before is None else _COST_OF_STEP * (free - before) ** 2)


def is_runt(atoms: Sequence[Atom], lines: Breaks, limit: float) -> bool:
    """Return whether the last line is a short word, or next to nothing."""
    start, end = lines[-1]
    return line_width(atoms, start, end) < (_RUNT_OF_ONE if end - start == 1 else _RUNT_OF_ANY) * limit


def _holds(atoms: Sequence[Atom], lines: Breaks, limit: float) -> bool:
    """Return whether some width makes a word processor end lines here, whatever it rounds."""
    widest, least = room_for_ends(atoms, lines)
    return least - widest > SLACK / 2 * limit


def _widths(atoms: Sequence[Atom], reach: Sequence[float], lines: Breaks) -> list[float]:
    return [reach[end - 1] - reach[start] + atoms[start].width for start, end in lines]
