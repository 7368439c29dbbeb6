"""Choosing how footnotes cite: examples for the window, a setting for the command line."""

from dataclasses import replace

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import CitationStyle, Project
from briefdesk.pipeline.footnotes import footnote_examples
from briefdesk.pipeline.project_settings import with_setting


@pytest.mark.parametrize("style", CitationStyle)
def test_each_style_shows_two_notes_of_the_project_s_own_sources(style: CitationStyle, sample: Project):
    examples = footnote_examples(sample, style)

    assert len(examples) == 2
    assert all("para." in note and note.endswith(".") for note in examples)


def test_the_styles_differ_in_their_examples(sample: Project):
    assert len({footnote_examples(sample, style) for style in CitationStyle}) == len(CitationStyle)


def test_a_project_without_sources_shows_notes_to_a_made_up_report(sample: Project):
    bare = replace(sample, sources=())

    assert footnote_examples(bare, CitationStyle.PLACE) == (
        "“Findings,” para.\u00a04.",
        "“Costs,” para.\u00a02.",
    )


@pytest.mark.parametrize("value", ["short", " Short ", "first_full"])
def test_the_style_of_footnotes_is_a_setting(value: str, sample: Project):
    project = with_setting(sample, "citations", value)

    assert project.citations == value.strip().lower().replace("_", "-")


def test_a_misspelled_style_names_the_one_that_was_meant(sample: Project):
    with pytest.raises(BriefdeskError, match="There is no style of footnotes “shrot”") as caught:
        with_setting(sample, "citations", "shrot")

    assert caught.value.next_step == ("Did you mean “short”? Use one of: first-full, full, short, place.")
