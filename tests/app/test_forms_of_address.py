"""The dialog of forms of address: house style with examples, preferred forms with reasons, all by keys."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.address_override import AddressOverrideDialog
from briefdesk.app.dialogs.forms_of_address import FormsOfAddress
from briefdesk.model.addressee import AddressOverride, AddressStyle, ChairWord, HouseWord, OfficeGreeting
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.pipeline.addressing import set_override
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in

REED = Bioguide("R000122")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path / "home")) as desk:
        yield desk


def opened(qtbot: QtBot, desk: Desk, project: Project) -> FormsOfAddress:
    dialog = FormsOfAddress(desk, project)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


def fill(dialog: FormsOfAddress, *, everywhere: bool = False, **fields: str) -> None:
    asked = dialog.findChild(AddressOverrideDialog)
    assert asked is not None
    for name, text in fields.items():
        getattr(asked, name).setText(text)
    (asked.everywhere if everywhere else asked.here).setChecked(True)
    asked.take()


def test_examples_follow_the_style_as_it_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk, sample_project(desk))
    style = dialog.style_choice
    first = style.example.text()
    told = style.by_gender.isVisible()

    choose(style.chair, ChairWord.CHAIR.value)
    choose(style.greeting, OfficeGreeting.OFFICE.value)
    choose(style.house, HouseWord.CONGRESSMAN.value)

    assert (first.count("\n"), told) == (2, False)
    assert "Dear Chairman " in first
    assert "Dear Mr. Chair:" in style.example.text()
    assert "Dear Madam Chair:" in style.example.text()
    assert "Dear Congresswoman " in style.example.text()
    assert style.by_gender.isVisible()
    assert dialog.project().address_style == AddressStyle(
        ChairWord.CHAIR, OfficeGreeting.OFFICE, HouseWord.CONGRESSMAN
    )


def test_style_of_new_projects_changes_only_when_wished(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk, sample_project(desk))
    at_first = dialog.for_new.isChecked()
    choose(dialog.style_choice.chair, ChairWord.CHAIR.value)
    kept = dialog.book()

    dialog.for_new.setChecked(True)

    assert at_first
    assert kept.style == AddressStyle()
    assert dialog.book().style.chair is ChairWord.CHAIR


def test_form_is_added_for_a_member_by_keys_alone(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk, sample_project(desk))
    dialog.member.setFocus()
    qtbot.keyClicks(dialog.member, "Jack Reed (RI)")
    qtbot.keyClick(dialog.member, Qt.Key.Key_Return)

    fill(dialog, salutation="Dear Jack", reason="asked for it")

    (override,) = dialog.project().overrides
    assert (override.member, override.salutation) == (REED, "Dear Jack:")
    assert dialog.isVisible()
    row = [dialog.table.item(0, column).text() for column in range(4)]
    assert row == ["Jack Reed (RI)", "Dear Jack:", "asked for it", "In this project"]


def test_form_for_all_projects_goes_to_the_address_book(qtbot: QtBot, desk: Desk) -> None:
    before = set_override(desk, sample_project(desk), REED, reason="x", title="Dr.")
    dialog = opened(qtbot, desk, before)
    dialog.ask(REED)

    fill(dialog, everywhere=True, salutation="Dear Jack", reason="asked for it")

    assert dialog.project().overrides == ()
    assert [o.salutation for o in dialog.book().overrides] == ["Dear Jack:"]
    assert desk.book.overrides == ()


def test_form_is_taken_back_with_the_delete_key(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk, set_override(desk, sample_project(desk), REED, reason="x", title="Dr."))
    dialog.activateWindow()
    dialog.table.setFocus()
    dialog.table.selectRow(0)

    dialog.drop()

    assert dialog.project().overrides == ()
    assert dialog.table.rowCount() == 0
    assert not dialog.remove.isEnabled()


def test_member_who_has_left_keeps_a_row_that_can_be_removed(qtbot: QtBot, desk: Desk) -> None:
    gone = AddressOverride(Bioguide("Z000999"), "of old", title="Dr.")
    dialog = opened(qtbot, desk, replace(sample_project(desk), overrides=(gone,)))

    assert dialog.table.item(0, 0).text() == "Z000999, no longer in the roster"
    dialog.table.selectRow(0)
    assert dialog.ask(gone.member) is None
    dialog.drop()
    assert dialog.project().overrides == ()


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk, sample_project(desk))
    kinds = (QComboBox, QLineEdit, QAbstractButton)
    controls = [w for w in dialog.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]

    for control in controls:
        named = control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        assert named, control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus or not control.isEnabled()


def test_change_of_style_is_one_step_of_undo_and_readdresses(bench, qtbot: QtBot) -> None:
    bench.files.open_sample()
    session = bench.session
    before = session.project
    bench.errands.edit_forms()
    dialog = bench.window.findChild(FormsOfAddress)
    choose(dialog.style_choice.house, HouseWord.CONGRESSMAN.value)

    dialog.accept()

    assert session.project.address_style.house is HouseWord.CONGRESSMAN
    session.undo_stack.undo()
    assert session.project == before
