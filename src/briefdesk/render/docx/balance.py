"""Even lines: titles without a lone last word, sources in columns of one height.

A word processor breaks lines by itself; an indent at the right makes it break where the layout does.
"""

import math

from briefdesk.model.blocks import Span, Spans
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import twips
from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.breaking import balanced_limit, break_lines
from briefdesk.render.layout.words import Atom, Setting, atoms_of
from briefdesk.render.theme import TextStyle

# Room on top of what the words need, the first that leaves the breaks as they are: a face of slightly
# other widths must not break a line more.
_SLACK = (1.08, 1.05, 1.02)


def even_indent(text: str | Spans, style: TextStyle, look: Look, width_pt: float) -> str:
    """Return a right indent that evens the lines of `text` as the layout does, empty for a single line."""
    atoms, limit = _atoms(text, style, look), width_pt / style.size_pt
    if len(break_lines(atoms, limit)) < 2:
        return ""
    even = balanced_limit(atoms, limit)
    wanted = break_lines(atoms, even)
    room = next((even * slack for slack in _SLACK if break_lines(atoms, even * slack) == wanted), limit)
    indent = twips(width_pt - room * style.size_pt)
    return f'<w:ind w:right="{indent}"/>' if indent > 0 else ""


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


def even_split(texts: tuple[Spans, ...], style: TextStyle, look: Look, width_pt: float) -> int:
    """Return how many of `texts` go into the first of two columns so that both are about as high."""
    heights = [
        max(1, math.ceil(look.widest((plain(spans),), style) / width_pt)) * style.leading_pt + style.after_pt
        for spans in texts
    ]
    return min(
        range(1, len(heights) + 1),
        key=lambda count: (max(sum(heights[:count]), sum(heights[count:])), -count),
    )


def plain(spans: Spans) -> str:
    """Return the words of `spans`."""
    return "".join(span.text for span in spans)
