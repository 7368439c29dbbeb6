"""Forms of address on the command line: printed for a query, preferred for a member, set for a project."""

import pytest

from briefdesk.model.addressee import AddressStyle, ChairWord, HouseWord, OfficeGreeting
from briefdesk.model.draft import Grouping
from briefdesk.store.project_file import read_project

PROJECT = "mine.briefdesk"


@pytest.fixture
def project(run, tmp_path):
    run("new", PROJECT, "--pick", "all", "--to", "state:RI")
    return tmp_path / "desk" / PROJECT


def test_settings_say_who_shares_a_letter_and_how_all_are_addressed(run, project):
    outcome = run(
        "set", PROJECT, "grouping=delegation", "as=role", "to=state:TX",
        "address.chair=chair", "address.greeting=Office", "address.house=congressman",
    )  # fmt: skip

    assert outcome.status == 0
    kept = read_project(project)
    assert (kept.recipients.grouping, kept.recipients.as_role) == (Grouping.DELEGATION, True)
    assert kept.recipients.query == "state:TX"
    assert kept.address_style == AddressStyle(ChairWord.CHAIR, OfficeGreeting.OFFICE, HouseWord.CONGRESSMAN)


@pytest.mark.parametrize(
    ("setting", "meant"),
    [
        ("grouping=delegations", "“delegation”"),
        ("address.chair=chairman", "recorded, chair"),
        ("address.tone=kind", "address.chair"),
        ("as=friend", "member, role"),
        ("to=stat:TX", "state:"),
    ],
)
def test_wrong_setting_names_what_can_be_said(refused, project, setting, meant):
    assert meant in refused("set", PROJECT, setting).err


def test_letters_are_made_as_the_settings_share_them(run, project):
    run("set", PROJECT, "grouping=senators", "to=state:RI chamber:senate")

    outcome = run("--json", "letters", PROJECT, "--format", "txt", "--out", "out")

    (letter,) = outcome.json["letters"]
    assert letter["id"] == "joint:senators-RI"
    assert letter["files"][0]["path"].endswith("Joint-senators-RI.txt")


def test_vacant_seat_is_told_and_listed(run, refused, project):
    outcome = run(
        "--json", "letters", PROJECT, "--format", "txt", "--out", "out", "--to", "district:CA-14,CA-15"
    )

    assert outcome.status == 0
    assert [row["seat"] for row in outcome.json["vacant"]] == ["CA-14"]
    assert "No letter to CA-14 (California, 14th District): vacant or missing" in outcome.err
    alone = refused("letters", PROJECT, "--out", "out", "--to", "district:CA-14")
    assert "No letter to CA-14" in alone.err


def test_address_is_printed_as_block_envelope_and_line(run):
    def printed(form, joint="senators"):
        return run(
            "members", "state:RI", "chamber:senate", "--address", form, "--joint", joint
        ).out.splitlines()

    block, envelope, line = printed("block"), printed("envelope"), printed("line")

    assert block[:5] == [
        "The Honorable Jack Reed", "United States Senate", "728 Hart Senate Office Building",
        "Washington, DC 20510", "",
    ]  # fmt: skip
    assert "Dear Senator Reed and Senator Whitehouse:" in block
    assert "Dear Senator Reed and Senator Whitehouse:" not in envelope
    assert envelope.count("Washington, DC 20510") == 2
    assert line[0].startswith("The Honorable Jack Reed, United States Senate, 728 Hart")
    assert "; The Honorable Sheldon Whitehouse, " in line[0]
    assert printed("block", "delegation")[:2] == [
        "The Honorable Jack Reed",
        "The Honorable Sheldon Whitehouse",
    ]


def test_addressees_of_joint_letters_are_listed(run):
    outcome = run(
        "--json", "members", "committee:SSAS", "role:chair,ranking", "--as", "role", "--joint", "leaders"
    )

    (found,) = outcome.json
    assert found["id"] == "joint:leaders-SSAS"
    assert found["salutation"] == "Dear Chairman Wicker and Ranking Member Reed:"
    assert [block[1] for block in found["blocks"]] == ["Chairman", "Ranking Member"]
    assert found["members"] == ["W000437", "R000122"]


def test_preferred_form_is_kept_listed_and_cleared(run, project):
    kept = run("address", "set", PROJECT, "R000122", "--salutation", "Dear Jack", "--reason", "asked for it")
    listed = run("--json", "address", "list", PROJECT)
    cleared = run("address", "clear", PROJECT, "R000122")

    assert kept.out.strip() == "Jack Reed: Dear Jack:"
    assert listed.json[0] == {
        "bioguide": "R000122",
        "title": "",
        "salutation": "Dear Jack:",
        "block": [],
        "reason": "asked for it",
        "kept_in": "project",
    }
    assert cleared.status == 0
    assert read_project(project).overrides == ()


def test_form_without_reason_or_member_is_refused(refused, project):
    assert "reason" in refused("address", "set", PROJECT, "R000122", "--title", "Dr.").err
    assert "Z000999" in refused("address", "set", PROJECT, "Z000999", "--title", "Dr.", "--reason", "x").err
    assert "Z000999" in refused("address", "clear", PROJECT, "Z000999").err
