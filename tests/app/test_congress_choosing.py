import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefdesk.app.models.facets import FacetsModel
from briefdesk.app.models.recipients import RecipientsModel
from briefdesk.app.pages.congress import look_up as looking_up
from briefdesk.app.pages.congress.look_up import Found, facet_groups, offered_terms
from briefdesk.app.pages.congress.page import CongressPage
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import VacantSeat
from briefdesk.model.draft import Exclusion, Grouping, Recipients
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import blank_project, sample_project
from briefdesk.pipeline.recipients import find_members
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(
        today=dt.date(2026, 11, 22), folders=folders_in(tmp_path_factory.mktemp("home"))
    ) as opened:
        yield opened


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    return Session(desk, sample_project(desk))


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Iterator[CongressPage]:
    yield from shown(qtbot, session)


@pytest.fixture
def browsing(qtbot: QtBot, desk: Desk) -> Iterator[CongressPage]:
    yield from shown(qtbot, Session(desk, blank_project(desk)))


def shown(qtbot: QtBot, session: Session) -> Iterator[CongressPage]:
    runner = Runner()
    made = CongressPage(session, runner)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    rest(qtbot, made)
    yield made
    runner.close()


def rest(qtbot: QtBot, page: CongressPage) -> None:
    qtbot.waitUntil(lambda: not page.choosing._timer.isActive() and not page.runner.busy, timeout=5000)


def look_up(desk: Desk, query: str, as_role: bool = False) -> Found:
    project = replace(blank_project(desk), recipients=Recipients(query, as_role=as_role))
    return looking_up.look_up(desk, project, offered_terms(desk))


def ask(qtbot: QtBot, page: CongressPage, query: str) -> None:
    page.pane.box.line.selectAll()
    qtbot.keyClicks(page.pane.box.line, query)
    rest(qtbot, page)


def count(page: CongressPage) -> str:
    return page.pane.count.words.text()


@pytest.mark.parametrize("query", ["", "state:TX", "committee:SSAS", "chamber:senate role:chair"])
def test_every_count_is_what_one_more_tick_would_find(desk: Desk, query: str):
    found = look_up(desk, query)

    for term in ("state:TX", "chamber:house", "party:D", "committee:SSAS*", "committee:HSAS", "role:ranking"):
        key = term.partition(":")[0]
        if f"{key}:" not in query:
            assert found.counts[term] == len(find_members(desk, f"{query} {term}")), term


def test_every_term_that_is_offered_is_a_query_that_the_roster_knows(desk: Desk):
    model = FacetsModel()
    model.set_groups(facet_groups(desk))

    for term in model.terms():
        find_members(desk, term)


def test_facets_and_members_pass_qts_own_model_tester(qtbot: QtBot, desk: Desk):
    facets, members = FacetsModel(), RecipientsModel()
    for model in (facets, members):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = look_up(desk, "state:TX", True)

    facets.set_groups(facet_groups(desk))
    facets.set_counts(found.counts, found.held)
    members.set_rows(found.rows)
    members.set_excluded({found.rows[0].members[0].bioguide: ""})

    assert members.included_count() == sum(isinstance(row, Addressee) for row in found.rows) - 1


def test_a_vacant_seat_stands_below_with_its_reason_and_cannot_be_ticked(desk: Desk):
    model = RecipientsModel()
    model.set_rows(look_up(desk, "state:TX chamber:house").rows)
    last = model.rows()[-1]
    place = model.index(model.rowCount() - 1, 0)

    assert isinstance(last, VacantSeat)
    assert place.siblingAtColumn(4).data() == last.reason
    assert not place.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_the_keyboard_reaches_a_vacant_seat(qtbot: QtBot, page: CongressPage):
    ask(qtbot, page, "state:TX chamber:house")
    table = page.pane.table
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_End)

    assert isinstance(page.pane.members.item(table.currentIndex().row()), VacantSeat)
    assert table.current_member() is None
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not page.choosing.served.recipients.excluded
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current_member() is not None


def test_typing_a_query_is_one_step_of_undo(qtbot: QtBot, page: CongressPage, session: Session):
    before = session.project

    ask(qtbot, page, "state:RI ")
    ask(qtbot, page, "state:RI chamber:senate")

    assert session.project.recipients.query == "state:RI chamber:senate"
    assert len(session.addressees) == 2
    session.undo_stack.undo()
    rest(qtbot, page)
    assert session.project == before
    assert page.pane.box.line.text() == before.recipients.query


