"""Review of a report through the real list and editor, by keyboard, over a real library."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.actions import shortcut_rows
from briefdesk.app.pages.sources.review_pane import ReviewPane
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.model.finding import FindingId, FindingKind, FindingState, KeyFigure
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.sources import add_source
from briefdesk.store.folders import Folders

TODAY = dt.date(2026, 11, 22)
REPORT = """River Crossings

Costs

Patrols cost about $4.2 million in 2025, half as much again as the year before. \
The agency did not publish what it had spent on boats.

In Texas, 590 deputies were trained. They worked along 120 miles of the river.

What Congress Should Do

Congress should require a report each quarter on the cost of patrols.

At least 14 people drowned near Eagle Pass in 2025, according to county records.
"""


@pytest.fixture
def desk(folders: Folders):
    with open_desk(today=TODAY, folders=folders) as opened:
        yield opened


@pytest.fixture
def shelf(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Shelf:
    path = tmp_path / "River Crossings.txt"
    path.write_text(REPORT, encoding="utf-8")
    pack = add_source(desk, path)
    made = Shelf(desk)
    made.open_source(pack.document.id)
    return made


@pytest.fixture
def pane(qtbot: QtBot, shelf: Shelf) -> ReviewPane:
    made = ReviewPane(shelf)
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    # As the window does it for the page that is shown.
    for action, keys in (
        (shelf.undo_stack.createUndoAction(made), ("Ctrl+Z",)),
        (shelf.undo_stack.createRedoAction(made), ("Ctrl+Y", "Ctrl+Shift+Z")),
    ):
        action.setShortcuts([QKeySequence(k) for k in keys])
        made.addAction(action)
    made.list.setFocus()
    qtbot.waitUntil(made.list.hasFocus)
    return made


def key(pane: ReviewPane, keys: str, on: QWidget | None = None) -> None:
    """Press keys where the keyboard is, one combination after the other."""
    for one in keys.split():
        combination = QKeySequence(one)[0]
        target = on or QApplication.focusWidget() or pane.list
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def states(shelf: Shelf) -> str:
    """Return the states of all findings in the order of the report: "asd"."""
    assert shelf.pack is not None
    return "".join(f.state[0] for f in shelf.pack.findings)


def current(shelf: Shelf) -> str:
    finding = shelf.finding(shelf.selected[0])
    assert finding is not None
    return finding.text


def in_report_order(pane: ReviewPane) -> None:
    pane.head.order_chosen.emit(False)
    pane.list.setCurrentIndex(pane.list.shown.index(0, 0))


def test_opening_a_report_shows_what_is_to_review_the_most_useful_first(pane: ReviewPane, shelf: Shelf):
    shown = pane.list.shown
    worth = [pane._rows.usefulness(i) for i in shown.ids()]

    assert pane.head.counts.text() == f"{len(worth)} to review"
    assert worth == sorted(worth, reverse=True)
    assert shelf.selected == shown.ids()[:1]
    assert pane.editor.finding is not None


def test_a_accepts_and_goes_to_the_next(pane: ReviewPane, shelf: Shelf):
    first, second, *_ = pane.list.shown.ids()

    key(pane, "A")

    assert shelf.finding(first).state is FindingState.ACCEPTED
    assert shelf.selected == (second,)
    assert pane.list.hasFocus()
    assert pane.head.counts.text().endswith("1 accepted")
    assert first not in pane.list.shown.ids()


def test_j_and_k_move_and_enter_accepts(pane: ReviewPane, shelf: Shelf):
    ids = pane.list.shown.ids()

    key(pane, "J J K")
    assert shelf.selected == (ids[1],)
    key(pane, "Return")

    assert shelf.finding(ids[1]).state is FindingState.ACCEPTED
    assert shelf.selected == (ids[2],)


def test_d_dismisses_with_enter_alone_or_a_reason(pane: ReviewPane, shelf: Shelf):
    first, second, third, *_ = pane.list.shown.ids()

    key(pane, "D")
    assert pane.steps.popover.isVisible()
    key(pane, "Return", pane.steps.popover.line)
    key(pane, "D", pane.list)
    key(pane, "2", pane.steps.popover.line)

    assert shelf.finding(first).state is FindingState.DISMISSED
    assert shelf.finding(first).reason == ""
    assert shelf.finding(second).reason == "Duplicate"
    assert shelf.selected == (third,)


def test_escape_leaves_the_finding_undismissed(pane: ReviewPane, shelf: Shelf):
    key(pane, "D")
    key(pane, "Esc", pane.steps.popover.line)

    assert not pane.steps.popover.isVisible()
    assert "d" not in states(shelf)


def test_ctrl_z_takes_back_one_step_and_ctrl_y_makes_it_again(pane: ReviewPane, shelf: Shelf):
    before = states(shelf)
    second = pane.list.shown.ids()[1]
    key(pane, "A A")
    after = states(shelf)

    key(pane, "Ctrl+Z")
    assert shelf.selected == (second,)
    key(pane, "Ctrl+Z")
    assert states(shelf) == before
    key(pane, "Ctrl+Y Ctrl+Shift+Z")
    assert states(shelf) == after


def test_accept_all_shown_is_one_step_and_ends_in_words(qtbot: QtBot, pane: ReviewPane, shelf: Shelf):
    count = len(states(shelf))

    pane.tools["accept_all"].trigger()

    assert states(shelf) == "a" * count
    assert pane.end.isVisible()
    assert pane.end.title == "All reviewed."
    with qtbot.waitSignal(pane.use_wished):
        pane.end.button.click()
    shelf.undo_stack.undo()
    assert states(shelf) == "s" * count
    assert pane.list.isVisible()


def test_an_edit_is_kept_on_enter_stays_in_sight_and_is_one_step(pane: ReviewPane, shelf: Shelf):
    chosen = shelf.selected[0]
    words = current(shelf)

    key(pane, "E")
    assert pane.editor.wording.hasFocus()
    QTest.keyClicks(pane.editor.wording, "Indeed: ")
    key(pane, "Return")

    assert shelf.finding(chosen).text == f"Indeed: {words}"
    assert shelf.finding(chosen).state is FindingState.ACCEPTED
    assert pane.list.hasFocus()
    assert shelf.selected == (chosen,)
    assert chosen in pane.list.shown.ids()
    key(pane, "Ctrl+Z")
    assert shelf.finding(chosen).text == words
    assert not shelf.undo_stack.canUndo()


def test_escape_takes_the_typing_back(pane: ReviewPane, shelf: Shelf):
    words = current(shelf)

    key(pane, "F2")
    QTest.keyClicks(pane.editor.wording, "Never ")
    key(pane, "Esc")

    assert current(shelf) == words
    assert pane.editor.wording.wording == words
    assert pane.list.hasFocus()
    assert not shelf.undo_stack.canUndo()


def test_accepting_keeps_what_is_being_typed(pane: ReviewPane, shelf: Shelf):
    chosen = shelf.selected[0]
    key(pane, "E")
    QTest.keyClicks(pane.editor.wording, "Indeed: ")

    pane.tools["accept"].trigger()

    assert shelf.finding(chosen).text.startswith("Indeed: ")
    assert shelf.finding(chosen).state is FindingState.ACCEPTED


def test_a_click_on_another_row_after_typing_selects_the_row_that_was_clicked(
    qtbot: QtBot, pane: ReviewPane, shelf: Shelf
):
    ids = pane.list.shown.ids()
    key(pane, "E")
    QTest.keyClicks(pane.editor.wording, "Indeed: ")

    place = pane.list.visualRect(pane.list.shown.place_of(ids[1])).center()
    pane.list.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    assert shelf.selected == (ids[1],)
    assert shelf.finding(ids[0]).text.startswith("Indeed: ")
    qtbot.waitUntil(lambda: ids[0] not in pane.list.shown.ids())


def test_a_changed_figure_is_flagged_while_it_is_typed_and_can_be_let_stand(
    qtbot: QtBot, pane: ReviewPane, shelf: Shelf
):
    in_report_order(pane)
    chosen = shelf.selected[0]
    key(pane, "E")
    text = pane.editor.wording.wording.replace("4.2", "4.7")
    pane.editor.wording.selectAll()
    QTest.keyClicks(pane.editor.wording, text)
    qtbot.waitUntil(lambda: len(pane.editor.flags.rows) > 0)
    row = pane.editor.flags.rows[0]

    # However long the original is, what is doubted stands in sight of who types.
    view = pane.editor.viewport()
    top = lambda: row.mapTo(view, row.rect().topLeft()).y()  # noqa: E731
    qtbot.waitUntil(lambda: 0 <= top() < view.height() or view.height() < pane.editor.wording.height())

    row.chosen.emit(row.flag)
    marked = [m for m in pane.editor.original.text.marks if m.kind == "flag"]
    assert [pane.editor.original.text.text[m.start : m.end] for m in marked] == ["about $4.2 million"]
    row.excused.emit(row.flag, "Checked with the author")

    finding = shelf.finding(chosen)
    assert finding.text == text
    assert [e.reason for e in finding.excuses] == ["Checked with the author"]
    assert pane.editor.flags.rows == ()


def test_flags_of_an_accepted_wording_are_counted_in_its_row(qtbot: QtBot, pane: ReviewPane, shelf: Shelf):
    in_report_order(pane)
    chosen = shelf.selected[0]
    key(pane, "E")
    pane.editor.wording.setPlainText(pane.editor.wording.wording.replace("4.2", "4.7"))
    key(pane, "Return")

    qtbot.waitUntil(lambda: not pane.busy)

    spoken = pane.list.shown.place_of(chosen).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", accepted, 1 flag: " in spoken


def test_m_merges_with_the_one_below_and_s_parts_it_again(pane: ReviewPane, shelf: Shelf):
    in_report_order(pane)
    count = len(states(shelf))

    key(pane, "M")
    assert len(states(shelf)) == count - 1
    assert len(shelf.selected) == 1
    merged = current(shelf)
    key(pane, "S")

    assert len(states(shelf)) == count
    assert len(current(shelf)) < len(merged)


def test_ctrl_shift_enter_splits_at_the_cursor(qtbot: QtBot, pane: ReviewPane, shelf: Shelf):
    qtbot.waitUntil(lambda: not pane.busy)
    in_report_order(pane)
    key(pane, "E")
    wording = pane.editor.wording
    place = wording.wording.index("half as much")
    cursor = wording.textCursor()
    cursor.setPosition(place)
    wording.setTextCursor(cursor)

    key(pane, "Ctrl+Shift+Return", on=wording)

    texts = [f.text for f in shelf.pack.findings]
    assert any(text.startswith("half as much") for text in texts)


def test_shift_down_selects_several_and_a_accepts_them(pane: ReviewPane, shelf: Shelf):
    ids = pane.list.shown.ids()

    key(pane, "Shift+Down Shift+Down")
    assert set(shelf.selected) == set(ids[:3])
    key(pane, "A")

    assert {i for i in ids if shelf.finding(i).state is FindingState.ACCEPTED} == set(ids[:3])
    assert shelf.selected == (ids[3],)


def test_a_number_sets_the_kind_and_u_sets_back_to_review(pane: ReviewPane, shelf: Shelf):
    chosen = shelf.selected[0]

    key(pane, "3")
    assert shelf.finding(chosen).kind is FindingKind.QUOTE
    pane.head.state_chosen.emit(None)
    key(pane, "A")
    shelf.select((chosen,))
    key(pane, "U")

    assert shelf.finding(chosen).state is FindingState.SUGGESTED


def test_t_leads_to_the_topics_and_they_complete(pane: ReviewPane, shelf: Shelf):
    chosen = shelf.selected[0]
    key(pane, "T")
    line = pane.editor.topics.line
    assert line.hasFocus()

    line.clear()
    QTest.keyClicks(line, "boats, river  patrols, boats")
    key(pane, "Return", line)

    assert shelf.finding(chosen).topics == ("boats", "river patrols")
    assert pane.list.hasFocus()


def test_a_committee_the_roster_lacks_is_not_kept_and_told(pane: ReviewPane, shelf: Shelf):
    chosen = shelf.selected[0]
    field = pane.editor.committees
    kept = shelf.finding(chosen).committees
    field.line.setFocus()
    field.line.setText("hsas, ZZZZ")

    key(pane, "Return", field.line)
    assert "“ZZZZ”" in field.wrong
    assert field.line.hasFocus()
    assert shelf.finding(chosen).committees == kept
    field.line.setText("hsas")
    key(pane, "Return", field.line)

    assert shelf.finding(chosen).committees == ("HSAS",)
    assert "HSAS: " in field.line.toolTip()


def test_a_key_figure_is_one_of_the_text_with_a_label(pane: ReviewPane, shelf: Shelf):
    in_report_order(pane)
    chosen = shelf.selected[0]
    field = pane.editor.key_figure
    offered = [field.value.itemText(i) for i in range(field.value.count())]
    assert offered == ["None", *shelf.finding(chosen).figures]

    field.value.setCurrentIndex(1)
    field.value.activated.emit(1)
    assert shelf.finding(chosen).key_figure is None
    QTest.keyClicks(field.label, "spent on patrols")
    key(pane, "Return", field.label)

    assert shelf.finding(chosen).key_figure == KeyFigure(offered[1], "spent on patrols")


def test_a_finding_selected_elsewhere_comes_into_sight_under_any_filter(pane: ReviewPane, shelf: Shelf):
    first = pane.list.shown.ids()[0]
    key(pane, "A")

    shelf.select((first,))

    assert first in pane.list.shown.ids()
    assert pane.list.chosen == (first,)


def test_every_action_says_its_keys_in_its_tip(pane: ReviewPane):
    for action in pane.tools.actions_of.values():
        for shortcut in action.shortcuts():
            keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
            assert keys in action.toolTip() or keys == "Enter"


def test_the_list_of_shortcuts_names_the_keys_of_review(pane: ReviewPane):
    rows = {words: keys for _menu, words, keys in shortcut_rows([pane.menu])}

    assert rows["Accept"].startswith("A or Return")
    assert rows["Make it: Statistic"] == "1"
    assert rows["Back to review"] == "U"


def test_another_source_starts_afresh(pane: ReviewPane, shelf: Shelf):
    key(pane, "E")
    QTest.keyClicks(pane.editor.wording, "Lost? ")
    chosen = FindingId(shelf.selected[0])
    source = shelf.source_id

    shelf.open_source(None)
    assert pane.end.isVisible()
    shelf.open_source(source)

    assert shelf.finding(chosen) is not None
    assert pane.editor.wording.wording == current(shelf)


def test_ctrl_enter_keeps_the_wording_and_splits_nothing(pane: ReviewPane, shelf: Shelf):
    count = len(shelf.pack.findings)
    key(pane, "E")
    pane.editor.wording.setPlainText("Reworded whole.")

    key(pane, "Ctrl+Return", on=pane.editor.wording)

    assert current(shelf) == "Reworded whole."
    assert len(shelf.pack.findings) == count


def test_typing_taken_back_by_escape_comes_again_by_undo(pane: ReviewPane, shelf: Shelf):
    before = current(shelf)
    key(pane, "E")
    wording = pane.editor.wording
    wording.moveCursor(QTextCursor.MoveOperation.End)
    wording.insertPlainText(" And more.")

    key(pane, "Escape")
    assert wording.wording == current(shelf) == before
    key(pane, "E")
    key(pane, "Ctrl+Z")

    assert wording.wording == f"{before} And more."


def test_a_finding_is_held_back_in_the_editor_and_released_by_undo(pane: ReviewPane, shelf: Shelf):
    finding = shelf.selected[0]
    release = pane.editor.release

    release.choice.setCurrentIndex(1)
    release.choice.activated.emit(1)
    assert shelf.finding(finding).confidential

    release.choice.setCurrentIndex(2)
    release.day.setDate(QDate(2026, 12, 1))
    release.choice.activated.emit(2)
    held = shelf.finding(finding)
    assert (held.confidential, held.embargo) == (False, dt.date(2026, 12, 1))
    assert not release.day.isHidden()

    shelf.undo_stack.undo()
    shelf.undo_stack.undo()
    assert shelf.finding(finding).embargo is None
    assert release.choice.currentIndex() == 0
