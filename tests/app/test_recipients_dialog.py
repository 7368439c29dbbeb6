import datetime as dt
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs import recipients_search
from briefdesk.app.dialogs.recipients import RecipientsDialog
from briefdesk.app.dialogs.recipients_search import Found, facet_groups, offered_terms
from briefdesk.app.models.facets import FacetsModel
from briefdesk.app.models.recipients import RecipientsModel
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import VacantSeat
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
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
def dialog(qtbot: QtBot, session: Session) -> Iterator[RecipientsDialog]:
    runner = Runner()
    made = RecipientsDialog(session, runner)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.members.rowCount() == len(session.addressees), timeout=5000)
    yield made
    runner.close()


def look_up(desk: Desk, query: str, as_role: bool = False) -> Found:
    return recipients_search.look_up(desk, query, as_role, offered_terms(desk))


def ask(qtbot: QtBot, dialog: RecipientsDialog, query: str) -> None:
    dialog.view.query.setText(query)
    qtbot.waitUntil(lambda: not dialog._timer.isActive() and not dialog._runner.busy, timeout=5000)


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
    members.set_excluded(frozenset({found.rows[0].members[0].bioguide}))

    assert members.included_count() == sum(isinstance(row, Addressee) for row in found.rows) - 1


def test_a_vacant_seat_stands_below_with_its_reason_and_cannot_be_ticked(desk: Desk):
    model = RecipientsModel()
    model.set_rows(look_up(desk, "state:TX chamber:house").rows)
    last = model.rows()[-1]
    place = model.index(model.rowCount() - 1, 0)

    assert isinstance(last, VacantSeat)
    assert place.siblingAtColumn(4).data() == last.reason
    assert not place.flags() & (Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)


def test_choosing_is_one_step_of_undo(qtbot: QtBot, dialog: RecipientsDialog, session: Session):
    before = session.project
    ask(qtbot, dialog, "state:RI chamber:senate")
    dialog.view.as_role.setChecked(True)
    dialog.members.include_wished.emit(dialog.members.rows()[0].members[0].bioguide, False)

    dialog.accept()

    assert session.project.recipients.query == "state:RI chamber:senate"
    assert session.project.recipients.as_role
    assert len(session.addressees) == 1
    session.undo_stack.undo()
    assert session.project == before


def test_cancelling_changes_nothing(qtbot: QtBot, dialog: RecipientsDialog, session: Session):
    before = session.project
    ask(qtbot, dialog, "state:RI")

    dialog.reject()

    assert session.project == before


def test_a_misspelled_query_is_explained_and_cannot_be_used(qtbot: QtBot, dialog: RecipientsDialog):
    rows = dialog.members.rows()

    ask(qtbot, dialog, "sate:TX")

    assert "state:" in dialog.view._words.text()
    assert not dialog.view.use.isEnabled()
    assert dialog.members.rows() == rows


def test_a_tick_among_the_facets_writes_the_query(qtbot: QtBot, dialog: RecipientsDialog):
    ask(qtbot, dialog, "state:RI")

    dialog.facets.term_wished.emit("chamber:senate", True)
    ask(qtbot, dialog, dialog.view.query.text())

    assert dialog.view.query.text() == "state:RI chamber:senate"
    assert dialog.members.rowCount() == 2
    dialog.facets.term_wished.emit("state:RI", False)
    assert dialog.view.query.text() == "chamber:senate"


def test_space_in_the_table_leaves_a_member_out(qtbot: QtBot, dialog: RecipientsDialog):
    dialog.view.table.setCurrentIndex(dialog.members.index(0, 0))

    qtbot.keyClick(dialog.view.table, Qt.Key.Key_Space)

    assert dialog.wanted().left_out == {dialog.members.rows()[0].members[0].bioguide}
    assert "1 left out" in dialog.view._count.text()


def test_an_old_roster_is_said_to_be_old(dialog: RecipientsDialog):
    assert "June 15, 2026" in dialog.view._roster.text()
    assert dialog.view._roster_sign.accessibleName() == "Warning"


def test_a_dialog_closed_while_it_looks_up_gets_no_answer(qtbot: QtBot, session: Session):
    runner = Runner()
    made = RecipientsDialog(session, runner)
    made.view.query.setText("committee:SSAS")

    with qtbot.captureExceptions() as errors:
        made.accept()
        made.deleteLater()
        qtbot.waitUntil(lambda: not runner.busy)
        qtbot.wait(50)
    runner.close()

    assert errors == []
    assert session.project.recipients.query == "committee:SSAS"


def test_a_wrong_query_is_not_taken_even_in_haste(dialog: RecipientsDialog, session: Session):
    before = session.project.recipients
    dialog.view.query.setText("commitee:SSAS")

    dialog.accept()

    assert session.project.recipients == before


def test_typing_at_once_begins_a_new_query(qtbot: QtBot, dialog: RecipientsDialog):
    dialog.show()

    qtbot.keyClicks(dialog.view.query, "state:TX")

    assert dialog.view.query.text() == "state:TX"


@pytest.mark.parametrize("query", ["state:texas", 'state:"Texas"', "state:AZ, tx", "STATE:TX chamber:Senate"])
def test_a_term_written_in_another_way_ticks_its_box(desk: Desk, query: str):
    assert "state:TX" in look_up(desk, query).held


def test_a_query_is_looked_up_before_anyone_notices(desk: Desk):
    offered = offered_terms(desk)
    took: dict[str, float] = {}
    for query in ("state:TX", "committee:SSAS role:chair", "chamber:house", "garcia", "armed services") * 3:
        start = time.thread_time()
        recipients_search.look_up(desk, query, True, offered)
        took[query] = min(took.get(query, 1.0), time.thread_time() - start)

    assert max(took.values()) < 0.05, took


def test_a_tick_beside_a_misspelled_term_says_what_is_wrong(qtbot: QtBot, dialog: RecipientsDialog):
    ask(qtbot, dialog, "sate:TX")

    dialog.facets.term_wished.emit("chamber:senate", True)

    assert dialog.view.query.text() == "sate:TX"
    assert not dialog.view.use.isEnabled()


def test_enter_takes_what_was_probably_meant(qtbot: QtBot, dialog: RecipientsDialog):
    ask(qtbot, dialog, "armed services")

    assert dialog.view._words.text() == "Nobody is named “armed services”. Did you mean"
    assert dialog.view.suggested.text() == 'committee:"armed services"?'
    qtbot.keyClick(dialog.view.query, Qt.Key.Key_Return)
    ask(qtbot, dialog, dialog.view.query.text())

    assert dialog.isVisible()
    assert dialog.view.query.text() == 'committee:"armed services"'
    assert dialog.members.included_count() > 50
    assert not dialog.view.suggested.isVisible()
    assert dialog.view.use.isDefault()


def test_words_that_name_nobody_are_not_taken_in_haste(qtbot: QtBot, dialog: RecipientsDialog):
    dialog.view.query.setText("texas")

    qtbot.keyClick(dialog.view.query, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.view.suggested.text() == "state:TX?"
