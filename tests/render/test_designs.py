"""One-pagers of every design: one page or a plain error, nothing over anything, read in order."""

import shutil
import subprocess
from itertools import combinations
from pathlib import Path

import page
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from briefdesk.compose.chart import MAX_BARS
from briefdesk.model.blocks import (
    AskBox,
    Bar,
    BarChart,
    Block,
    ComposedDocument,
    Heading,
    ItemList,
    KeyFigures,
    Paragraph,
    PullQuote,
    Spans,
    leaves,
)
from briefdesk.model.template import Design
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.layout.columns import balanced
from briefdesk.render.layout.design_blocks import bar_lengths
from briefdesk.render.layout.flow import BlockFlow, Spacing
from briefdesk.render.layout.page import LaidPage, Layout, PlacedPicture, PlacedShape, PlacedText
from briefdesk.render.pdf import render_pdf
from briefdesk.render.qr import qr_code
from render.design_samples import THEMES, briefs
from render.page_samples import shipped_theme

ALL = [(design, theme) for design in Design for theme in THEMES]
CONTENTS = 40
Box = tuple[float, float, float, float]


def ink(laid: LaidPage) -> list[tuple[str, Box]]:
    """Return each line with the box of its ink: left, top, right, bottom."""
    found: list[tuple[str, Box]] = []
    for item in laid.items:
        if isinstance(item, PlacedText):
            for index, line in enumerate(item.group.lines):
                if not line.runs:
                    continue
                baseline = item.y + item.group.ascent + index * item.group.leading
                size = max(run.size for run in line.runs)
                left = item.x + line.runs[0].x
                found.append((line.text, (left, baseline - 0.7 * size, left + line.width, baseline + 0.1)))
        elif isinstance(item, PlacedPicture | PlacedShape):
            whole = (0.0, 0.0, item.width, item.height)
            # The bars of a chart leave room for labels between them; a code is one whole.
            bars = isinstance(item, PlacedShape) and len(item.rectangles) <= MAX_BARS
            parts = item.rectangles if bars else (whole,)
            boxes = [(item.x + x, item.y + y, item.x + x + w, item.y + y + h) for x, y, w, h in parts]
            found += [("a picture", each) for each in boxes]
    return found


def overlaps(one: Box, other: Box) -> bool:
    slack = 0.3
    return (
        one[0] + slack < other[2]
        and other[0] + slack < one[2]
        and one[1] + slack < other[3]
        and other[1] + slack < one[3]
    )


def check_page(layout: Layout) -> None:
    """Check that a page holds everything inside its margins' paper and nothing over anything else."""
    assert len(layout.pages) == 1
    boxes = ink(layout.pages[0])
    right = layout.page_width - layout.setting.margins.right_pt
    for words, box in boxes:
        assert box[0] >= layout.setting.margins.left_pt - 12, words
        assert box[2] <= right + 0.5, words
        assert box[3] <= layout.page_height - layout.setting.margins.bottom_pt, words
    for (words, one), (others, other) in combinations(boxes, 2):
        assert not overlaps(one, other), f"{words!r} stands over {others!r}"


