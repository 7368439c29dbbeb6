"""The one-page fit: exactly one page or a refusal that helps, never type under the floor."""

import contextlib
import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import (
    AskBox,
    ComposedDocument,
    ContactStrip,
    Footnote,
    Heading,
    ItemList,
    KeyFigures,
    ListItem,
    ListStyle,
    Origin,
    Paragraph,
    SourcesNote,
)
from briefdesk.model.finding import KeyFigure
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.layout.brief_blocks import source_columns
from briefdesk.render.layout.document import excess, prepare
from briefdesk.render.layout.page import PlacedText
from briefdesk.render.layout.typesetter import shipped_typesetter
from briefdesk.render.theme import squeezed
from render.page_samples import a_brief, shipped_theme, text
from render.test_pages import check_geometry, page_text

WORDS = "Soldiers are being used as police along the border and nobody says what it costs. "


@st.composite
def briefs(draw: st.DrawFn) -> ComposedDocument:
    lengths = st.integers(1, 6)
    count = draw(st.integers(0, 14))
    findings = tuple(ListItem(text(WORDS * draw(lengths)), Origin(f"f{index}")) for index in range(count))
    figures = tuple(
        (
            KeyFigure(
                draw(st.sampled_from(("40%", "10,000", "$1,250,000", "590 deputized", "more than half"))),
                WORDS[: draw(st.integers(5, 80))],
            ),
            None,
            Origin(f"k{index}"),
        )
        for index in range(draw(st.integers(0, 5)))
    )
    asks = tuple(
        ListItem(text(WORDS * draw(st.integers(1, 3))), Origin(f"a{i}"))
        for i in range(draw(st.integers(0, 5)))
    )
    notes = tuple(Footnote(n, text(WORDS * draw(lengths))) for n in range(1, 1 + draw(st.integers(0, 12))))
    blocks = (
        Heading(1, text(WORDS[: draw(st.integers(3, 82))]), Origin("title")),
        Paragraph(text(WORDS * draw(lengths)), Origin("lead"), lead=True),
        *((KeyFigures(figures),) if figures else ()),
        ItemList(findings, ListStyle.BULLETS),
        AskBox("What Congress should do", (), asks, Origin("asks")),
        SourcesNote("Sources", notes),
        ContactStrip(text("Name, Director · 202-555-0144")),
    )
    return ComposedDocument("T", "A", "en-US", blocks)


@settings(max_examples=60, deadline=None)
@given(briefs(), st.sampled_from(["classic", "modern"]))
def test_any_brief_fits_on_exactly_one_page_or_is_refused(brief: ComposedDocument, name: str) -> None:
    theme = shipped_theme(name)
    try:
        layout, fit = fit_brief(brief, theme)
    except BriefTooLong as error:
        assert error.lines_over >= 1
        assert len(error.layout.pages) > 1
        assert error.costs
        check_geometry(error.layout, theme)
        return

    assert len(layout.pages) == 1
    assert theme.fit.smallest_pt - 0.01 <= fit.size_pt <= theme.fit.largest_pt + 0.01
    assert layout.fit == fit
    check_geometry(layout, theme)


def test_full_brief_gets_smaller_type_than_a_short_one() -> None:
    theme = shipped_theme()

    _, short = fit_brief(a_brief(), theme)
    _, full = fit_brief(a_brief(more_findings=5), theme)

    assert full.size_pt < short.size_pt


def test_short_brief_takes_the_largest_type_and_more_air() -> None:
    theme = shipped_theme()
    brief = a_brief(paragraphs=0)
    dropped = (ItemList, KeyFigures, SourcesNote)
    short = dataclasses.replace(brief, blocks=tuple(b for b in brief.blocks if not isinstance(b, dropped)))

    layout, fit = fit_brief(short, theme)

    assert fit.size_pt == theme.fit.largest_pt
    assert fit.leading_pt > theme.brief.styles.body.leading_pt / theme.brief.styles.body.size_pt * fit.size_pt
    assert layout.lines_spare == fit.lines_spare > 0


