"""Rows of tables among the lines of a PDF: short words far apart, in line with the row above or below."""

from collections.abc import Sequence
from itertools import pairwise

from briefdesk.sources.readers.pdf_columns import Cell, Line

_NEAR = 8.0  # points that edges of cells in one column may differ
_LONGEST_CELL = 9  # words; longer ones are columns of text
_FEWEST_ROWS = {2: 3}  # of two columns; of more two rows will do


def rows_among(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that are rows of tables."""
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        if run and not _goes_on(lines[run[-1]], line):
            found |= _table(lines, run)
            run = []
        if _is_row(line):
            run.append(at)
    return frozenset(found | _table(lines, run))


def _table(lines: Sequence[Line], run: list[int]) -> set[int]:
    if not run:
        return set()
    fewest = min(len(lines[at].cells) for at in run)
    return set(run) if len(run) >= _FEWEST_ROWS.get(fewest, 2) else set()


def _is_row(line: Line) -> bool:
    return len(line.cells) >= 2 and all(len(cell.text.split()) <= _LONGEST_CELL for cell in line.cells)


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether `line` stands under the row `before` with its cells in the same columns."""
    if not _is_row(line) or line.column != before.column or before.y - line.y > 4 * line.size:
        return False
    few, many = sorted((before.cells, line.cells), key=len)
    # The first columns of both begin alike, and of the rest most are in line at one of their edges.
    inline = sum(any(_in_line(cell, other) for other in many) for cell in few)
    return inline >= max(2, len(few) - 1) and all(a.x1 < b.x0 for a, b in pairwise(line.cells))


def _in_line(cell: Cell, other: Cell) -> bool:
    middle = abs((cell.x0 + cell.x1) - (other.x0 + other.x1)) / 2
    return min(abs(cell.x0 - other.x0), abs(cell.x1 - other.x1), middle) < _NEAR
