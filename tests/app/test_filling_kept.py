"""What a partner fills in is kept: through a crash, at closing, and by Ctrl+S."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefdesk.app.files import Leave
from briefdesk.app.holding import hold_project
from briefdesk.app.recovery import left_behind
from briefdesk.app.window import PARTNERS, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.pipeline.pack_fill import with_sender_field
from briefdesk.pipeline.partner_packs import make_pack, read_pack, write_pack


@pytest.fixture
def sent(bench: Workbench, tmp_path: Path) -> Path:
    path = tmp_path / "sent.briefpack"
    write_pack(make_pack(bench.session.desk, bench.session.project, for_whom="Texas Tenants"), path)
    return path


def _open(bench: Workbench, path: Path, qtbot: QtBot) -> None:
    bench.files.open_path(path)
    qtbot.waitUntil(lambda: bench.partners.page.fill.form is not None, timeout=10_000)


def _type(bench: Workbench, name: str) -> None:
    session = bench.partners.page.fill.form.session
    session.change("Fill in organization", with_sender_field(session.pack, "organization", name))


def _crash(bench: Workbench) -> None:
    """Leave a copy behind as a run does that is killed."""
    recovery = bench.partners.filling._recovery
    recovery.keep_copy()
    recovery._hold.unlock()
    recovery._hold = None


def _folder(bench: Workbench) -> Path:
    return bench.session.desk.folders.autosave


def test_a_half_filled_pack_is_found_again_after_a_crash(bench, sent, qtbot) -> None:
    _open(bench, sent, qtbot)
    _type(bench, "Texas Ten")
    _crash(bench)

    (left,) = left_behind(_folder(bench))
    assert left.name == "the pack “sent”"
    bench.partners.filling._recovery._timer.stop()
    bench.partners.filling._recovery = None
    bench.partners.filling._pack.undo_stack.setClean()
    bench.recovering.recover((left,))

    session = bench.partners.page.fill.form.session
    assert session.pack.fill.sender.organization == "Texas Ten"
    assert session.dirty
    assert session.pack_path == sent
    assert bench.partners.filling.save()
    assert read_pack(sent).fill.sender.organization == "Texas Ten"
    left.hold.unlock()
    assert left_behind(_folder(bench)) == ()


def test_the_title_names_the_pack_while_it_is_filled_in(bench, sent, qtbot) -> None:
    _open(bench, sent, qtbot)
    before = bench.session.name
    assert bench.window.windowTitle() == "sent.briefpack (filling in)[*] – Briefdesk"
    assert not bench.window.isWindowModified()

    _type(bench, "Texas Tenants")
    assert bench.window.isWindowModified()
    bench.partners.filling.save()
    assert not bench.window.isWindowModified()

    bench.window.show_place(WRITE)
    assert bench.window.windowTitle().startswith(before)
    bench.window.show_place(PARTNERS)
    assert bench.window.windowTitle().startswith("sent.briefpack")
    bench.partners.filling.close_pack()
    assert "briefpack" not in bench.window.windowTitle()


def test_a_pack_that_was_saved_leaves_no_copy(bench, sent, qtbot) -> None:
    _open(bench, sent, qtbot)
    _type(bench, "Texas Tenants")
    bench.partners.filling._recovery.keep_copy()

    bench.partners.filling.save()

    assert not list(_folder(bench).glob("run-*/*/*.briefpack"))


def test_save_saves_the_pack_while_it_is_in_front_and_the_project_elsewhere(
    bench, sent, qtbot, monkeypatch
) -> None:
    _open(bench, sent, qtbot)
    _type(bench, "Texas Tenants")
    saved = []
    monkeypatch.setattr(bench.files, "save", lambda: saved.append("project"))

    bench.window.actions_of["save"].trigger()
    assert read_pack(sent).fill.sender.organization == "Texas Tenants"
    assert not saved
    bench.window.show_place("write")
    bench.window.actions_of["save"].trigger()

    assert saved == ["project"]


def test_closing_the_window_asks_about_a_half_filled_pack(bench, sent, qtbot, monkeypatch) -> None:
    _open(bench, sent, qtbot)
    _type(bench, "Texas Tenants")
    asked = []
    monkeypatch.setattr(bench.files, "ask_leave", lambda name="": asked.append(name) or Leave.CANCEL)

    bench.window.close()

    assert asked == ["sent.briefpack"]
    assert bench.window.isVisible()
    bench.partners.filling.save()


def test_a_pack_that_another_window_fills_in_is_not_opened_twice(bench, sent, qtbot) -> None:
    hold = hold_project(sent)

    bench.files.open_path(sent)

    qtbot.waitUntil(bench.window.banner.isVisible, timeout=10_000)
    assert "open in another Briefdesk window" in bench.window.banner.message
    hold.unlock()


@pytest.mark.parametrize(
    ("came", "proposed"),
    [
        ("Letter, for Texas Tenants", "Letter, for Texas Tenants – filled in"),
        ("Letter, for Texas Tenants – filled in", "Letter, for Texas Tenants – filled in"),
        ("Letter", "Letter – Texas Tenants"),
        ("Letter – Texas Tenants", "Letter – Texas Tenants"),
    ],
)
def test_the_pack_as_it_came_is_not_what_a_filled_one_is_called(
    bench, sent, qtbot, monkeypatch, *, came: str, proposed: str
) -> None:
    path = sent.rename(sent.with_name(f"{came}.briefpack"))
    _open(bench, path, qtbot)
    _type(bench, "Texas Tenants")
    asked = []
    monkeypatch.setattr("briefdesk.app.filling.ask_name", lambda _w, _t, name: asked.append(name.stem))

    bench.partners.filling.send_back()

    assert asked == [proposed]
