"""Letters that several share, letters to contacts and open letters, from the project to its files."""

import json
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import (
    AddresseeId,
    AddressOverride,
    AddressStyle,
    Contact,
    ContactId,
    ContactKind,
    HouseWord,
    OfficeGreeting,
)
from briefdesk.model.blocks import Salutation
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Grouping, Project, SavedList
from briefdesk.model.letter import Letter
from briefdesk.model.outcome import LetterMade, SeatVacant
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline import addressing
from briefdesk.pipeline.check import check, letter_problems
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.export import export_letters
from briefdesk.pipeline.file_names import letter_name
from briefdesk.pipeline.letters import compose_letter, compose_letters
from briefdesk.pipeline.recipients import addressee, chosen, envelopes, matches_rule, seats_without_letter
from briefdesk.render.text import render_text

GOVERNOR = Contact(
    ContactId("g1"), ContactKind.GOVERNOR, "Ana Vega", "Governor of Texas", "", "The Honorable", "",
    ("Austin, TX 78711",), state="TX",
)  # fmt: skip
STAFF = Contact(
    ContactId("s1"), ContactKind.STAFF, "Dee Ortiz", "Legislative Director", honorific="Ms.",
    member=Bioguide("R000122"),
)  # fmt: skip
LETTERS = ("member", "committee-leaders", "coalition", "delegation", "thank-you", "follow-up")
WAYS = {
    "leaders": (Grouping.LEADERS, "committee:SSAS role:chair,ranking"),
    "subcommittee leaders": (Grouping.LEADERS, "committee:HSGO12 role:chair,ranking"),
    "senators": (Grouping.SENATORS, "state:TX chamber:senate"),
    "delegation": (Grouping.DELEGATION, "state:TX"),
    "two together": (Grouping.TOGETHER, "member:R000122,K000383"),
    "both chambers together": (Grouping.TOGETHER, "committee:SSFR,HSFA"),
    "everybody": (Grouping.TOGETHER, "chamber:house,senate"),
    "open": (Grouping.OPEN, ""),
}


def to(project: Project, way: str) -> Project:
    grouping, query = WAYS[way]
    return addressing.set_query(addressing.set_grouping(project, grouping), query)


def errors(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.code}: {p.message}" for p in problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize("template", LETTERS)
@pytest.mark.parametrize("way", WAYS)
def test_every_shipped_template_reads_without_holes_for_several(
    desk: Desk, sample: Project, template: str, way: str
):
    found = desk.template(template)
    assert found is not None
    project = to(with_template(desk, sample, found), way)
    (letter,) = compose_letters(desk, project, chosen(desk, project))

    assert isinstance(letter, Letter)
    text = render_text(letter.document).data.decode()
    assert errors(letter_problems(desk, letter)) == []
    assert not any(hole in text for hole in ("  ", " ,", " .", "[", "the of", "None")) or "[1]" in text
    assert "As its chair" not in text
    assert "from one state" not in text or way == "senators"
    assert "your subcommittee" not in text or way == "subcommittee leaders"


@pytest.mark.parametrize("template", LETTERS)
@pytest.mark.parametrize("contact", [GOVERNOR, STAFF], ids=lambda c: c.kind.value)
def test_every_shipped_template_reads_without_holes_for_contacts(
    desk: Desk, sample: Project, template: str, contact: Contact
):
    found = desk.template(template)
    assert found is not None
    alone = replace(sample, recipients=replace(sample.recipients, query=""))
    project = addressing.write_to(with_template(desk, alone, found), contact)
    (letter,) = compose_letters(desk, project, chosen(desk, project))

    assert isinstance(letter, Letter)
    assert errors(letter_problems(desk, letter)) == []


def test_sentence_on_a_committee_names_no_committee_that_only_some_have(desk: Desk, sample: Project):
    shown = {}
    for query in ("committee:SSFR", "committee:HSFA", "committee:SSFR,HSFA -committee:SSAS,HSAS,SSAP,HSAP"):
        project = addressing.set_query(
            addressing.set_grouping(sample, Grouping.TOGETHER),
            f"{query} -committee:SSAS,HSAS,SSAP,HSAP,SSJU,HSJU",
        )
        (letter,) = compose_letters(desk, project, chosen(desk, project))
        assert isinstance(letter, Letter)
        shown[query] = render_text(letter.document).data.decode()

    senate, house, both = shown.values()
    assert "Through the Committee on Foreign Relations, you" in senate
    assert "Through the Committee on Foreign Affairs, you" in house
    assert "Through your committees on foreign relations, you" in both


def test_what_is_true_of_some_only_is_not_said_to_all(desk: Desk, sample: Project):
    (tx,) = chosen(desk, to(sample, "delegation"))

    assert matches_rule(desk, "state:TX", tx)
    assert not matches_rule(desk, "committee:HSAS", tx)
    assert not matches_rule(desk, "state:TX", chosen(desk, to(sample, "open"))[0])