def test_a_query_that_is_left_and_taken_up_again_is_another_step(
    qtbot: QtBot, page: CongressPage, session: Session
):
    ask(qtbot, page, "state:RI")
    page.pane.box.line.left.emit()
    ask(qtbot, page, "state:TX")

    session.undo_stack.undo()

    assert session.project.recipients.query == "state:RI"


def test_grouping_greeting_and_ticks_are_steps_of_their_own(
    qtbot: QtBot, page: CongressPage, session: Session
):
    ask(qtbot, page, "state:RI chamber:senate")
    before = session.project.recipients
    page.pane.letters.grouping_wished.emit(Grouping.SENATORS)
    page.pane.letters.as_role.click()
    page.pane.members.include_wished.emit(page.pane.members.members()[0].id, False)

    assert session.project.recipients.grouping is Grouping.SENATORS
    assert session.project.recipients.as_role
    assert len(session.project.recipients.left_out) == 1
    for _ in range(3):
        session.undo_stack.undo()
    assert session.project.recipients == before


def test_a_misspelled_query_is_explained_and_leaves_the_recipients(
    qtbot: QtBot, page: CongressPage, session: Session
):
    before, rows = session.project, page.pane.members.rows()

    ask(qtbot, page, "sate:TX")

    assert "state:" in page.pane.box.words.text()
    assert page.pane.members.rows() == rows
    assert session.project.recipients.query in ("sa", "s", before.recipients.query)


def facets(page: CongressPage) -> FacetsModel:
    return page.ways.pane("facets").facets


def test_a_tick_among_the_facets_writes_the_query(qtbot: QtBot, page: CongressPage, session: Session):
    ask(qtbot, page, "state:RI")

    facets(page).term_wished.emit("chamber:senate", True)
    rest(qtbot, page)

    assert page.pane.box.line.text() == session.project.recipients.query == "state:RI chamber:senate"
    assert page.pane.members.rowCount() == 2
    facets(page).term_wished.emit("state:RI", False)
    assert page.pane.box.line.text() == "chamber:senate"
    session.undo_stack.undo()
    assert page.pane.box.line.text() == "state:RI chamber:senate"


def test_space_in_the_table_leaves_a_member_out(qtbot: QtBot, page: CongressPage, session: Session):
    page.pane.table.setCurrentIndex(page.pane.members.index(0, 0))

    qtbot.keyClick(page.pane.table, Qt.Key.Key_Space)

    assert session.project.recipients.left_out == {page.pane.members.members()[0].members[0].bioguide}
    assert "1 left out" in count(page)
    page.pane.count.everyone.click()
    assert not session.project.recipients.excluded
    assert "left out" not in count(page)


def test_the_reason_is_asked_for_where_a_member_is_left_out(
    qtbot: QtBot, page: CongressPage, session: Session
):
    page.pane.table.setCurrentIndex(page.pane.members.index(0, 0))
    assert page.pane.reason.isHidden()

    qtbot.keyClick(page.pane.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_F2)
    qtbot.keyClicks(page.pane.reason.line, "Met  in person")
    assert session.project.recipients.excluded[0].reason == "", "each letter typed is worked through at once"
    qtbot.keyClick(page.pane.reason.line, Qt.Key.Key_Return)

    member = page.pane.members.members()[0].members[0].bioguide
    assert session.project.recipients.excluded == (Exclusion(member, "Met in person"),)
    assert page.pane.members.index(0, 4).data() == "Left out: Met in person"
    session.undo_stack.undo()
    assert session.project.recipients.excluded == (Exclusion(member, ""),)


def test_a_reason_typed_in_haste_stays_with_its_member(qtbot: QtBot, page: CongressPage, session: Session):
    table, line = page.pane.table, page.pane.reason.line
    for row in (0, 1):
        table.setCurrentIndex(page.pane.members.index(row, 0))
        qtbot.keyClick(table, Qt.Key.Key_Space)
    table.setCurrentIndex(page.pane.members.index(0, 0))
    qtbot.keyClicks(line, "Met in person")

    table.setCurrentIndex(page.pane.members.index(1, 0))

    first = page.pane.members.members()[0].members[0].bioguide
    reasons = {e.member: e.reason for e in session.project.recipients.excluded}
    assert reasons[first] == "Met in person"
    assert sorted(reasons.values()) == ["", "Met in person"]
    assert line.text() == ""


