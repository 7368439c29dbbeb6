"""The Re: line, the closing and the greeting of one letter, and an edit that meets a new text, on Write."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.edit_conflict import EditConflictDialog
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, PartId
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.letter_lines import CLOSE, SUBJECT, line_text, set_line
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    return Session(desk, sample_project(desk))


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Iterator[WritePage]:
    runner = Runner()
    made = WritePage(session, runner, QLabel("preview"))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    runner.close()


def by_hand(qtbot: QtBot, page: WritePage, reason: str, text: str) -> None:
    bar = page.parts.editor.by_hand
    qtbot.keyClicks(bar.reason, reason)
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    page.parts.editor.text.setPlainText(text)


def test_the_re_line_is_written_for_the_letter_shown_alone(qtbot: QtBot, page: WritePage, session: Session):
    everyone = line_text(session.desk, session.project, SUBJECT)

    page.subject_action.trigger()
    assert page.parts.editor.text.isReadOnly(), "a reason first"
    by_hand(qtbot, page, "We met.", "A matter of the river")

    (edit,) = session.project.hand_edits
    assert (edit.addressee, edit.part, edit.base) == (session.current, SUBJECT, everyone)
    assert edit.reason == "We met."
    assert page.parts.subject.text() == everyone
    assert page.parts.this_letter.text() == "edited"
    session.step_recipient(1)
    assert page.parts.this_letter.text() == ""
    session.step_recipient(-1)
    page.parts.editor.reset_wished.emit()
    assert session.project.hand_edits == ()


def test_the_closing_is_written_for_one_letter_and_for_everyone(
    qtbot: QtBot, page: WritePage, session: Session
):
    page.closing_action.trigger()
    by_hand(qtbot, page, "We met.", "With thanks,")
    page.parts.editor.by_hand.everyone.click()
    page.parts.editor.text.setPlainText("Respectfully,")

    assert session.project.letter.close == "Respectfully,"
    assert [(e.part, e.text) for e in session.project.hand_edits] == [(CLOSE, "With thanks,")]
    page.parts.editor.reset_wished.emit()
    assert session.project.letter.close is None


def test_a_click_on_the_re_line_of_the_page_shows_it_in_the_editor(page: WritePage, session: Session):
    session.select_part(SUBJECT)

    editor = page.parts.editor
    assert editor.text.toPlainText() == line_text(session.desk, session.project, SUBJECT)
    assert editor.by_hand.isVisibleTo(page)
    session.apply("Anything", replace(session.project, title="Other"))
    assert session.selected_part == SUBJECT


def test_the_greeting_of_the_member_shown_is_kept_with_its_reason(
    qtbot: QtBot, page: WritePage, session: Session
):
    dialog = page._parts_controller.lines.greet_otherwise(page)
    qtbot.addWidget(dialog)
    dialog.salutation.setText("Dear Jack")
    dialog.reason.setText("So signed in the letter of May 4")
    dialog.take()

    one = next(a for a in session.addressees if a.id == session.current)
    assert one.salutation == "Dear Jack:"
    assert any("May 4" in note for note in one.notes)
    session.undo_stack.undo()
    assert session.project.overrides == ()


def conflict(qtbot: QtBot, page: WritePage, session: Session) -> FindingPart:
    part = next(p for p in session.draft.parts if isinstance(p, FindingPart))
    session.select_part(part.id)
    page.parts.editor.by_hand.only_here.click()
    by_hand(qtbot, page, "We met.", "Mine alone.")
    session.apply("Master", edit_part(session.project, "letter", part.id, "Another sentence for all."))
    return part


def opened(qtbot: QtBot, page: WritePage) -> EditConflictDialog:
    dialog = page._parts_controller.by_hand.compare()
    assert dialog is not None
    qtbot.addWidget(dialog)
    return dialog


def test_three_texts_of_a_conflict_stand_side_by_side(qtbot: QtBot, page: WritePage, session: Session):
    conflict(qtbot, page, session)
    before = session.project

    dialog = opened(qtbot, page)

    base, mine, new = (text.text for text in dialog.texts)
    assert base == before.hand_edits[0].base
    assert "Mine alone." in mine
    assert "Another sentence for all." in new
    assert any(mark.kind == "added" for mark in dialog.texts[1].marks)
    assert any(mark.kind == "gone" for mark in dialog.texts[2].marks)
    dialog.reject()
    assert session.project == before, "to decide later changes nothing"


@pytest.mark.parametrize(("key", "kept"), [("K", True), ("T", False)])
def test_a_conflict_is_settled_with_the_keyboard(
    qtbot: QtBot, page: WritePage, session: Session, key: str, kept: bool
):
    part = conflict(qtbot, page, session)
    dialog = opened(qtbot, page)
    qtbot.waitExposed(dialog)

    button = dialog.keep if kept else dialog.take
    assert button.shortcut().toString() == f"Alt+{key}"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert [e.text for e in session.project.hand_edits] == (["Mine alone."] if kept else [])
    shown = page.parts.editor.text.toPlainText()
    assert shown == ("Mine alone." if kept else "Another sentence for all.")
    assert not dialog.isVisible()
    session.undo_stack.undo()
    assert session.project.hand_edits[0].part == part.id


def test_edit_leads_to_the_text_of_the_letter(qtbot: QtBot, page: WritePage, session: Session):
    conflict(qtbot, page, session)
    opened(qtbot, page).edit.click()

    assert page.parts.editor.by_hand.only_here.isChecked()
    page.parts.editor.text.setPlainText("A third wording.")
    assert session.project.hand_edits[0].text == "A third wording."


def test_what_was_merged_is_shown_with_both_changes(qtbot: QtBot, page: WritePage, session: Session):
    session.apply("Re:", set_line(session.project, SUBJECT, "Oversight of patrols at the border in June"))
    page.subject_action.trigger()
    by_hand(qtbot, page, "We met.", "Oversight of patrols on the river in June")
    session.apply("Re:", set_line(session.project, SUBJECT, "Oversight of patrols at the border in July"))

    dialog = opened(qtbot, page)

    assert "river" in dialog.printed.text
    assert "July" in dialog.printed.text
    dialog.keep.click()
    assert session.project.hand_edits[0].text == "Oversight of patrols on the river in July"


def test_nothing_to_compare_is_said(qtbot: QtBot, page: WritePage, session: Session):
    told: list[BriefdeskError] = []
    page.failed.connect(told.append)
    session.select_part(PartId("opening"))

    page.compare_action.trigger()

    assert "edited by hand" in told[0].next_step
