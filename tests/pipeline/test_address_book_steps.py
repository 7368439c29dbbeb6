import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import AddressOverride, Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project, Recipients, SavedList, TextPart
from briefdesk.pipeline.address_book import (
    ContactInvalid,
    ListInvalid,
    PreferenceInvalid,
    add_contact,
    change_book,
    lists_changed,
    lists_of,
    remove_contact,
    rename_list,
    save_list,
    with_contact,
    with_list,
    with_lists,
    with_preference,
    without_contact,
    without_list,
)
from briefdesk.pipeline.contact_files import export_contacts, import_contacts
from briefdesk.pipeline.csv_text import guarded, without_guard
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.recipients import chosen, find_members

REED, WHITEHOUSE = Bioguide("R000122"), Bioguide("W000802")
JANE = Contact(ContactId(""), ContactKind.STAFF, "Jane  Doe", email="jane@example.org", member=REED)


def names(desk: Desk, query: str, project: Project | None = None) -> set[str]:
    return {member.last_name for a in find_members(desk, query, project=project) for member in a.members}


def test_contact_gets_an_id_that_stays(desk: Desk):
    add_contact(desk, JANE)
    (kept,) = desk.book.contacts
    add_contact(desk, replace(kept, name="Jane Roe"))

    assert [(c.id, c.name) for c in desk.book.contacts] == [("jane-doe", "Jane Roe")]


def test_second_of_a_name_gets_an_id_of_its_own():
    book = with_contact(with_contact(AddressBook(), JANE), replace(JANE, email="other@example.org"))

    assert [contact.id for contact in book.contacts] == ["jane-doe", "jane-doe-2"]


@pytest.mark.parametrize(
    "contact",
    [
        replace(JANE, name=" "),
        replace(JANE, member=None),
        replace(JANE, email="jane at example"),
        replace(JANE, state="Atlantis"),
        replace(JANE, address=("x" * 500,)),
        replace(JANE, address=("line",) * 20),
    ],
)
def test_contact_that_no_letter_could_reach_is_refused(contact: Contact):
    with pytest.raises(ContactInvalid) as caught:
        with_contact(AddressBook(), contact)

    assert caught.value.next_step


def test_greeting_ends_with_a_colon():
    book = with_contact(AddressBook(), replace(JANE, salutation="Dear Governor Doe,"))

    assert book.contacts[0].salutation == "Dear Governor Doe:"


def test_contact_is_removed_and_unknown_ones_are_told(desk: Desk):
    add_contact(desk, JANE)
    remove_contact(desk, ContactId("jane-doe"))

    assert desk.book.contacts == ()
    with pytest.raises(ContactInvalid):
        remove_contact(desk, ContactId("jane-doe"))


def test_step_and_its_undo_leave_what_another_window_did(desk: Desk):
    with open_desk(today=dt.date(2026, 6, 20), folders=desk.folders) as other:
        before = desk.book
        after = with_contact(before, JANE)
        change_book(desk, before, after)
        save_list(other, "border", [REED])

        change_book(desk, after, before)

        assert desk.book.contacts == ()
        assert [kept.name for kept in desk.book.lists] == ["border"]


def test_no_import_of_a_roster_touches_the_address_book(desk: Desk):
    add_contact(desk, JANE)
    desk.forget()

    assert [contact.name for contact in desk.book.contacts] == ["Jane Doe"]


def test_list_stands_in_a_query_whatever_its_capitals(desk: Desk):
    save_list(desk, "Border staff", [REED, WHITEHOUSE])

    assert names(desk, 'list:"border STAFF" -name:Reed') == {"Whitehouse"}


def test_renamed_list_goes_by_its_new_name(desk: Desk):
    save_list(desk, "border", [REED])
    rename_list(desk, "border", "frontier")

    assert names(desk, "list:frontier") == {"Reed"}
    with pytest.raises(BriefdeskError, match="no saved list"):
        names(desk, "list:border")


def test_names_that_no_query_could_hold_are_refused():
    for name in ("", "  ", "“”", "x" * 101):
        with pytest.raises(ListInvalid):
            with_list(AddressBook(), name, [REED])
    with pytest.raises(ListInvalid):
        without_list(AddressBook(), "border")


def test_project_carries_the_lists_of_its_query_and_rules_and_opens_elsewhere(
    desk: Desk, sample: Project, tmp_path: Path
):
    for name in ("one", "two", "three"):
        save_list(desk, name, [REED])
    rule = TextPart(id=sample.letter.parts[0].id, text="Words.", only_for="list:two")  # type: ignore[arg-type]
    letter = replace(sample.letter, parts=(*sample.letter.parts[1:], rule))
    project = with_lists(desk, replace(sample, recipients=Recipients("list:one"), letter=letter))

    assert [kept.name for kept in project.lists] == ["one", "two"]
    with open_desk(today=desk.today, folders=desk.folders._replace(library=tmp_path / "none")) as elsewhere:
        assert [a.name for a in chosen(elsewhere, project)] == ["Jack Reed"]