def test_an_old_roster_is_said_to_be_old(page: CongressPage):
    assert "June 15, 2026" in page.pane.foot.words.text()
    assert page.pane.foot.sign.accessibleName() == "Warning"


def test_a_query_typed_in_haste_is_not_lost(qtbot: QtBot, page: CongressPage, session: Session):
    page.pane.box.line.selectAll()
    qtbot.keyClicks(page.pane.box.line, "committee:SSAS role:chair")

    qtbot.keyClick(page.pane.box.line, Qt.Key.Key_Escape)

    assert session.project.recipients.query == "committee:SSAS role:chair"


def test_while_nothing_is_begun_everybody_is_listed_and_nobody_is_written_to(
    qtbot: QtBot, browsing: CongressPage
):
    assert len(browsing.pane.members.members()) == 537
    assert not browsing.pane.members.ticks
    assert browsing.pane.letters.isHidden()

    ask(qtbot, browsing, "state:RI")

    assert count(browsing) == "4 members"
    assert not browsing.session.dirty
    browsing.pane.count.write.click()
    assert browsing.session.project.recipients.query == "state:RI"
    assert browsing.pane.members.ticks


def test_vacant_seats_are_counted(qtbot: QtBot, page: CongressPage):
    ask(qtbot, page, "state:TX chamber:house")

    assert count(page) == "37 letters, one to each member, 1 vacant seat"


def test_a_joint_letter_is_counted_as_one(qtbot: QtBot, page: CongressPage):
    ask(qtbot, page, "state:RI,TX chamber:senate")

    page.pane.letters.grouping_wished.emit(Grouping.SENATORS)

    assert count(page) == "2 letters to 4 members"


def test_columns_sort_and_go_back_to_the_roster(qtbot: QtBot, page: CongressPage):
    ask(qtbot, page, "state:RI,TX chamber:senate")
    order = [m.id for m in page.pane.members.members()]

    page.pane.table.sort_by(0)
    names = [m.members[0].last_name for m in page.pane.members.members()]
    page.pane.table.sort_by(-1)

    assert names == sorted(names)
    assert [m.id for m in page.pane.members.members()] == order


@pytest.mark.parametrize("query", ["state:texas", 'state:"Texas"', "state:AZ, tx", "STATE:TX chamber:Senate"])
def test_a_term_written_in_another_way_ticks_its_box(desk: Desk, query: str):
    assert "state:TX" in look_up(desk, query).held


def test_a_query_is_looked_up_before_anyone_notices(desk: Desk):
    took: dict[str, float] = {}
    for query in ("state:TX", "committee:SSAS role:chair", "chamber:house", "garcia", "armed services") * 3:
        start = time.thread_time()
        look_up(desk, query, True)
        took[query] = min(took.get(query, 1.0), time.thread_time() - start)

    assert max(took.values()) < 0.05, took


def test_a_tick_beside_a_misspelled_term_says_what_is_wrong(qtbot: QtBot, page: CongressPage):
    ask(qtbot, page, "sate:TX")

    facets(page).term_wished.emit("chamber:senate", True)

    assert page.pane.box.line.text() == "sate:TX"
    assert "state:" in page.pane.box.words.text()


def test_enter_takes_what_was_probably_meant(qtbot: QtBot, page: CongressPage, session: Session):
    ask(qtbot, page, "armed services")

    assert page.pane.box.words.text() == "Nobody is named “armed services”. Did you mean"
    assert page.pane.box.suggested.text() == 'committee:"armed services"?'
    qtbot.keyClick(page.pane.box.line, Qt.Key.Key_Return)
    rest(qtbot, page)

    assert page.pane.box.line.text() == session.project.recipients.query == 'committee:"armed services"'
    assert page.pane.members.included_count() > 50
    assert not page.pane.box.suggested.isVisible()


def test_words_that_name_nobody_are_not_taken(qtbot: QtBot, page: CongressPage, session: Session):
    page.pane.box.line.selectAll()
    qtbot.keyClicks(page.pane.box.line, "texas", delay=0)
    page.choosing.settle()

    assert page.pane.box.suggested.text() == "state:TX?"
    assert session.project.recipients.query != "texas"