def test_staff_stand_for_their_member_and_a_governor_for_the_state(desk: Desk, sample: Project):
    project = addressing.write_to(addressing.write_to(sample, GOVERNOR), STAFF)
    governor, staff = chosen(desk, project)[-2:]

    assert matches_rule(desk, "committee:SSAS", staff)
    assert not matches_rule(desk, "committee:HSAS", staff)
    assert matches_rule(desk, "state:TX,AZ", governor)
    assert not matches_rule(desk, "state:TX committee:SSAS", governor)


def test_title_and_later_pages_name_the_letter_by_who_shares_it(desk: Desk, sample: Project):
    heads = {}
    for way in ("delegation", "senators", "open"):
        project = to(sample, way)
        (letter,) = compose_letters(desk, project, chosen(desk, project))
        assert isinstance(letter, Letter)
        heads[way] = (letter.document.title.partition(":")[0], letter.document.continuation)

    assert heads["delegation"] == ("Letter to Texas delegation", "Texas delegation · June 20, 2026")
    assert heads["senators"][1] == "Senators Cornyn and Cruz (TX) · June 20, 2026"
    assert heads["open"] == ("Open letter", "Open letter · June 20, 2026")


def test_names_of_others_are_found_out_in_a_joint_letter_too(desk: Desk, sample: Project):
    project = to(sample, "senators")
    (letter,) = compose_letters(desk, project, chosen(desk, project))
    assert isinstance(letter, Letter)
    blocks = tuple(
        Salutation("Dear Senator Cornyn and Senator Reed:") if isinstance(b, Salutation) else b
        for b in letter.document.blocks
    )
    wrong = replace(letter, document=replace(letter.document, blocks=blocks))

    assert [p.code for p in letter_problems(desk, wrong)] == ["other-member-named"]


def test_joint_letters_have_stable_unique_file_names(desk: Desk, sample: Project):
    names: list[str] = []
    for way in WAYS:
        project = addressing.write_to(to(sample, way), GOVERNOR)
        names += [letter_name(a) for a in chosen(desk, project)]

    assert set(names) == {
        "Joint-leaders-SSAS", "Joint-leaders-HSGO12", "Joint-senators-TX", "Joint-delegation-TX",
        "Joint-all", "Open-letter", "Contact-Ana-Vega-g1",
    }  # fmt: skip


def test_vacant_seat_gets_no_letter_and_its_reason_is_told(desk: Desk, sample: Project, tmp_path: Path):
    outcomes = list(export_letters(desk, sample, tmp_path, formats=("txt",), to="district:CA-14,CA-15"))

    (vacant,) = (o for o in outcomes if isinstance(o, SeatVacant))
    assert sum(isinstance(o, LetterMade) for o in outcomes) == 1
    assert (vacant.seat.code, vacant.name) == ("CA-14", "California, 14th District")
    assert "vacant or missing" in vacant.reason
    (row,) = json.loads((tmp_path / "manifest.json").read_text())["vacant"]
    assert row["seat"] == "CA-14"


def test_preflight_names_vacant_seats_unless_the_letter_is_open(desk: Desk, sample: Project):
    notes = [p.message for p in check(desk, to(sample, "delegation")) if p.code == "vacant-seat"]

    assert notes == ["TX-23 (Texas, 23rd District) is vacant or missing in the roster: no letter."]
    assert seats_without_letter(desk, to(sample, "open")) == ()


def test_forms_by_recorded_gender_are_one_note_in_preflight(desk: Desk, sample: Project):
    style = AddressStyle(greeting=OfficeGreeting.OFFICE, house=HouseWord.CONGRESSMAN)
    project = addressing.set_address_style(addressing.set_query(sample, "state:TX"), style)

    (note,) = [p for p in check(desk, project) if p.code == "gender-form"]

    assert note.severity is Severity.NOTE
    assert "“Congressman” (30)" in note.message
    assert "“Congresswoman” (7)" in note.message


def test_whoever_has_two_letters_is_named(desk: Desk, sample: Project):
    project = to(addressing.set_as_role(sample, True), "leaders")
    project = addressing.set_query(project, "member:S001213,M000355,P000145,M001206")
    twin = replace(GOVERNOR, id=ContactId("g2"))
    project = addressing.write_to(addressing.write_to(project, GOVERNOR), twin)

    (problem,) = [p for p in check(desk, project) if p.code == "addressed-twice"]

    assert "Ana Vega" in problem.message
    assert "Bryan Steil" in problem.message


def test_contact_that_is_gone_is_an_error(desk: Desk, sample: Project):
    project = replace(sample, recipients=replace(sample.recipients, contacts=(ContactId("gone"),)))

    assert "contact-missing" in [p.code for p in check(desk, project)]


def test_preferred_form_of_the_project_is_printed_and_its_reason_told(desk: Desk, sample: Project):
    project = addressing.set_override(
        desk,
        addressing.set_query(sample, "member:R000122"),
        Bioguide("R000122"),
        reason="asked for it",
        salutation="Dear Jack",
    )

    letter = compose_letter(desk, project, AddresseeId("R000122"))

    assert any(b == Salutation("Dear Jack:") for b in letter.document.blocks)
    assert "preferred-form" in [p.code for p in check(desk, project)]


