"""The library as the window and the command line use it: stocked at the start, shared, kept safe."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError, StoreError
from briefdesk.model.finding import FindingState
from briefdesk.model.library import FindingQuery, LibraryChange
from briefdesk.pipeline import library, stock
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.sources import add_source
from briefdesk.shipped import shipped_path
from briefdesk.sources.reading import read_source
from briefdesk.store.folders import folders_in

SHIPPED = "soldiers-arent-border-police"
TODAY = dt.date(2026, 6, 20)
REPORT = "Rivers\n\nLow water lasted 41 days in 2025. Barges carried 30 percent less grain than in 2024.\n"


def shipped_text() -> str:
    return shipped_path("assets", "sources", f"{SHIPPED}.pack.md").read_text(encoding="utf-8")


def own_pack(folder: Path, source: str = "mine") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{source}.pack.md"
    path.write_text(shipped_text().replace(f"id: {SHIPPED}", f"id: {source}", 1), encoding="utf-8")
    return path


def again(desk: Desk) -> Desk:
    """Return the desk of the next start."""
    desk.close()
    return open_desk(today=desk.today, folders=desk.folders)


def reviewed(desk: Desk, number: int, **changes) -> LibraryChange:
    pack = desk.library.pack(SHIPPED, dismissed=True)
    old = pack.findings[number]
    step = LibraryChange("Review", pack.document.id, (old,), (replace(old, **changes),))
    desk.library.change(step)
    return step


def test_the_shipped_pack_is_in_the_library_as_it_was_written(desk: Desk):
    assert desk.pack(SHIPPED) == read_source(shipped_path("assets", "sources", f"{SHIPPED}.pack.md"))
    assert [(e.id, e.shipped) for e in desk.sources()] == [(SHIPPED, True)]


def test_a_pack_file_in_the_users_folder_is_taken_in_once_and_left_there(desk: Desk):
    file = own_pack(desk.folders.sources)
    assert desk.pack("mine") is not None
    library.remove_source(desk, "mine")

    later = again(desk)

    assert later.pack("mine") is None
    assert file.is_file()
    own_pack(desk.folders.sources, "dropped-in-later")
    later = again(later)
    assert later.pack("dropped-in-later") is not None
    later.close()


def test_what_review_made_of_a_shipped_pack_survives_its_next_version(desk: Desk, tmp_path, monkeypatch):
    reword = reviewed(desk, 0, text="In our own words.")
    dismissed = reviewed(desk, 1, state=FindingState.DISMISSED, reason="Too old.")
    newer = tmp_path / "newer" / f"{SHIPPED}.pack.md"
    newer.parent.mkdir()
    newer.write_text(shipped_text().replace("\n[1] ", "\n[1] In short: ", 1), encoding="utf-8")
    monkeypatch.setattr(stock, "shipped_packs", lambda: (newer,))

    later = again(desk)

    pack = later.library.pack(SHIPPED, dismissed=True)
    assert pack.findings[:2] == (*reword.added, *dismissed.added)
    assert pack.document == read_source(newer).document
    assert pack.findings[2:] == read_source(newer).findings[2:]
    assert len(later.library.editions(SHIPPED)) == 2
    later.close()


def test_a_shipped_source_that_was_removed_stays_away_and_the_sample_still_opens(desk: Desk):
    removed = library.remove_source(desk, SHIPPED)

    later = again(desk)

    assert later.sources() == ()
    assert sample_project(later).sources
    library.put_back_source(later, removed)
    assert later.pack(SHIPPED) is not None
    later.close()


def test_the_sample_does_not_need_the_library(desk: Desk):
    sample_project(desk)

    assert not (desk.folders.library / "library.sqlite").exists()


def test_a_damaged_library_is_named_among_the_desks_problems(desk: Desk):
    desk.folders.library.mkdir(parents=True)
    (desk.folders.library / "library.sqlite").write_bytes(b"garbage " * 1000)

    assert [e.id for e in desk.sources()] == [SHIPPED]

    (problem,) = desk.problems
    assert "damaged" in problem.message
    assert problem.next_step


def test_a_report_comes_with_suggestions_and_adding_it_again_keeps_review(desk: Desk, tmp_path):
    file = tmp_path / "rivers.txt"
    file.write_text(REPORT, encoding="utf-8")
    pack = add_source(desk, file)
    assert {f.state for f in pack.findings} == {FindingState.SUGGESTED}
    old = pack.findings[0]
    accepted = replace(old, state=FindingState.ACCEPTED)
    desk.library.change(LibraryChange("Accept", pack.document.id, (old,), (accepted,)))

    assert add_source(desk, file).findings[0] == accepted


def test_an_exported_source_reads_back_at_a_partners(desk: Desk, tmp_path):
    reviewed(desk, 1, state=FindingState.DISMISSED, reason="Too old.")
    written = library.export_pack(desk, SHIPPED, tmp_path / "for-you.pack.md")
    with open_desk(today=TODAY, folders=folders_in(tmp_path / "partner")) as partner:
        got = add_source(partner, written.path)

        assert got.findings == desk.pack(SHIPPED).findings
        assert written.findings == len(got.findings)
        assert written.left_out == 0


def test_found_findings_are_exported_a_pack_for_each_source(desk: Desk, tmp_path):
    own_pack(desk.folders.sources)
    query = FindingQuery("texas")
    written = library.export_findings(desk, query, tmp_path / "texas.pack.md")

    assert sorted(w.path.name for w in written) == ["mine.pack.md", f"{SHIPPED}.pack.md"]
    assert {w.path.parent.name for w in written} == {"texas"}
    found = library.search_findings(desk, query).total
    assert (
        sum(len(read_source(w.path).findings) for w in written) == found == sum(w.findings for w in written)
    )


def test_chosen_findings_of_one_source_go_to_one_file(desk: Desk, tmp_path):
    ids = [f.id for f in desk.pack(SHIPPED).findings[:2]]

    (written,) = library.export_findings(desk, ids, tmp_path / "two.pack.md")

    assert written.path == tmp_path / "two.pack.md"
    assert [f.id for f in read_source(written.path).findings] == ids
    with pytest.raises(BriefdeskError):
        library.export_findings(desk, ["no/such"], tmp_path / "none.pack.md")


def test_findings_that_say_the_same_are_found_over_sources(desk: Desk):
    own_pack(desk.folders.sources)

    groups = library.near_duplicates(desk)

    assert len(groups) >= 90
    assert all(len(group) > 1 for group in groups)
    assert {item.source for item in groups[0]} == {SHIPPED, "mine"}


def test_a_backup_brings_everything_back(desk: Desk, tmp_path):
    library.save_filter(desk, "Texas figures", FindingQuery("texas"))
    library.backup_library(desk, tmp_path / "mine.sqlite")
    library.remove_filter(desk, "Texas figures")
    library.remove_source(desk, SHIPPED)

    library.restore_library(desk, tmp_path / "mine.sqlite")

    assert library.saved_filter(desk, "Texas figures").query == FindingQuery("texas")
    assert desk.pack(SHIPPED) is not None
    with pytest.raises(StoreError):
        library.restore_library(desk, tmp_path / "none.sqlite")
    with pytest.raises(StoreError):
        library.saved_filter(desk, "no such")
    with pytest.raises(StoreError):
        library.save_filter(desk, "  ", FindingQuery())


def test_a_project_is_known_by_what_it_picked(desk: Desk, sample, tmp_path):
    library.note_project_use(desk, sample, tmp_path / "letters.briefdesk")

    (use,) = desk.library.uses_of(SHIPPED)
    assert use.path == str(tmp_path / "letters.briefdesk")
    assert set(use.findings) == {*sample.letter.picked(), *sample.brief.picked()}
    assert use.edition == desk.pack(SHIPPED).document.edition


def test_library_damaged_meanwhile_is_stocked_anew_and_told_of(desk):
    assert desk.sources()
    desk.library.close()
    desk.library.path.write_bytes(b"no longer a library" * 500)

    desk.library.sources()

    assert [entry.shipped for entry in desk.sources()] == [True]
    assert any("damaged" in problem.message for problem in desk.problems)
