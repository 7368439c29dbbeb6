"""Footnotes: full first, short after, one number per passage."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from briefdesk.compose.citation import Footnotes
from briefdesk.compose.markdown import plain_text
from briefdesk.english import printed_date
from briefdesk.model.blocks import Span
from briefdesk.model.source import SourceId


def _texts(notes: Footnotes) -> list[str]:
    return [plain_text(note.spans).replace("\u00a0", " ") for note in notes.notes()]


def test_the_first_note_is_full_and_later_ones_are_short(make: SimpleNamespace):
    notes = Footnotes((make.pack().document,))

    notes.number(make.citation())
    notes.number(make.citation("nogales-2", "Nogales", 2))

    assert _texts(notes) == [
        "WOLA, “Soldiers Aren’t Border Police,” 2025, section “Texas,” para. 6, "
        "www.wola.org/analysis/soldiers.",
        "“Nogales,” para. 2.",
    ]


def test_the_address_in_the_first_note_is_a_link(make: SimpleNamespace):
    notes = Footnotes((make.pack().document,))

    notes.number(make.citation())

    assert (
        Span("www.wola.org/analysis/soldiers", link="https://www.wola.org/analysis/soldiers")
        in notes.notes()[0].spans
    )


def test_a_passage_cited_again_keeps_its_number(make: SimpleNamespace):
    notes = Footnotes((make.pack().document,))

    numbers = [notes.number(make.citation(p)) for p in ("a-1", "b-1", "a-1")]

    assert numbers == [1, 2, 1]
    assert notes.mark(make.citation("b-1")) == (Span("", note=2),)


def test_a_second_source_is_cited_in_full_and_named_ever_after(make: SimpleNamespace):
    first = make.pack().document
    second = replace(first, id=SourceId("other"), short_title="Who Pays?", url="", date="2026-03")
    notes = Footnotes((first, second))

    notes.number(make.citation())
    notes.number(replace(make.citation("x-1", "Costs", 1), source=second.id))
    notes.number(make.citation("nogales-2", "Nogales", 2))

    assert _texts(notes)[1:] == [
        "WOLA, “Who Pays?” March 2026, section “Costs,” para. 1.",
        "“Soldiers Aren’t Border Police,” section “Nogales,” para. 2.",
    ]


def test_no_citation_or_an_unknown_source_makes_no_mark(make: SimpleNamespace):
    notes = Footnotes(())

    assert notes.mark(None) == ()
    assert notes.mark(make.citation()) == ()
    assert notes.notes() == ()


def test_quotes_inside_a_title_become_single(make: SimpleNamespace):
    notes = Footnotes((replace(make.pack().document, short_title='The "Wall"'),))

    notes.number(make.citation())

    assert "“The ‘Wall’,”" in _texts(notes)[0]


@pytest.mark.parametrize(
    ("date", "printed"),
    [("2025", "2025"), ("2025-03", "March 2025"), ("2025-03-04", "March 4, 2025"),
     ("Spring 2025", "Spring 2025"),
     ("2025-13", "2025-13"), ("", "")],
)  # fmt: skip
def test_a_date_is_printed_as_exact_as_it_is_known(date: str, printed: str):
    assert printed_date(date) == printed
