import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.congress.errors import QueryInvalid
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Grouping, Project, Recipients
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.export import export_letters
from briefdesk.pipeline.letter_log import clear_log, export_log, letter_log, log_is_on, switch_log
from briefdesk.pipeline.recipients import (
    chosen,
    fault_of_query,
    find_members,
    query_in_words,
    query_ticks,
    suggestion,
)

RI = "state:RI chamber:senate"


def export(desk: Desk, project: Project, out: Path, **options: object) -> None:
    list(export_letters(desk, project, out, **{"formats": ("txt",), "to": RI, **options}))  # type: ignore[arg-type]


def names(desk: Desk, query: str) -> set[str]:
    return {member.last_name for a in find_members(desk, query) for member in a.members}


def test_export_notes_whom_when_what_and_which_files(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, sample, tmp_path, formats=("txt", "pdf"))

    entries = letter_log(desk)
    reed = next(entry for entry in entries if entry.addressee == "R000122")
    assert len(entries) == 2
    assert (reed.day, reed.name, reed.project) == (desk.today, "Jack Reed", sample.title)
    assert reed.subject
    assert reed.members == ("R000122",)
    assert set(reed.findings) <= set(sample.letter.picked())
    assert reed.sources == (sample.sources[0].document.id,)
    assert {Path(file).suffix for file in reed.files} == {".txt", ".pdf"}
    assert all(Path(file).is_file() for file in reed.files)
    assert all(len(digest) == 64 for digest in reed.sha256)


def test_kept_letters_are_not_noted_twice(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, sample, tmp_path)
    export(desk, sample, tmp_path, resume=True)
    export(desk, sample, tmp_path)

    assert len(letter_log(desk)) == 2


def test_after_a_cancel_what_was_made_is_noted(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, sample, tmp_path, to="chamber:senate", cancelled=lambda: True)

    assert len(letter_log(desk)) == 1


def test_reader_of_outcomes_that_walks_away_leaves_them_noted(desk: Desk, sample: Project, tmp_path: Path):
    outcomes = export_letters(desk, sample, tmp_path, formats=("txt",), to=RI)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator

    assert len(letter_log(desk)) == 1


def test_letters_that_are_only_printed_are_noted_with_the_print_file(
    desk: Desk, sample: Project, tmp_path: Path
):
    export(desk, sample, tmp_path, formats=("print",))

    assert [len(entry.files) for entry in letter_log(desk)] == [1, 1]


def test_letter_to_staff_is_one_to_their_office_and_a_joint_one_to_all(
    desk: Desk, sample: Project, tmp_path: Path
):
    staff = Contact(ContactId("jane"), ContactKind.STAFF, "Jane Doe", member=Bioguide("R000122"))
    to_staff = replace(sample, contacts=(staff,), recipients=Recipients(contacts=(staff.id,)))
    both = replace(sample, title="Both", recipients=Recipients(RI, grouping=Grouping.SENATORS))
    list(export_letters(desk, to_staff, tmp_path / "staff", formats=("txt",)))
    list(export_letters(desk, both, tmp_path / "both", formats=("txt",)))

    joint, single = letter_log(desk)
    assert (single.addressee.startswith("contact:"), single.members) == (True, ("R000122",))
    assert set(joint.members) == {"R000122", "W000802"}


def test_who_has_not_heard_is_a_condition(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, sample, tmp_path, to="member:R000122")
    source = sample.sources[0].document.id

    assert names(desk, f"{RI} heard:any") == {"Reed"}
    assert names(desk, f"{RI} -heard:{source}") == {"Whitehouse"}
    assert names(desk, f'{RI} -heard:"{sample.title}"') == {"Whitehouse"}
    assert [a.name for a in chosen(desk, replace(sample, recipients=Recipients(f"{RI} heard:any")))] == [
        "Jack Reed"
    ]


def test_before_the_first_letter_nobody_has_heard_of_a_source_at_hand(desk: Desk, sample: Project):
    source = sample.sources[0].document.id

    assert names(desk, f"{RI} heard:any") == set()
    assert names(desk, f"{RI} -heard:{source}") == {"Reed", "Whitehouse"}


def test_misspelled_source_is_told_with_what_may_be_meant(desk: Desk):
    with pytest.raises(QueryInvalid, match="no source") as caught:
        find_members(desk, "-heard:soldiers")

    assert any("soldiers-arent-border-police" in text for text in caught.value.suggestions)
    assert fault_of_query(desk, None, "heard:any") is None


def test_condition_is_told_in_words_and_counted(desk: Desk):
    assert query_in_words(desk, "chamber:senate -heard:any") == (
        "Members of the Senate, except those with a letter about anything"
    )
    assert query_ticks(desk, "heard:any", ["state:RI"]).counts == {"state:RI": 0}
    assert suggestion(desk, "heard:any") is None


def test_log_is_cleared_for_a_project(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, sample, tmp_path)
    export(desk, replace(sample, title="Other"), tmp_path / "other")

    assert clear_log(desk, project=sample.title) == 2
    assert {entry.project for entry in letter_log(desk)} == {"Other"}
    assert clear_log(desk) == 2


def test_log_that_is_off_notes_no_letter(desk: Desk, sample: Project, tmp_path: Path):
    switch_log(desk, on=False)
    export(desk, sample, tmp_path)

    assert letter_log(desk) == ()
    assert not log_is_on(desk)


def test_export_goes_on_where_the_log_cannot(desk: Desk, sample: Project, tmp_path: Path):
    desk.folders.library.mkdir(parents=True)
    (desk.folders.library / "log.sqlite").mkdir()

    made = list(export_letters(desk, sample, tmp_path / "out", formats=("txt",), to=RI))

    assert len(made) == 2
    assert any(problem.code == "letter-log" for problem in desk.problems)


def test_log_is_read_while_another_process_writes(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, sample, tmp_path)
    with sqlite3.connect(desk.folders.library / "log.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(letter_log(desk, member=Bioguide("R000122"))) == 1
    other.close()


def test_log_is_written_as_a_table(desk: Desk, sample: Project, tmp_path: Path):
    export(desk, replace(sample, title="=cmd()"), tmp_path / "out")

    assert export_log(desk, tmp_path / "log.csv") == 2
    text = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd()" in text
    assert "R000122" in text
