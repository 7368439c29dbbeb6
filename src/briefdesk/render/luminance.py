"""How bright colors are, and how far two of them stand apart (WCAG 2.2, 1.4.3)."""

from functools import lru_cache

LEAST_CONTRAST = 3.0
"""What large type needs (AA). No theme sets text in a color that stands out less on white."""


@lru_cache(maxsize=256)
def contrast_ratio(one: str, other: str) -> float:
    """Return the ratio of two colors "#rrggbb", from 1 for the same to 21 for black on white."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    """Return the relative luminance of "#rrggbb" (WCAG 2.2), 0 for black and 1 for white."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
