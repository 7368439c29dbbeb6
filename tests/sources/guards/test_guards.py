"""Guards: silent on what says the same, loud on what does not, and as good as measured."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefdesk.sources.guards import CODES, check_edit
from sources.guards import edits

EDITS = edits.read_edits()
ORIGINALS = sorted({edit.original for edit in EDITS})
FINDINGS = st.sampled_from(ORIGINALS)


def codes(original: str, edited: str, today: dt.date | None = None) -> set[str]:
    return {flag.code for flag in check_edit(original, edited, today=today, source_date="2025-03")}


@given(st.one_of(FINDINGS, st.text()))
def test_an_unchanged_wording_raises_nothing(text: str):
    assert check_edit(text, text, today=None, source_date="2025-03") == ()


@given(FINDINGS, st.sampled_from([" ", "  ", "\n", "\u00a0", " \t "]), st.booleans())
def test_white_space_and_the_style_of_quotation_marks_raise_nothing(text: str, space: str, straight: bool):
    edited = text.replace(" ", space)
    if straight:
        edited = edited.replace("“", '"').replace("”", '"').replace("’", "'")

    assert check_edit(text, edited, today=None, source_date="2025-03") == ()


@given(FINDINGS, st.integers(2, 10**9), st.booleans(), st.booleans())
def test_an_added_number_is_always_flagged(text: str, number: int, commas: bool, first: bool):
    written = f"{number:,}" if commas else str(number)
    assume(written not in text and str(number) not in text.replace(",", "") and number != 2025)
    sentence = f"There were {written} of them."

    raised = codes(text, f"{sentence} {text}" if first else f"{text} {sentence}")

    assert raised & {"number-changed", "date-changed"}


@given(st.one_of(FINDINGS, st.text()), st.one_of(FINDINGS, st.text()))
def test_a_flag_stands_within_both_texts(original: str, edited: str):
    for flag in check_edit(original, edited, today=dt.date(2026, 6, 15), source_date="2025"):
        assert 0 <= flag.start <= flag.end <= len(edited)
        assert 0 <= flag.original_start <= flag.original_end <= len(original)
        assert flag.code in CODES
        assert flag.message
        assert flag.next_step


def test_a_flag_points_at_the_figure_in_both_texts():
    original, edited = "ICE held  3,600 people.", "In all, ICE held “3,900” people."
    flag = next(
        f for f in check_edit(original, edited, today=None, source_date="") if f.code == "number-changed"
    )

    assert edited[flag.start : flag.end] == "3,900"
    assert original[flag.original_start : flag.original_end] == "3,600"


def test_an_old_figure_tells_its_age_in_plain_words():
    text = "The sector currently has 3,000 agents."
    (flag,) = check_edit(text, text, today=dt.date(2026, 12, 1), source_date="2025-03")

    assert flag.message == "“currently” was written 1 year and 9 months ago."
    assert "as of March 2025" in flag.next_step
    assert codes(text, text, dt.date(2025, 5, 1)) == set()


def test_the_age_of_a_source_known_by_its_year_alone_is_at_least_that():
    text = "So far, 3,000 agents came."
    (flag,) = check_edit(text, text, today=dt.date(2026, 6, 1), source_date="2025")

    assert "at least 6 months ago" in flag.message


@pytest.mark.parametrize("date", ["", "spring", "2025-3"])
def test_a_source_without_a_readable_date_ages_nothing(date: str):
    text = "So far, 3,000 agents came."

    assert check_edit(text, text, today=dt.date(2030, 1, 1), source_date=date) == ()


def test_there_are_enough_labelled_edits_of_every_code():
    assert len(EDITS) >= 120
    assert {code for edit in EDITS for code in edit.expected} == set(CODES)


# A little under and over what tools/measure_guards.py prints.
@pytest.mark.parametrize(("held_out", "hits", "alarms"), [(False, 0.98, 0.02), (True, 0.92, 0.08)])
def test_the_guards_are_as_good_as_measured(held_out: bool, hits: float, alarms: float):
    score = edits.score(tuple(edit for edit in EDITS if edit.held_out is held_out))

    assert score.hit_rate >= hits
    assert score.false_alarm_rate <= alarms
