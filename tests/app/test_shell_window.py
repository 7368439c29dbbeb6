"""The window over the real desk: first start, menus, preview, preflight, leaving."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from briefdesk.app.files import Leave
from briefdesk.app.main import Desktop
from briefdesk.app.style import DARK, LIGHT, colors_of
from briefdesk.app.window import HOME, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.model.draft import Recipients
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.projects import read_project
from briefdesk.store.folders import Folders
from briefdesk.store.settings import Settings, read_settings, save_settings


def _nothing() -> None:
    return None


def crash(desktop: Desktop) -> None:
    """Let a window stand as if its process had died: nothing is closed in order, its locks are stale."""
    recovery = desktop.workbench.recovery
    recovery._hold.unlock()
    recovery._hold = None
    recovery.close = _nothing


def _preview(bench: Workbench, qtbot: QtBot):
    qtbot.waitUntil(lambda: bench.preview.preview is not None, timeout=20_000)
    return bench.preview.preview


def test_the_first_start_shows_a_finished_letter(bench: Workbench, qtbot: QtBot):
    preview = _preview(bench, qtbot)

    assert bench.window.place == WRITE
    assert preview.rendered.data.startswith(b"%PDF")
    assert bench.preview.view.page_count == preview.rendered.page_count
    assert bench.session.addressees


def test_the_second_start_welcomes_with_three_doors(start, qtbot: QtBot):
    start().window.close()

    window = start().window

    assert window.place == HOME
    assert all(d.isVisible() for d in (window.welcome.sample, window.welcome.report, window.welcome.open))


def test_the_sample_door_leads_to_the_letter(start, qtbot: QtBot):
    start().window.close()
    bench = start().workbench

    qtbot.mouseClick(bench.window.welcome.sample, Qt.MouseButton.LeftButton)

    assert bench.window.place == WRITE
    assert _preview(bench, qtbot).document == "letter"


def test_a_damaged_project_is_a_banner_and_the_window_opens(start, tmp_path: Path):
    bad = tmp_path / "bad.briefdesk"
    bad.write_bytes(b"no project")

    desktop = start(bad)

    assert desktop.window.banner.isVisible()
    assert "bad.briefdesk" in desktop.window.banner.message


def test_the_title_says_that_something_is_unsaved(bench: Workbench):
    assert not bench.window.isWindowModified()

    bench.session.apply("Rename", replace(bench.session.project, title="Other"))

    assert bench.window.isWindowModified()
    assert "Other" in bench.window.windowTitle()
    assert "Unsaved" in bench.window.strip.saved.text()


def test_undo_says_what_it_takes_back(bench: Workbench):
    bench.session.apply("Rename the project", replace(bench.session.project, title="Other"))

    texts = [a.text() for m in bench.window.menuBar().actions() for a in m.menu().actions()]

    assert any("Undo" in t.replace("&", "") and "Rename the project" in t for t in texts)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("save", "Ctrl+S"),
        ("open", "Ctrl+O"),
        ("new", "Ctrl+N"),
        ("export_letters", "Ctrl+E"),
        ("shortcuts", "F1"),
    ],
)
def test_the_usual_keys_do_the_usual_things(bench: Workbench, name: str, keys: str):
    assert bench.window.actions_of[name].shortcuts() == [QKeySequence(keys)]


def test_no_two_commands_share_a_key(bench: Workbench):
    keys = [
        key.toString()
        for menu in bench.window.menuBar().actions()
        for action in menu.menu().actions()
        for key in action.shortcuts()
    ]

    assert len(keys) == len(set(keys))


def test_a_saved_project_is_among_the_recent_ones(bench: Workbench, tmp_path: Path, folders: Folders):
    path = tmp_path / "mine.briefdesk"

    bench.session.save(path)
    bench.files.recent.emit(path)

    assert read_settings(folders.config).recent == (path,)
    assert "Saved" in bench.window.strip.saved.text()


@pytest.mark.parametrize(("decision", "closes"), [(Leave.DISCARD, True), (Leave.CANCEL, False)])
def test_closing_with_unsaved_changes_asks(bench: Workbench, decision: Leave, closes: bool):
    bench.files.ask_leave = lambda: decision
    bench.session.apply("Rename", replace(bench.session.project, title="Other"))

    assert bench.window.close() is closes


def test_closing_with_save_saves(bench: Workbench, tmp_path: Path):
    path = tmp_path / "mine.briefdesk"
    bench.session.save(path)
    bench.files.ask_leave = lambda: Leave.SAVE
    bench.session.apply("Rename", replace(bench.session.project, title="Other"))

    assert bench.window.close()
    assert read_project(path).title == "Other"


def test_the_page_follows_a_change(bench: Workbench, qtbot: QtBot):
    before = _preview(bench, qtbot).rendered.data
    sender = replace(bench.session.project.sender, organization="Quite Another Organization")

    with qtbot.waitSignal(bench.preview.shown, timeout=10_000):
        bench.session.apply("Sender", replace(bench.session.project, sender=sender))

    assert bench.preview.preview.rendered.data != before


def test_the_preview_is_the_very_file_that_export_writes(bench: Workbench, qtbot: QtBot, tmp_path: Path):
    shown = _preview(bench, qtbot).rendered.data
    bench.window.show_place(WRITE)
    dialog = bench.errands.export("letter")
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.formats["docx"].setChecked(False)

    dialog.start()

    qtbot.waitUntil(lambda: bool(dialog.outcome.summary.text()), timeout=60_000)
    files = sorted((tmp_path / "out").glob("*.pdf"))
    assert len(files) == len(bench.session.addressees)
    assert shown in [f.read_bytes() for f in files]


def test_a_stopped_export_says_what_is_left_out(bench: Workbench, qtbot: QtBot, tmp_path: Path):
    dialog = bench.errands.export("letter")
    dialog.folder.setText(str(tmp_path / "out"))

    dialog.start()
    dialog.stop()

    qtbot.waitUntil(lambda: bool(dialog.outcome.summary.text()), timeout=60_000)
    assert dialog.outcome.summary.text().startswith("Stopped.")


def test_without_recipients_the_preview_says_what_belongs_there(bench: Workbench, qtbot: QtBot):
    bench.session.apply("Nobody", replace(bench.session.project, recipients=Recipients()))

    qtbot.waitUntil(bench.preview._empty.isVisible, timeout=10_000)
    assert bench.preview._empty.title == "No recipients yet"
    assert "No recipients" in bench.window.strip.recipients.text()
    assert bench.errands.export("letter") is None


def test_clicking_a_sentence_selects_its_part(bench: Workbench, qtbot: QtBot):
    preview = _preview(bench, qtbot)
    region = next(r for r in preview.rendered.regions if r.page == 0)
    place = bench.preview.view.rect_of(region).center().toPoint()

    qtbot.mouseClick(bench.preview.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert bench.session.selected_part == region.origin.part


def test_the_one_pager_says_how_large_its_type_is(bench: Workbench, qtbot: QtBot):
    _preview(bench, qtbot)
    with qtbot.waitSignal(bench.preview.shown, timeout=10_000):
        bench.show_document("brief")

    assert bench.preview.foot.said.text() == "Page 1 of 1 · type 11 pt"


def test_choosing_a_problem_leads_to_its_part_and_recipient(bench: Workbench):
    second = bench.session.addressees[1].id
    part = bench.session.project.letter.parts[0].id

    bench.go_to(Problem(Severity.WARNING, "x", "m", "s", document="letter", part=part, addressee=second))

    assert (bench.session.current, bench.session.selected_part) == (second, part)


def test_preflight_reports_in_words(bench: Workbench, qtbot: QtBot):
    qtbot.waitUntil(lambda: "looking" not in bench.window.strip.preflight.text(), timeout=60_000)

    text = bench.window.strip.preflight.text()
    assert any(word in text for word in ("error", "warning", "note", "all clear"))


def test_an_old_roster_is_said_in_words(bench: Workbench):
    assert "days old" in bench.window.strip.roster.text()
    assert bench.window.strip.roster.text().endswith("old")


def test_dark_is_remembered(bench: Workbench, folders: Folders):
    bench.looks.set_appearance("dark")
    assert colors_of(bench.window) is DARK

    bench.looks.toggle_dark()
    assert colors_of(bench.window) is LIGHT
    assert read_settings(folders.config).scheme == "light"


def test_a_dropped_project_is_opened(bench: Workbench, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "mine.briefdesk"
    bench.session.save(path)
    bench.session.begin(bench.session.project)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])

    bench.window.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    qtbot.waitUntil(lambda: bench.session.path == path, timeout=10_000)


def test_work_that_was_not_saved_is_offered_at_the_next_start(start, folders: Folders, qtbot: QtBot):
    first = start()
    first.workbench.session.apply("Rename", replace(first.workbench.session.project, title="Almost lost"))
    first.workbench.recovery.keep_copy()
    crash(first)

    second = start()

    assert second.window.banner.isVisible()
    second.window.banner._act()
    assert second.workbench.session.project.title == "Almost lost"


def test_an_unexpected_error_is_one_dialog_with_details(start, qtbot: QtBot):
    desktop = start()

    desktop.notices.tell(RuntimeError("the cause"))
    desktop.notices.tell(RuntimeError("another"))

    assert "the cause" in desktop.notices.dialog.details.toPlainText()
    desktop.notices.dialog.close()
    assert desktop.notices.dialog is None


def test_settings_that_are_damaged_do_not_keep_the_window_shut(folders: Folders, start):
    save_settings(Settings(scheme="dark"), folders.config)
    (folders.config / "settings.json").write_text("{")

    assert start().window.isVisible()


def test_every_icon_button_has_a_name_and_a_tip(bench: Workbench):
    nameless = [
        b
        for b in bench.preview.findChildren(QToolButton) + bench.window.rail.findChildren(QToolButton)
        if not (b.accessibleName() and b.toolTip())
    ]

    assert nameless == []


def test_every_answer_about_unsaved_changes_has_a_letter_of_its_own(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
):
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.extend(b.text() for b in box.buttons()))

    assert bench.files.ask_leave() is Leave.CANCEL

    assert sorted(text[text.index("&") + 1] for text in told) == ["C", "D", "S"]
