"""Files in the window: two windows on one project, what is dropped, what is gone, the first page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.pack_format import EXAMPLE, PackFormatDialog
from briefdesk.app.holding import ProjectHeld, hold_project
from briefdesk.app.memory import Memory
from briefdesk.app.recovery import Leftover
from briefdesk.app.style import Appearance
from briefdesk.app.window import HOME, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.pipeline.projects import blank_project, read_project, save_project
from briefdesk.sources.pack import check_pack, read_pack
from briefdesk.store.autosave import write_snapshot
from briefdesk.store.project_file import file_hash


def rename(bench: Workbench, title: str) -> None:
    bench.session.apply("Rename", replace(bench.session.project, title=title))


def drop(bench: Workbench, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    bench.window.dropEvent(event)


def welcomed(start) -> Workbench:
    """Start for the second time: the welcome, with nothing begun."""
    start().window.close()
    return start().workbench


def test_a_project_that_another_window_has_can_be_opened_as_a_copy(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
):
    path = tmp_path / "shared.briefdesk"
    save_project(replace(bench.session.project, title="Shared"), path)
    theirs = hold_project(path)

    bench.files.open_path(path)
    qtbot.waitUntil(bench.window.banner.isVisible, timeout=10_000)
    assert "open in another Briefdesk window" in bench.window.banner.message
    assert bench.session.path is None

    bench.window.banner._act()
    qtbot.waitUntil(lambda: bench.session.project.title == "Shared", timeout=10_000)
    assert bench.session.path is None
    theirs.unlock()


def test_a_project_that_another_window_has_is_not_saved_over(bench: Workbench, tmp_path: Path):
    path = tmp_path / "shared.briefdesk"
    save_project(bench.session.project, path)
    theirs = hold_project(path)
    rename(bench, "Mine")

    assert not bench.files._save(path)

    assert read_project(path).title != "Mine"
    assert "open in another" in bench.window.banner.message
    theirs.unlock()


def test_a_project_is_let_go_when_another_is_begun(bench: Workbench, tmp_path: Path):
    path = tmp_path / "mine.briefdesk"
    assert bench.files._save(path)

    bench.files.start_blank()

    hold = hold_project(path)
    assert hold is not None
    hold.unlock()


def test_a_save_that_succeeds_takes_back_the_failure_before(bench: Workbench, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    assert not bench.files._save(tmp_path / "file" / "a.briefdesk")
    assert bench.window.banner.isVisible()

    assert bench.files._save(tmp_path / "a.briefdesk")

    assert not bench.window.banner.isVisible()


def test_a_report_that_is_dropped_is_told_what_can_be_read(bench: Workbench, tmp_path: Path, qtbot: QtBot):
    report = tmp_path / "report.odt"
    report.write_bytes(b"PK")

    drop(bench, report)

    assert "report.odt" in bench.window.banner.message
    assert "source packs" in bench.window.banner.accessibleName()


def test_a_dropped_pack_joins_a_project_with_work_in_it(bench: Workbench, tmp_path: Path, qtbot: QtBot):
    bench.session.begin(blank_project(bench.session.desk))
    rename(bench, "Begun")
    pack = tmp_path / "mine.pack.md"
    pack.write_text(EXAMPLE, encoding="utf-8")

    drop(bench, pack)

    qtbot.waitUntil(lambda: bool(bench.session.project.sources), timeout=10_000)
    assert bench.session.project.title == "Begun"


def test_a_recent_project_that_is_gone_leaves_the_list(bench: Workbench, tmp_path: Path, qtbot: QtBot):
    gone = tmp_path / "gone.briefdesk"
    bench.reports.keep_recent(gone)

    bench.files.open_path(gone)

    qtbot.waitUntil(bench.window.banner.isVisible, timeout=10_000)
    assert bench._memory.settings.recent == ()


def test_two_windows_remember_the_projects_of_both(qapp: QApplication, tmp_path: Path):
    one, other = Memory(tmp_path), Memory(tmp_path)

    one.remember_recent(tmp_path / "a.briefdesk")
    other.remember_recent(tmp_path / "b.briefdesk")
    one.remember_appearance(Appearance.DARK)

    assert Memory(tmp_path).settings.recent == (tmp_path / "b.briefdesk", tmp_path / "a.briefdesk")
    assert Memory(tmp_path).appearance is Appearance.DARK


def test_settings_that_cannot_be_written_hold_for_this_run(qapp: QApplication, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "file").write_text("in the way")
    memory = Memory(tmp_path / "file")
    with qtbot.waitSignal(memory.failed):
        memory.remember_appearance(Appearance.DARK)

    with qtbot.waitSignal(memory.failed):
        memory.remember_recent(tmp_path / "a.briefdesk")

    assert memory.appearance is Appearance.DARK


def test_before_anything_is_begun_nothing_is_found_wrong(start):
    window = welcomed(start).window

    assert window.place == HOME
    assert window.windowTitle() == "Briefdesk"
    assert window.strip.preflight.isHidden()
    assert window.strip.recipients.isHidden()
    assert not window.strip.roster.isHidden()


def test_a_blank_project_says_its_state_on_the_page_where_it_is_written(start):
    bench = welcomed(start)

    bench.files.start_blank()

    assert bench.window.place == WRITE
    assert bench.window.windowTitle().startswith("Untitled")
    assert not bench.window.strip.recipients.isHidden()


def test_enter_takes_the_button_that_has_the_focus(start, qtbot: QtBot):
    bench = welcomed(start)
    bench.window.activateWindow()
    bench.window.welcome.packs.setFocus()

    qtbot.keyClick(bench.window.welcome.packs, Qt.Key.Key_Return)

    dialog = bench.window.findChild(PackFormatDialog)
    assert dialog is not None
    dialog.close()


def test_tab_goes_from_the_doors_to_the_recent_projects(start, tmp_path: Path):
    bench = welcomed(start)
    paths = (tmp_path / "a.briefdesk", tmp_path / "b.briefdesk")
    bench.window.welcome.show_recents(paths)

    reached, widget = [], bench.window.welcome.open.nextInFocusChain()
    while len(reached) < 3:
        if isinstance(widget, QAbstractButton):
            reached.append(widget.accessibleName() or widget.text())
        widget = widget.nextInFocusChain()

    assert reached == [f"Open a in {tmp_path}", f"Open b in {tmp_path}", "What is a source pack?"]


def test_escape_closes_the_message_and_goes_back(bench: Workbench, qtbot: QtBot):
    bench.window.activateWindow()
    tree = bench.page.findings.tree
    tree.setFocus()
    bench._notices.note("Something.")

    bench.window.actions_of["message"].trigger()
    qtbot.keyClick(bench.window.focusWidget(), Qt.Key.Key_Escape)

    assert not bench.window.banner.isVisible()
    assert bench.window.focusWidget() is tree


def test_the_example_of_a_source_pack_is_one(qapp: QApplication, qtbot: QtBot, tmp_path: Path):
    dialog = PackFormatDialog(tmp_path)
    qtbot.addWidget(dialog)

    dialog.save(tmp_path / "mine.pack.md")

    text = (tmp_path / "mine.pack.md").read_text(encoding="utf-8")
    assert check_pack(text, name="mine") == ()
    assert len(read_pack(text, name="mine").findings) == 3
    dialog.save(tmp_path / "missing" / "mine.pack.md")
    assert "does not exist" in dialog.said.text()


def test_unsaved_work_is_recovered_where_its_file_was_opened_again(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
):
    path = tmp_path / "ours.briefdesk"
    save_project(replace(bench.session.project, title="Ours"), path)
    bench.files.open_path(path)
    qtbot.waitUntil(lambda: bench.session.path == path, timeout=10_000)
    lost = replace(bench.session.project, title="Almost lost")
    died = write_snapshot(tmp_path / "run", lost, origin=path, base=file_hash(path))

    bench.recovering.recover((Leftover(died, QLockFile(str(tmp_path / "run.lock"))),))

    assert bench.session.project.title == "Almost lost"
    assert (bench.session.path, bench.session.dirty) == (path, True)
    with pytest.raises(ProjectHeld):
        hold_project(path)