@pytest.mark.parametrize(
    ("reason", "form"),
    [
        ("", {"title": "Dr."}),
        ("because", {}),
        ("because", {"salutation": " : "}),
        ("because", {"block": ("one line",)}),
        ("because", {"block": tuple("123456789")}),
    ],
)
def test_preferred_form_that_cannot_stand_is_refused(
    desk: Desk, sample: Project, reason: str, form: dict[str, str]
):
    with pytest.raises(BriefdeskError) as refused:
        addressing.set_override(desk, sample, Bioguide("R000122"), reason=reason, **form)  # type: ignore[arg-type]

    assert refused.value.next_step


def test_lists_of_two_projects_do_not_mix(desk: Desk, sample: Project):
    def listing(*members: str) -> Project:
        saved = SavedList("Friends", tuple(map(Bioguide, members)))
        return addressing.set_query(replace(sample, lists=(saved,)), "list:Friends")

    one, other = listing("R000122"), listing("K000383", "T000250")

    assert [a.id for a in chosen(desk, one)] == ["R000122"]
    assert [a.id for a in chosen(desk, other)] == ["K000383", "T000250"]
    reed = chosen(desk, one)[0]
    assert matches_rule(desk, "list:friends", reed, one)
    assert not matches_rule(desk, "list:friends", reed, other)


def test_each_way_of_sharing_is_addressed_by_its_id(desk: Desk, sample: Project):
    for way in WAYS:
        project = addressing.write_to(to(sample, way), GOVERNOR)
        for found in chosen(desk, project):
            assert addressee(desk, project, found.id) == found
    assert addressee(desk, sample, AddresseeId("joint:delegation-TX")) is None


def test_excluded_member_is_left_out_of_joint_letters(desk: Desk, sample: Project):
    project = addressing.exclude(to(sample, "delegation"), Bioguide("C001098"), "wrote to us himself")

    (letter,) = chosen(desk, project)

    assert "The Honorable Ted Cruz" not in letter.names
    assert (
        len(letter.names) == len(chosen(desk, addressing.include(project, Bioguide("C001098")))[0].names) - 1
    )


def test_envelopes_of_a_delegation_are_one_for_each_with_their_rooms(desk: Desk, sample: Project):
    (delegation,) = chosen(desk, to(sample, "delegation"))

    found = envelopes(desk, delegation)

    assert len(found) == len(delegation.members)
    assert found[0][2] == "517 Hart Senate Office Building"


HOSTILE = (
    "<b>Jo</b> *x* [l](https://example.org) {{ sender.email }} {% for x in y %}",
    "Jo\r\nBcc: other@example.org\r\n\r\nbody",
    "Jo \x00\x1b[31m\u202eoD\u2066\ufeff",
    "Jo " + "x" * 100_000,
)


@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "newlines", "marks", "endless"])
def test_contact_of_a_strangers_project_is_printed_as_words_and_nothing_else(
    desk: Desk, sample: Project, tmp_path: Path, words: str
):
    stranger = Contact(
        ContactId("../../x"), ContactKind.GOVERNOR, words, words, words, words, words, (words, words), words
    )
    project = replace(
        sample,
        contacts=(stranger,),
        recipients=replace(sample.recipients, query="", contacts=(stranger.id,)),
    )
    (made,) = export_letters(desk, project, tmp_path / "out", formats=("pdf", "docx", "txt", "eml"))
    assert isinstance(made, LetterMade)

    draft = message_from_bytes(next((tmp_path / "out").glob("*.eml")).read_bytes(), policy=policy.default)
    assert set(draft.keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}
    assert "\n" not in draft["Subject"]
    text = next((tmp_path / "out").glob("*.txt")).read_text(encoding="utf-8")
    assert "Jo" in text
    assert text.replace("\n", "").isprintable()
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == [
        ".docx",
        ".eml",
        ".json",
        ".pdf",
        ".txt",
    ]
    assert all(p.parent == tmp_path / "out" for p in tmp_path.rglob("*.txt"))


def test_address_that_no_page_can_hold_is_an_error_of_preflight(desk: Desk, sample: Project):
    endless = replace(GOVERNOR, id=ContactId("g2"), name="Endless", address=("Main Street 1",) * 500)
    greeted = AddressOverride(Bioguide("R000122"), "asked for it", salutation="Dear " + "x" * 500)
    project = replace(
        sample,
        contacts=(GOVERNOR, endless),
        overrides=(greeted,),
        recipients=replace(sample.recipients, query="member:R000122", contacts=("g1", "g2")),
    )

    (found,) = (p for p in check(desk, project) if p.code == "address-too-long")

    assert "Endless" in found.message
    assert "Reed" in found.message
    assert "Vega" not in found.message


def test_thousands_of_contacts_are_found_each_once(desk: Desk, sample: Project):
    many = tuple(replace(GOVERNOR, id=ContactId(f"g{n}")) for n in range(20_000))
    wanted = tuple(contact.id for contact in many)
    recipients = replace(sample.recipients, query="", contacts=(*wanted, *wanted))

    assert len(chosen(desk, replace(sample, contacts=many, recipients=recipients))) == 20_000
