"""Contacts, local facts and the log beside the members: entered, used, taken back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.people_pane import (
    GONZALEZ,
    JAIL,
    ORTIZ,
    REED,
    VEGA,
    card,
    dialog,
    note,
    rest,
    rows,
    said,
    shown_pane,
    tab,
)
from briefdesk.app.dialogs.contact import ContactDialog
from briefdesk.app.dialogs.local_fact import LocalFactDialog
from briefdesk.app.dialogs.taken_in import TakenInDialog
from briefdesk.app.pages.congress.card_pane import CardPane, Tab
from briefdesk.app.pages.congress.card_staff import StaffSection
from briefdesk.app.pages.congress.contacts import ContactsPanel
from briefdesk.app.pages.congress.contacts_steps import import_contacts_from
from briefdesk.app.pages.congress.facts import FactsPanel
from briefdesk.app.pages.congress.log import LogPanel
from briefdesk.app.session import Session
from briefdesk.model.local_fact import LocalFact
from briefdesk.pipeline.address_book import add_contact
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.local_facts import add_local_fact, local_facts
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 11, 22), folders=folders_in(tmp_path / "home")) as opened:
        yield opened


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    return Session(desk, sample_project(desk))


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> Iterator[CardPane]:
    yield from shown_pane(qtbot, session)


# Contacts


def contacts(qtbot: QtBot, pane: CardPane) -> ContactsPanel:
    panel = tab(qtbot, pane, Tab.CONTACTS)
    assert isinstance(panel, ContactsPanel)
    return panel


def test_a_contact_is_entered_with_its_address_in_sight(qtbot: QtBot, pane: CardPane, desk: Desk):
    panel = contacts(qtbot, pane)
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    asked = dialog(pane, ContactDialog)
    assert isinstance(asked, ContactDialog)
    asked.kind.setCurrentIndex(asked.kind.findData("staff"))
    asked.honorific.setCurrentText("Ms.")
    qtbot.keyClicks(asked.name, "Ana Ortiz")
    asked.member.setText("Jack Reed (RI)")

    assert "Office of Senator Jack Reed" in asked.preview.text()
    assert asked.preview.text().endswith("Dear Ms. Ortiz:")

    asked.take()
    assert [(c.name, c.member) for c in desk.book.contacts] == [("Ana Ortiz", REED)]
    assert rows(panel) == ["Ana Ortiz"]


def test_a_contact_without_a_name_is_refused_at_the_field(qtbot: QtBot, pane: CardPane, desk: Desk):
    qtbot.mouseClick(contacts(qtbot, pane).add, Qt.MouseButton.LeftButton)
    asked = dialog(pane, ContactDialog)
    assert isinstance(asked, ContactDialog)
    asked.take()

    assert asked.said.text().startswith("A contact needs a name")
    assert asked.name.property("wrong")
    assert desk.book.contacts == ()


@pytest.mark.parametrize("tab", [Tab.CONTACTS, Tab.FACTS, Tab.LOG])
def test_tab_goes_through_a_panel_and_out_of_it(qtbot: QtBot, pane: CardPane, tab: Tab):
    panel = pane.show_tab(tab)
    rest(qtbot, pane)
    panel.setFocus()
    met: list[QWidget | None] = []
    while (now := QApplication.focusWidget()) not in met and len(met) < 30:
        met.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)

    buttons = [b for b in panel.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    assert buttons
    assert all(button in met for button in buttons)
    assert any(stop is not None and not panel.isAncestorOf(stop) for stop in met), (
        "Tab goes round in the panel"
    )


@pytest.mark.parametrize(
    ("field", "text"), [("email", "not an address"), ("state", "Texarkana"), ("state", "ZZ")]
)
def test_what_is_wrong_with_a_contact_is_told_at_its_field(
    qtbot: QtBot, pane: CardPane, desk: Desk, field: str, text: str
):
    qtbot.mouseClick(contacts(qtbot, pane).add, Qt.MouseButton.LeftButton)
    asked = dialog(pane, ContactDialog)
    assert isinstance(asked, ContactDialog)
    asked.name.setText("Ana Ortiz")
    wrong = getattr(asked, field)
    wrong.setText(text)
    asked.take()

    assert wrong.property("wrong")
    assert not asked.name.property("wrong")
    assert desk.book.contacts == ()
    qtbot.keyClicks(wrong, "x")
    assert not wrong.property("wrong"), "a field being mended is still called wrong"
    assert asked.said.isHidden()


def test_staff_need_an_office_that_the_roster_knows(qtbot: QtBot, pane: CardPane):
    qtbot.mouseClick(contacts(qtbot, pane).add, Qt.MouseButton.LeftButton)
    asked = dialog(pane, ContactDialog)
    assert isinstance(asked, ContactDialog)
    asked.kind.setCurrentIndex(asked.kind.findData("staff"))
    asked.name.setText("Ana Ortiz")
    asked.member.setText("Nobody at all")
    asked.take()

    assert asked.said.text() == "Nobody in the roster is “Nobody at all”. Choose the member from the list."
    assert asked.member.property("wrong")


def test_a_removed_contact_comes_back_with_undo(qtbot: QtBot, pane: CardPane, desk: Desk):
    add_contact(desk, VEGA)
    panel = contacts(qtbot, pane)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)

    assert desk.book.contacts == ()
    pane.undo_stack.undo()
    assert rows(panel) == ["Maria Vega"]


def test_a_tick_writes_to_a_contact_and_undo_takes_it_back(qtbot: QtBot, pane: CardPane, session: Session):
    add_contact(session.desk, VEGA)
    panel = contacts(qtbot, pane)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)

    assert [a.name for a in session.addressees if a.contact] == ["Maria Vega"]
    assert panel.view.rows.rows[0].ticked

    session.undo_stack.undo()
    assert not panel.view.rows.rows[0].ticked
    assert all(a.contact is None for a in session.addressees)


def test_who_only_browses_has_nothing_to_tick(qtbot: QtBot, pane: CardPane, session: Session):
    add_contact(session.desk, VEGA)
    pane.show_project(session.project, serving=False)

    assert contacts(qtbot, pane).view.rows.rows[0].ticked is None


def test_contacts_are_found_by_any_of_their_words(qtbot: QtBot, pane: CardPane, desk: Desk):
    add_contact(desk, VEGA)
    add_contact(desk, ORTIZ)
    panel = contacts(qtbot, pane)
    panel.search.setText("march reed")

    assert rows(panel) == ["Ana Ortiz"]
    panel.search.setText("nobody")
    assert panel.empty.title == "No such contact"


def test_the_staff_of_a_member_stand_on_the_card(qtbot: QtBot, pane: CardPane, desk: Desk):
    add_contact(desk, ORTIZ)

    section = card(qtbot, pane).findChild(StaffSection)

    assert "Ana Ortiz · Legislative Director\nana.ortiz@example.gov · Met in March" in said(section)


def test_an_import_tells_what_it_refused_and_is_one_step_of_undo(
    qtbot: QtBot, pane: CardPane, desk: Desk, tmp_path: Path
):
    table = tmp_path / "people.csv"
    table.write_text(
        "name,role,member\nAna Ortiz,Director,R000122\nLee Park,Aide,X999999\n", encoding="utf-8"
    )
    panel = contacts(qtbot, pane)
    import_contacts_from(pane.rolodex, panel, table)
    rest(qtbot, pane)

    told = dialog(pane, TakenInDialog)
    assert isinstance(told, TakenInDialog)
    assert told.said == "1 contact taken, 1 row refused."
    assert told.rows.topLevelItem(0).text(0) == "3"
    assert rows(panel) == ["Ana Ortiz"]

    pane.undo_stack.undo()
    assert desk.book.contacts == ()


# Local facts


def facts(qtbot: QtBot, pane: CardPane) -> FactsPanel:
    panel = tab(qtbot, pane, Tab.FACTS)
    assert isinstance(panel, FactsPanel)
    return panel


def ask_fact(qtbot: QtBot, pane: CardPane) -> LocalFactDialog:
    qtbot.mouseClick(facts(qtbot, pane).add, Qt.MouseButton.LeftButton)
    asked = dialog(pane, LocalFactDialog)
    assert isinstance(asked, LocalFactDialog)
    return asked


def test_a_fact_is_kept_with_its_source_and_taken_back(qtbot: QtBot, pane: CardPane, desk: Desk):
    pane.show_member(GONZALEZ)
    asked = ask_fact(qtbot, pane)
    assert asked.place.text() == "TX-34"
    asked.text.setPlainText(JAIL.text)
    asked.source.setText(JAIL.source)
    asked.date.setText("2025")
    asked.take()
    rest(qtbot, pane)

    assert rows(facts(qtbot, pane)) == [JAIL.text]
    assert facts(qtbot, pane).view.rows.rows[0].detail == "TX-34 · County Audit, 2025"

    pane.undo_stack.undo()
    assert local_facts(desk) == ()
    pane.undo_stack.redo()
    assert [entry.finding.text for entry in local_facts(desk)] == [JAIL.text]


def test_what_is_wrong_with_a_fact_takes_no_room_from_its_fields(qtbot: QtBot, pane: CardPane):
    pane.show_member(GONZALEZ)
    asked = ask_fact(qtbot, pane)
    qtbot.waitUntil(asked.isVisible)
    asked.place.setText("the far side of the river and of the hills beyond it")
    asked.text.setPlainText(JAIL.text)
    asked.source.setText(JAIL.source)
    asked.date.setText("2025")

    asked.take()

    qtbot.waitUntil(lambda: asked.said.height() > 1.5 * asked.said.fontMetrics().lineSpacing())
    assert asked.text.geometry().bottom() < asked.source.geometry().top()
    assert asked.said.geometry().bottom() < asked.height()


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("source", "A fact needs its source."),
        ("date", "A fact needs the date of its source"),
        ("place", "Say which state or district"),
    ],
)
def test_a_fact_without_source_date_or_place_is_refused_at_the_field(
    qtbot: QtBot, pane: CardPane, desk: Desk, missing: str, sentence: str
):
    asked = ask_fact(qtbot, pane)
    asked.text.setPlainText(JAIL.text)
    for name, text in (("place", "TX"), ("source", JAIL.source), ("date", "2025")):
        getattr(asked, name).setText("" if name == missing else text)
    asked.take()

    assert asked.said.text().startswith(sentence)
    assert getattr(asked, missing).property("wrong")
    assert local_facts(desk) == ()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("place", "Atlantis", "Write a state or a district"),
        ("date", "last week", "“last week” is not a date."),
        ("date", "2031", "The date 2031 lies ahead."),
        ("url", "javascript:alert(1)", "is not a web address."),
    ],
)
def test_what_cannot_be_in_a_field_of_a_fact_is_said_there(
    qtbot: QtBot, pane: CardPane, field: str, text: str, sentence: str
):
    asked = ask_fact(qtbot, pane)
    asked.text.setPlainText(JAIL.text)
    for name, sound in (("place", "TX"), ("source", JAIL.source), ("date", "2025")):
        getattr(asked, name).setText(sound)
    getattr(asked, field).setText(text)
    asked.take()

    assert sentence in asked.said.text()
    assert getattr(asked, field).property("wrong")


def test_a_tick_puts_a_fact_into_the_letter_and_undo_takes_it_out(
    qtbot: QtBot, pane: CardPane, session: Session
):
    finding = add_local_fact(session.desk, JAIL)
    panel = facts(qtbot, pane)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)

    assert finding.id in session.project.letter.picked()
    assert panel.view.rows.rows[0].ticked
    session.undo_stack.undo()
    assert finding.id not in session.project.letter.picked()


def test_only_the_facts_of_the_member_shown_are_listed_on_demand(qtbot: QtBot, pane: CardPane, desk: Desk):
    add_local_fact(desk, JAIL)
    add_local_fact(desk, LocalFact("AZ", "Nine towns asked for boats.", "Survey", "2026-02"))
    pane.show_member(GONZALEZ)
    panel = facts(qtbot, pane)
    assert len(rows(panel)) == 2

    panel.here.setChecked(True)

    assert panel.here.text() == "Only TX and TX-34"
    assert rows(panel) == [JAIL.text]


def test_a_removed_fact_comes_back_with_undo(qtbot: QtBot, pane: CardPane, desk: Desk):
    add_local_fact(desk, JAIL)
    panel = facts(qtbot, pane)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)

    assert local_facts(desk) == ()
    pane.undo_stack.undo()
    rest(qtbot, pane)
    assert rows(panel) == [JAIL.text]


# The log


def log(qtbot: QtBot, pane: CardPane) -> LogPanel:
    panel = tab(qtbot, pane, Tab.LOG)
    assert isinstance(panel, LogPanel)
    return panel


def test_the_log_lists_the_newest_letter_first(qtbot: QtBot, pane: CardPane, desk: Desk):
    note(desk, 3, 12)

    details = [row.detail for row in log(qtbot, pane).view.rows.rows]

    assert details == ["November 12, 2026 · Oversight", "November 3, 2026 · Oversight"]


def test_the_log_is_narrowed_by_member_project_and_time(qtbot: QtBot, pane: CardPane, desk: Desk):
    note(desk, 3)
    note(desk, 4, name="Rep. Vicente Gonzalez", members=(GONZALEZ,), project="Boats")
    pane.show_member(REED)
    panel = log(qtbot, pane)
    panel.only_member.click()
    rest(qtbot, pane)
    assert rows(panel) == ["Sen. Jack Reed"]

    panel.only_member.click()
    panel.project.setCurrentIndex(panel.project.findData("Boats"))
    panel.project.activated.emit(panel.project.currentIndex())
    rest(qtbot, pane)
    assert rows(panel) == ["Rep. Vicente Gonzalez"]

    panel.show_all()
    rest(qtbot, pane)
    assert len(rows(panel)) == 2


def test_who_has_not_heard_is_asked_for_by_a_term_of_the_query(qtbot: QtBot, pane: CardPane, desk: Desk):
    note(desk, 3)
    panel = log(qtbot, pane)
    panel.fill_unheard()
    offered = {action.text(): action for action in panel.unheard.actions()}

    with qtbot.waitSignal(pane.term_wished) as wished:
        offered["About Patrols at night"].trigger()
    assert wished.args == ['-heard:"Patrols at night"']
    with qtbot.waitSignal(pane.term_wished) as wished:
        offered["About river"].trigger()
    assert wished.args == ["-heard:river"]
    assert "About anything" in offered


def test_a_letter_whose_file_went_is_told_and_not_opened(qtbot: QtBot, pane: CardPane, desk: Desk):
    note(desk, 3)
    panel = log(qtbot, pane)

    with qtbot.waitSignal(pane.noted) as told:
        qtbot.mouseClick(panel.open_file, Qt.MouseButton.LeftButton)

    assert told.args[0] == "The files of this letter are no longer where they were made."


def test_clearing_the_log_asks_first(qtbot: QtBot, pane: CardPane, desk: Desk):
    note(desk, 3)
    panel = log(qtbot, pane)
    box = panel._steps.clear(None)
    assert desk.letter_log.heard() == frozenset({REED})

    next(b for b in box.buttons() if b.text() == "Remove").click()
    rest(qtbot, pane)

    assert rows(panel) == []
    assert panel.empty.title == "No letter yet"
