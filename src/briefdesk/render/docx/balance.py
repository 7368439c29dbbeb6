"""Even lines: titles without a lone last word, sources in columns of one height.

A word processor breaks lines by itself; an indent at the right makes it break where the layout does.
"""

import math
from dataclasses import replace

from briefdesk.model.blocks import Spans
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import half_points, twips
from briefdesk.render.theme import TextStyle

# Room on top of what the words need, the first that leaves the breaks as they are: a face of slightly
# other widths must not break a line more.
_SLACK = (1.08, 1.05, 1.02)
_STEPS = 24


def even_indent(text: str, style: TextStyle, look: Look, width_pt: float) -> str:
    """Return a right indent that evens the lines of `text`, empty for a single line."""
    words, space = _widths(text, style, look)
    count = len(_breaks(words, space, width_pt))
    if count < 2:
        return ""
    low, high = width_pt / count, width_pt
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if len(_breaks(words, space, middle)) == count:
            high = middle
        else:
            low = middle
    wanted = _breaks(words, space, high)
    room = next((high * slack for slack in _SLACK if _breaks(words, space, high * slack) == wanted), width_pt)
    indent = twips(width_pt - room)
    return f'<w:ind w:right="{indent}"/>' if indent > 0 else ""


def line_count(text: str, style: TextStyle, look: Look, width_pt: float) -> int:
    """Return how many lines `text` takes."""
    return len(_breaks(*_widths(text, style, look), width_pt))


def _widths(text: str, style: TextStyle, look: Look) -> tuple[list[float], float]:
    """Return the widths of the words of `text` and of a space, at the size that is printed."""
    printed = replace(style, size_pt=half_points(style.size_pt) / 2)
    return [look.widest((word,), printed) for word in text.split()], look.widest((" ",), printed)


def _breaks(words: list[float], space: float, width: float) -> list[int]:
    """Return the index of the first word of each line, for words of these widths."""
    starts: list[int] = []
    used = math.inf
    for index, word in enumerate(words):
        used += space + word
        if used > width:
            starts.append(index)
            used = word
    return starts


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
