"""How well colors stand out from each other, in numbers and in words (WCAG 2.2, 1.4.3)."""

from dataclasses import dataclass

from briefdesk.render.luminance import LEAST_CONTRAST, contrast_ratio
from briefdesk.render.theme import Color, Palette

ENOUGH = 4.5
"""What running text needs (AA)."""
_WHITE = Color("#ffffff")


@dataclass(frozen=True, slots=True)
class Contrast:
    """The weaker of a color's ratios against white paper and against the theme's tint, and what it means."""

    color: str
    ratio: float
    words: str

    @property
    def enough(self) -> bool:
        """Return whether text of any size can be read in it (AA)."""
        return self.ratio >= ENOUGH


def contrast_on_paper(color: str, tint: str = _WHITE) -> Contrast:
    """Return how a text color does on white paper and on boxes of `tint`."""
    on_white, on_tint = contrast_ratio(color, _WHITE), contrast_ratio(color, tint)
    ratio = min(on_white, on_tint)
    where = " on tinted boxes" if on_tint < on_white and on_white >= ENOUGH > on_tint else ""
    return Contrast(color, ratio, f"{_shown(ratio)} to 1, {_words(ratio)}{where}")


def contrasts(palette: Palette) -> dict[str, Contrast]:
    """Return the contrast of each color that text is set in, by its name in the theme."""
    named = {"accent": palette.accent, "ink": palette.ink, "muted": palette.muted}
    return {name: contrast_on_paper(color, palette.tint) for name, color in named.items()}


def _words(ratio: float) -> str:
    if ratio >= 7:
        return "reads easily (AAA)"
    if ratio >= ENOUGH:
        return "reads well (AA)"
    if ratio >= LEAST_CONTRAST:
        return "too weak for small text"
    return "cannot be read"


def _shown(ratio: float) -> str:
    # Never rounded up over a limit that was missed.
    return f"{int(ratio * 10) / 10:.1f}"
