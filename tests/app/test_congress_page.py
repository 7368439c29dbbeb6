"""The Congress page in the whole window, by its keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefdesk.app.models.committees import CommitteesModel
from briefdesk.app.pages.congress.committee_terms import leaders_query, members_and_leaders
from briefdesk.app.pages.congress.lists_panel import ListsPanel
from briefdesk.app.pages.congress.names_dialog import NamesDialog
from briefdesk.app.pages.congress.page import CongressPage
from briefdesk.app.pages.congress.state_map import StatesModel
from briefdesk.app.window import CONGRESS, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Recipients
from briefdesk.pipeline.choosing import CommitteeNode, committee_tree, state_tiles
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import find_members

ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def page(bench: Workbench, qtbot: QtBot) -> CongressPage:
    bench.choose_recipients()
    made = bench.congress.page
    rest(qtbot, made)
    return made


def rest(qtbot: QtBot, page: CongressPage) -> None:
    qtbot.waitUntil(
        lambda: (
            not page.choosing._timer.isActive()
            and not any(key.startswith("congress:") for key in page.runner._running)
        ),
        timeout=10_000,
    )


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def query(page: CongressPage) -> str:
    return page.session.project.recipients.query


def node(desk: Desk, code: str) -> tuple[CommitteeNode, CommitteeNode | None]:
    for branch in committee_tree(desk):
        for full in branch.committees:
            if full.committee.code == code:
                return full, None
            for sub in full.subcommittees:
                if sub.committee.code == code:
                    return sub, full
    raise AssertionError(code)


def members(page: CongressPage) -> set[str]:
    return {m.bioguide for a in page.session.addressees for m in a.members}


def test_the_action_goes_to_the_query_and_escape_back_to_writing(
    bench: Workbench, page: CongressPage, qtbot: QtBot
):
    assert bench.window.place == CONGRESS
    assert page.pane.box.line.hasFocus()
    assert page.pane.box.line.selectedText() == query(page)

    press(qtbot, Qt.Key.Key_Escape)

    assert bench.window.place == WRITE


def test_escape_in_the_middle_of_typing_keeps_what_is_typed(
    bench: Workbench, page: CongressPage, qtbot: QtBot
):
    qtbot.keyClicks(page.pane.box.line, "committee:SSAS")

    press(qtbot, Qt.Key.Key_Escape)

    assert query(page) == "committee:SSAS"
    assert "27" in bench.window.strip.recipients.text()


def test_a_subcommittee_and_both_leaders_take_four_actions(
    bench: Workbench, page: CongressPage, qtbot: QtBot
):
    qtbot.keyClick(page.pane.box.line, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.pane.box.line, Qt.Key.Key_Delete)
    rest(qtbot, page)
    page.ways.go("committees")
    panel = page.ways.pane("committees")
    rest(qtbot, page)

    qtbot.keyClicks(panel.seek, "seapower")
    rest(qtbot, page)
    qtbot.keyClick(panel.seek, Qt.Key.Key_Return, SHIFT)
    rest(qtbot, page)

    desk = bench.session.desk
    sub = {m.bioguide for a in find_members(desk, "committee:SSAS13") for m in a.members}
    leaders = {m.bioguide for a in find_members(desk, "committee:SSAS role:chair,ranking") for m in a.members}
    assert members(page) == sub | leaders
    bench.session.undo_stack.undo()
    assert query(page) == ""


def test_leaders_alone_are_asked_for_by_their_role(bench: Workbench):
    desk = bench.session.desk
    armed, _ = node(desk, "SSAS")
    house, _ = node(desk, "HSAS")

    first = leaders_query("", armed)
    both = leaders_query(first, house)

    assert first == "committee:SSAS role:chair,ranking"
    assert both == "committee:SSAS,HSAS role:chair,ranking"


def test_leaders_beside_other_members_are_further_ones(bench: Workbench):
    desk = bench.session.desk
    armed, _ = node(desk, "SSAS")
    before = {m.id for m in find_members(desk, "committee:HSJU")}

    after = {m.id for m in find_members(desk, leaders_query("committee:HSJU", armed))}

    assert after == before | {leader.member.bioguide for leader in armed.leaders}


def test_a_full_committee_can_be_had_with_all_below(bench: Workbench):
    armed, above = node(bench.session.desk, "SSAS")

    assert members_and_leaders(armed, above) == "committee:SSAS*"


def test_the_tree_keeps_its_place_while_counts_change(bench: Workbench, page: CongressPage, qtbot: QtBot):
    page.ways.go("committees")
    panel = page.ways.pane("committees")
    rest(qtbot, page)
    panel.tree.setCurrentIndex(panel.committees.index_of("SSFR"))
    panel.tree.expand(panel.tree.currentIndex())

    page.choosing.set_query("state:RI")
    rest(qtbot, page)

    assert panel.node.committee.code == "SSFR"
    assert panel.tree.isExpanded(panel.tree.currentIndex())


def test_committees_and_states_pass_qts_own_model_tester(bench: Workbench):
    desk = bench.session.desk
    committees, states = CommitteesModel(), StatesModel()
    for model in (committees, states):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    committees.set_tree(committee_tree(desk), frozenset())
    committees.set_tree(committee_tree(desk, "state:RI"), frozenset({"committee:SSAS"}))
    committees.set_tree(committee_tree(desk, words="seapower"), frozenset())
    states.set_tiles(state_tiles(desk))
    states.set_tiles(state_tiles(desk, "state:TX"))

    assert "in the query" in states.place_of("TX").data(Qt.ItemDataRole.AccessibleTextRole)


def test_leaders_are_told_by_word(bench: Workbench):
    model = CommitteesModel()
    model.set_tree(committee_tree(bench.session.desk), frozenset())

    said = model.index_of("SSAS").data(Qt.ItemDataRole.AccessibleTextRole)

    assert "Chairman Wicker" in said
    assert "Ranking Member Reed" in said
    assert "27 members" in said


def test_arrows_lead_over_the_map_and_space_takes_a_delegation(page: CongressPage, qtbot: QtBot):
    page.choosing.set_query("")
    page.ways.go("map")
    rest(qtbot, page)
    the_map = page.ways.pane("map").map

    qtbot.keyClicks(the_map, "rh")
    qtbot.keyClick(the_map, Qt.Key.Key_Space)
    rest(qtbot, page)
    qtbot.keyClick(the_map, Qt.Key.Key_Down)
    qtbot.keyClick(the_map, Qt.Key.Key_Space)
    rest(qtbot, page)

    assert query(page) == "state:RI,CT"
    assert "Connecticut" in page.ways.pane("map").words.text()
    qtbot.keyClick(the_map, Qt.Key.Key_Space)
    assert query(page) == "state:RI"


def saved_as(qtbot: QtBot, page: CongressPage, name: str) -> ListsPanel:
    """Save whom the query chooses as a list, and return the panel of lists."""
    page.ways.go("lists")
    rest(qtbot, page)
    lists = page.ways.pane("lists")
    assert isinstance(lists, ListsPanel)
    lists.save.click()
    qtbot.keyClicks(lists.name, name)
    qtbot.keyClick(lists.name, Qt.Key.Key_Return)
    return lists


def test_the_chosen_are_saved_as_a_list_that_travels_with_the_project(
    bench: Workbench, page: CongressPage, qtbot: QtBot
):
    page.choosing.set_query("state:RI chamber:senate")
    lists = saved_as(qtbot, page, "Ocean State")
    page.choosing.set_query("")
    lists.view.setFocus()
    qtbot.keyClick(lists.view, Qt.Key.Key_Space)
    rest(qtbot, page)

    assert query(page) == 'list:"Ocean State"'
    assert len(members(page)) == 2
    assert [saved.name for saved in bench.session.project.lists] == ["Ocean State"]


def test_a_ticked_list_is_written_to_beside_those_chosen_before(
    bench: Workbench, page: CongressPage, qtbot: QtBot
):
    page.choosing.set_query("state:RI chamber:senate")
    lists = saved_as(qtbot, page, "Ocean State")
    page.choosing.set_query("state:TX chamber:senate")

    lists.view.setFocus()
    qtbot.keyClick(lists.view, Qt.Key.Key_Space)
    rest(qtbot, page)

    assert sorted(a.members[0].state for a in bench.session.addressees) == ["RI", "RI", "TX", "TX"]


def test_a_removed_list_comes_back_by_undo(bench: Workbench, page: CongressPage, qtbot: QtBot):
    page.choosing.set_query("state:RI chamber:senate")
    page.ways.go("lists")
    rest(qtbot, page)
    lists = page.ways.pane("lists")
    lists.save.click()
    qtbot.keyClicks(lists.name, "Ocean")
    qtbot.keyClick(lists.name, Qt.Key.Key_Return)

    qtbot.keyClick(lists.view, Qt.Key.Key_Delete)
    assert not bench.session.desk.book.lists
    bench.sources.undo.undo()

    assert [saved.name for saved in bench.session.desk.book.lists] == ["Ocean"]


def test_pasted_names_are_matched_and_chosen(bench: Workbench, page: CongressPage, qtbot: QtBot):
    page.choosing.set_query("")
    dialog = NamesDialog(bench.session.desk, page.choosing.served.project, page.runner, page)
    dialog.members_chosen.connect(page.choosing.choose_members)
    dialog.show()

    dialog.text.setPlainText("Sen. Jack Reed (D-RI)\nWicker, Roger\nSomebody Nobody Knows")
    qtbot.waitUntil(lambda: len(dialog.view.rows.rows) == 3, timeout=10_000)

    assert "2 chosen" in dialog.words.text()
    assert "1 not there" in dialog.words.text()
    dialog.choose.click()
    assert query(page) == "member:R000122,W000437"


def test_pasted_names_stand_beside_those_chosen_before(page: CongressPage, qtbot: QtBot):
    page.choosing.set_query("state:RI chamber:senate")
    before = members(page)

    page.choosing.choose_members((Bioguide("W000437"), Bioguide("H001042")))

    assert members(page) == before | {"W000437", "H001042"}


def test_the_map_takes_a_whole_delegation_beside_those_chosen(page: CongressPage, qtbot: QtBot):
    page.choosing.set_query("committee:SSAS13")
    seapower = members(page)
    page.ways.go("map")
    rest(qtbot, page)
    panel = page.ways.pane("map")
    press(qtbot, Qt.Key.Key_R)
    press(qtbot, Qt.Key.Key_I)

    panel.delegation.click()
    rest(qtbot, page)

    ocean = {m.bioguide for a in find_members(page.session.desk, "state:RI") for m in a.members}
    assert members(page) == seapower | ocean
    panel.delegation.click()
    assert query(page) == "committee:SSAS13"


def test_somebody_who_may_be_one_of_several_is_not_taken_unasked(
    bench: Workbench, page: CongressPage, qtbot: QtBot
):
    dialog = NamesDialog(bench.session.desk, page.choosing.served.project, page.runner, page)
    dialog.text.setPlainText("Garcia")
    qtbot.waitUntil(lambda: len(dialog.view.rows.rows) == 1, timeout=10_000)

    assert dialog.members() == ()
    assert not dialog.choose.isEnabled()
    place = dialog.view.rows.rows[0].item
    dialog._pick(place, dialog._matches[0].members[1].bioguide)

    assert dialog.members() == (dialog._matches[0].members[1].bioguide,)


def test_other_recipients_from_elsewhere_are_shown(bench: Workbench, page: CongressPage, qtbot: QtBot):
    before = page.pane.box.line.text()
    page.choosing.set_query("state:VT")
    rest(qtbot, page)

    bench.session.undo_stack.undo()
    rest(qtbot, page)

    assert page.pane.box.line.text() == before
    assert page.pane.members.included_count() == len(bench.session.addressees)


def test_another_project_brings_its_own_recipients(bench: Workbench, page: CongressPage, qtbot: QtBot):
    other = replace(bench.session.project, recipients=Recipients("state:VT"))

    bench.session.begin(other)
    rest(qtbot, page)

    assert page.pane.box.line.text() == "state:VT"
    assert page.pane.members.included_count() == 3


def test_the_page_is_loaded_only_when_somebody_goes_there(bench: Workbench):
    assert bench.congress._page is None


def test_the_first_visit_begins_in_the_query(bench: Workbench, qtbot: QtBot):
    bench.window.show_place(CONGRESS)

    assert bench.congress.page.pane.box.line.hasFocus()


def test_home_and_end_go_to_the_first_member_and_the_vacant_seat_at_the_end(page: CongressPage, qtbot: QtBot):
    page.choosing.set_query("state:TX chamber:house")
    rest(qtbot, page)
    page.pane.table.setFocus()

    qtbot.keyClick(page.pane.table, Qt.Key.Key_End)
    last = page.pane.table.currentIndex()
    qtbot.keyClick(page.pane.table, Qt.Key.Key_Home)

    assert (last.row(), last.column()) == (37, 0)
    assert page.pane.table.currentIndex().row() == 0
