"""Who gets a part and how, and letters edited by hand, on the Write page."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.pages.preview import PreviewPane
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.pages.write.people_chooser import NOBODY_FITS
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.draft import FindingPart, PartId
from briefdesk.model.tailoring import FindingOrder, RuleEffect, TailoringRule
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import edit_part, part_text
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.tailoring import add_rule
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


def finding(session: Session) -> FindingPart:
    part = next(p for p in session.draft.parts if isinstance(p, FindingPart))
    session.select_part(part.id)
    return part


def choose(qtbot: QtBot, page: WritePage, words: str) -> None:
    line = page.rules.popover.chooser.line
    line.clear()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def row(page: WritePage, part: PartId):
    model = page.parts.parts.model()
    rows = [model.index(i, 0).data(ITEM_ROLE) for i in range(model.rowCount())]
    return next(r for r in rows if r.id == part)


def test_people_are_chosen_in_words_and_counted(qtbot: QtBot, page: WritePage, session: Session):
    part = finding(session)
    page.rule_action.trigger()
    popover = page.rules.popover
    popover.add_wished.emit("leave_out")

    choose(qtbot, page, "senate armed services")
    choose(qtbot, page, "house armed services")

    (rule,) = session.draft.part(part.id).rules
    assert rule.effect is RuleEffect.LEAVE_OUT
    assert rule.query == "committee:SSAS,HSAS"
    assert "Senate Committee on Armed Services" in popover.chooser.count.text()
    total = len(session.addressees)
    assert popover.chooser.count.text().endswith(f"of {total} recipients.")
    assert len(popover.chooser.chips.buttons) == 2
    qtbot.mouseClick(popover.chooser.chips.buttons[0], Qt.MouseButton.LeftButton)
    assert session.draft.part(part.id).rules[0].query == "committee:HSAS"


def test_one_rule_is_one_step_of_undo_from_inside_the_popover(
    qtbot: QtBot, page: WritePage, session: Session
):
    part = finding(session)
    page.rule_action.trigger()
    popover = page.rules.popover
    popover.add_wished.emit("move_up")
    choose(qtbot, page, "texas")
    choose(qtbot, page, "arizona")

    qtbot.keyClick(popover, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert session.draft.part(part.id).rules == ()
    assert not popover.editing


def test_an_expert_may_type_the_query_and_is_told_what_is_wrong(
    qtbot: QtBot, page: WritePage, session: Session
):
    part = finding(session)
    page.rule_action.trigger()
    page.rules.popover.add_wished.emit("only_for")

    choose(qtbot, page, "sate:TX")
    assert "state" in page.rules.popover.chooser.count.text()
    choose(qtbot, page, "state:TX -role:chair")

    assert session.draft.part(part.id).only_for == "state:TX -role:chair"
    assert row(page, part.id).rule


def test_other_words_show_the_letter_of_the_first_whom_they_are_for(
    qtbot: QtBot, page: WritePage, session: Session
):
    part = finding(session)
    page.rule_action.trigger()
    popover = page.rules.popover
    popover.add_wished.emit("reword")
    last = session.addressees[-1]

    choose(qtbot, page, f"member:{last.id}")
    popover.text.setPlainText("In other words.")

    assert session.current == last.id
    (rule,) = session.draft.part(part.id).rules
    assert rule.text == "In other words."
    assert row(page, part.id).rules
    popover.done.click()
    assert len(popover.rows.rows) == 1


def test_rules_are_moved_and_removed_in_the_list(qtbot: QtBot, page: WritePage, session: Session):
    part = finding(session)
    page.rule_action.trigger()
    popover = page.rules.popover
    for effect, whom in (("only_for", "state:TX,AZ"), ("leave_out", "state:TX"), ("move_up", "state:AZ")):
        popover.add_wished.emit(effect)
        choose(qtbot, page, whom)
        popover.back_wished.emit()

    assert row(page, part.id).rules == "3 rules"
    popover.rows.move_wished.emit(2, -1)
    assert [r.query for r in session.draft.part(part.id).rules] == ["state:AZ", "state:TX"]
    popover.rows.remove_wished.emit(0)
    assert session.draft.part(part.id).only_for == ""
    popover.rows.remove_wished.emit(0)
    assert [r.query for r in session.draft.part(part.id).rules] == ["state:TX"]
    assert row(page, part.id).rules == "left out for Texas"


def test_findings_by_relevance_say_why_for_the_letter_shown(page: WritePage, session: Session):
    part = finding(session)

    page.parts.order_wished.emit(FindingOrder.RELEVANCE.value)

    assert session.project.letter.order is FindingOrder.RELEVANCE
    assert row(page, part.id).concerns
    assert page.parts.order.currentText() == "By relevance to each recipient"
    session.undo_stack.undo()
    assert row(page, part.id).concerns == ""


def test_one_letter_is_written_alone_after_a_reason_is_given(qtbot: QtBot, page: WritePage, session: Session):
    part = finding(session)
    bar, text = page.parts.editor.by_hand, page.parts.editor.text
    bar.only_here.click()
    assert text.isReadOnly()

    qtbot.keyClicks(bar.reason, "We met.")
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    assert not text.isReadOnly()
    text.setPlainText("For this office alone.")

    (edit,) = session.project.hand_edits
    assert (edit.addressee, edit.part, edit.reason) == (session.current, part.id, "We met.")
    assert session.draft.part(part.id).text is None
    assert row(page, part.id).by_hand
    session.step_recipient(1)
    assert not row(page, part.id).by_hand
    assert text.isReadOnly()
    bar.everyone.click()
    assert text.toPlainText() == part_text(session.desk, session.project, "letter", part)


def test_a_conflict_is_shown_and_settled_and_undone(qtbot: QtBot, page: WritePage, session: Session):
    part = finding(session)
    bar, text = page.parts.editor.by_hand, page.parts.editor.text
    bar.only_here.click()
    qtbot.keyClicks(bar.reason, "We met.")
    text.setPlainText("Mine alone.")
    master = "What everyone reads now is another sentence."
    session.apply("Master", edit_part(session.project, "letter", part.id, master))

    assert text.toPlainText() == "Mine alone."
    assert "The edit stands" in bar.state.text()
    assert "another" in page.parts.editor.notes.changed.text
    bar.keep.click()
    assert session.project.hand_edits[0].base == master
    session.undo_stack.undo()
    bar.take.click()
    assert session.project.hand_edits == ()
    assert text.toPlainText() == master
    session.undo_stack.undo()
    assert session.project.hand_edits[0].text == "Mine alone."


def test_the_reset_button_drops_the_edit_of_one_letter(qtbot: QtBot, page: WritePage, session: Session):
    part = finding(session)
    bar = page.parts.editor.by_hand
    bar.only_here.click()
    qtbot.keyClicks(bar.reason, "We met.")
    page.parts.editor.text.setPlainText("Mine alone.")

    page.parts.editor.reset_wished.emit()

    assert session.project.hand_edits == ()
    assert session.draft.part(part.id).text is None


def test_a_reason_belongs_to_its_letter(qtbot: QtBot, page: WritePage, session: Session):
    finding(session)
    bar = page.parts.editor.by_hand
    bar.only_here.click()
    qtbot.keyClicks(bar.reason, "We met.")
    page.parts.editor.text.setPlainText("Mine alone.")
    bar.reason.setFocus()

    session.step_recipient(1)
    assert bar.reason.text() == ""
    assert page.parts.editor.text.isReadOnly()
    session.step_recipient(-1)
    assert bar.reason.text() == "We met."


def test_why_is_shown_in_place_of_the_page_and_follows_the_recipient(
    qtbot: QtBot, session: Session, page: WritePage
):
    runner = Runner()
    preview = PreviewPane(session, runner)
    qtbot.addWidget(preview)
    preview.resize(500, 700)
    preview.show()
    part = finding(session)
    rule = TailoringRule(RuleEffect.REWORD, f"member:{session.current}", "Other words.")
    session.apply("Rule", add_rule(session.desk, session.project, part.id, rule))

    preview.show_why()
    pane = preview.why.pane
    qtbot.waitUntil(lambda: "unlike" in pane.summary.text(), timeout=20_000)

    assert pane.isVisible()
    assert not preview.view.isVisible()
    assert any(label.text() == "Other words" for label in pane.findChildren(QLabel))
    session.show_document("brief")
    assert not pane.isVisible()
    runner.close()


def test_words_that_fit_nobody_are_told_and_make_no_rule(qtbot: QtBot, page: WritePage, session: Session):
    part = finding(session)
    page.rule_action.trigger()
    page.rules.popover.add_wished.emit("leave_out")
    chooser = page.rules.popover.chooser

    choose(qtbot, page, "no such people")

    assert [chooser.list.item(n).text() for n in range(chooser.list.count())] == [NOBODY_FITS]
    qtbot.keyClick(chooser.line, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert not session.draft.part(part.id).rules


def test_a_narrow_editor_shows_the_whole_name_of_the_part(qtbot: QtBot, page: WritePage, session: Session):
    part = next(p for p in session.draft.parts if p.id == "opening")
    session.select_part(part.id)
    session.apply("Reword", edit_part(session.project, "letter", part.id, "Other words."))
    rule = TailoringRule("committee:SSAS state:TX,AZ role:chair", RuleEffect.LEAVE_OUT)
    session.apply("Rule", add_rule(session.desk, session.project, part.id, rule))
    head = page.parts.editor.head
    buttons = [b for b in head.findChildren(QAbstractButton) if not b.isHidden()]

    for width in (300, 900):
        page.parts.editor.setFixedWidth(width)
        qtbot.waitUntil(lambda width=width: page.parts.editor.width() == width)
        # The layout turns once the new width has come down to it.
        qtbot.waitUntil(lambda: head.label.width() >= head.label.sizeHint().width())
        assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_many_chosen_people_push_nothing_onto_each_other(qtbot: QtBot, page: WritePage, session: Session):
    finding(session)
    page.rule_action.trigger()
    popover = page.rules.popover
    popover.add_wished.emit("reword")
    chooser = popover.chooser

    for words in (
        "senate armed services",
        "house armed services",
        "texas",
        "arizona",
        "new mexico",
        "alabama",
    ):
        choose(qtbot, page, words)
        qtbot.waitUntil(lambda: chooser.height() >= chooser.layout().minimumHeightForWidth(chooser.width()))

    assert chooser.list.geometry().bottom() < chooser.count.geometry().top()
    assert popover.text.height() >= 60
