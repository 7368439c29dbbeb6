"""What a member's card tells."""

import datetime as dt
from dataclasses import replace

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.roster_details import UnreadDetails
from briefdesk.model.congress import RoleKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.member_cards import member_card


def test_a_card_tells_seat_committees_terms_and_offices(desk: Desk):
    card = member_card(desk, "R000122")

    assert card is not None
    assert (card.member.full_name, card.seat_name) == ("Jack Reed", "Rhode Island, Senate")
    ranking = {role.committee.code for role in card.committees if role.membership.role is RoleKind.RANKING}
    assert "SSAS" in ranking
    assert card.career is not None
    assert (card.career.terms, card.career.since, card.years) == (8, dt.date(1991, 1, 3), 35)
    assert [office.city for office in card.offices] == ["Cranston", "Providence"]
    assert card.offices[0].lines == ("1000 Chapel View Blvd., Suite 290", "Cranston, RI 02920")
    assert (card.letters, card.contacts, card.form_limit) == ((), (), None)


def test_a_mended_form_address_is_told_on_the_card(desk: Desk):
    mended = next(m for m in desk.index.members if m.full_name == "Randy Fine")

    card = member_card(desk, mended.bioguide)

    assert card is not None
    assert card.member.contact_form.startswith("https://")
    assert any("hhttps" in remark for remark in card.remarks)


def test_every_member_has_a_card_and_nobody_else(desk: Desk):
    cards = [member_card(desk, member.bioguide) for member in desk.index.members]

    assert all(card is not None and card.career is not None for card in cards)
    assert sum(len(card.offices) for card in cards if card) == 1312
    assert member_card(desk, "Z999999") is None


def test_damaged_details_leave_the_card_and_say_so(desk: Desk):
    roster = replace(desk.index.roster, details=UnreadDetails(b'{"R000122":[1,2,3]}', "roster.json"))
    desk.index = RosterIndex(roster)

    card = member_card(desk, "R000122")

    assert card is not None
    assert (card.career, card.offices) == (None, ())
    assert any("damaged" in remark for remark in card.remarks)
