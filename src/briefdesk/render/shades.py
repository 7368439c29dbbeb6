"""Paler shades of a theme's colors, for what must not compete with text."""

from briefdesk.render.theme import Color

PALE = 0.4
"""How far the bars that a chart's first is held against, and lines under links, go toward white."""


def paler(color: Color, share: float = PALE) -> Color:
    """Return a color mixed with `share` of white, from 0 for itself to 1 for white."""
    channels = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return Color("#" + "".join(f"{round(value + (255 - value) * share):02x}" for value in channels))
