"""The session: one project, one undo stack, one selection."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefdesk.app.session import Session
from briefdesk.model.draft import PartId, Recipients
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.projects import read_project, sample_project
from briefdesk.store.folders import folders_in
from briefdesk.store.project_file import ProjectChangedOnDisk


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = open_desk(today=dt.date(2026, 11, 22), folders=folders_in(tmp_path_factory.mktemp("desk")))
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(desk):
    return sample_project(desk)


@pytest.fixture
def session(qapp, desk, sample):
    return Session(desk, sample)


def _titled(project, title):
    return replace(project, title=title)


def test_a_change_can_be_taken_back_and_made_again(session: Session, sample):
    session.apply("Rename", _titled(sample, "New name"))
    assert session.project.title == "New name"

    session.undo_stack.undo()
    assert session.project == sample

    session.undo_stack.redo()
    assert session.project.title == "New name"


def test_every_change_tells_before_and_after(session: Session, sample):
    seen = []
    session.project_changed.connect(lambda before, after: seen.append((before.title, after.title)))

    session.apply("Rename", _titled(sample, "New"))
    session.undo_stack.undo()

    assert seen == [(sample.title, "New"), ("New", sample.title)]


def test_an_equal_project_is_no_step_of_undo(session: Session, sample):
    session.apply("Nothing", replace(sample))

    assert session.undo_stack.count() == 0


def test_typing_is_one_step_of_undo(session: Session, sample):
    for title in ("N", "Ne", "New"):
        session.apply("Rename", _titled(sample, title), merge_key="title")

    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.project == sample


def test_typing_elsewhere_is_a_step_of_its_own(session: Session, sample):
    session.apply("Rename", _titled(sample, "A"), merge_key="title")
    session.apply("Rename", _titled(sample, "B"), merge_key="other")

    assert session.undo_stack.count() == 2


def test_typing_that_ends_where_it_began_leaves_no_step(session: Session, sample):
    session.apply("Rename", _titled(sample, "A"), merge_key="title")
    session.apply("Rename", sample, merge_key="title")

    assert session.undo_stack.count() == 0
    assert not session.dirty


def test_saving_makes_clean_and_undo_makes_dirty_again(session: Session, sample, tmp_path: Path):
    session.apply("Rename", _titled(sample, "A"))
    assert session.dirty

    session.save(tmp_path / "a.briefdesk")
    assert not session.dirty

    session.undo_stack.undo()
    assert session.dirty


def test_what_is_saved_is_what_is_opened(session: Session, sample, tmp_path: Path):
    path = tmp_path / "a.briefdesk"
    session.apply("Rename", _titled(sample, "Kept"))
    session.save(path)
    session.begin(sample)

    session.begin(read_project(path), path)

    assert session.project.title == "Kept"
    assert session.project.letter == sample.letter
    assert session.path == path
    assert not session.dirty


def test_a_file_changed_by_another_program_is_not_overwritten_unasked(session: Session, sample, tmp_path):
    path = tmp_path / "a.briefdesk"
    session.save(path)
    session.apply("Rename", _titled(sample, "Mine"))
    other = Session(session.desk, _titled(sample, "Theirs"))
    other.save(path)

    with pytest.raises(ProjectChangedOnDisk):
        session.save()
    assert session.dirty

    session.save(overwrite=True)
    assert not session.dirty


def test_the_first_addressee_is_shown_first(session: Session):
    assert session.current == session.addressees[0].id


def test_stepping_through_recipients_stops_at_the_ends(session: Session):
    order = [a.members[0].bioguide for a in session.addressees]

    session.step_recipient(-1)
    assert session.current == order[0]

    session.step_recipient(1)
    assert session.current == order[1]

    session.step_recipient(10_000)
    assert session.current == order[-1]


def test_other_recipients_are_chosen_at_once(session: Session, sample, qtbot: QtBot):
    with qtbot.waitSignal(session.addressees_changed):
        session.apply("Recipients", replace(sample, recipients=Recipients("state:RI chamber:senate")))

    assert {a.members[0].state for a in session.addressees} == {"RI"}
    assert session.current in {a.members[0].bioguide for a in session.addressees}


def test_a_wrong_query_is_a_problem_and_no_crash(session: Session, sample):
    session.apply("Recipients", replace(sample, recipients=Recipients("chamber:sennate")))

    assert session.addressees == ()
    assert session.current is None
    assert session.recipients_problem is not None
    assert session.recipients_problem.next_step

    session.undo_stack.undo()
    assert session.recipients_problem is None
    assert session.addressees


def test_a_part_that_goes_takes_its_selection_along(session: Session, sample):
    part = sample.letter.parts[0].id
    session.select_part(part)

    session.apply("Remove", replace(sample, letter=replace(sample.letter, parts=sample.letter.parts[1:])))

    assert session.selected_part is None


def test_the_other_document_has_a_selection_of_its_own(session: Session):
    session.select_part(PartId("opening"))

    session.show_document("brief")

    assert session.selected_part is None
    assert session.draft is session.project.brief
