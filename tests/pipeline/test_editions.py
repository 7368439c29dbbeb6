"""A new edition taken up in the library, and projects that come after it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.model.draft import FindingPart, PartId, Project
from briefdesk.model.finding import FindingId, FindingState, SourcePack
from briefdesk.model.library import Anchor
from briefdesk.model.problem import Severity
from briefdesk.model.template import Slot
from briefdesk.pipeline import review
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.editions import (
    EditionUnfit,
    edition_problems,
    outdated_sources,
    plan_edition,
    take_edition,
    take_up_sources,
)
from briefdesk.pipeline.library import copy_source, put_back_source
from briefdesk.pipeline.projects import new_project
from briefdesk.pipeline.release import held_places
from briefdesk.pipeline.sources import add_source, report_facts
from briefdesk.sources.pack import write_pack
from briefdesk.sources.readers.faults import ReadingStopped

TEXT = Path(__file__).parents[2].parent / "shared" / "data" / "sources" / "soldiers-arent-border-police.txt"
COSTS = "Patrols cost about $4.2 million in 2025, half as much again as before."
LATE = "Crews were paid late in 7 of 12 months, the agency's own books say."
ASKS = "Congress should require a public report each quarter on the cost of river patrols."
CROSSINGS = "In 2024 the agency counted 3,100 crossings a month, according to its own log."
NEWS = "The agency bought 14 boats for $9 million in 2026."


def a_report(folder: Path, name: str, *texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("# River Crossings\n\n## Costs\n\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def source(desk: Desk, tmp_path: Path) -> SourcePack:
    return add_source(desk, a_report(tmp_path, "old.md", COSTS, LATE, ASKS, CROSSINGS))


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return a_report(tmp_path, "new.md", LATE, COSTS.replace("4.2", "4.6"), ASKS, NEWS)


@pytest.fixture
def project(desk: Desk, source: SourcePack) -> Project:
    return new_project(desk, source=source.document.id, pick=("all",), to="chamber:senate")


def id_of(source: SourcePack, words: str) -> FindingId:
    return next(f.id for f in source.findings if words in f.text)


def test_plan_tells_what_would_change_and_changes_nothing(desk, source, newer):
    plan = plan_edition(desk, source.document.id, newer)

    became = {a.finding.text: a.anchor for a in plan.anchored}
    assert became == {
        COSTS: Anchor.CHANGED,
        LATE: Anchor.MOVED,
        ASKS: Anchor.SAME,
        CROSSINGS: Anchor.GONE,
    }
    assert [f.text for f in plan.suggestions_new] == [NEWS]
    assert plan.entry.edition == source.document.edition != plan.document.edition
    assert desk.pack(source.document.id) == source


def test_plan_lists_the_projects_that_used_findings_with_those_that_changed(desk, source, newer):
    picked = (id_of(source, "4.2"), id_of(source, "late"))
    uses = {source.document.id: (source.document.edition, picked)}
    desk.library.note_use("letters.briefdesk", "Letters", uses, dt.date(2026, 6, 1))

    plan = plan_edition(desk, source.document.id, newer)

    (use,) = plan.projects
    assert [a.finding.id for a in plan.touched(use)] == [picked[0]]


def test_edition_taken_up_is_kept_and_the_former_one_stays_readable(desk, source, newer):
    plan = plan_edition(desk, source.document.id, newer)

    taken = take_edition(desk, plan)

    kept = desk.library.pack(source.document.id, dismissed=True)
    assert kept is not None
    assert kept.document == taken.document == plan.document
    assert {f.text: f.state for f in kept.findings}[CROSSINGS] is FindingState.DISMISSED
    assert desk.library.edition(source.document.id, source.document.edition) == source.document


def test_the_same_file_is_no_newer_edition(desk, source, tmp_path):
    with pytest.raises(EditionUnfit, match="already holds this edition"):
        plan_edition(desk, source.document.id, tmp_path / "old.md")


def test_source_that_is_not_there_is_named(desk, newer):
    with pytest.raises(EditionUnfit, match="There is no source “rivers”"):
        plan_edition(desk, "rivers", newer)


def test_plan_made_before_a_review_is_not_taken(desk, source, newer):
    plan = plan_edition(desk, source.document.id, newer)
    take_edition(desk, plan)

    with pytest.raises(EditionUnfit, match="has changed in the library"):
        take_edition(desk, plan)


def test_cancelled_comparison_is_stopped(desk, source, newer):
    with pytest.raises(ReadingStopped):
        plan_edition(desk, source.document.id, newer, cancelled=lambda: True)


def test_pack_as_newer_edition_keeps_its_own_findings(desk, source, tmp_path):
    findings = tuple(replace(f, text=f.text.replace("half", "fully half")) for f in source.findings[:2])
    path = tmp_path / "newer.pack.md"
    path.write_text(write_pack(SourcePack(source.document, findings)), encoding="utf-8")

    plan = plan_edition(desk, source.document.id, path)

    texts = [f.text for f in plan.pack.findings]
    assert COSTS.replace("half", "fully half") in texts
    assert len(texts) == len(source.findings)


def test_project_is_outdated_until_it_takes_the_edition_up(desk, source, newer, project):
    assert outdated_sources(desk, project) == ()
    take_edition(desk, plan_edition(desk, source.document.id, newer))

    (outdated,) = outdated_sources(desk, project)
    after = take_up_sources(desk, project)

    assert outdated.changed == (id_of(source, "4.2"),)
    assert outdated.gone == (id_of(source, "3,100"),)
    assert outdated_sources(desk, after) == ()
    assert after.sources[0].document.edition == outdated.library_edition


def test_everything_picked_stays_and_edited_texts_stay_as_they_are(desk, source, newer, project):
    edited = FindingPart(PartId("own"), id_of(source, "4.2"), Slot.FINDINGS, text="My own words.")
    letter = replace(project.letter, parts=(*project.letter.parts, edited))
    project = replace(project, letter=letter)
    take_edition(desk, plan_edition(desk, source.document.id, newer))

    after = take_up_sources(desk, project)

    assert after.letter == project.letter
    assert all(after.finding(i) for i in project.letter.picked())


def test_picked_finding_that_review_took_away_is_found_again_in_the_new_edition(desk, source, newer, project):
    merged = tuple(f for f in source.findings if f.text != LATE)
    desk.library.put(SourcePack(source.document, merged), today=desk.today)
    take_edition(desk, plan_edition(desk, source.document.id, newer))

    after = take_up_sources(desk, project)

    kept = after.finding(id_of(source, "late"))
    assert kept is not None
    assert kept.citation is not None
    assert after.sources[0].document.passage(kept.citation.passage).text == LATE


def test_preflight_warns_of_the_newer_edition_and_stops_at_a_lost_passage(desk, source, newer, project):
    take_edition(desk, plan_edition(desk, source.document.id, newer))

    (warning,) = edition_problems(desk, project)
    lost = edition_problems(desk, take_up_sources(desk, project))

    assert (warning.severity, warning.code) == (Severity.WARNING, "source-outdated")
    assert warning.message == (
        "The library holds a newer edition of “River Crossings”:"
        " 1 of your findings changed and 1 lost its passage."
    )
    assert {(p.severity, p.code) for p in lost} == {(Severity.ERROR, "source-passage-gone")}
    assert all(p.part for p in lost)
    assert "source-outdated" in {p.code for p in check(desk, project)}


def test_copy_of_an_edition_that_the_library_never_held_is_left_alone(desk, source, project):
    document = replace(source.document, edition="from-elsewhere", date="2030")
    project = replace(project, sources=(replace(source, document=document),))

    assert outdated_sources(desk, project) == ()
    assert take_up_sources(desk, project) == project


def test_sample_has_nothing_to_say_of_editions(desk, sample):
    assert edition_problems(desk, sample) == ()


@pytest.mark.skipif(not TEXT.is_file(), reason="the publication's text is not at hand")
def test_sample_stays_whole_when_its_publication_is_taken_up(desk, sample):
    source = sample.sources[0].document
    take_edition(desk, plan_edition(desk, source.id, TEXT))

    (outdated,) = outdated_sources(desk, sample)
    after = take_up_sources(desk, sample)

    assert (outdated.changed, outdated.gone) == ((), ())
    assert edition_problems(desk, after) == ()
    assert after.sources[0].document.title == source.title
    assert not any(p.paraphrase for s in after.sources[0].document.sections for p in s.passages)
    assert all(f.citation for f in after.sources[0].findings)


def test_edition_whose_file_tells_no_title_keeps_the_facts_that_were_told(desk, tmp_path):
    facts = report_facts("River Crossings", "Example Center", "March 2025")
    old = tmp_path / "text.txt"
    old.write_text(f"{COSTS}\n\n{LATE}\n", encoding="utf-8")
    kept = add_source(desk, old, facts=facts).document
    new = tmp_path / "text2.txt"
    new.write_text(f"{COSTS.replace('4.2', '4.6')}\n\n{LATE}\n", encoding="utf-8")

    taken = take_edition(desk, plan_edition(desk, kept.id, new)).document

    assert (taken.title, taken.short_title, taken.publisher, taken.date) == (
        "River Crossings", "River Crossings", "Example Center", "2025-03",
    )  # fmt: skip
    assert taken.edition != kept.edition


def test_copy_of_a_source_brings_the_former_edition_back(desk, source, newer):
    before = desk.library.pack(source.document.id, dismissed=True)
    copy = copy_source(desk, source.document.id)
    take_edition(desk, plan_edition(desk, source.document.id, newer))

    put_back_source(desk, copy)

    assert desk.library.pack(source.document.id, dismissed=True) == before
    assert len(desk.library.editions(source.document.id)) == 1


def test_marks_of_what_may_not_leave_go_over_to_the_new_edition(desk, source, newer):
    held = [p.id for s in source.document.sections for p in s.passages if p.text in {COSTS, CROSSINGS}]
    review.hold_passages(desk, source.document.id, held, confidential=True)

    plan = plan_edition(desk, source.document.id, newer)
    taken = take_edition(desk, plan)

    marked = {p.text for s in taken.document.sections for p in s.passages if p.confidential}
    assert COSTS.replace("4.2", "4.6") in marked
    assert not {LATE, ASKS} & marked
    assert plan.marks
    # The finding lost its paragraph, and with it what held it back: it is marked itself.
    gone = next(f for f in taken.findings if f.id == id_of(source, "3,100 crossings"))
    assert gone.confidential
    kept = desk.library.pack(source.document.id, dismissed=True)
    assert {p.text for s in kept.document.sections for p in s.passages if p.confidential} == marked


def test_project_holds_back_in_its_older_edition_what_the_library_marks_in_the_newer(
    desk, source, newer, project
):
    take_edition(desk, plan_edition(desk, source.document.id, newer))
    changed = desk.library.pack(source.document.id).document
    marked = next(p.id for s in changed.sections for p in s.passages if "4.6" in p.text)
    review.hold_passages(desk, source.document.id, [marked], confidential=True)

    held = {place.words for place in held_places(desk, project, ["letter"])}

    assert any("4.2" in words for words in held)