@pytest.mark.parametrize(("design", "theme_name"), ALL)
def test_any_content_makes_one_page_or_says_what_each_part_costs(design: Design, theme_name: str) -> None:
    theme, outcomes = shipped_theme(theme_name), {"fits": 0, "too long": 0}

    @seed(2026)
    @settings(max_examples=CONTENTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(briefs(design))
    def check(document: ComposedDocument) -> None:
        try:
            layout, fit = fit_brief(document, theme)
        except BriefTooLong as error:
            outcomes["too long"] += 1
            assert error.lines_over > 0
            assert error.costs
            assert "a part of the letter" not in [cost.label for cost in error.costs]
            assert len(error.layout.pages) > 1
            return
        outcomes["fits"] += 1
        check_page(layout)
        assert fit.size_pt >= theme.fit.smallest_pt
        assert layout.setting.margins == theme.brief.margins
        pdf = render_pdf(layout, document, theme).data
        assert failures(pdf) == []
        archival = render_pdf(layout, document, theme, archival=True).data
        assert failures(archival, page.ValidationProfile.PDF_A_2A) == []

    check()
    assert outcomes["fits"] >= CONTENTS // 4, outcomes


def failures(pdf: bytes, profile: page.ValidationProfile = page.ValidationProfile.PDF_UA_1) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def words_of(block: Block) -> list[str]:
    """Return the texts of a block in the order in which they should be read."""

    def plain(spans: Spans) -> str:
        return "".join(span.text for span in spans if span.note is None)

    match block:
        case Heading() | Paragraph():
            texts = [plain(block.spans)]
        case ItemList():
            texts = [plain(item.spans) for item in block.items]
        case KeyFigures():
            texts = [text for figure, _, _ in block.figures for text in (figure.value, figure.label)]
        case BarChart():
            texts = [block.heading, *(text for bar in block.bars for text in (bar.label, bar.shown))]
        case PullQuote():
            texts = [plain(block.spans), plain(block.attribution)]
        case AskBox():
            texts = [block.heading, plain(block.lead), *(plain(item.spans) for item in block.items)]
        case _:
            texts = []
    return texts


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("design", Design)
def test_text_is_read_in_the_order_of_the_blocks(design: Design, tmp_path: Path) -> None:
    theme = shipped_theme()

    @seed(7)
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(briefs(design))
    def check(document: ComposedDocument) -> None:
        try:
            layout, _ = fit_brief(document, theme)
        except BriefTooLong:
            return
        path = tmp_path / "brief.pdf"
        path.write_bytes(render_pdf(layout, document, theme).data)
        read = subprocess.run(
            ["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True
        ).stdout
        squeezed = "".join(read.split()).casefold()
        place = 0
        for block in leaves(document.blocks):
            for words in words_of(block):
                # A footnote's mark may stand anywhere between; the first words place a text.
                start = "".join(words.split()).casefold()[:12]
                found = squeezed.find(start, place)
                assert found >= 0, f"{words!r} is not read after what stands before it"
                place = found

    check()


def test_bars_are_as_long_as_their_figures_from_zero() -> None:
    chart = BarChart("", (Bar("Agents", 3000.0, "3,000"), Bar("People", 50.0, "50"), Bar("None", 0.0, "0")))

    agents, people, none = bar_lengths(chart, (40.0, 20.0, 10.0), 504.0)

    assert people / agents == pytest.approx(50 / 3000)
    assert none == 0
    assert agents <= 504 - 40


def test_a_chart_is_described_by_its_figures() -> None:
    chart = BarChart("Heading", (Bar("Agents", 3000.0, "3,000"), Bar("People a day", 50.0, "50")))

    assert chart.alt == "Bar chart. Agents: 3,000; People a day: 50."


@given(st.lists(st.floats(5, 200), min_size=1, max_size=12))
@settings(deadline=None)
def test_two_columns_are_as_even_as_their_parts_allow(heights: list[float]) -> None:
    flows = [BlockFlow(height, Spacing(after=4)) for height in heights]

    stacks = balanced(flows, 2)

    assert [flow for stack in stacks for flow in stack] == flows
    best = min(
        max(sum(h + 4 for h in heights[:cut]), sum(h + 4 for h in heights[cut:]))
        for cut in range(1, len(heights) + 1)
    )
    assert max(sum(f.height + 4 for f in stack) for stack in stacks) == pytest.approx(best)


def test_no_column_ends_with_a_heading() -> None:
    flows = [
        BlockFlow(50, Spacing()), BlockFlow(10, Spacing(keep_next=True)), BlockFlow(50, Spacing()),
    ]  # fmt: skip

    first, second = balanced(flows, 2)

    assert len(first) == 1
    assert len(second) == 2


def test_a_code_has_three_finders_and_grows_with_its_address() -> None:
    small, large = qr_code("https://example.org"), qr_code("https://example.org/" + "a" * 200)

    assert small.count < large.count
    for column, row in ((0, 0), (small.count - 7, 0), (0, small.count - 7)):
        assert (column, row, 7) in small.runs
