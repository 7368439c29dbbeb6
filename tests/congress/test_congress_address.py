import csv
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.congress.address import addressee_for, role_for_query
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import parse_query, select
from briefdesk.model.addressee import AddressOverride, AddressStyle, ChairWord, HouseWord, OfficeGreeting
from briefdesk.model.congress import (
    Chamber,
    CommitteeRole,
    LeadershipRole,
    Member,
    MemberTitle,
    RoleKind,
)

CASES = Path(__file__).parent / "data" / "addresses.csv"


def checked_by_hand() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def style_named(words: str) -> AddressStyle:
    chosen = dict(word.split("=") for word in words.split())
    return AddressStyle(
        ChairWord(chosen.get("chair", "recorded")),
        OfficeGreeting(chosen.get("greeting", "name")),
        HouseWord(chosen.get("house", "representative")),
    )


def test_more_than_sixty_cases_are_checked_by_hand():
    assert len(checked_by_hand()) > 60


@pytest.mark.parametrize("case", checked_by_hand(), ids=lambda c: f"{c['bioguide']}-{c['why']}")
def test_address_checked_by_hand(index: RosterIndex, case: dict[str, str]):
    query = parse_query(case["query"])
    member = next(m for m in select(index, query) if m.bioguide == case["bioguide"])

    role = role_for_query(index, member, query)
    addressee = addressee_for(index, member, role, style=style_named(case["style"]))

    assert " | ".join(addressee.inside_address) == case["inside address"]
    assert addressee.salutation == case["salutation"]


def test_every_member_is_addressed_by_the_rules(index: RosterIndex):
    """The rules of the table, written down a second time, from the seat alone."""
    delegations = {"DC", "AS", "GU", "MP", "VI"}
    for member in index.members:
        addressee = addressee_for(index, member)
        lines = addressee.inside_address
        expected = ["The Honorable " + member.full_name]
        if member.seat.district is None:
            expected += ["United States Senate", member.office, "Washington, DC 20510"]
            greeting = "Senator"
        elif member.state == "PR":
            expected += ["Resident Commissioner, Puerto Rico", "U.S. House of Representatives"]
            expected += [member.office, "Washington, DC 20515"]
            greeting = "Resident Commissioner"
        else:
            expected += ["U.S. House of Representatives", member.office, "Washington, DC 20515"]
            greeting = "Delegate" if member.state in delegations else "Representative"

        assert lines == tuple(line for line in expected if line)
        assert addressee.salutation == f"Dear {greeting} {member.last_name}:"
        assert addressee.role is None
        assert 3 <= len(lines) <= 6


def test_surname_of_the_salutation_ends_the_name_of_the_address(index: RosterIndex):
    for member in index.members:
        name = member.full_name.removesuffix(member.suffix).rstrip(", ")
        assert name.endswith(f" {member.last_name}")
        assert member.suffix not in member.last_name.split() or not member.suffix
        assert member.full_name.count(member.suffix) == 1 or not member.suffix


def test_every_committee_office_has_an_address_by_the_rules(index: RosterIndex):
    for place in index.roster.memberships:
        if place.role not in {RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR}:
            continue
        member, committee = index.member(place.bioguide), index.committee(place.committee)
        assert member is not None
        assert committee is not None
        addressee = addressee_for(index, member, index.role(place))

        assert addressee.inside_address[1:3] == (place.title, committee.full_name)
        assert len(addressee.inside_address) == (6 if committee.parent else 5)
        assert addressee.salutation == f"Dear {place.title} {member.last_name}:"
        assert addressee.inside_address[-1].endswith("20510" if member.chamber is Chamber.SENATE else "20515")


def test_plain_seat_on_a_committee_gives_no_capacity(index: RosterIndex):
    plain = next(p for p in index.places_on("SSAS") if p.role is RoleKind.MEMBER)
    member = index.member(plain.bioguide)
    assert member is not None

    assert addressee_for(index, member, index.role(plain)) == addressee_for(index, member)


