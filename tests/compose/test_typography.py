"""Typography: quotes that curl the right way, and spaces that hold numbers to their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.typography import typeset

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Texas's", "Texas’s"),
        ("the states' duty", "the states’ duty"),
        ('He said "no."', "He said “no.”"),
        ('("yes")', "(“yes”)"),
        ("\"'Inner,' he said.\"", "“‘Inner,’ he said.”"),
        ("the '90s", "the ’90s"),
        ("don't", "don’t"),
        ("already “curly” ’", "already “curly” ’"),
        ("H.R. 1234 and S. 56", f"H.R.{NBSP}1234 and S.{NBSP}56"),
        ("H.J. Res. 7", f"H.J. Res.{NBSP}7"),
        ("Sec. 502(f)", f"Sec.{NBSP}502(f)"),
        ("Section 12406 of title 10", f"Section{NBSP}12406 of title 10"),
        ("§ 275", f"§{NBSP}275"),
        ("Rep. Jones and Sen. Reed", f"Rep.{NBSP}Jones and Sen.{NBSP}Reed"),
        ("on June 15, 2026", f"on June{NBSP}15, 2026"),
        ("in June 2026", "in June 2026"),
        ("Mr. Smith", f"Mr.{NBSP}Smith"),
    ],
)
def test_text_is_set_as_a_typographer_would(typed: str, set_: str):
    assert typeset(typed) == set_


@given(st.text())
def test_setting_changes_no_length_and_only_quotes_and_spaces(text: str):
    result = typeset(text)

    assert len(result) == len(text)
    assert all(
        a == b or (a in "'\"" and b in "‘’“”") or (a == " " and b == NBSP)
        for a, b in zip(text, result, strict=True)
    )


@given(st.text())
def test_setting_twice_changes_nothing_more(text: str):
    assert typeset(typeset(text)) == typeset(text)
