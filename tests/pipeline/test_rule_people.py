"""People to choose for a rule, contacts and local facts among them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pypdfium2

from briefdesk.congress.outside import contact_addressee
from briefdesk.model.addressee import AddresseeId, Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import HandEdit, PartId, Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.people import chosen_terms, matching, people_choices
from briefdesk.pipeline.recipients import find_members, matches_rule, query_in_words
from briefdesk.pipeline.review_sheet import write_sheet_in_steps
from briefdesk.pipeline.told_rules import EditState, told_edits


def test_words_find_committees_states_roles_and_contacts(desk: Desk, sample: Project):
    choices = people_choices(desk, sample)

    def first(typed: str) -> str:
        return matching(choices, typed)[0].term

    assert first("senate armed serv") == "committee:SSAS"
    assert first("texas") == "state:TX"
    assert first("ranking") == "role:ranking"
    assert first("staff") == "contact:staff"
    assert first("local fact") == "fact:any"
    assert first("TX-34") == "district:TX-34"
    assert first("texas 34") == "district:TX-34"
    assert first("alaska at large") == "district:AK-AL"
    assert first("jack reed") == "member:R000122"
    assert first("seapower senate") == "committee:SSAS13"
    assert first("house of rep") == "chamber:house"
    assert matching(choices, "no such people") == ()


def test_what_a_query_names_is_told_one_by_one(desk: Desk):
    told = chosen_terms(desk, "state:TX,AZ -role:chair")

    assert told == (
        ("state:TX", "from Texas"),
        ("state:AZ", "from Arizona"),
        ("-role:chair", "not chairs"),
    )


def a_contact(kind: ContactKind, state: str = "", member: str | None = None) -> Contact:
    return Contact(
        id=ContactId("one"), kind=kind, name="Ana Ortiz", state=state,
        member=Bioguide(member) if member else None,
    )  # fmt: skip


def test_a_rule_can_be_for_contacts_by_kind(desk: Desk, sample: Project):
    governor = contact_addressee(desk.index, a_contact(ContactKind.GOVERNOR, "TX"))
    staff = contact_addressee(desk.index, a_contact(ContactKind.STAFF, member="R000122"))
    (reed,) = find_members(desk, "member:R000122")

    assert matches_rule(desk, "contact:governor state:TX", governor, sample)
    assert not matches_rule(desk, "contact:governor state:AZ", governor, sample)
    assert not matches_rule(desk, "contact:staff", governor, sample)
    assert matches_rule(desk, "contact:staff committee:SSAS", staff, sample)
    assert not matches_rule(desk, "contact:staff", reed, sample)
    assert matches_rule(desk, "-contact:staff", reed, sample)
    assert query_in_words(desk, "contact:staff") == "Staff of members’ offices"


def test_without_local_facts_the_rule_is_for_nobody(desk: Desk, sample: Project):
    (reed,) = find_members(desk, "member:R000122")

    assert not matches_rule(desk, "fact:any", reed, sample)
    assert matches_rule(desk, "-fact:any", reed, sample)


def test_edits_tell_how_they_stand(desk: Desk, sample: Project):
    part = next(p for p in sample.letter.parts if p.id == "opening")
    edits = (
        HandEdit(AddresseeId("R000122"), part.id, "Base.", "Mine.", "We met.", dt.date(2026, 6, 1)),
        HandEdit(AddresseeId("R000122"), PartId("gone"), "Base.", "Mine.", "We met.", dt.date(2026, 6, 1)),
        HandEdit(AddresseeId("X000001"), part.id, "Base.", "Mine.", "We met.", dt.date(2026, 6, 1)),
    )
    project = replace(edit_part(sample, "letter", part.id, "Theirs now."), hand_edits=edits)

    told = told_edits(desk, project, find_members(desk, "member:R000122"))

    assert [one.state for one in told] == [
        EditState.CONFLICT, EditState.PART_GONE, EditState.NOT_WRITTEN_TO
    ]  # fmt: skip


def test_the_review_sheet_names_every_recipient_and_marks_the_words(
    desk: Desk, sample: Project, tmp_path: Path
):
    path = tmp_path / "sheet.pdf"

    steps = list(write_sheet_in_steps(desk, sample, path))

    assert steps[-1].pages > 0
    assert steps[-1].done == steps[-1].total
    document = pypdfium2.PdfDocument(path)
    text = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    assert all(a.name.split()[-1] in text for a in find_members(desk, sample.recipients.query))
    assert b"/StructTreeRoot" in path.read_bytes()


def test_a_rule_can_be_for_one_contact_alone(desk: Desk, sample: Project):
    ana = replace(a_contact(ContactKind.AGENCY), organization="Bureau of Maps")
    other = replace(ana, id=ContactId("two"), name="Luis Vega")
    project = replace(sample, contacts=(ana, other))
    (choice, *_) = matching(people_choices(desk, project), "ana ortiz")
    (reed,) = find_members(desk, "member:R000122")

    assert choice.term == 'person:"Ana Ortiz, Bureau of Maps"'
    assert query_in_words(desk, choice.term) == "Ana Ortiz, Bureau of Maps"
    assert chosen_terms(desk, choice.term) == ((choice.term, "Ana Ortiz, Bureau of Maps"),)
    assert matches_rule(desk, choice.term, contact_addressee(desk.index, ana), project)
    assert not matches_rule(desk, choice.term, contact_addressee(desk.index, other), project)
    assert not matches_rule(desk, choice.term, reed, project)
    assert matches_rule(desk, 'person:"ana ortiz"', contact_addressee(desk.index, ana), project)


def test_full_committees_are_offered_before_their_subcommittees(desk: Desk, sample: Project):
    offered = [choice.words for choice in matching(people_choices(desk, sample), "armed serv")]

    assert offered[:2] == ["House Committee on Armed Services", "Senate Committee on Armed Services"]