def test_addressee_carries_all_committees_with_their_offices(index: RosterIndex):
    (member,) = select(index, parse_query("member:R000122"))

    committees = addressee_for(index, member).committees

    ranking = [c.committee.code for c in committees if c.membership.role is RoleKind.RANKING]
    assert ranking == ["SSAP23", "SSAS"]
    assert all((c.parent is None) == (c.committee.parent is None) for c in committees)


@pytest.mark.parametrize(
    ("gender", "salutation"),
    [("M", "Dear Mr. Speaker:"), ("F", "Dear Madam Speaker:"), ("", "Dear Speaker Johnson:")],
)
def test_speaker_is_greeted_by_what_is_recorded(index: RosterIndex, gender: str, salutation: str):
    (speaker,) = select(index, parse_query("role:speaker"))
    (role,) = index.leadership_of(speaker.bioguide)

    assert addressee_for(index, replace(speaker, gender=gender), role).salutation == salutation


def test_woman_recorded_as_chairman_stays_chairman(index: RosterIndex):
    place = next(
        p
        for p in index.roster.memberships
        if p.title == "Chairman" and (m := index.member(p.bioguide)) is not None and m.gender == "F"
    )
    member = index.member(place.bioguide)
    assert member is not None

    assert addressee_for(index, member, index.role(place)).salutation.startswith("Dear Chairman ")


def test_partisan_offices_are_no_address(index: RosterIndex):
    fit = {
        role.title
        for role in index.roster.leadership
        if (m := index.member(role.bioguide)) is not None and addressee_for(index, m, role).role is not None
    }

    assert len(fit) == 10
    assert not any(word in title for title in fit for word in ("Democrat", "Republican", "Committee"))


def only(index: RosterIndex, bioguide: str) -> Member:
    member = index.member(bioguide)
    assert member is not None
    return member


@pytest.mark.parametrize(
    ("bioguide", "text", "committee"),
    [
        ("W000437", "committee:SSAS", "SSAS"),
        ("W000437", "chamber:senate", None),
        ("W000437", "Wicker", None),
        ("W000437", "role:chair", "SSAS"),
        ("W000437", "committee:SSAS role:ranking", None),
        ("W000437", "-committee:SSAS", None),
        ("S001217", "committee:SSAS*", "SSAS13"),
        ("S001217", "committee:SSAS", None),
        ("S001217", "committee:SSAS role:subcommittee_chair", "SSAS13"),
        ("S001217", "committee:SPAG,SSAS13", "SPAG"),
        ("T000250", "committee:SSAF", None),
    ],
)
def test_query_seeks_a_member_in_the_highest_office_that_it_names(
    index: RosterIndex, bioguide: str, text: str, committee: str | None
):
    role = role_for_query(index, only(index, bioguide), parse_query(text))

    assert (role.committee.code if isinstance(role, CommitteeRole) else role) == committee


def test_majority_vice_chair_is_addressed_as_such_only_when_asked(index: RosterIndex):
    place = next(p for p in index.places_on("HSBA09") if p.role is RoleKind.VICE_CHAIR)
    member = only(index, place.bioguide)

    assert role_for_query(index, member, parse_query("committee:HSBA09")) is None
    asked = role_for_query(index, member, parse_query("committee:HSBA09 role:vice_chair"))
    assert isinstance(asked, CommitteeRole)


def test_leader_is_sought_as_leader(index: RosterIndex):
    role = role_for_query(index, only(index, "T000250"), parse_query("role:majority_leader"))

    assert isinstance(role, LeadershipRole)


def test_titles_of_the_seats_cover_everyone(index: RosterIndex):
    assert {m.title for m in index.members} == set(MemberTitle)


def test_preferred_form_prints_no_mark_that_turns_or_hides_text(index: RosterIndex):
    reed = next(m for m in index.members if m.bioguide == "R000122")
    odd = AddressOverride(reed.bioguide, "asked", "Gen\u202eeral", "Dear\r\n\x00Jack:", ("A\u2066", "\x1b"))

    addressee = addressee_for(index, reed, override=odd)

    assert addressee.salutation == "Dear Jack:"
    assert addressee.blocks == (("A",),)
