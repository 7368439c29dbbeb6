"""Where lines end: greedy, as word processors do it, so that PDF and DOCX break alike. All widths in em."""

import dataclasses
import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from briefdesk.render.fonts import FontBook
from briefdesk.render.layout.words import Atom, Piece

_GOOD_BREAK = re.compile(r"[/?&=#._,;:-]")

Breaks = tuple[tuple[int, int], ...]
"""Lines as ranges of atoms."""

SLACK = 0.006
"""How far a line should be from taking in a word more or less, as a share of the width."""

_WIDER = (1.04, 1.08, 1.12, 1.16)
_SHORTEST_LAST = 0.45

# Sums of many widths differ in their last bits from one sum of all: no line may move for that.
_TOLERANCE = 1e-6


def break_lines(atoms: Sequence[Atom], limit: float, hang: float = 0.0) -> Breaks:
    """Return the lines of `atoms` that are no wider than `limit`, except where one atom alone is wider.

    All lines but the first have `hang` less room.
    """
    return fill_lines(atoms, advances(atoms), limit, hang)


def advances(atoms: Sequence[Atom]) -> list[float]:
    """Return how far each atom reaches if all stand in one line."""
    return list(accumulate([atom.space_width + atom.width for atom in atoms]))


def fill_lines(atoms: Sequence[Atom], reach: Sequence[float], limit: float, hang: float) -> Breaks:
    """Return `break_lines` of atoms whose `advances` are known: much is then tried in little time."""
    count = len(reach)
    lines: list[tuple[int, int]] = []
    start, origin = 0, 0.0
    limit += _TOLERANCE
    while start < count:
        # The space before a line's first atom is not set.
        origin += atoms[start].space_width
        end = bisect_right(reach, origin + limit, start + 1)
        lines.append((start, end))
        limit -= 0.0 if start else hang
        start, origin = end, reach[end - 1]
    return tuple(lines)


def room_for_ends(atoms: Sequence[Atom], breaks: Breaks, hang: float = 0.0) -> tuple[float, float]:
    """Return the width of the widest line, and the least width at which a line would take a word more.

    Of the first line, the `hang` that stands out does not count.
    """
    widest, least = 0.0, math.inf
    for (start, end), following in zip(breaks, (*breaks[1:], None), strict=True):
        width = line_width(atoms, start, end) - (hang if start == 0 else 0.0)
        widest = max(widest, width)
        if following is not None:
            head = atoms[following[0]]
            least = min(least, width + head.space_width + head.width)
    return widest, least


def line_width(atoms: Sequence[Atom], start: int, end: int) -> float:
    """Return the width of a line of these atoms."""
    return sum([atom.space_width + atom.width for atom in atoms[start:end]]) - atoms[start].space_width


def cut_to_fit(atoms: tuple[Atom, ...], limit: float, fonts: FontBook) -> tuple[Atom, ...]:
    """Return `atoms` with those that are wider than `limit` cut into atoms that are not.

    Web addresses are cut after their marks where one is near; everything else between characters.
    """
    if all(atom.width <= limit for atom in atoms):
        return atoms
    result: list[Atom] = []
    for atom in atoms:
        result.extend([atom] if atom.width <= limit else _cut_atom(atom, limit, fonts))
    return tuple(result)


def balanced_limit(atoms: Sequence[Atom], limit: float, hang: float = 0.0) -> float:
    """Return the smallest width at which `atoms` take no more lines than at `limit`: an even heading."""
    reach = advances(atoms)
    wanted = len(fill_lines(atoms, reach, limit, hang))
    if wanted < 2:
        return limit
    low, high = max(atom.width for atom in atoms), limit
    for _ in range(9):
        middle = (low + high) / 2
        if len(fill_lines(atoms, reach, middle, hang)) > wanted:
            low = middle
        else:
            high = middle
    return _first_line_first(atoms, high, limit, wanted, hang)


def _first_line_first(atoms: Sequence[Atom], even: float, limit: float, wanted: int, hang: float) -> float:
    """Return a width a little over `even` if that makes the first line the longer one, as readers expect."""
    first, last = _widths_of_ends(atoms, break_lines(atoms, even, hang))
    if first >= last:
        return even
    for share in _WIDER:
        wider = min(even * share, limit)
        lines = break_lines(atoms, wider, hang)
        first, last = _widths_of_ends(atoms, lines)
        if len(lines) == wanted and first >= last >= _SHORTEST_LAST * first:
            return wider
    return even


def _widths_of_ends(atoms: Sequence[Atom], lines: Breaks) -> tuple[float, float]:
    (start, end), (last_start, last_end) = lines[0], lines[-1]
    first = sum(atom.width + atom.space_width for atom in atoms[start:end])
    return first, sum(atom.width + atom.space_width for atom in atoms[last_start:last_end])


def _cut_atom(atom: Atom, limit: float, fonts: FontBook) -> list[Atom]:
    rows: list[list[Piece]] = [[]]
    room = limit
    for piece in atom.pieces:
        rest = piece
        while rest.width > room:
            head, rest_or_none = _cut_piece(rest, room, fonts, force=not rows[-1])
            if head:
                rows[-1].append(head)
            rows.append([])
            room = limit
            if rest_or_none is None:
                break
            rest = rest_or_none
        else:
            rows[-1].append(rest)
            room -= rest.width
    atoms = [
        Atom(tuple(row), sum(piece.width for piece in row), None, 0.0, glued=True) for row in rows if row
    ]
    atoms[0] = dataclasses.replace(atom, pieces=atoms[0].pieces, width=atoms[0].width)
    return atoms


def _cut_piece(
    piece: Piece, room: float, fonts: FontBook, *, force: bool
) -> tuple[Piece | None, Piece | None]:
    """Return what of `piece` fits into `room` and the rest; at least one character if `force`."""
    plain = fonts.width(piece.text, piece.ink.face) * piece.ink.scale
    tracking = (piece.width - plain) / len(piece.text)
    widths = [fonts.width(c, piece.ink.face) * piece.ink.scale + tracking for c in piece.text]
    count, used = 0, 0.0
    for width in widths:
        if used + width > room:
            break
        used += width
        count += 1
    marks = [match.end() for match in _GOOD_BREAK.finditer(piece.text, count // 2, count)]
    count = marks[-1] if marks else count
    count = max(count, 1) if force else count
    head = Piece(piece.text[:count], sum(widths[:count]), piece.ink) if count else None
    tail = piece.text[count:]
    return head, Piece(tail, sum(widths[count:]), piece.ink) if tail else None
