"""What is put into the library comes back; steps of review, editions, removal, filters and uses."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.finding import (
    Citation,
    Excuse,
    Finding,
    FindingId,
    FindingKind,
    FindingState,
    SourcePack,
)
from briefdesk.model.library import FindingQuery, LibraryChange, SavedFilter
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.store.findings import FindingsLibrary, open_library
from briefdesk.store.findings.faults import SourceNotKept
from store.conftest import any_of

TODAY = dt.date(2026, 6, 15)


def a_pack(source: str = "rivers", *, edition: str = "e1", texts: tuple[str, ...] = ()) -> SourcePack:
    """Return a pack with a finding for each passage of two sections."""
    words = texts or (
        "Low water lasted 41 days.",
        "Barges carried less.",
        "Dredging cost $3,600.",
        "Act now.",
    )
    passages = tuple(Passage(PassageId(f"p-{n}"), n + 1, f"Passage {text}") for n, text in enumerate(words))
    sections = (Section("one", "Low water", 1, passages[:2]), Section("two", "What to do", 1, passages[2:]))
    document = SourceDocument(
        SourceId(source),
        f"Title of {source}",
        source.title(),
        "A publisher",
        "",
        "2025",
        "",
        edition,
        sections,
    )
    findings = tuple(
        Finding(
            FindingId(f"{source}/f-{n}"),
            FindingKind.STATISTIC if n % 2 else FindingKind.ASK,
            text,
            Citation(SourceId(source), "one" if n < 2 else "two", "Heading", PassageId(f"p-{n}"), n + 1),
            topics=("water",) if n < 2 else ("money", "water"),
        )
        for n, text in enumerate(words)
    )
    return SourcePack(document, findings)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[FindingsLibrary]:
    library = open_library(tmp_path / "library.sqlite")
    yield library
    library.close()


def texts(library: FindingsLibrary, source: str = "rivers") -> list[str]:
    pack = library.pack(source)
    assert pack is not None
    return [finding.text for finding in pack.findings]


def once_each(pack: SourcePack) -> bool:
    return len({f.id for f in pack.findings}) == len(pack.findings)


@given(pack=any_of(SourcePack).filter(once_each), data=st.data())
def test_any_pack_comes_back_as_it_was_put(tmp_path_factory, pack, data):
    library = open_library(tmp_path_factory.mktemp("library") / "library.sqlite")
    try:
        library.put(pack, today=TODAY)

        assert library.pack(pack.document.id, dismissed=True) == pack
        kept = tuple(f for f in pack.findings if f.state is not FindingState.DISMISSED)
        assert library.pack(pack.document.id) == replace(pack, findings=kept)
        if pack.findings:
            gone = data.draw(st.sampled_from(pack.findings))
            step = LibraryChange("Remove", pack.document.id, (gone,), ())
            library.change(step)
            library.change(step.inverse())
            assert library.pack(pack.document.id, dismissed=True) == pack
    finally:
        library.close()


def test_what_was_put_is_there_after_opening_anew(library):
    finding = replace(a_pack().findings[0], excuses=(Excuse("lost-hedge", "41 days", "As in the table."),))
    pack = replace(a_pack(), findings=(finding,))
    library.put(pack, today=TODAY)
    library.close()

    assert open_library(library.path).pack("rivers") == pack


def test_sources_are_listed_own_first_the_newest_first_then_shipped(library):
    library.put(a_pack("shipped"), today=TODAY, shipped=True)
    library.put(a_pack("older"), today=TODAY)
    library.put(a_pack("newer"), today=TODAY)

    assert [entry.id for entry in library.sources()] == ["newer", "older", "shipped"]
    assert [entry.accepted for entry in library.sources()] == [4, 4, 4]


def test_a_change_keeps_a_findings_place_and_is_found_under_its_new_words(library):
    pack = a_pack()
    library.put(pack, today=TODAY)
    old = pack.findings[1]

    library.change(
        LibraryChange("Reword", pack.document.id, (old,), (replace(old, text="Ships carried less."),))
    )

    assert texts(library)[1] == "Ships carried less."
    assert library.search(FindingQuery("ships")).total == 1
    assert library.search(FindingQuery("barges")).total == 0


def test_a_merge_stands_at_the_first_place_and_taking_it_back_restores_both(library):
    pack = a_pack()
    library.put(pack, today=TODAY)
    first, _, third, _ = pack.findings
    merged = replace(first, id=FindingId("rivers/merged"), text="Both at once.")
    step = LibraryChange("Merge", pack.document.id, (first, third), (merged,))

    library.change(step)

    assert texts(library) == ["Both at once.", "Barges carried less.", "Act now."]
    library.change(step.inverse())
    assert library.pack("rivers") == pack


def test_a_new_finding_stands_where_its_passage_stands(library):
    pack = a_pack()
    library.put(pack, today=TODAY)
    new = replace(pack.findings[1], id=FindingId("rivers/new"), text="Of the second passage.")

    library.change(LibraryChange("Make", pack.document.id, (), (new,)))

    assert texts(library)[2] == "Of the second passage."


def test_a_change_of_a_source_that_is_gone_says_so(library):
    with pytest.raises(SourceNotKept, match="rivers"):
        library.change(LibraryChange("Accept", SourceId("rivers"), (), ()))


def test_a_dismissed_finding_is_shown_only_where_asked_for(library):
    pack = a_pack()
    library.put(pack, today=TODAY)
    old = pack.findings[0]
    dismissed = replace(old, state=FindingState.DISMISSED, reason="Too old.")

    library.change(LibraryChange("Dismiss", pack.document.id, (old,), (dismissed,)))

    assert old.text not in texts(library)
    assert library.sources()[0].dismissed == 1
    assert library.search(FindingQuery("low")).total == 0
    found = library.search(FindingQuery("low", states=(FindingState.DISMISSED,)))
    assert [item.finding for item in found.found] == [dismissed]


def test_a_former_edition_stays_readable(library):
    library.put(a_pack(edition="e1"), today=TODAY)
    library.put(a_pack(edition="e2", texts=("All new.",)), today=dt.date(2026, 7, 1))

    assert texts(library) == ["All new."]
    assert [(e.edition, e.taken_up) for e in library.editions("rivers")] == [
        ("e2", dt.date(2026, 7, 1)),
        ("e1", TODAY),
    ]
    assert library.edition("rivers", "e1") == a_pack(edition="e1").document
    assert library.edition("rivers", "e9") is None


def test_reviewed_findings_are_known_also_after_a_new_edition(library):
    pack = a_pack()
    library.put(pack, today=TODAY)
    old, _, gone, _ = pack.findings
    new = replace(old, text="Reworded.")
    library.change(LibraryChange("Review", pack.document.id, (old, gone), (new,)))

    library.put(replace(pack, findings=(new, *pack.findings[1:2])), today=TODAY)

    assert library.reviewed("rivers").findings == (new,)
    assert library.reviewed("rivers").gone == {gone.id}


def test_a_removed_source_can_be_put_back_with_all_that_it_had(library):
    library.put(a_pack(edition="e1"), today=TODAY)
    library.put(a_pack(edition="e2"), today=TODAY)
    removed = library.remove_source("rivers")
    assert library.sources() == ()
    assert library.search(FindingQuery("water")).total == 0
    library.put(a_pack("other"), today=TODAY)

    library.put_back(removed)

    assert library.pack("rivers") == a_pack(edition="e2")
    assert library.pack("other") == a_pack("other")
    assert len(library.editions("rivers")) == 2
    assert library.search(FindingQuery("barges")).total == 2


def test_the_revision_grows_with_changes_only(library):
    library.put(a_pack(), today=TODAY)
    before = library.revision
    library.search(FindingQuery("low"))
    library.saved_filters.remove("none")
    assert library.revision == before

    library.saved_filters.save(SavedFilter("Money", FindingQuery(topic="money")))

    assert library.revision > before


def test_filters_come_back_by_name_and_one_of_a_name_is_replaced(library):
    query = FindingQuery(
        "low wat", SourceId("rivers"), (FindingKind.ASK,), "water", (FindingState.SUGGESTED,)
    )
    library.saved_filters.save(SavedFilter("B", FindingQuery()))
    library.saved_filters.save(SavedFilter("a", FindingQuery("x")))
    library.saved_filters.save(SavedFilter("a", query))

    assert library.saved_filters.all() == (SavedFilter("a", query), SavedFilter("B", FindingQuery()))
    library.saved_filters.remove("B")
    assert [kept.name for kept in library.saved_filters.all()] == ["a"]


def test_projects_that_use_a_source_are_known_until_they_no_longer_do(library):
    uses = {SourceId("rivers"): ("e1", (FindingId("rivers/f-0"),)), SourceId("other"): ("x", ())}
    library.note_use("/a.briefdesk", "Letters", uses, TODAY)
    before = library.revision
    library.note_use("/a.briefdesk", "Letters", uses, TODAY)
    assert library.revision == before

    (use,) = library.uses_of("rivers")
    assert (use.path, use.title, use.edition, use.findings, use.seen) == (
        "/a.briefdesk", "Letters", "e1", ("rivers/f-0",), TODAY,
    )  # fmt: skip
    library.note_use("/a.briefdesk", "Letters", {}, TODAY)
    assert library.uses_of("rivers") == ()


def test_pack_files_are_known_once_they_were_taken_in(library):
    assert not library.intake.imported("ab")
    library.intake.mark_imported("ab")
    library.intake.mark_imported("ab")

    assert library.intake.imported("ab")
    assert library.intake.synced("x.pack.md") is None
    library.intake.mark_synced("x.pack.md", "cd")
    assert library.intake.synced("x.pack.md") == "cd"
