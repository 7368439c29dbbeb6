"""What is too long to be a word costs the readers and guards no more than its length."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.sources.figures import extract_figures
from briefdesk.sources.guards import check_edit
from briefdesk.sources.suggest import proposals, suggest_findings

MANY_DIGITS = "1" * 5_000


def a_document(text: str) -> SourceDocument:
    sections = (Section("one", "One", 1, (Passage(PassageId("one-1"), 1, text),)),)
    return SourceDocument(SourceId("report"), "Report", "Report", "", "", "2025", "", "e" * 64, sections)


@pytest.mark.parametrize("text", [f"{MANY_DIGITS} of every 5", f"5 in {MANY_DIGITS} people"])
def test_a_number_of_thousands_of_digits_is_no_figure_and_no_failure(text: str):
    assert all(len(figure.text) < 200 for figure in extract_figures(text))


def test_a_guard_takes_an_edit_with_a_number_of_thousands_of_digits():
    edited = f"About {MANY_DIGITS} percent of it, and 7 of every {MANY_DIGITS}."

    assert check_edit("About 5 percent of it.", edited, today=dt.date(2026, 1, 1), source_date="2025")


@pytest.mark.parametrize("unit", ["a", "½", "_", "1:", "twenty-", "``", "Ⅷ"])
def test_a_passage_without_spaces_is_read_and_holds_no_figure(unit: str):
    text = (unit * 8_000)[:8_000]

    assert extract_figures(text) == ()
    assert all(len(finding.figures) <= 1 for finding in suggest_findings(a_document(text)))


def test_a_figure_beside_an_overlong_word_is_found():
    figures = extract_figures("a" * 300 + " cost $4.2 million in 2025.")

    assert [figure.text for figure in figures] == ["$4.2 million", "2025"]


@given(st.text(alphabet="a1-., _é", max_size=20))
def test_words_with_digits_are_the_same_as_looked_for_at_every_letter(text: str):
    plain = re.compile(r"[\w-]*\d[\w-]*(?:[.,]\d+)*")

    assert [m.span() for m in proposals._DIGIT_RUN.finditer(text)] == [m.span() for m in plain.finditer(text)]
