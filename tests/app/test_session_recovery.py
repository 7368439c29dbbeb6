"""Copies of unsaved work, and who may have a project: nothing is lost to a crash or to a second window."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from threading import Event, current_thread

import pytest
from pytestqt.qtbot import QtBot

from briefdesk.app.holding import ProjectHeld, hold_project
from briefdesk.app.recovery import Recovery, left_behind
from briefdesk.app.session import Session
from briefdesk.errors import StoreError
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.autosave import Snapshot, read_snapshot, write_snapshot
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = open_desk(today=dt.date(2026, 11, 22), folders=folders_in(tmp_path_factory.mktemp("desk")))
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(desk) -> Project:
    return sample_project(desk)


@pytest.fixture
def session(qapp, desk, sample) -> Session:
    return Session(desk, sample)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "autosave"


def rename(session: Session, title: str) -> None:
    session.apply("Rename", replace(session.project, title=title))


def crashed(session: Session, folder: Path, title: str) -> None:
    """Leave a copy behind as a run does that is killed."""
    recovery = Recovery(session, folder)
    rename(session, title)
    recovery.keep_copy()
    recovery._hold.unlock()


def test_a_copy_is_kept_soon_after_a_change(session: Session, folder: Path, qtbot: QtBot):
    recovery = Recovery(session, folder)
    recovery._timer.setInterval(10)

    rename(session, "Typed")

    qtbot.waitUntil(lambda: len(list(folder.glob("run-*/*/*.briefdesk"))) == 1)


def test_unsaved_work_is_recovered_and_counts_as_unsaved(session: Session, sample, desk, folder: Path):
    crashed(session, folder, "Almost lost")
    (left,) = left_behind(folder)
    later = Session(desk, sample)

    Recovery(later, folder).recover(left)

    assert later.project.title == "Almost lost"
    assert later.dirty


def test_what_was_recovered_is_forgotten_when_it_is_saved_and_not_before(
    session: Session, sample, desk, folder: Path, tmp_path: Path
):
    crashed(session, folder, "Almost lost")
    (left,) = left_behind(folder)
    later = Session(desk, sample)
    recovery = Recovery(later, folder)
    recovery.recover(left)
    assert left.snapshot.path.is_file()

    later.save(tmp_path / "a.briefdesk")

    recovery.close()
    left.hold.unlock()
    assert left_behind(folder) == ()
    assert list(folder.iterdir()) == []


def test_what_a_running_window_keeps_is_not_offered_to_another(session: Session, folder: Path):
    recovery = Recovery(session, folder)
    rename(session, "Being written")

    recovery.keep_copy()

    assert left_behind(folder) == ()


def test_two_windows_are_not_offered_the_same_copy(session: Session, folder: Path):
    crashed(session, folder, "Almost lost")
    first = left_behind(folder)

    assert len(first) == 1
    assert left_behind(folder) == ()


def test_saving_another_project_leaves_the_copies_of_a_crash_alone(
    session: Session, sample, desk, folder: Path, tmp_path: Path
):
    path = tmp_path / "a.briefdesk"
    session.save(path)
    crashed(session, folder, "Almost lost")
    later = Session(desk, sample, path=path, base=session.base)
    recovery = Recovery(later, folder)
    rename(later, "Written instead")
    recovery.keep_copy()

    later.save()

    assert [left.snapshot.origin for left in left_behind(folder)] == [path]


def test_saving_forgets_the_kept_copy(session: Session, folder: Path, tmp_path: Path):
    recovery = Recovery(session, folder)
    rename(session, "A")
    recovery.keep_copy()

    session.save(tmp_path / "a.briefdesk")

    recovery.close()
    assert list(folder.iterdir()) == []


def test_taking_everything_back_forgets_the_kept_copy(session: Session, folder: Path):
    recovery = Recovery(session, folder)
    rename(session, "A")
    recovery.keep_copy()
    session.undo_stack.undo()

    recovery.keep_copy()

    assert list(folder.glob("run-*/*/*.briefdesk")) == []


def test_a_copy_that_cannot_be_kept_is_told(session: Session, tmp_path: Path, qtbot: QtBot):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    recovery = Recovery(session, blocked)
    rename(session, "A")

    with qtbot.waitSignal(recovery.failed):
        recovery.keep_copy()


def test_a_project_is_held_by_one_window_and_the_other_is_told_which(tmp_path: Path):
    path = tmp_path / "a.briefdesk"
    hold = hold_project(path)

    with pytest.raises(ProjectHeld, match="process"):
        hold_project(path)

    hold.unlock()
    assert hold_project(path) is not None


def test_a_folder_that_takes_no_lock_does_not_keep_a_project_shut(tmp_path: Path):
    (tmp_path / "file").write_text("")

    assert hold_project(tmp_path / "file" / "a.briefdesk") is None


def test_the_window_does_not_wait_while_a_copy_is_written(
    session: Session, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    go_on, threads = Event(), []

    def slow(*args: object, **facts: object) -> Snapshot:
        threads.append(current_thread())
        go_on.wait(10)
        return write_snapshot(*args, **facts)

    monkeypatch.setattr("briefdesk.app.recovery.write_snapshot", slow)
    recovery = Recovery(session, folder)
    recovery._timer.setInterval(1)
    rename(session, "Typed")
    qtbot.waitUntil(lambda: bool(threads))
    rename(session, "Typed on")

    assert threads != [current_thread()]
    assert list(folder.glob("run-*/*/*.briefdesk")) == []

    go_on.set()
    qtbot.waitUntil(lambda: len(list(folder.glob("run-*/*/*.briefdesk"))) == 2)
    recovery._hold.unlock()
    assert read_snapshot(left_behind(folder)[0].snapshot).title == "Typed on"


def test_closing_waits_for_the_copy_that_is_being_written_and_leaves_none(session: Session, folder: Path):
    recovery = Recovery(session, folder)
    rename(session, "Typed")
    recovery._begin_copy()

    recovery.close()

    assert list(folder.iterdir()) == []


def test_a_copy_that_cannot_be_written_is_told_and_tried_again(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> Snapshot:
        raise StoreError("The disk is full.", "Make room.")

    recovery, told = Recovery(session, folder), []
    recovery.failed.connect(told.append)
    rename(session, "Typed")
    with monkeypatch.context() as patch:
        patch.setattr("briefdesk.app.recovery.write_snapshot", full)
        recovery.keep_copy()

    recovery.keep_copy()

    assert [str(error) for error in told] == ["The disk is full."]
    assert len(list(folder.glob("run-*/*/*.briefdesk"))) == 1
