"""Where lines end: greedy, as word processors do it, so that PDF and DOCX break alike. All widths in em."""

import dataclasses
import re
from collections.abc import Sequence

from briefdesk.render.fonts import FontBook
from briefdesk.render.layout.words import Atom, Piece

_GOOD_BREAK = re.compile(r"[/?&=#._,;:-]")

Breaks = tuple[tuple[int, int], ...]
"""Lines as ranges of atoms."""

_RUNT = 0.16
_WIDER = (1.04, 1.08, 1.12, 1.16)
_SHORTEST_LAST = 0.45
_NARROWER = (0.985, 0.97, 0.955, 0.94, 0.92, 0.9)

# Sums of many widths differ in their last bits from one sum of all: no line may move for that.
_TOLERANCE = 1e-6


def break_lines(atoms: Sequence[Atom], limit: float, hang: float = 0.0) -> Breaks:
    """Return the lines of `atoms` that are no wider than `limit`, except where one atom alone is wider.

    All lines but the first have `hang` less room.
    """
    lines: list[tuple[int, int]] = []
    start, used = 0, 0.0
    limit += _TOLERANCE
    for index, atom in enumerate(atoms):
        wider = used + atom.space_width + atom.width
        if index > start and wider > limit:
            lines.append((start, index))
            limit -= hang if start == 0 else 0.0
            start, used = index, atom.width
        elif index == start:
            used = atom.width
        else:
            used = wider
    if atoms:
        lines.append((start, len(atoms)))
    return tuple(lines)


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


def balanced_limit(atoms: Sequence[Atom], limit: float) -> float:
    """Return the smallest width at which `atoms` take no more lines than at `limit`: an even heading."""
    wanted = len(break_lines(atoms, limit))
    if wanted < 2:
        return limit
    low, high = max(atom.width for atom in atoms), limit
    for _ in range(9):
        middle = (low + high) / 2
        if len(break_lines(atoms, middle)) > wanted:
            low = middle
        else:
            high = middle
    return _first_line_first(atoms, high, limit, wanted)


def _first_line_first(atoms: Sequence[Atom], even: float, limit: float, wanted: int) -> float:
    """Return a width a little over `even` if that makes the first line the longer one, as readers expect."""
    if _widths_of_ends(atoms, even)[0] >= _widths_of_ends(atoms, even)[1]:
        return even
    for share in _WIDER:
        wider = min(even * share, limit)
        first, last = _widths_of_ends(atoms, wider)
        if len(break_lines(atoms, wider)) == wanted and first >= last >= _SHORTEST_LAST * first:
            return wider
    return even


def _widths_of_ends(atoms: Sequence[Atom], limit: float) -> tuple[float, float]:
    lines = break_lines(atoms, limit)
    (start, end), (last_start, last_end) = lines[0], lines[-1]
    first = sum(atom.width + atom.space_width for atom in atoms[start:end])
    return first, sum(atom.width + atom.space_width for atom in atoms[last_start:last_end])


def break_without_runt(atoms: Sequence[Atom], limit: float, hang: float) -> Breaks:
    """Return the lines of `atoms`, a little narrower where that keeps one short word from standing alone.

    The number of lines is that of the plain break, so that page counts do not depend on it.
    """
    lines = break_lines(atoms, limit, hang)
    if len(lines) < 2 or not _is_runt(atoms, lines, limit):
        return lines
    for share in _NARROWER:
        narrower = break_lines(atoms, limit * share, hang)
        if len(narrower) > len(lines):
            break
        if not _is_runt(atoms, narrower, limit):
            return narrower
    return lines


def _is_runt(atoms: Sequence[Atom], lines: Breaks, limit: float) -> bool:
    start, end = lines[-1]
    return end - start == 1 and atoms[start].width < _RUNT * limit


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
