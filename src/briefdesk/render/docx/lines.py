"""Lines that end in a word processor where the layout ends them.

A word processor breaks lines by itself: it puts on each line as many words as fit. Where the layout chose
otherwise, or where a line is so nearly full that another program's rounding would decide, the paragraph is
set a little narrower or wider; and where no one width would do, words are bound by non-breaking spaces.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from briefdesk.model.blocks import Spans
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import twips
from briefdesk.render.layout.breaking import SLACK, Breaks, line_width, room_for_ends
from briefdesk.render.layout.typesetter import Fill, shipped_typesetter
from briefdesk.render.layout.words import Atom
from briefdesk.render.theme import TextStyle

_STEPPING_IN = 0.25
"""How much wider than ours a face may be that steps in for characters which the text's own lacks."""

_TOKENS = re.compile(r"([^\S\u00a0\u2007\u202f]+)|((?:\S|[\u00a0\u2007\u202f])+)")


@dataclass(frozen=True, slots=True)
class SetLines:
    """A text with its words bound where they must be, and by how many twips the right edge is moved in.

    `count` is how many lines it takes.
    """

    spans: Spans
    right: int
    count: int


@lru_cache(maxsize=600)
def set_lines(
    spans: Spans,
    style: TextStyle,
    look: Look,
    width_pt: float,
    *,
    balanced: bool = False,
    hang_pt: float = 0.0,
) -> SetLines:
    """Return `spans` so that a word processor ends their lines where the layout does at `width_pt`.

    The first line hangs out by `hang_pt` more.
    """
    fill = Fill(balanced=balanced, hang=hang_pt)
    measured = shipped_typesetter().measure((spans,), style, look.theme, width_pt + hang_pt, fill)
    if not measured.breaks:
        return SetLines(spans, 0, 0)
    count, width = len(measured.breaks), width_pt / style.size_pt
    if look.breaks_freely:
        return SetLines(spans, 0, count)
    widest, least = room_for_ends(measured.atoms, measured.breaks, hang_pt / style.size_pt)
    strain = _strain(measured.atoms, measured.breaks, look.family(style).name)
    limit = _limit_between(widest + strain, least, width)
    if limit is not None:
        return SetLines(spans, twips((width - limit) * style.size_pt), count)
    parted = _pulled_up(measured.atoms, measured.breaks, width * (1 + SLACK) + strain)
    right = -twips(strain * style.size_pt)
    return SetLines(_bound(spans, _joints(measured.atoms, parted)), right, count)


def _strain(atoms: tuple[Atom, ...], breaks: Breaks, family: str) -> float:
    """Return by how much, in em, a line may become wider where others choose the faces that step in."""
    return _STEPPING_IN * max(
        sum(piece.width for atom in atoms[a:b] for piece in atom.pieces if piece.ink.face.family != family)
        for a, b in breaks
    )


def _limit_between(widest: float, least: float, width: float) -> float | None:
    """Return the width nearest to `width` at which lines break as wanted with slack, None if none does."""
    slack = width * SLACK
    if least - widest < 2 * slack:
        return (widest + least) / 2 if least - widest > slack / 4 else None
    return min(max(width, widest + slack), least - slack)


def _pulled_up(atoms: tuple[Atom, ...], breaks: Breaks, limit: float) -> frozenset[int]:
    """Return the atoms that must stay with the one before, so that no line takes in the next one's head."""
    found: set[int] = set()
    for (start, end), (first, last) in pairwise(breaks):
        used = line_width(atoms, start, end)
        for at in range(first, last - 1):
            used += atoms[at].space_width + atoms[at].width
            if used > limit:
                break
            found.add(at + 1)
    return frozenset(found)


def _joints(atoms: tuple[Atom, ...], found: frozenset[int]) -> frozenset[int]:
    """Return which spaces of the text, counted from 1, stand before the atoms `found`."""
    count = 0
    joints: set[int] = set()
    for at, atom in enumerate(atoms):
        count += 0 if atom.glued or at == 0 else 1
        if at in found and not atom.glued:
            joints.add(count)
    return frozenset(joints)


def _bound(spans: Spans, joints: frozenset[int]) -> Spans:
    """Return `spans` with non-breaking spaces at `joints`; white space before the first word is no joint."""
    count, within = 0, False
    result = []
    for span in spans:
        pieces = []
        for blank, word in _TOKENS.findall(span.text):
            count += 1 if blank and within else 0
            within = bool(word)
            pieces.append("\u00a0" if blank and count in joints else blank or word)
        within = within or span.note is not None
        result.append(replace(span, text="".join(pieces)) if span.text else span)
    return tuple(result)
