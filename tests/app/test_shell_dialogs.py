"""Sender and letterhead, logo and signatories: what is typed is what the project holds."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.logo import LogoUnusable, read_logo
from briefdesk.app.dialogs.sender import SenderDialog
from briefdesk.app.dialogs.signatory_lines import format_signatories, parse_signatories
from briefdesk.model.draft import Draft, PageSize, Project, Recipients, Sender, Signatory
from briefdesk.model.template import TemplateField, TemplateId

TODAY = dt.date(2026, 11, 22)


def _project() -> Project:
    draft = Draft(TemplateId("member"), ())
    return Project("P", Sender("Org", address=("1 Street", "Town")), Recipients(), draft, draft)


def _dialog(qtbot: QtBot, project: Project, fields: tuple[TemplateField, ...] = ()) -> SenderDialog:
    dialog = SenderDialog(project, fields, TODAY)
    qtbot.addWidget(dialog)
    return dialog


def test_an_untouched_dialog_changes_nothing(qtbot: QtBot):
    project = replace(_project(), fields=(("other", "kept"),), date=dt.date(2026, 6, 15))

    assert _dialog(qtbot, project).project() == project


def test_the_dialog_opens_at_the_organization_whatever_fields_templates_have(qtbot: QtBot):
    dialog = _dialog(qtbot, _project(), (TemplateField(name="topic", label="Topic"),))

    assert dialog.focusWidget() is dialog.lines["organization"]


def test_paper_is_chosen_and_left_to_the_theme_until_then(qtbot: QtBot):
    dialog = _dialog(qtbot, _project())
    assert dialog.paper.currentText().startswith("US Letter")

    dialog.paper.setCurrentIndex(1)

    assert dialog.project().page_size is PageSize.A4
    assert _dialog(qtbot, dialog.project()).paper.currentText().startswith("A4")


def test_what_is_typed_is_what_the_project_holds(qtbot: QtBot):
    dialog = _dialog(qtbot, _project(), (TemplateField("meeting", "Date of the meeting"),))

    dialog.lines["organization"].setText("  New Org ")
    dialog.fields["meeting"].setText("June 3")
    dialog.address.setPlainText("2 Road\n\nCity\n")
    dialog.signatories.setPlainText("Alpha | state\nBeta")

    made = dialog.project()
    assert made.sender.organization == "New Org"
    assert made.sender.address == ("2 Road", "City")
    assert made.fields == (("meeting", "June 3"),)
    assert made.signatories == (Signatory("Alpha", "state"), Signatory("Beta"))


def test_a_date_of_ones_own_is_printed(qtbot: QtBot):
    dialog = _dialog(qtbot, _project())

    dialog.today.setChecked(False)

    assert dialog.project().date == TODAY


def test_a_logo_is_taken_in_and_can_be_removed(qtbot: QtBot, tmp_path: Path):
    picture = tmp_path / "logo.png"
    QImage(40, 20, QImage.Format.Format_RGB32).save(str(picture))
    dialog = _dialog(qtbot, _project())

    dialog.logo.take(picture)
    taken = dialog.project()
    assert taken.asset(taken.sender.logo) == picture.read_bytes()

    dialog.logo.remove.click()
    assert dialog.project().sender.logo is None
    assert dialog.project().assets == ()


def test_a_file_that_is_no_image_gets_its_sentence(qtbot: QtBot, tmp_path: Path):
    text = tmp_path / "logo.png"
    text.write_text("no image")
    dialog = _dialog(qtbot, _project())

    dialog.logo.take(text)

    assert "logo.png" in dialog.problem.text()
    assert dialog.project().sender.logo is None


def test_a_logo_of_any_shape_leaves_the_dialog_its_size(qtbot: QtBot, tmp_path: Path):
    picture = tmp_path / "banner.png"
    QImage(3000, 100, QImage.Format.Format_RGB32).save(str(picture))
    dialog = _dialog(qtbot, _project())
    before = dialog.minimumSizeHint().width()

    dialog.logo.take(picture)

    shown = dialog.logo.preview.pixmap()
    assert 0 < shown.deviceIndependentSize().width() <= 220
    assert dialog.minimumSizeHint().width() <= max(before, 620)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("logo.png", b"renamed text"),
        ("logo.png", b""),
        ("logo.gif", b"GIF89a"),
    ],
)
def test_what_is_no_png_or_jpeg_is_refused_in_a_sentence(qapp, tmp_path: Path, name: str, content: bytes):
    picture = tmp_path / name
    picture.write_bytes(content)

    with pytest.raises(LogoUnusable, match=name) as refused:
        read_logo(picture)

    assert "PNG" in refused.value.next_step


def test_a_huge_image_is_refused_before_it_is_decoded(qapp, tmp_path: Path):
    picture = tmp_path / "huge.png"
    QImage(12_000, 12_000, QImage.Format.Format_Mono).save(str(picture))

    with pytest.raises(LogoUnusable, match="12,000 by 12,000"):
        read_logo(picture)


def test_a_damaged_image_is_refused(qapp, tmp_path: Path):
    picture = tmp_path / "logo.png"
    QImage(400, 200, QImage.Format.Format_RGB32).save(str(picture))
    picture.write_bytes(picture.read_bytes()[:60])

    with pytest.raises(LogoUnusable):
        read_logo(picture)


def test_signatories_read_back_as_written():
    signatories = (Signatory("Alpha & Sons", "local"), Signatory("Beta | Gamma", "national"))

    assert parse_signatories(format_signatories(signatories)) == signatories


def test_empty_lines_and_repeats_are_left_out():
    assert parse_signatories("\n A \n| \nA\n") == (Signatory("A"),)


def test_what_is_known_of_an_organization_stays_when_its_line_does():
    known = (Signatory("Alpha", "state", email="a@example.org"),)

    assert parse_signatories("Alpha | local\nBeta", known) == (
        Signatory("Alpha", "local", email="a@example.org"),
        Signatory("Beta"),
    )
