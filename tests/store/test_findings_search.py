"""Search over all findings: beginnings of words, no accents, nothing that a user types can break it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.finding import Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.library import FindingQuery
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.store.findings import FindingsLibrary, open_library

TODAY = dt.date(2026, 6, 15)
TEXTS = (
    "Detention at Guantánamo cost $3,600 a day.",
    "Soldiers may not search, seize or arrest.",
    "Congress should ask for the C-130 contracts.",
    "The state of Texas deputized 590 soldiers.",
)


def rated(finding: Finding, _document: SourceDocument) -> float:
    return 0.9 if "Texas" in finding.text else 0.1


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> FindingsLibrary:
    library = open_library(tmp_path_factory.mktemp("search") / "library.sqlite", usefulness=rated)
    for source in ("rivers", "borders"):
        document = SourceDocument(SourceId(source), "T", f"Short {source}", "", "", "", "", source, ())
        findings = tuple(
            Finding(
                FindingId(f"{source}/f-{n}"),
                tuple(FindingKind)[n],
                text,
                None,
                figures=("$3,600",) if n == 0 else (),
                topics=("border",) if n else ("detention", "border"),
            )
            for n, text in enumerate(TEXTS if source == "borders" else TEXTS[:1])
        )
        library.put(SourcePack(document, findings), today=TODAY)
    return library


def found(library: FindingsLibrary, words: str, **narrowed) -> list[str]:
    return [item.finding.text for item in library.search(FindingQuery(words, **narrowed)).found]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("guantanamo", 2),
        ("GUANTÁN", 2),
        ("sold arr", 1),
        ("arrest soldiers", 1),
        ("arrested", 0),
        ("c-130", 1),
        ("3,600", 2),
        ("3600", 2),
        ("$3,6", 2),
        ("“search,", 1),
        ("f-2", 1),
        ("detention border", 2),
    ],
)
def test_all_words_are_found_as_beginnings_without_accents(library, words, count):
    assert len(found(library, words)) == count


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "*",
        "a*",
        "NEAR(a b)",
        "text:a",
        "a AND",
        "NOT a",
        "(",
        "^a",
        "-a",
        "a\0b",
        "\ud800",
        "'; --",
        "{x}:y",
    ],
)
def test_no_words_break_the_search(library, words):
    assert library.search(FindingQuery(words)).total >= 0


@given(words=st.text(st.characters(), max_size=60), topic=st.text(max_size=5))
def test_no_text_at_all_breaks_the_search(library, words, topic):
    result = library.search(FindingQuery(words, topic=topic, source=SourceId(words)), limit=3)

    assert result.total >= len(result.found)


def test_words_of_no_letters_find_nothing_and_no_words_find_all(library):
    assert library.search(FindingQuery("— …")).total == 0
    assert library.search(FindingQuery("  ")).total == 5


def test_the_more_useful_finding_comes_first(library):
    assert found(library, "soldiers")[0].startswith("The state of Texas")


def test_kind_topic_and_source_narrow_and_the_total_counts_all(library):
    assert found(library, "", source=SourceId("rivers")) == [TEXTS[0]]
    assert found(library, "", kinds=(FindingKind.QUOTE,)) == [TEXTS[2]]
    assert len(found(library, "", topic="detention")) == 2
    limited = library.search(FindingQuery("", topic="border"), limit=2)
    assert (limited.total, len(limited.found)) == (5, 2)
    assert limited.found[0].source_title == "Short rivers"


def test_topics_are_counted_over_all_or_one_source(library):
    assert library.topics() == (("border", 5), ("detention", 2))
    assert library.topics("rivers") == (("border", 1), ("detention", 1))


def test_a_first_letter_that_thousands_hold_finds_the_most_useful(tmp_path: Path):
    library = open_library(tmp_path / "library.sqlite", usefulness=rated)
    document = SourceDocument(SourceId("many"), "T", "S", "", "", "", "", "e", ())
    one = Finding(FindingId("many/0"), FindingKind.FINDING, "The state of Texas.", None)
    others = tuple(replace(one, id=FindingId(f"many/{n}"), text=f"The number {n}.") for n in range(1, 2100))
    library.put(SourcePack(document, (*others, one)), today=TODAY)

    result = library.search(FindingQuery("t"), limit=1)

    assert (result.total, result.found[0].finding) == (2100, one)
    library.close()