def test_fitted_page_is_nearly_full() -> None:
    _, fit = fit_brief(a_brief(more_findings=2), shipped_theme())

    assert fit.lines_spare <= 1


def test_too_long_brief_names_lines_costs_and_the_cheapest_fix() -> None:
    with pytest.raises(BriefTooLong) as caught:
        fit_brief(a_brief(more_findings=30), shipped_theme())

    error = caught.value
    assert str(error) == f"The brief is {error.lines_over} lines too long for one page."
    assert error.next_step.startswith("Take out about ")
    assert "beginning with the key figures (5 lines)" in error.next_step
    assert [cost.lines for cost in error.costs] == sorted((c.lines for c in error.costs), reverse=True)
    findings = [cost for cost in error.costs if cost.label.startswith("the finding")]
    assert len(findings) == 34
    assert all(cost.part for cost in findings)


def test_brief_that_is_a_little_too_long_is_helped_by_its_shortest_finding() -> None:
    error = first_too_long()

    assert error.lines_over <= 2
    lines = "1 line" if error.lines_over == 1 else "2 lines"
    assert str(error) == f"The brief is {lines} too long for one page."
    assert re.search(rf"or take out the finding “.*…” \({lines}\)", error.next_step)


def first_too_long() -> BriefTooLong:
    for count in range(40):
        try:
            fit_brief(a_brief(more_findings=count), shipped_theme())
        except BriefTooLong as error:
            return error
    raise AssertionError("forty findings fit on a page")


def test_asks_and_lead_are_never_proposed_for_removal() -> None:
    with pytest.raises(BriefTooLong) as caught:
        fit_brief(a_brief(more_findings=30), shipped_theme())

    proposed = [cost.label for cost in caught.value.costs if cost.removable]
    assert not any("ask" in label.split("“")[0] for label in proposed)
    assert not any("Soldiers are being used" in label for label in proposed)


def test_lines_over_are_about_what_must_go() -> None:
    theme = shipped_theme()
    with pytest.raises(BriefTooLong) as caught:
        fit_brief(a_brief(more_findings=20), theme)
    over = caught.value.lines_over

    fit_brief(a_brief(more_findings=20 - over), theme)


def test_sources_and_contact_stand_at_the_foot_of_the_page() -> None:
    layout, _ = fit_brief(a_brief(paragraphs=0), shipped_theme())

    texts = [item for item in layout.pages[0].items if isinstance(item, PlacedText)]
    last = max(texts, key=lambda item: item.y)
    bottom = layout.page_height - layout.setting.margins.bottom_pt
    assert "Etxeberria" in last.group.lines[0].text
    assert bottom - (last.y + last.group.height) < 3


def test_long_key_figures_are_set_smaller_alike() -> None:
    values = ("40%", "more than ten thousand people", "590")
    figures = tuple((KeyFigure(v, "label"), None, Origin("k")) for v in values)
    brief = ComposedDocument("T", "A", "en-US", (Heading(1, text("Title")), KeyFigures(figures)))

    layout, _ = fit_brief(brief, shipped_theme())

    sizes = {
        run.size
        for item in layout.pages[0].items
        if isinstance(item, PlacedText)
        for line in item.group.lines
        for run in line.runs
        if any(run.text and run.text in value for value in values)
    }
    assert len(sizes) == 1


def test_type_grows_by_half_a_point_before_lines_are_set_far_apart() -> None:
    theme = shipped_theme()
    own = theme.brief.styles.body
    for count in range(12):
        _, fit = fit_brief(a_brief(more_findings=count), theme)

        assert fit.size_pt * 2 == int(fit.size_pt * 2)
        if fit.size_pt < theme.fit.largest_pt:
            assert fit.leading_pt / fit.size_pt < own.leading_pt / own.size_pt * 1.1