def test_copy_of_a_list_means_the_same_until_it_is_taken_up_anew(desk: Desk, sample: Project):
    copy = SavedList("one", (WHITEHOUSE,))
    project = replace(sample, recipients=Recipients("list:one"), lists=(copy,))
    save_list(desk, "One", [REED])

    assert lists_of(desk, project) == (copy,)
    assert [kept.name for kept in lists_changed(desk, project)] == ["One"]
    assert names(desk, "list:one", with_lists(desk, project, taken_up=True)) == {"Reed"}


def test_preferred_form_needs_its_reason():
    with pytest.raises(PreferenceInvalid, match="reason"):
        with_preference(AddressBook(), AddressOverride(REED, " ", title="General"))
    with pytest.raises(PreferenceInvalid):
        with_preference(AddressBook(), AddressOverride(REED, "by phone"))


def test_import_tells_line_and_reason_of_each_row_refused(desk: Desk, tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text(
        "Name;Role;Office;E-mail;Kind;State;Address;City;ZIP\n"
        "Jane Doe;Counsel;Sen. Jack Reed;jane@example.org;;;;;\n"
        "Jim Poe;Scheduler;TX-34;jim@example.org;;;;;\n"
        "Jane Doe;Counsel;R000122;JANE@example.org;;;;;\n"
        "Ann Lee;Aide;Nobody Here;ann@example.org;;;;;\n"
        "Bob Ray;;;bob;;;;;\n"
        ";;;;;;;;\n"
        "Lloyd Roe;Governor;;;governor;Massachusetts;1 Main St;Boston;02133\n"
        "Sue Fox;;;;wizard;;;;\n",
        encoding="utf-8",
    )

    done = import_contacts(desk, path)

    assert [contact.name for contact in desk.book.contacts] == ["Jane Doe", "Jim Poe", "Lloyd Roe"]
    assert desk.book.contacts[0].member == REED
    assert desk.book.contacts[2].address == ("1 Main St", "Boston, Massachusetts 02133")
    assert desk.book.contacts[2].state == "MA"
    assert [row.line for row in done.refused] == [4, 5, 6, 9]
    assert "there already" in done.refused[0].reason


def test_a_formula_that_failed_is_no_contact(desk: Desk, tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text("name,phone\n#N/A,\nJane Doe,#REF!\nJim Poe,202 555 0100\n", encoding="utf-8")

    done = import_contacts(desk, path)

    assert [contact.name for contact in done.taken] == ["Jim Poe"]
    assert [row.reason for row in done.refused] == [
        "“#N/A” is a formula without a result.", "“#REF!” is a formula without a result.",
    ]  # fmt: skip


def test_thousands_of_contacts_are_taken_in_one_step(desk: Desk, tmp_path: Path):
    path = tmp_path / "people.csv"
    rows = "".join(f"Jane Doe,Agency {n},n{n}@example.org\n" for n in range(5_000))
    path.write_text(f"name,organization,email\n{rows}", encoding="utf-8")

    import_contacts(desk, path)

    assert len({contact.id for contact in desk.book.contacts}) == 5_000


def test_contacts_survive_export_and_import(desk: Desk, tmp_path: Path):
    add_contact(
        desk, replace(JANE, phone="+1 202 555 0100", note="=HYPERLINK(1)", address=("1 Main", "Town 02138"))
    )
    before = desk.book.contacts
    path = tmp_path / "people.csv"
    export_contacts(desk.book, path)
    remove_contact(desk, ContactId("jane-doe"))

    import_contacts(desk, path)

    assert desk.book.contacts == before
    assert "'=HYPERLINK(1)" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "＝1", "'=1", "'", "Jane", "", "''=1"]
)
def test_guarded_cell_is_no_formula_and_comes_back(text: str):
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "＝", "\t", " "}
    assert without_guard(guarded(text)) == text


def test_damaged_book_is_told_among_the_desks_problems(desk: Desk):
    desk.folders.library.mkdir(parents=True)
    (desk.folders.library / "people.json").write_text("{", encoding="utf-8")

    assert desk.book == AddressBook()
    assert any("address book was damaged" in problem.message for problem in desk.problems)


def test_removing_from_a_book_leaves_the_others():
    book = with_contact(with_contact(AddressBook(), JANE), replace(JANE, name="Ann Lee"))

    assert [c.name for c in without_contact(book, ContactId("jane-doe")).contacts] == ["Ann Lee"]


def test_list_is_named_by_what_people_see(desk: Desk):
    book = with_list(desk.book, "bor\u202eder\x1b \u200bstaff", (REED,))

    assert [saved.name for saved in book.lists] == ["border staff"]
    with pytest.raises(ListInvalid):
        with_list(desk.book, "\u202e\x07", (REED,))


def test_thousands_of_one_name_get_an_id_each(desk: Desk, tmp_path: Path):
    table = tmp_path / "same.csv"
    table.write_text("name,organization\n" + "".join(f"Same,Office {n}\n" for n in range(5000)))

    taken = import_contacts(desk, table).taken

    assert [contact.id for contact in taken] == ["same", *(f"same-{n}" for n in range(2, 5001))]


@pytest.mark.parametrize(
    "email", ["<a@b.org>", "a,b@c.org", "a@b.org;c", 'Evil "x"@b.org', "a@b.org\r\nBcc: c@d.org"]
)
def test_anything_but_one_address_is_no_email(email: str):
    with pytest.raises(ContactInvalid, match="not an e-mail address"):
        with_contact(AddressBook(), replace(JANE, email=email))
