"""Logos of partners: taken in and left out in the sender's dialog, kept with the project."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.sender import SenderDialog
from briefdesk.model.draft import MOST_PARTNERS, Draft, Partner, Project, Recipients, Sender
from briefdesk.model.template import TemplateId
from briefdesk.shipped import shipped_path
from briefdesk.store.project_file import read_project, save_project

LOGO = shipped_path("assets", "sample") / "logo.png"
EMPTY = Project(
    "Test", Sender("Rights Watchers"), Recipients(), Draft(TemplateId("a"), ()), Draft(TemplateId("b"), ())
)


def open_dialog(qtbot: QtBot, project: Project) -> SenderDialog:
    dialog = SenderDialog(project, (), dt.date(2026, 6, 15))
    qtbot.addWidget(dialog)
    return dialog


def test_partners_logos_go_with_the_project_into_its_file(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog(qtbot, EMPTY)
    dialog.partner_logos.take(LOGO)
    dialog.partner_logos.take(LOGO)

    project = dialog.project()
    save_project(project, tmp_path / "a.briefdesk")
    opened = read_project(tmp_path / "a.briefdesk")

    assert opened.sender.partners == (Partner("partner-1.png"), Partner("partner-2.png"))
    assert opened.asset("partner-2.png") == LOGO.read_bytes()


def test_removed_partner_takes_its_logo_along(qtbot: QtBot) -> None:
    first = open_dialog(qtbot, EMPTY)
    first.partner_logos.take(LOGO)
    dialog = open_dialog(qtbot, first.project())

    dialog.partner_logos._drop(dialog.partner_logos._rows[0])

    assert dialog.project().sender.partners == ()
    assert dialog.project().assets == ()


def test_no_more_logos_than_stand_side_by_side(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, replace(EMPTY, title="Four"))
    for _ in range(MOST_PARTNERS):
        dialog.partner_logos.take(LOGO)

    assert not dialog.partner_logos.add.isEnabled()


def test_file_that_is_no_picture_is_told_in_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    wrong = tmp_path / "logo.png"
    wrong.write_text("no picture")
    dialog = open_dialog(qtbot, EMPTY)

    dialog.partner_logos.take(wrong)

    assert "not a PNG or JPEG" in dialog.problem.text()
    assert dialog.project().sender.partners == ()


def test_partners_stand_on_letters_too_where_that_is_ticked(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, EMPTY)
    assert dialog.partner_logos.on_letters.isHidden()
    dialog.partner_logos.take(LOGO)

    dialog.partner_logos.on_letters.setChecked(True)

    assert dialog.project().sender.joint_letterhead
    again = open_dialog(qtbot, dialog.project())
    assert again.partner_logos.on_letters.isChecked()
    again.partner_logos._drop(again.partner_logos._rows[0])
    assert not again.project().sender.joint_letterhead
