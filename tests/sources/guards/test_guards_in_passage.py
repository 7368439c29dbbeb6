"""An edit of some words of a passage: what the rest of the passage says is borne out, doubts are not."""

import datetime as dt

import pytest

from briefdesk.sources.guards import flags_between

TODAY = dt.date(2026, 6, 15)
PASSAGE = (
    "The county hired 40 deputies in May 2025. About 30 percent of them, said Sheriff Ana Ruiz, may leave "
    "within a year. “We are worn out,” she said of the Border Patrol. It cost $2.5 million."
)
ORIGINAL = "About 30 percent of them, said Sheriff Ana Ruiz, may leave within a year."


def codes(edited: str, original: str = ORIGINAL) -> list[str]:
    flags = flags_between(original, PASSAGE, edited, today=TODAY, source_date="2025-06")
    return [flag.code for flag in flags]


@pytest.mark.parametrize(
    "edited",
    [
        "About 30 percent of the 40 deputies, said Sheriff Ana Ruiz, may leave within a year.",
        "About 30 percent of the deputies hired in May 2025, said Sheriff Ana Ruiz, may leave within a year.",
        "About 30 percent, said Sheriff Ana Ruiz of the Border Patrol, may leave within a year.",
        "“We are worn out,” said Sheriff Ana Ruiz; about 30 percent of them may leave.",
        "About 30 percent, said Sheriff Ana Ruiz, may leave within a year, at a cost of $2.5 million.",
    ],
)
def test_what_stands_elsewhere_in_the_passage_is_no_change(edited):
    assert codes(edited) == []


@pytest.mark.parametrize(
    ("edited", "code"),
    [
        ("About 30 percent of the 50 deputies, said Sheriff Ana Ruiz, may leave within a year.", "number"),
        ("About 35 percent of them, said Sheriff Ana Ruiz, may leave within a year.", "percentage"),
        ("About 30 percent, said Sheriff Tom Hale, may leave within a year.", "name"),
        ("“We are done,” said Sheriff Ana Ruiz; about 30 percent of them may leave.", "quotation"),
        ("About 30 percent of them, said Sheriff Ana Ruiz, will leave within a year.", "hedge"),
    ],
)
def test_what_the_passage_does_not_say_is_flagged(edited, code):
    assert any(found.startswith(code) for found in codes(edited))


def test_numbers_that_changed_places_are_flagged_though_the_passage_holds_both():
    original = "In 2024, 12 soldiers and 40 deputies patrolled the river."
    edited = "In 2024, 40 soldiers and 12 deputies patrolled the river."
    passage = f"{original} The cost was $2 million."

    flags = flags_between(original, passage, edited, today=None, source_date="2025")

    assert [flag.code for flag in flags] == ["number-changed"]


def test_unchanged_words_raise_nothing_but_their_age():
    assert codes(ORIGINAL) == []
    assert codes(original := "Now 40 deputies patrol.", original) == ["figure-old"]


def test_places_in_the_original_are_those_of_the_words_cited():
    (flag,) = flags_between(ORIGINAL, PASSAGE, ORIGINAL.replace("30", "35"), today=None, source_date="2025")

    assert ORIGINAL[flag.original_start : flag.original_end] == "About 30 percent"
