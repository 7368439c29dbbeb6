"""Letters to several and to contacts, each case checked by hand against the published data set."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.congress.address import addressee_for, role_for_query
from briefdesk.congress.envelope import envelope_blocks, one_line
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.joint import group_addressees
from briefdesk.congress.outside import contact_addressee, place_asked
from briefdesk.congress.query import parse_query, scope_of, select
from briefdesk.model.addressee import (
    Addressee,
    AddresseeKind,
    AddressOverride,
    AddressStyle,
    ChairWord,
    Contact,
    ContactId,
    ContactKind,
    HouseWord,
    OfficeGreeting,
)
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Grouping

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def blocks(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(block.split(" | ")) for block in text.split(" || ") if block)


def grouped(
    index: RosterIndex,
    text: str,
    grouping: Grouping,
    *,
    as_role: bool = False,
    style: AddressStyle | None = None,
    overrides: tuple[AddressOverride, ...] = (),
) -> tuple[Addressee, ...]:
    style, query = style or AddressStyle(), parse_query(text)
    preferred = {override.member: override for override in overrides}
    one_by_one = [
        addressee_for(
            index,
            member,
            role_for_query(index, member, query) if as_role else None,
            style=style,
            override=preferred.get(member.bioguide),
        )
        for member in select(index, query)
    ]
    scope = scope_of(index, query)
    return group_addressees(index, one_by_one, grouping, scope, style=style, overrides=overrides)


@pytest.mark.parametrize("case", cases("joint_addresses.csv"), ids=lambda c: f"{c['query']}-{c['why']}")
def test_letter_to_several_is_addressed_as_checked_by_hand(index: RosterIndex, case: dict[str, str]):
    style = AddressStyle(chair=ChairWord.CHAIR) if case["style"] == "chair=chair" else AddressStyle()
    (found,) = grouped(
        index, case["query"], Grouping(case["grouping"]), as_role=case["as"] == "role", style=style
    )

    assert found.salutation == case["salutation"]
    assert found.blocks == blocks(case["addresses"])
    if case["names"] != "*":
        assert found.names == tuple(n for n in case["names"].split(" | ") if n)
    else:
        assert found.names == tuple(
            f"The Honorable {m.full_name}" for m in select(index, parse_query(case["query"]))
        )


@pytest.mark.parametrize("case", cases("contact_addresses.csv"), ids=lambda c: f"{c['kind']}-{c['why']}")
def test_contact_is_addressed_as_checked_by_hand(index: RosterIndex, case: dict[str, str]):
    contact = Contact(
        ContactId("x1"),
        ContactKind(case["kind"]),
        case["name"],
        case["position"],
        case["organization"],
        case["honorific"],
        case["salutation"],
        tuple(line for line in case["address"].split(" | ") if line),
        member=Bioguide(case["member"]) if case["member"] else None,
    )

    found = contact_addressee(index, contact)

    assert found.blocks == blocks(case["inside address"])
    assert found.salutation == case["greeting"]
    assert (found.kind, found.members, found.notes) == (AddresseeKind.CONTACT, (), ())


def test_contact_whose_member_has_left_is_told(index: RosterIndex):
    contact = Contact(ContactId("x1"), ContactKind.STAFF, "Dee Ortiz", member=Bioguide("Z000999"))

    assert contact_addressee(index, contact).notes == ("The member whose staff this is has left the roster.",)


def test_all_delegations_name_everyone_once_in_order(index: RosterIndex):
    found = grouped(index, "chamber:house,senate", Grouping.DELEGATION)

    members = [m for a in found for m in a.members]
    assert sorted(m.bioguide for m in members) == sorted(m.bioguide for m in index.members)
    for addressee in found:
        # Delegates and the Resident Commissioner are alone in theirs, and keep a letter of their own.
        if len(addressee.members) == 1:
            assert addressee.members[0].state in {"AS", "DC", "GU", "MP", "PR", "VI"}
            continue
        senators = [m for m in addressee.members if m.seat.district is None]
        assert addressee.members[: len(senators)] == tuple(senators)
        assert [m.senior for m in senators] == [True, False]
        districts = [m.seat.district for m in addressee.members[len(senators) :]]
        assert districts == sorted(d for d in districts if d is not None)
        assert not addressee.blocks
        assert len(envelope_blocks(index, addressee)) == len(addressee.members)


def test_all_leaders_stand_chair_first_without_anybody_lost(index: RosterIndex):
    found = grouped(index, "role:chair,ranking,vice_chair", Grouping.LEADERS, as_role=True)

    chosen = select(index, parse_query("role:chair,ranking,vice_chair"))
    assert {m.bioguide for a in found for m in a.members} == {m.bioguide for m in chosen}
    for addressee in found:
        if addressee.kind is not AddresseeKind.JOINT:
            continue
        places = {p.bioguide: p for p in index.places_on(addressee.id.rpartition("-")[2])}
        titles = [places[m.bioguide].title for m in addressee.members]
        greeted = [f"{t} {m.last_name}" for t, m in zip(titles, addressee.members, strict=True)]
        assert addressee.salutation == "Dear " + " and ".join(greeted) + ":"
        assert titles[0].startswith(("Chair", "Cochair"))
        assert [block[1] for block in addressee.blocks] == titles
        assert [block[0] for block in addressee.blocks] == [
            f"The Honorable {m.full_name}" for m in addressee.members
        ]


def test_ids_of_joint_letters_are_unique_and_keep_when_members_change(index: RosterIndex):
    every = [
        a
        for grouping in Grouping
        for a in grouped(index, "chamber:house,senate", grouping)
        if a.kind is not AddresseeKind.MEMBER
    ]
    fewer = grouped(index, "state:TX party:D", Grouping.DELEGATION)

    assert len({a.id for a in every}) == len(every)
    assert fewer[0].id in {a.id for a in every}


def test_preferred_title_stands_in_a_joint_greeting(index: RosterIndex):
    prefers = AddressOverride(Bioguide("C001035"), "so in her letters", title="Chair")

    (leaders,) = grouped(
        index, "committee:SSAP role:chair,ranking", Grouping.LEADERS, as_role=True, overrides=(prefers,)
    )
    two = replace(prefers, member=Bioguide("R000122"), title="Sen.")
    (senators,) = grouped(index, "state:RI chamber:senate", Grouping.SENATORS, overrides=(two,))

    assert leaders.salutation == "Dear Chair Collins and Ranking Member Murray:"
    assert leaders.notes == ("Preferred form: so in her letters",)
    assert senators.salutation == "Dear Sen. Reed and Senator Whitehouse:"


def test_gender_is_never_followed_in_silence(index: RosterIndex):
    """Whatever the style, a form that differs from the plain one by a gendered word carries a note."""
    style = AddressStyle(greeting=OfficeGreeting.OFFICE, house=HouseWord.CONGRESSMAN)
    words = ("Mr.", "Madam", "Congressman", "Congresswoman")
    for member in index.members:
        roles = (None, *(index.roles_of(member.bioguide)), *index.leadership_of(member.bioguide))
        for role in roles:
            styled = addressee_for(index, member, role, style=style)
            assert any(w in styled.salutation for w in words) == bool(styled.notes), styled.salutation
    pair = grouped(index, "member:B000490,D000594", Grouping.TOGETHER, style=style)[0]
    assert "Congresswoman" in pair.salutation
    assert len(pair.notes) == 2


def test_whole_form_can_be_preferred(index: RosterIndex):
    member = index.member("R000122")
    assert member is not None
    block = ("The Honorable Jack Reed", "One Exchange Terrace", "Providence, RI 02903")
    override = AddressOverride(member.bioguide, "home office asked for", "", "Dear Jack:", block)

    found = addressee_for(index, member, override=override)

    assert (found.blocks, found.salutation) == ((block,), "Dear Jack:")
    assert found.notes == ("Preferred form: home office asked for",)


def test_address_in_one_line_parts_lines_and_people(index: RosterIndex):
    (two,) = grouped(index, "state:RI chamber:senate", Grouping.SENATORS)

    assert one_line(two) == (
        "The Honorable Jack Reed, United States Senate, 728 Hart Senate Office Building, "
        "Washington, DC 20510; The Honorable Sheldon Whitehouse, United States Senate, "
        "530 Hart Senate Office Building, Washington, DC 20510"
    )


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("state:TX", True),
        ("state:TX,AZ", True),
        ("state:AZ", False),
        ("-state:AZ", True),
        ("-state:TX", False),
        ("state:TX committee:SSAS", False),
        ("committee:SSAS", False),
        ("Reed", False),
    ],
)
def test_governor_is_meant_by_a_rule_on_states_alone(rule: str, held: bool):
    assert place_asked(parse_query(rule), "TX") is held
