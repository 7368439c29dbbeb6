"""Sentences are traced to the words that they come from, and general ones to nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.source import PassageKind
from briefdesk.sources.tracing import TraceIndex, trace
from sources.trace_labels import a_document, long_report, place_of, read_traces

DOCUMENT, LABELLED = read_traces()
INDEX = TraceIndex([DOCUMENT])


@pytest.mark.parametrize(
    ("edit", "least"), [("verbatim", 1.0), ("light", 1.0), ("heavy", 0.8), ("none", 1.0)]
)
def test_labelled_sentences_are_traced(edit, least):
    group = [s for s in LABELLED if s.edit == edit and not s.held_out]
    hits = [s for s in group if place_of(INDEX.trace(s.text)) == s.source]

    assert len(hits) >= least * len(group), [s.text for s in group if s not in hits]


def test_held_out_sentences_are_traced_nearly_as_well():
    group = [s for s in LABELLED if s.held_out]
    hits = [s for s in group if place_of(INDEX.trace(s.text)) == s.source]
    false = [s for s in group if INDEX.trace(s.text) and place_of(INDEX.trace(s.text)) != s.source]

    assert len(hits) >= 0.8 * len(group)
    assert len(false) <= 0.1 * len(group)


def test_trace_marks_the_sentence_with_its_last_stop():
    found = INDEX.trace("Crews told us that drills are held on paper")

    assert found is not None
    passage = DOCUMENT.passage(found.citation.passage)
    assert passage is not None
    assert passage.text[found.start : found.end] == "Crews told us that drills are held on paper."
    assert (found.citation.start, found.citation.end) == (found.start, found.end)
    assert found.likeness == 1.0


def test_trace_says_which_of_several_documents():
    other = a_document([("Costs", ["Snow removal cost the county $3.1 million last winter."])], source="snow")

    found = trace("The county's snow removal cost $3.1 million.", [DOCUMENT, other])

    assert found is not None
    assert found.citation.source == "snow"


def test_trace_is_found_in_a_long_report():
    index = TraceIndex([long_report(800), DOCUMENT])

    assert (
        place_of(index.trace("Most deckhands have never lowered a rescue boat.")) == "What inspectors saw/4"
    )


def test_nothing_is_traced_to_no_documents():
    assert trace("Patrols cost about $4.2 million.", []) is None


@given(st.text(max_size=200))
def test_any_text_is_traced_or_not_without_a_failure(text):
    found = INDEX.trace(text)

    assert found is None or 0 <= found.start < found.end


def test_sentence_is_traced_to_running_text_and_not_to_a_caption():
    text = "Inspectors look at a rusted hull in Tolliver harbor."
    document = a_document([("Boats", [text, f"{text} The hull is 31 years old."])])
    (section,) = document.sections
    caption = replace(section.passages[0], number=0, kind=PassageKind.CAPTION)
    captioned = replace(document, sections=(replace(section, passages=(caption, section.passages[1])),))

    found = trace(text, [captioned])

    assert found is not None
    assert found.citation.number == 2
