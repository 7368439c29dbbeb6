"""The export dialog: what Enter presses, what it says of failures, edited files and a stop."""

import datetime as dt
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.export import ExportDialog
from briefdesk.app.workers import Runner
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("desk")))
    yield made
    made.close()


@pytest.fixture
def runner(qapp):
    made = Runner(threads=2)
    yield made
    made.close()


@pytest.fixture
def open_export(desk: Desk, runner: Runner, qtbot: QtBot, tmp_path: Path):
    """Show the dialog for the sample's letters as DOCX alone, into a folder of the test."""

    def open_it(folder: Path = tmp_path / "out") -> ExportDialog:
        project = sample_project(desk)
        dialog = ExportDialog(
            desk,
            project,
            runner,
            document="letter",
            letters=len(chosen(desk, project)),
            folder=folder,
        )
        dialog.formats["pdf"].setChecked(False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_it


def finish(dialog: ExportDialog, qtbot: QtBot) -> str:
    """Wait for the result and return what it says."""
    qtbot.waitUntil(dialog.outcome.summary.isVisible, timeout=60_000)
    return dialog.outcome.summary.text()


def test_enter_in_the_folder_exports(open_export, qtbot: QtBot):
    dialog = open_export()
    dialog.folder.setFocus()

    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)

    assert finish(dialog, qtbot).startswith("23 letters exported as 23 files.")


def test_the_default_button_is_always_one_that_is_seen(open_export, qtbot: QtBot):
    dialog = open_export()
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()] == ["Export"]

    dialog.start()
    finish(dialog, qtbot)

    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()] == ["Close"]


def test_a_file_edited_by_hand_is_kept_and_named(open_export, qtbot: QtBot, tmp_path: Path):
    first = open_export()
    first.start()
    finish(first, qtbot)
    edited = min((tmp_path / "out").glob("*.docx"))
    edited.write_bytes(b"edited in Word")
    again = open_export()

    again.start()
    finish(again, qtbot)

    assert again.outcome.aside.text() == (
        f"1 file was not as Briefdesk had written it; it is kept as “{edited.stem} (kept 1).docx”."
    )
    assert (tmp_path / "out" / f"{edited.stem} (kept 1).docx").read_bytes() == b"edited in Word"


def test_a_folder_that_cannot_be_written_to_is_told_and_another_tried(
    open_export, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "file").write_text("in the way")
    dialog = open_export(tmp_path / "file" / "out")
    dialog.start()
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "file" in dialog.problem.text()

    dialog.folder.setText(str(tmp_path / "other"))
    dialog.start()

    assert finish(dialog, qtbot).startswith("23 letters exported")
    assert not dialog.problem.isVisible()


def test_a_stopped_export_goes_on_where_it_was(open_export, qtbot: QtBot):
    dialog = open_export()
    dialog.start()
    qtbot.waitUntil(lambda: dialog.bar.value() >= 2, timeout=20_000)
    dialog.stop()
    said = finish(dialog, qtbot)
    assert said.startswith("Stopped.")
    assert "left out" in said

    dialog.outcome.again_button.click()
    qtbot.waitUntil(
        lambda: not dialog.outcome.again_button.isVisible() and dialog.outcome.summary.isVisible(),
        timeout=60_000,
    )

    assert "23 letters exported" in dialog.outcome.summary.text()
    assert "unchanged" in dialog.outcome.summary.text()
    assert dialog.outcome.aside.isHidden()


def test_letters_that_cannot_be_written_are_listed(open_export, qtbot: QtBot, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    first = open_export()
    first.start()
    finish(first, qtbot)
    taken = min(out.glob("*.docx"))
    taken.unlink()
    taken.mkdir()
    dialog = open_export()

    dialog.start()
    said = finish(dialog, qtbot)

    assert "22 letters exported" in said
    assert "1 letter could not be written" in said
    assert dialog.outcome.details.count() == 1
    assert dialog.outcome.again_button.isVisible()


def test_one_pdf_for_printing_is_made_in_the_order_of_offices(open_export, qtbot: QtBot, tmp_path: Path):
    dialog = open_export()
    dialog.formats["docx"].setChecked(False)
    assert not dialog.print_options.isEnabled()

    dialog.formats["print"].setChecked(True)
    combo = dialog.print_options.findChild(QComboBox)
    combo.setCurrentIndex(combo.findText("Office building and room"))
    assert dialog.said.text() == "23 letters · 1 file"
    dialog.start()

    assert finish(dialog, qtbot).startswith("23 letters exported as 1 file.")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["letters.pdf", "manifest.json"]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["letters"][0]["name"].startswith("Mark Kelly")
    assert manifest["print_file"]["path"] == "letters.pdf"


def test_the_dialog_grows_with_what_it_tells_of_a_failure(open_export, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    dialog = open_export(tmp_path / "file" / "a folder of a long name for all letters of the year" / "out")
    dialog.show()
    dialog.start()
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)

    label = dialog.problem
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()), timeout=5_000)
    tick = dialog.formats["pdf"]
    assert tick.height() >= tick.sizeHint().height()