def test_short_sources_run_in_columns_under_the_full_one() -> None:
    notes = (Footnote(1, text(WORDS * 2)), *(Footnote(n, text(f"“Texas,” para. {n}.")) for n in range(2, 9)))
    brief = ComposedDocument("T", "A", "en-US", (Heading(1, text("Title")), SourcesNote("Sources", notes)))

    layout, _ = fit_brief(brief, shipped_theme())

    placed = [i for i in layout.pages[0].items if isinstance(i, PlacedText) and i.group.lines]
    full = next(item for item in placed if item.group.lines[0].text.startswith("Soldiers"))
    short = [item for item in placed if "para." in item.group.lines[0].text]
    assert len({round(item.x) for item in short}) == 4
    assert all(item.y > full.y for item in short)
    assert [item.group.lines[0].text for item in short] == [f"“Texas,” para. {n}." for n in range(2, 9)]


@pytest.mark.parametrize(
    ("widths", "found"),
    [
        ((400, 60), (2, 1)),
        ((400, 60, 60), (1, 2)),
        ((60, 60, 60), (0, 3)),
        ((400, 60, 60, 60, 60, 60, 60), (1, 3)),
        ((400, 60, 60, 60, 60, 60), (1, 5)),
        ((400, 60, 140, 60), (1, 3)),
        ((400, 60, 60, 300, 60), (1, 2)),
        ((), (0, 1)),
    ],
)
def test_columns_of_sources_are_as_many_as_the_longest_allows(
    widths: tuple[float, ...], found: tuple[int, int]
) -> None:
    assert source_columns(widths, 504) == found


def test_contact_strip_keeps_to_one_line_in_smaller_type() -> None:
    strip = "To learn more: María Fernández-Villarreal · (202) 555-0142 · policy@a-rather-long-name.example"
    brief = ComposedDocument(
        "T",
        "A",
        "en-US",
        (
            Heading(1, text("Title")),
            ContactStrip(text(f"{strip} · www.a-rather-long-name.example · June 15, 2026")),
        ),
    )
    theme = shipped_theme()

    layout, _ = fit_brief(brief, theme)

    last = max((i for i in layout.pages[0].items if isinstance(i, PlacedText)), key=lambda item: item.y)
    assert len(last.group.lines) == 1
    assert 7 <= layout.setting.styles.strip.size_pt < theme.brief.styles.strip.size_pt


def test_only_ask_of_a_box_has_no_number() -> None:
    def printed(*asks: str) -> str:
        box = AskBox("What Congress can do", (), tuple(ListItem(text(ask)) for ask in asks), Origin("asks"))
        layout, _ = fit_brief(
            ComposedDocument("T", "A", "en-US", (Heading(1, text("Title")), box)), shipped_theme()
        )
        return page_text(layout.pages[0])

    assert "1." not in printed("Hold a hearing.")
    assert "1." in printed("Hold a hearing.", "Ask for a report.")


@settings(max_examples=40, deadline=None)
@given(briefs(), st.sampled_from(["classic", "modern"]))
def test_size_is_the_largest_that_fits_a_little_under_the_themes_leading(
    brief: ComposedDocument, name: str
) -> None:
    theme = shipped_theme(name)
    limits, body = theme.fit, theme.brief.styles.body
    own = body.leading_pt / body.size_pt
    leading, spacing = (own + limits.tightest_leading) / 2, (1 + limits.tightest_spacing) / 2

    def over(size: float) -> float:
        setting = squeezed(theme.brief, limits, size_pt=size, leading=leading, spacing=spacing)
        return excess(prepare(brief, theme, setting, shipped_typesetter()))

    halves = range(round(limits.smallest_pt * 2), round(limits.largest_pt * 2) + 1)
    largest = max((half / 2 for half in halves if over(half / 2) <= 0), default=limits.smallest_pt)
    with contextlib.suppress(BriefTooLong):
        assert fit_brief(brief, theme)[1].size_pt == largest
