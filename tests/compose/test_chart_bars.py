"""Figures as written to the bars of a chart: what they amount to, and what may not be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.chart import Amount, amount_of, comparable
from briefdesk.model.blocks import Bar, Origin


@pytest.mark.parametrize(
    ("figure", "value", "unit"),
    [
        ("3,000", 3000.0, ""),
        ("0.5", 0.5, ""),
        ("40%+", 40.0, "%"),
        ("more than 40 percent", 40.0, "%"),
        ("$95,000", 95000.0, "$"),
        ("roughly $260", 260.0, "$"),
        ("$1.2 million", 1_200_000.0, "$"),
        ("an estimated 41,000", 41000.0, ""),
        ("as many as 30,000", 30000.0, ""),
        ("2,000 miles", 2000.0, "miles"),
        ("700+", 700.0, ""),
        ("15K", 15000.0, ""),
    ],
)
def test_figure_amounts_to_what_it_says(figure: str, value: float, unit: str):
    assert amount_of(figure) == Amount(value, unit)


@pytest.mark.parametrize(
    "figure",
    ["1878", "2025", "1960-1996", "February 5, 2025", "millions", "", "-5", "Title 32", "3/4", "C-17"],
)
def test_years_ranges_and_words_are_no_amounts(figure: str):
    assert amount_of(figure) is None


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_none(figure: str):
    amount = amount_of(figure)

    assert amount is None or amount.value >= 0


def _bars(*figures: str) -> tuple[Bar, ...]:
    return tuple(Bar(f"Label {f}", 0.0, f, None, Origin(f"chart:{f}")) for f in figures)


def test_bars_of_one_unit_are_drawn_with_their_values():
    drawn, problems = comparable(_bars("3,000", "50"), document="brief", part="chart:a")

    assert [bar.value for bar in drawn] == [3000.0, 50.0]
    assert problems == []


def test_dollars_beside_a_count_are_refused_in_plain_words():
    drawn, problems = comparable(_bars("$95,000", "590"), document="brief", part="chart:a")

    assert drawn == ()
    assert [p.code for p in problems] == ["chart-units"]
    assert "dollars beside a count" in problems[0].message


@pytest.mark.parametrize(("figures", "code"), [(("50",), "chart-one-bar"), (("0", "0"), "chart-zero")])
def test_chart_that_compares_nothing_is_left_out(figures: tuple[str, ...], code: str):
    drawn, problems = comparable(_bars(*figures), document="brief", part="chart:a")

    assert drawn == ()
    assert [p.code for p in problems] == [code]


def test_figure_that_cannot_be_drawn_is_named_and_the_others_stand():
    drawn, problems = comparable(_bars("3,000", "1878", "50"), document="brief", part="chart:a")

    assert len(drawn) == 2
    assert [(p.code, p.words, p.part) for p in problems] == [("chart-figure", "1878", "chart:1878")]
