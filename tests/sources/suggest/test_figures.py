"""Figures: what is read in a text, where, and when two say the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.sources.figures import extract_figures, same_figure, same_value


def normals(text: str) -> list[str]:
    return [figure.normal for figure in extract_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On February 15 and 19, 590 came.", ["--02-15&--02-19", "590"]),
        ("50 migrants per day, 0.5 per agent per month", ["50/day", "0.5/agent/month"]),
        ("roughly $260 per migrant (in all) per day, or about $95,000 annually",
         ["~260 USD/migrant/day", "~95000 USD/year"]),
        ("the Posse Comitatus Act of 1878 and Sec. 502(f) of Title 32",
         ["posse comitatus act", "sec 502(f)&title 32"]),
        ("Public Law 118-50, Title 42, 8 U.S.C. § 1325(a)",
         ["public law 118-50", "title 42", "title 8&sec 1325(a)"]),
        ("H.R. 1234 and S. 567 and H. Res. 12.", ["hr1234", "s567", "hres12"]),
        ("five hundred ninety, twenty-one, two million, half a million", ["590", "21", "2000000", "500000"]),
        ("two-thirds, one in five, more than half", ["2/3", "1/5", ">1/2"]),
        ("FY24, 1960-1996, mid-2010s, Q1 2025, 2/15/2025, 15 February 2025, March 2025",
         ["FY2024", "1960..1996", "2010s mid", "2025-Q1", "2025-02-15", "2025-02-15", "2025-03"]),
        ("FY 2024-2026, FY 2024–2026, fiscal years 2024 to 2026, FY 2024–26, FY 2024 - 26 troops",
         ["FY2024..2026", "FY2024..2026", "FY2024..2026", "FY2024..2026", "FY2024", "26"]),
        ("$3 to $5 million, $3–5 million, $1.3bn, 12 to 15 percent",
         ["3000000..5000000 USD", "3000000..5000000 USD", "1300000000 USD", "12..15%"]),
        ("from 2,000 in 2020 to 3,000 in 2024", ["2000", "2020", "3000", "2024"]),
        ("the Pentagon, U.S. Customs and Border Protection, ICE", ["DOD", "CBP", "ICE"]),
        ("New Mexico, not Mexico, and West Virginia", ["NM", "Mexico", "WV"]),
        ("They may march with a C-17 at www.example.org/2024 or 202-555-0100 [12].", []),
    ],
)  # fmt: skip
def test_figures_are_read_in_their_normal_form(text: str, expected: list[str]):
    assert normals(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,600", "3600"),
        ("more than 40 percent", ">40%"),
        ("over 40%", "more than forty percent"),
        ("about $95,000", "$95,000"),
        ("590", "five hundred ninety"),
        ("half", "50 percent"),
        ("one in five", "20%"),
        ("$4.2 million", "4,200,000 dollars"),
        ("February 15, 2025", "2025-02-15"),
        ("ICE", "Immigration and Customs Enforcement"),
        ("Sec. 287(g)", "Section 287(g)"),
    ],
)
def test_two_writings_of_one_figure_are_the_same(one: str, other: str):
    (first,), (second,) = extract_figures(one), extract_figures(other)

    assert same_figure(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [("more than 40%", "40%"), ("40%", "40"), ("3,600", "360"), ("$40", "40"), ("CBP", "ICE")],
)
def test_two_figures_that_say_different_things_are_not_the_same(one: str, other: str):
    (first,), (second,) = extract_figures(one), extract_figures(other)

    assert not same_figure(first, second)


@given(st.integers(2, 10**9))
def test_a_whole_number_is_read_with_and_without_commas(number: int):
    (plain,) = extract_figures(f"There were {number} of them.") or (None,)
    (commas,) = extract_figures(f"There were {number:,} of them.") or (None,)

    assert plain is not None
    assert commas is not None
    assert same_value(plain, commas)


@given(st.text(alphabet='0123456789.,%$-–/ ()§’abMay HRSec.tomilnpercfw\n"“”'))
def test_figures_stand_where_they_say_and_do_not_overlap(text: str):
    figures = extract_figures(text)

    assert all(text[f.start : f.end] == f.text != "" for f in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))
