"""Merging an edit by hand with a change for all: nothing of either is lost unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.three_way import merge_three_ways

BASE = "Congress should ask the Department for a report by the end of the year."


def test_changes_in_different_places_are_both_kept():
    mine = BASE.replace("Congress", "Your committee")
    theirs = BASE.replace("end of the year", "end of March")

    merged = merge_three_ways(BASE, mine, theirs)

    assert merged.text == "Your committee should ask the Department for a report by the end of March."
    assert not merged.conflict


def test_changes_of_the_same_words_are_a_conflict_and_the_edit_stands():
    mine = BASE.replace("a report", "a public report")
    theirs = BASE.replace("a report", "two reports")

    merged = merge_three_ways(BASE, mine, theirs)

    assert merged.conflict
    assert merged.text == mine


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "text"),
    [
        ("a b c", "a b c", "a x c", "a x c"),
        ("a b c", "a x c", "a b c", "a x c"),
        ("a b c", "a x c", "a x c", "a x c"),
        ("a b c d e", "b c d e", "a b c d e f", "b c d e f"),
        ("", "mine", "", "mine"),
        ("To {{ a.b }} in x y", "To {{ a.b }} in x z", "To {{ a.c }} in x y", "To {{ a.c }} in x z"),
    ],
)
def test_what_one_side_alone_changed_is_taken(base: str, mine: str, theirs: str, text: str):
    merged = merge_three_ways(base, mine, theirs)

    assert merged.text == text
    assert not merged.conflict


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "f.", "12", "{{x}}", "–"]), max_size=12).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_merging_never_loses_the_edit(base: str, mine: str, theirs: str):
    merged = merge_three_ways(base, mine, theirs)

    assert merge_three_ways(base, mine, base).text == mine
    assert merge_three_ways(base, base, theirs).text == theirs
    if merged.conflict:
        assert merged.text == mine
    else:
        assert merge_three_ways(base, theirs, mine).text == merged.text
