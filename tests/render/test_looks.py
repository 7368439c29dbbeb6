"""What pages promise to eyes and printers: contrast, reach of the printer, charts that read at a glance."""

import pytest

from briefdesk.model.blocks import Bar, BarChart, ComposedDocument, QrLink
from briefdesk.model.template import Design
from briefdesk.render.docx import render_docx
from briefdesk.render.layout.design_blocks import bar_lengths, shown_address
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import PlacedBox, PlacedShape, PlacedText
from briefdesk.render.shades import paler
from briefdesk.render.theme import Color
from briefdesk.shipped import shipped_path
from render.design_samples import a_designed_brief
from render.docx_reading import parts_of
from render.page_samples import a_brief, a_letter, shipped_theme

THEMES = tuple(path.stem for path in shipped_path("templates", "themes").glob("*.toml"))
WHITE = Color("#ffffff")
TEXT_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
SHAPE_CONTRAST = 3.0  # 1.4.11
OUT_OF_REACH_PT = 18.0  # what office printers leave white along the paper's edge: a quarter of an inch
GRAY_STEP = 0.6  # how much darker than its tint a text must stay without color, of 1


def luminance(color: Color) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def gray(color: Color) -> float:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("name", THEMES)
def test_every_text_stands_out_from_paper_and_tint(name: str) -> None:
    palette = shipped_theme(name).palette

    for ink in (palette.ink, palette.muted, palette.accent):
        for ground in (WHITE, palette.tint, palette.unfilled):
            assert contrast(ink, ground) >= TEXT_CONTRAST, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_pages_printed_without_color_keep_text_dark_on_light_tints(name: str) -> None:
    palette = shipped_theme(name).palette

    assert gray(palette.tint) - gray(palette.accent) >= GRAY_STEP
    assert gray(palette.tint) < 1.0  # the ground of the boxed ask is still to be seen


@pytest.mark.parametrize("name", THEMES)
def test_paler_bars_can_be_seen_and_told_from_the_first(name: str) -> None:
    accent = shipped_theme(name).palette.accent

    assert contrast(paler(accent), WHITE) >= SHAPE_CONTRAST
    assert gray(paler(accent)) - gray(accent) >= 0.25


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("document", [a_brief(), a_letter()], ids=["brief", "letter"])
def test_nothing_is_drawn_where_office_printers_do_not_reach(name: str, document: ComposedDocument) -> None:
    layout = lay_out(document, shipped_theme(name))

    for page in layout.pages:
        for item in page.items:
            if isinstance(item, PlacedBox | PlacedShape):
                assert item.x >= OUT_OF_REACH_PT
                assert item.y >= OUT_OF_REACH_PT
                assert item.x + item.width <= layout.page_width - OUT_OF_REACH_PT
                assert item.y + item.height <= layout.page_height - OUT_OF_REACH_PT


def test_bar_is_level_with_its_figure_and_the_first_one_darkest() -> None:
    theme = shipped_theme("modern")
    page = lay_out(a_designed_brief(Design.CHART), theme).pages[0]
    first, other = [item for item in page.items if isinstance(item, PlacedShape)][:2]
    shown = [i for i in page.items if isinstance(i, PlacedText) and i.group.lines[0].text in ("3,000", "50")]

    for bar, figure in zip((first, other), shown, strict=True):
        assert bar.y + bar.height == pytest.approx(figure.y + figure.group.ascent)
        assert figure.x == pytest.approx(bar.x + bar.width + 7)
    assert first.fill == theme.palette.accent
    assert other.fill == paler(theme.palette.accent)


def test_smallest_bar_can_still_be_seen_and_zero_has_none() -> None:
    bars = tuple(Bar("", value, str(value), None) for value in (41000.0, 0.5, 0.0))

    lengths = bar_lengths(BarChart("", bars), (60.0, 20.0, 20.0), 500.0)

    assert lengths[0] == pytest.approx(500 - 60 - 7)
    assert lengths[1] == 1.0
    assert lengths[2] == 0.0


def test_word_file_has_the_bars_in_the_same_colors() -> None:
    theme = shipped_theme("modern")
    parts = parts_of(render_docx(a_designed_brief(Design.CHART), theme).data)

    # Of the logo, the code and two bars, each color is a file of its own.
    assert len([name for name in parts if name.startswith("word/media/")]) == 4


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.wola.org/analysis/a-very-long-name/", "wola.org"),
        ("http://example.org", "example.org"),
        ("https://docs.example.org/a?b#c", "docs.example.org"),
    ],
)
def test_code_is_captioned_with_the_site_that_it_leads_to(url: str, shown: str) -> None:
    assert shown_address(url) == shown
    assert url in QrLink(url, "Scan to read").alt
