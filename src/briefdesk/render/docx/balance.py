"""Even lines: titles without a lone last word, sources in columns of one height.

A word processor breaks lines by itself; an indent at the right makes it break where the layout does.
"""

from itertools import pairwise
from typing import TypeVar

from briefdesk.model.blocks import Span, Spans
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.sheet import right_indent
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.breaking import break_lines
from briefdesk.render.layout.words import Atom, Setting, atoms_of
from briefdesk.render.theme import TextStyle

T = TypeVar("T")


def even_indent(text: str | Spans, style: TextStyle, look: Look, width_pt: float) -> str:
    """Return a right indent that evens the lines of `text` as the layout does, empty where none is needed."""
    spans = (Span(text),) if isinstance(text, str) else text
    return right_indent(set_lines(spans, style, look, width_pt, balanced=True).right)


def line_count(text: str | Spans, style: TextStyle, look: Look, width_pt: float) -> int:
    """Return how many lines `text` takes."""
    return len(break_lines(_atoms(text, style, look), width_pt / style.size_pt))


def natural_width(text: str | Spans, style: TextStyle, look: Look) -> float:
    """Return the width in points of `text` in one line."""
    return sum(atom.space_width + atom.width for atom in _atoms(text, style, look)) * style.size_pt


def _atoms(text: str | Spans, style: TextStyle, look: Look) -> tuple[Atom, ...]:
    family = look.family(style).name
    setting = Setting(family, style.bold, style.italic, style.caps, style.tracking_em)
    return atoms_of((Span(text),) if isinstance(text, str) else text, setting, shipped_fonts())


def in_columns(texts: tuple[T, ...], count: int, first: int) -> tuple[tuple[T, ...], ...]:
    """Return `texts` in `count` columns, `first` in each but the last, which has what is left."""
    starts = [min(at * first, len(texts)) for at in range(count)]
    return tuple(texts[a:b] for a, b in pairwise((*starts, len(texts))))


def even_split(
    texts: tuple[Spans, ...],
    style: TextStyle,
    look: Look,
    width_pt: float,
    below: tuple[Spans, ...] = (),
) -> int:
    """Return how many of `texts` go into the first of two columns so that both are about as high.

    `below` stands under each text, empty where nothing does.
    """
    heights = [
        max(1, line_count(spans, style, look, width_pt)) * style.leading_pt + style.after_pt
        for spans in texts
    ]
    for at, spans in enumerate(below):
        heights[at] += line_count(spans, style, look, width_pt) * style.leading_pt if spans else 0.0
    return min(
        range(1, len(heights) + 1),
        key=lambda count: (max(sum(heights[:count]), sum(heights[count:])), -count),
    )
