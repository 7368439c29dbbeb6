"""Pages printed in gray: text stands out from its ground, bars do too, and no color says anything."""

import dataclasses

import pytest

from briefdesk.compose.chart import MAX_BARS
from briefdesk.model.blocks import Bar, BarChart
from briefdesk.render.theme import TextStyle, Theme
from render.page_samples import shipped_theme

THEMES = ("classic", "modern")
TEXT, BARS = 4.5, 3.0
WHITE = "#ffffff"


def as_gray(color: str) -> float:
    """The light of a color once a printer has made it gray, as 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def contrast(color: str, ground: str) -> float:
    """The contrast of two colors in gray (WCAG 2.2, relative luminance)."""

    def luminance(gray: float) -> float:
        share = gray / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    low, high = sorted((luminance(as_gray(color)), luminance(as_gray(ground))))
    return (high + 0.05) / (low + 0.05)


def styles_of(theme: Theme) -> dict[str, TextStyle]:
    found = {}
    for kind in ("letter", "brief"):
        styles = getattr(theme, kind).styles
        found |= {f"{kind} {field.name}": getattr(styles, field.name) for field in dataclasses.fields(styles)}
    return found


@pytest.mark.parametrize("theme_name", THEMES)
def test_all_text_stands_out_in_gray(theme_name: str) -> None:
    theme = shipped_theme(theme_name)
    grounds = {"paper": WHITE, "box": theme.palette.tint}

    weak = {
        (name, ground): round(contrast(style.color, color), 2)
        for name, style in styles_of(theme).items()
        for ground, color in grounds.items()
        if contrast(style.color, color) < TEXT
    }

    assert weak == {}


@pytest.mark.parametrize("theme_name", THEMES)
def test_placeholders_stand_out_in_gray(theme_name: str) -> None:
    theme = shipped_theme(theme_name)

    assert contrast(theme.palette.ink, theme.palette.unfilled) >= TEXT


@pytest.mark.parametrize("theme_name", THEMES)
def test_bars_stand_out_in_gray(theme_name: str) -> None:
    palette = shipped_theme(theme_name).palette

    assert contrast(palette.accent, WHITE) >= BARS
    assert contrast(palette.accent, palette.tint) >= BARS


def test_contrast_sees_what_is_weak() -> None:
    assert contrast("#777777", WHITE) < TEXT < contrast("#595959", WHITE)
    # Red and green of one light are the same gray.
    assert contrast("#c00000", "#006200") < 1.2


def test_every_bar_of_a_chart_is_told_apart_by_words() -> None:
    """A chart has one series in one color: each bar bears its label and its figure."""
    bars = tuple(Bar(f"Label {n}", float(n), f"{n:,}") for n in range(1, MAX_BARS + 1))

    assert not any("color" in field.name for field in dataclasses.fields(Bar))
    for bar in bars:
        assert f"{bar.label}: {bar.shown}" in BarChart("", bars).alt
