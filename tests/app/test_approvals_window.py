"""Approvals in the window: seen at the page, given and taken back as steps of undo, lapsing in sight."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.approvals import ApprovalsDialog
from briefdesk.app.workbench import Workbench
from briefdesk.model.settled import Approval
from briefdesk.pipeline.approval_states import ApprovalState, Reviewed
from briefdesk.pipeline.drafts import set_subject

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda holds: qtbot.waitUntil(holds, timeout=20_000)


@pytest.fixture
def sample(bench: Workbench, until: Until) -> Workbench:
    bench.files.open_sample()
    until(lambda: bench.preview.preview is not None)
    return bench


def dialog_of(bench: Workbench, until: Until) -> ApprovalsDialog:
    dialog = bench.approving.open()
    until(lambda: dialog.list.count() > 1)
    return dialog


def approved(bench: Workbench, until: Until) -> ApprovalsDialog:
    dialog = dialog_of(bench, until)
    dialog.name.setText("E. Whitaker")
    dialog.approve_all.click()
    until(lambda: bool(bench.session.project.approvals))
    until(dialog.approve.isEnabled)
    dialog.close_button.click()
    return dialog


def said(bench: Workbench) -> str:
    return bench.preview.approval.said.accessibleDescription()


def test_the_page_says_that_nobody_approved_it(sample: Workbench):
    assert said(sample) == "Not approved"
    assert not sample.preview.approval.isHidden()


def test_all_letters_are_approved_and_the_page_says_by_whom(sample: Workbench, until: Until):
    approved(sample, until)

    until(lambda: said(sample) == "Approved by E. Whitaker, November 22, 2026")
    assert len(sample.session.project.approvals) == len(sample.session.addressees)


def test_an_approval_lapses_in_sight_and_undo_brings_it_back(sample: Workbench, until: Until):
    approved(sample, until)
    session = sample.session

    session.apply("Edit subject", set_subject(session.project, "letter", "Another subject"))
    until(lambda: said(sample) == "Approval by E. Whitaker has lapsed")

    session.undo_stack.undo()
    until(lambda: said(sample).startswith("Approved by E. Whitaker"))
    session.undo_stack.undo()
    until(lambda: said(sample) == "Not approved")


def test_only_the_letter_shown_is_selected_and_approved(sample: Workbench, until: Until):
    dialog = dialog_of(sample, until)
    dialog.name.setText("E. Whitaker")
    assert [one.addressee.id for one in dialog.selected()] == [sample.session.current]

    dialog.approve.click()

    until(lambda: bool(sample.session.project.approvals))
    assert [a.addressee for a in sample.session.project.approvals] == [sample.session.current]
    until(dialog.approve.isEnabled)
    assert dialog.selected()[0].state is ApprovalState.APPROVED
    dialog.withdraw.click()
    assert sample.session.project.approvals == ()


def test_the_name_is_asked_once_and_kept(sample: Workbench, until: Until):
    approved(sample, until)

    assert dialog_of(sample, until).name.text() == "E. Whitaker"


def test_nobody_approves_without_a_name(sample: Workbench, until: Until):
    dialog = dialog_of(sample, until)
    dialog.name.clear()

    dialog.approve.click()

    assert "needs a name" in dialog.said.text()
    assert sample.session.project.approvals == ()


def test_enter_in_the_list_approves_what_is_selected(sample: Workbench, until: Until, qtbot: QtBot):
    dialog = dialog_of(sample, until)
    dialog.name.setText("E. Whitaker")

    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    until(lambda: len(sample.session.project.approvals) == 1)


def test_marking_drafts_is_a_step_of_undo(sample: Workbench, until: Until):
    dialog = dialog_of(sample, until)

    dialog.marks.setChecked(True)

    assert sample.session.project.marks_drafts
    assert sample.session.undo_stack.undoText() == "Mark drafts"
    dialog.close_button.click()


def test_the_one_pager_has_an_approval_of_its_own(sample: Workbench, until: Until):
    sample.show_document("brief")
    until(lambda: sample.preview.preview is not None and sample.preview.preview.document == "brief")
    dialog = dialog_of(sample, until)
    dialog.name.setText("E. Whitaker")

    dialog.approve.click()

    until(lambda: said(sample).startswith("Approved by"))
    assert [a.document for a in sample.session.project.approvals] == ["brief"]


def test_looking_at_many_letters_shows_progress_and_can_be_stopped(sample: Workbench, until: Until):
    dialog = sample.approving.open()
    assert not dialog.cancel.isHidden()
    dialog.cancel.click()

    until(lambda: not dialog.said.isHidden())
    assert dialog.said.text().startswith("Stopped")
    assert dialog.cancel.parentWidget().isHidden()
    assert not sample.session.project.approvals


def test_approving_that_is_stopped_approves_nothing(sample: Workbench, until: Until):
    dialog = dialog_of(sample, until)
    until(dialog.approve_all.isEnabled)
    dialog.name.setText("E. Whitaker")
    dialog.approve_all.click()
    assert dialog.tally.text() == "Approving 23 letters…"
    dialog.cancel.click()

    until(lambda: not dialog.said.isHidden())
    assert dialog.said.text() == "Stopped: nothing was approved."
    assert dialog.approve_all.isEnabled()
    assert not sample.session.project.approvals


def test_a_long_name_in_the_list_is_wrapped_and_never_cut_off(qtbot: QtBot):
    dialog = ApprovalsDialog("E. Whitaker", "June 15, 2026", marks=False)
    qtbot.addWidget(dialog)
    name = "a Supervisor of a Very Long Name Who Signs with All Her Offices and Degrees"
    approval = Approval("brief", None, name, dt.date(2026, 6, 15), "0" * 64)
    dialog.show_pages((Reviewed(None, ApprovalState.APPROVED, approval),), frozenset())
    dialog.show()
    qtbot.waitExposed(dialog)

    row = dialog.list.visualItemRect(dialog.list.item(0))
    assert row.width() <= dialog.list.viewport().width()
    assert row.height() > dialog.list.fontMetrics().height() * 2
    assert not dialog.list.horizontalScrollBar().isVisible()
