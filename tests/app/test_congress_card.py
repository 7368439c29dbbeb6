"""The card of a member: what it says, what can be done there, other forms of address."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.people_pane import (
    GONZALEZ,
    ORTIZ,
    REED,
    card,
    named,
    note,
    rest,
    said,
    shown_pane,
    tab,
)
from briefdesk.app.dialogs.address_override import AddressOverrideDialog
from briefdesk.app.pages.congress.card import MemberPanel
from briefdesk.app.pages.congress.card_address import AddressSection
from briefdesk.app.pages.congress.card_office import OfficeSection
from briefdesk.app.pages.congress.card_pane import CardPane, Tab
from briefdesk.app.session import Session
from briefdesk.model.addressee import AddresseeId
from briefdesk.pipeline.address_book import add_contact
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import addressee
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


# The card


def test_without_a_member_the_card_says_what_belongs_there(pane: CardPane):
    panel = pane.show_tab(Tab.MEMBER)

    assert isinstance(panel, MemberPanel)
    assert panel.empty.title == "Nobody chosen"
    assert panel.seen is None


def test_the_card_names_seat_party_and_offices_on_committees(qtbot: QtBot, pane: CardPane):
    words = said(card(qtbot, pane))

    assert "Senior Senator, Rhode Island · Democrat" in words
    assert "Committee on Armed Services – Ranking Member" in words
    assert "728 Hart Senate Office Building, Washington, DC 20510" in words
    assert "202-224-4642" in words


def test_the_card_shows_the_address_and_the_salutation_that_a_letter_prints(qtbot: QtBot, pane: CardPane):
    words = said(card(qtbot, pane))

    assert "The Honorable Jack Reed\nUnited States Senate" in words
    assert "Dear Senator Reed:" in words


def test_another_member_takes_the_card(qtbot: QtBot, pane: CardPane):
    card(qtbot, pane)

    assert "Vicente Gonzalez" in said(card(qtbot, pane, GONZALEZ))


def test_somebody_whom_the_roster_lost_leaves_the_card_empty(qtbot: QtBot, pane: CardPane):
    card(qtbot, pane)
    panel = card(qtbot, pane, "X000000")

    assert panel.seen is None


def test_the_address_of_the_contact_form_can_be_copied(qtbot: QtBot, pane: CardPane):
    panel = card(qtbot, pane)

    qtbot.mouseClick(named(panel, "Copy the contact form of Jack Reed"), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text().startswith("https://www.reed.senate.gov")


def test_what_a_contact_form_takes_is_kept_in_the_address_book_and_taken_back(
    qtbot: QtBot, pane: CardPane, desk: Desk
):
    section = card(qtbot, pane).findChild(OfficeSection)
    qtbot.keyClicks(section.limit, "2500")
    qtbot.keyClick(section.limit, Qt.Key.Key_Return)

    assert [(f.member, f.characters) for f in desk.book.form_limits] == [(REED, 2500)]
    rest(qtbot, pane)
    assert card(qtbot, pane).findChild(OfficeSection).limit.text() == "2500"

    pane.undo_stack.undo()
    assert desk.book.form_limits == ()


def test_the_keyboard_stays_in_the_field_that_was_changed(qtbot: QtBot, pane: CardPane):
    section = card(qtbot, pane).findChild(OfficeSection)
    section.limit.setFocus()
    qtbot.keyClicks(section.limit, "500")
    qtbot.keyClick(section.limit, Qt.Key.Key_Return)
    rest(qtbot, pane)

    panel = card(qtbot, pane)
    again = panel.findChild(OfficeSection).limit
    assert again is not section.limit
    assert panel.focusWidget() is again


def test_terms_and_offices_at_home_stand_on_the_card(qtbot: QtBot, pane: CardPane):
    words = said(card(qtbot, pane, GONZALEZ))

    assert "5th term, in Congress since January 3, 2017" in words
    assert "Brownsville · 956-682-5545" in words


def test_letters_made_to_the_member_stand_on_the_card(qtbot: QtBot, pane: CardPane, desk: Desk):
    note(desk, 3)

    words = said(card(qtbot, pane))

    assert "Oversight\nNovember 3, 2026 · Patrols at night · 1 finding" in words
    assert "reed.pdf: no longer where it was made" in words


def test_a_letter_that_is_still_there_can_be_opened_from_the_card(
    qtbot: QtBot, pane: CardPane, desk: Desk, tmp_path: Path
):
    made = tmp_path / "reed.pdf"
    made.write_bytes(b"%PDF-1.7")
    note(desk, 3, files=(str(made),))

    panel = card(qtbot, pane)

    assert named(panel, "Open reed.pdf").isEnabled()
    assert named(panel, "Open the folder of reed.pdf").isEnabled()


# Another form of address


def otherwise(qtbot: QtBot, pane: CardPane) -> AddressOverrideDialog:
    return card(qtbot, pane).findChild(AddressSection).ask_otherwise()


def test_another_form_needs_its_reason(qtbot: QtBot, pane: CardPane, desk: Desk):
    asked = otherwise(qtbot, pane)
    asked.salutation.setText("Dear Jack")
    asked.take()

    assert asked.isVisible()
    assert asked.said.text().startswith("A form of address needs a reason.")
    assert asked.reason.property("wrong")
    assert desk.book.overrides == ()


def test_another_form_holds_in_this_project_and_is_one_step_of_its_undo(
    qtbot: QtBot, pane: CardPane, session: Session
):
    asked = otherwise(qtbot, pane)
    asked.salutation.setText("Dear Jack")
    asked.reason.setText("Asked for it in May")
    asked.take()
    rest(qtbot, pane)

    reed = addressee(session.desk, session.project, AddresseeId(REED))
    assert reed is not None
    assert reed.salutation == "Dear Jack:"
    assert "Dear Jack:" in said(card(qtbot, pane))
    assert session.undo_stack.count() == 1

    session.undo_stack.undo()
    rest(qtbot, pane)
    assert "Dear Senator Reed:" in said(card(qtbot, pane))


def test_another_form_for_all_projects_is_kept_in_the_address_book(
    qtbot: QtBot, pane: CardPane, session: Session
):
    asked = otherwise(qtbot, pane)
    asked.salutation.setText("Dear Jack")
    asked.reason.setText("Asked for it in May")
    asked.everywhere.setChecked(True)
    asked.take()
    rest(qtbot, pane)

    assert [o.salutation for o in session.desk.book.overrides] == ["Dear Jack:"]
    assert session.project.overrides == ()
    panel = card(qtbot, pane)
    assert "Dear Jack:" in said(panel)

    qtbot.mouseClick(named(panel, "Address Jack Reed in the usual form again"), Qt.MouseButton.LeftButton)
    assert session.desk.book.overrides == ()


def test_who_only_browses_can_keep_a_form_for_all_projects_only(
    qtbot: QtBot, pane: CardPane, session: Session
):
    pane.show_project(session.project, serving=False)
    asked = otherwise(qtbot, pane)

    assert not asked.here.isEnabled()
    assert asked.everywhere.isChecked()


# All of them


def test_every_button_and_field_has_a_name(qtbot: QtBot, pane: CardPane, desk: Desk):
    add_contact(desk, ORTIZ)
    note(desk, 3)
    card(qtbot, pane)
    for wanted in (Tab.CONTACTS, Tab.FACTS, Tab.LOG):
        tab(qtbot, pane, wanted)

    nameless = [
        button
        for button in pane.findChildren(QPushButton)
        if not (button.isHidden() or button.accessibleName() or button.text())
    ]

    assert nameless == []


def test_nothing_is_made_before_its_tab_is_shown(pane: CardPane):
    assert [wanted for wanted in Tab if pane.tabs.made(wanted)] == [Tab.MEMBER]
