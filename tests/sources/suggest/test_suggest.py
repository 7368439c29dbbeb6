"""Suggestions: verbatim, traceable, complete in figures, and as good as measured."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.finding import FindingKind
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources.suggest import sentences, suggest_findings, usefulness
from sources.suggest import labels

SHARED_SOURCE = (
    Path(__file__).parents[3].parent / "shared" / "data" / "sources" / "soldiers-arent-border-police.txt"
)
LABELLED = labels.read_labelled()
# A little under what tools/measure_suggestions.py prints: (precision, recall).
FLOORS = {
    "any": (0.90, 0.95),
    "ask": (0.97, 0.95),
    "finding": (0.68, 0.80),
    "legal": (0.97, 0.94),
    "quote": (0.97, 0.97),
    "statistic": (0.95, 0.94),
    "talking_point": (0.88, 0.79),
}
HELD_OUT_FLOORS = {"any": (0.88, 0.93), "statistic": (0.94, 0.94), "ask": (0.97, 0.89)}
WITH_FIGURES = (
    "The agency held 3,600 people.", "It cost $4.2 million a year.", "They closed in March 2025.",
    "Of those, 40 percent were children.", "H.R. 1234 would end it.", "She saw 12.",
    "This rose to 0.5 per agent.", "“We counted 90,” he said.", "Why were 7 closed?",
    "I thank the 3 members.", "See Sec. 502(f).",
)  # fmt: skip
WITHOUT = ("Nobody came.", "The road is long.", "It was late.", "Thank you.", "Officials lost the files.")


def a_document(passages: list[str], kind: PassageKind = PassageKind.TEXT) -> SourceDocument:
    made = tuple(Passage(PassageId(f"p-{n}"), n, text, kind) for n, text in enumerate(passages, start=1))
    section = Section("costs", "Costs", 1, made)
    return SourceDocument(SourceId("report"), "Report", "Report", "", "", "2025-03", "", "", (section,))


def assert_no_figure_is_missed(document: SourceDocument) -> None:
    texts = [finding.text for finding in suggest_findings(document)]
    for section in document.sections:
        for passage in section.passages:
            for sentence in sentences(passage.text):
                if re.search(r"\d", sentence.text):
                    assert any(sentence.text in text for text in texts), sentence.text


@given(
    st.lists(
        st.lists(st.sampled_from(WITH_FIGURES + WITHOUT), min_size=1, max_size=5).map(" ".join), max_size=4
    )
)
def test_no_sentence_with_a_figure_is_missed(passages: list[str]):
    assert_no_figure_is_missed(a_document(passages))


@pytest.mark.skipif(not SHARED_SOURCE.exists(), reason="the shared source text is not on this machine")
def test_no_sentence_with_a_figure_of_a_real_report_is_missed():
    passages = [line for line in SHARED_SOURCE.read_text(encoding="utf-8").splitlines() if line.strip()]

    assert_no_figure_is_missed(a_document(passages))


@given(st.lists(st.lists(st.sampled_from(WITH_FIGURES + WITHOUT), min_size=1).map("  ".join), max_size=4))
def test_a_suggestion_is_verbatim_where_its_citation_says(passages: list[str]):
    document = a_document(passages)
    found = suggest_findings(document)

    for finding in found:
        assert finding.citation is not None
        passage = document.passage(finding.citation.passage)
        assert passage is not None
        assert passage.text[finding.citation.start : finding.citation.end] == finding.text
        assert all(figure in finding.text for figure in finding.figures)
        assert all(run in " ".join(finding.figures) for run in re.findall(r"\d+", finding.text))
        assert 0.0 <= usefulness(finding, document) <= 1.0
    assert len({finding.id for finding in found}) == len(found)
    assert len({finding.text for finding in found}) == len(found)


def test_a_sentence_that_points_back_brings_the_one_before_it():
    (first, second) = suggest_findings(a_document(["ICE held 3,600 people. That number is to reach 9,000."]))

    assert first.text == "ICE held 3,600 people."
    assert second.text == "ICE held 3,600 people. That number is to reach 9,000."
    assert second.id == "report/p-1-2"


def test_a_suggestion_knows_its_states_topics_and_committees():
    (finding,) = suggest_findings(a_document(["In El Paso and Arizona, 590 soldiers guard the border."]))

    assert finding.kind is FindingKind.STATISTIC
    assert finding.states == ("TX", "AZ")
    assert "armed forces" in finding.topics
    assert {"HSAS", "SSAS"} <= set(finding.committees)


@pytest.mark.parametrize("kind", [PassageKind.TABLE, PassageKind.CAPTION, PassageKind.FOOTNOTE])
def test_tables_captions_and_notes_are_left_alone(kind: PassageKind):
    assert suggest_findings(a_document(["The agency held 3,600 people."], kind)) == ()


def test_a_telling_figure_is_more_useful_than_a_remark():
    document = a_document(
        ["Detention in Texas cost ICE $4.2 million in 2025, or 40 percent more than in the year before.",
         "We believe that this is wrong."]
    )  # fmt: skip
    figure, remark = suggest_findings(document)

    assert usefulness(figure, document) > usefulness(remark, document)


@pytest.mark.parametrize("labelled", LABELLED, ids=lambda labelled: labelled.name)
def test_the_labelled_documents_split_into_the_labelled_sentences(labelled: labels.Labelled):
    split = [
        (p.id, s.text)
        for section in labelled.document.sections
        for p in section.passages
        for s in sentences(p.text)
    ]

    assert split == [(passage, sentence) for passage, sentence, _ in labelled.labels]


@pytest.mark.parametrize("kind", FLOORS)
def test_suggestions_are_as_good_as_measured(kind: str):
    score = labels.score(LABELLED)[kind]

    assert score.precision >= FLOORS[kind][0]
    assert score.recall >= FLOORS[kind][1]


@pytest.mark.parametrize("kind", HELD_OUT_FLOORS)
def test_suggestions_are_as_good_on_documents_held_out(kind: str):
    score = labels.score(tuple(d for d in LABELLED if d.name in labels.HELD_OUT))[kind]

    assert score.precision >= HELD_OUT_FLOORS[kind][0]
    assert score.recall >= HELD_OUT_FLOORS[kind][1]


def test_a_text_of_half_a_million_numbers_is_done_with_in_seconds():
    started = time.process_time()

    suggest_findings(a_document(["".join(f"{number}. " for number in range(1_500))] * 400))

    assert time.process_time() - started < 30
