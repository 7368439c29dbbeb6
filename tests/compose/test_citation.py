"""Footnotes: four house styles, one number per set of passages."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.brief import resolve_brief
from briefdesk.compose.citation import Footnotes
from briefdesk.compose.markdown import plain_text
from briefdesk.compose.runner import TemplateRunner
from briefdesk.english import printed_date
from briefdesk.model.blocks import SourcesNote, Span
from briefdesk.model.draft import CitationStyle
from briefdesk.model.finding import Citation
from briefdesk.model.source import PassageId, SourceDocument, SourceId
from compose.one_letter import resolve_letter

FULL = (
    "WOLA, “Soldiers Aren’t Border Police,” 2025, section “Texas,” para. 6, www.wola.org/analysis/soldiers."
)


def _texts(notes: Footnotes) -> list[str]:
    return [plain_text(note.spans).replace("\u00a0", " ") for note in notes.notes()]


def test_the_first_note_is_full_and_later_ones_are_short(make: SimpleNamespace):
    notes = Footnotes((make.pack().document,))

    notes.number((make.citation(),))
    notes.number((make.citation("nogales-2", "Nogales", 2),))

    assert _texts(notes) == [
        "WOLA, “Soldiers Aren’t Border Police,” 2025, section “Texas,” para. 6, "
        "www.wola.org/analysis/soldiers.",
        "“Nogales,” para. 2.",
    ]


def test_the_address_in_the_first_note_is_a_link(make: SimpleNamespace):
    notes = Footnotes((make.pack().document,))

    notes.number((make.citation(),))

    assert (
        Span("www.wola.org/analysis/soldiers", link="https://www.wola.org/analysis/soldiers")
        in notes.notes()[0].spans
    )


def test_a_passage_cited_again_keeps_its_number(make: SimpleNamespace):
    notes = Footnotes((make.pack().document,))

    numbers = [notes.number((make.citation(p),)) for p in ("a-1", "b-1", "a-1")]

    assert numbers == [1, 2, 1]
    assert notes.mark((make.citation("b-1"),)) == (Span("", note=2),)


def test_a_second_source_is_cited_in_full_and_named_ever_after(make: SimpleNamespace):
    first = make.pack().document
    second = replace(first, id=SourceId("other"), short_title="Who Pays?", url="", date="2026-03")
    notes = Footnotes((first, second))

    notes.number((make.citation(),))
    notes.number((replace(make.citation("x-1", "Costs", 1), source=second.id),))
    notes.number((make.citation("nogales-2", "Nogales", 2),))

    assert _texts(notes)[1:] == [
        "WOLA, “Who Pays?” March 2026, section “Costs,” para. 1.",
        "“Soldiers Aren’t Border Police,” section “Nogales,” para. 2.",
    ]


def test_no_citation_or_an_unknown_source_makes_no_mark(make: SimpleNamespace):
    notes = Footnotes(())

    assert notes.mark(()) == ()
    assert notes.mark((make.citation(),)) == ()
    assert notes.notes() == ()


def test_quotes_inside_a_title_become_single(make: SimpleNamespace):
    notes = Footnotes((replace(make.pack().document, short_title='The "Wall"'),))

    notes.number((make.citation(),))

    assert "“The ‘Wall’,”" in _texts(notes)[0]


@pytest.mark.parametrize(
    ("date", "printed"),
    [("2025", "2025"), ("2025-03", "March 2025"), ("2025-03-04", "March 4, 2025"),
     ("Spring 2025", "Spring 2025"),
     ("2025-13", "2025-13"), ("", "")],
)  # fmt: skip
def test_a_date_is_printed_as_exact_as_it_is_known(date: str, printed: str):
    assert printed_date(date) == printed


def _notes(make: SimpleNamespace, style: CitationStyle, *cited: tuple[Citation, ...]) -> list[str]:
    first = make.pack().document
    other = replace(first, id=SourceId("other"), short_title="Who Pays?", url="", date="2026-03")
    notes = Footnotes((first, other), style)
    for citations in cited:
        notes.number(citations)
    return _texts(notes)


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (CitationStyle.FIRST_FULL, [FULL, "“Nogales,” para. 2."]),
        (CitationStyle.FULL, [FULL, FULL.replace("Texas", "Nogales").replace("6", "2")]),
        (
            CitationStyle.SHORT,
            [
                "“Soldiers Aren’t Border Police,” section “Texas,” para. 6.",
                "“Soldiers Aren’t Border Police,” section “Nogales,” para. 2.",
            ],
        ),
        (CitationStyle.PLACE, ["“Texas,” para. 6.", "“Nogales,” para. 2."]),
    ],
)
def test_each_house_style_prints_its_own_notes(
    style: CitationStyle, printed: list[str], make: SimpleNamespace
):
    cited = (make.citation(),), (make.citation("nogales-2", "Nogales", 2),)

    assert _notes(make, style, *cited) == printed


@pytest.mark.parametrize(
    ("places", "printed"),
    [
        ((("Texas", 6), ("Texas", 4)), "“Texas,” paras. 4 and 6."),
        ((("Texas", 4), ("Texas", 8), ("Texas", 6)), "“Texas,” paras. 4, 6, and 8."),
        ((("Texas", 4), ("Mexico", 2)), "“Texas,” para. 4; “Mexico,” para. 2."),
        ((("Texas", 4), ("Mexico", 2), ("Texas", 5)), "“Texas,” paras. 4 and 5; “Mexico,” para. 2."),
        ((("Texas", 0),), "“Texas,” caption."),
        ((("Texas", 4), ("Texas", 0)), "“Texas,” para. 4 and caption."),
        ((("", 3),), "Para. 3."),
    ],
)
def test_a_merged_finding_prints_all_its_places_in_one_note(
    places: tuple[tuple[str, int], ...], printed: str, make: SimpleNamespace
):
    cited = tuple(make.citation(f"{heading}-{number}", heading, number) for heading, number in places)

    assert _notes(make, CitationStyle.PLACE, cited) == [printed]


def test_a_finding_that_rests_on_two_sources_names_both(make: SimpleNamespace):
    other = replace(make.citation("x-1", "Costs", 1), source=SourceId("other"))

    assert _notes(make, CitationStyle.FULL, (make.citation(), other)) == [
        f"{FULL[:-1]}; WOLA, “Who Pays?” March 2026, section “Costs,” para. 1."
    ]


def test_a_source_named_in_full_once_is_short_in_a_note_that_adds_another(make: SimpleNamespace):
    other = replace(make.citation("x-1", "Costs", 1), source=SourceId("other"))

    notes = _notes(make, CitationStyle.FIRST_FULL, (make.citation(),), (make.citation(), other))

    assert notes[1] == (
        "“Soldiers Aren’t Border Police,” section “Texas,” para. 6; "
        "WOLA, “Who Pays?” March 2026, section “Costs,” para. 1."
    )


def test_places_alone_name_their_source_where_several_are_cited(make: SimpleNamespace):
    other = replace(make.citation("x-1", "Costs", 1), source=SourceId("other"))

    assert _notes(make, CitationStyle.PLACE, (make.citation(),), (other,)) == [
        "“Soldiers Aren’t Border Police,” section “Texas,” para. 6.",
        "“Who Pays?” section “Costs,” para. 1.",
    ]


def test_the_same_set_of_places_has_one_number_whatever_their_order(make: SimpleNamespace):
    first, second = make.citation(), make.citation("nogales-2", "Nogales", 2)
    notes = Footnotes((make.pack().document,))

    numbers = [notes.number(cited) for cited in ((first, second), (first,), (second, first))]

    assert numbers == [1, 2, 1]


def test_letter_and_brief_print_the_project_s_style(make: SimpleNamespace, runner: TemplateRunner):
    project = replace(make.project(), citations=CitationStyle.PLACE)
    brief = resolve_brief(project, make.brief_template(), today=make.today, runner=runner)
    letter = resolve_letter(
        project,
        make.letter_template(),
        make.addressee(),
        state_name=str,
        matches=lambda _rule: True,
        today=make.today,
        runner=runner,
    )

    (sources,) = (b for b in brief.document.blocks if isinstance(b, SourcesNote))
    printed = (*letter.document.footnotes, *sources.notes)

    assert {plain_text(note.spans) for note in printed} == {"“Texas,” para.\u00a06."}


TITLES = st.sampled_from(
    ["", " ", "Texas", "Who Pays?", "Costs.", "In the U.S.", 'A "Wall"', "Ends: ", "…", "Stop!", "’", "a,"]
)
DATES = st.sampled_from(["", "2025", "2025-03", "2025-03-04", "Spring 2025"])
URLS = st.sampled_from(["", "https://a.org/b/", "https://a.org/b.", "https://"])
PUBLISHERS = st.sampled_from(["", "WOLA", "Acme Inc.", "Rights, "])


@st.composite
def _sources(draw: st.DrawFn, name: str) -> SourceDocument:
    return SourceDocument(
        id=SourceId(name),
        title=draw(TITLES),
        short_title=draw(TITLES),
        publisher=draw(PUBLISHERS),
        author=draw(PUBLISHERS),
        date=draw(DATES),
        url=draw(URLS),
        edition="",
        sections=(),
    )


@st.composite
def _citations(draw: st.DrawFn) -> Citation:
    source, section = draw(st.sampled_from("ab")), draw(st.sampled_from("xy"))
    number = draw(st.integers(0, 12))
    heading = draw(TITLES)
    return Citation(SourceId(source), section, heading, PassageId(f"{section}-{number}"), number)


@given(
    sources=st.tuples(_sources("a"), _sources("b")),
    style=st.sampled_from(CitationStyle),
    cited=st.lists(st.lists(_citations(), min_size=1, max_size=4), min_size=1, max_size=5),
)
def test_no_style_prints_an_empty_note_or_two_stops_or_loses_a_place(
    sources: tuple[SourceDocument, ...], style: CitationStyle, cited: list[list[Citation]]
):
    notes = Footnotes(sources, style)
    for citations in cited:
        notes.number(citations)

    for note in notes.notes():
        text = plain_text(note.spans).replace("\u00a0", " ")
        # A comma after the stop of an abbreviation is no slip: “In the U.S.,”
        assert not re.search(r"[,;:?!][’”]*[.,;:]|(?<!S)(?<!Inc)\.[’”]*[.,;:]|\s\s|\s[.,;:]|^\s|“”|“,", text)
        assert text.endswith(".")
        assert len(text) > 6
        for place in (note.citation, *note.also):
            assert place is not None
            assert re.search(rf"\b{place.number}\b" if place.number else r"[Cc]aption", text)
            readable = re.sub(r"\W", "", place.heading)
            assert readable in re.sub(r"\W", "", text)
