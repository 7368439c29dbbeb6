"""The rules of address, written a second time over the published files, for everybody in every capacity.

Nothing here asks the code how it reads or names: rooms, titles and names of committees are taken from the
data set as published, and the table of forms is written out anew.
"""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefdesk.congress.address import addressee_for
from briefdesk.congress.index import RosterIndex
from briefdesk.model.congress import LeadershipRole, Role

Rows = list[dict[str, Any]]

CITIES = {"sen": "Washington, DC 20510", "rep": "Washington, DC 20515"}
HOUSES = {"sen": "United States Senate", "rep": "U.S. House of Representatives"}
SEATS_WITHOUT_VOTE = {"AS", "DC", "GU", "MP", "VI"}
LEADERS = {
    "Speaker of the House": ("Speaker of the House of Representatives", "Dear Mr. Speaker:"),
    "President Pro Tempore of the Senate": ("President Pro Tempore", "Dear Senator {last}:"),
    "House Majority Leader": ("Majority Leader", "Dear Majority Leader {last}:"),
    "House Minority Leader": ("Minority Leader", "Dear Minority Leader {last}:"),
    "House Majority Whip": ("Majority Whip", "Dear Majority Whip {last}:"),
    "House Minority Whip": ("Minority Whip", "Dear Minority Whip {last}:"),
    "Senate Majority Leader": ("Majority Leader", "Dear Majority Leader {last}:"),
    "Senate Minority Leader": ("Minority Leader", "Dear Minority Leader {last}:"),
    "Senate Majority Whip": ("Majority Whip", "Dear Majority Whip {last}:"),
    "Senate Minority Whip": ("Minority Whip", "Dear Minority Whip {last}:"),
}
OFFICES_OF_COMMITTEES = (
    "Chair", "Chairman", "Chairwoman", "Cochairman", "Ranking Member", "Vice Chair", "Vice Chairman",
    "Vice Chairwoman",
)  # fmt: skip
# The one surname that differs from the one displayed: "Hernández Rivera" in the files.
DISPLAYED_SURNAME = {"H001103": "Hernández"}


@pytest.fixture(scope="module")
def people(data_set: Path) -> dict[str, dict[str, Any]]:
    rows = json.loads((data_set / "legislators-current.json").read_text(encoding="utf-8"))
    return {row["id"]["bioguide"]: row for row in rows}


@pytest.fixture(scope="module")
def bodies(data_set: Path) -> dict[str, tuple[str, ...]]:
    """The lines that name each committee: a subcommittee's own, then its parent's."""
    found: dict[str, tuple[str, ...]] = {}
    for row in json.loads((data_set / "committees-current.json").read_text(encoding="utf-8")):
        code = row["thomas_id"]
        name = row["name"].removeprefix("United States ")
        whole = name.removeprefix("House ").removeprefix("Senate ") if not code.startswith("J") else name
        found[code] = (whole,)
        for sub in row.get("subcommittees", []):
            topic = sub["name"].replace("The ", "the ", 1) if sub["name"].startswith("The ") else sub["name"]
            own = topic if "Subcommittee" in topic else f"Subcommittee on {topic}"
            found[code + sub["thomas_id"]] = (own, whole)
    return found


@pytest.fixture(scope="module")
def seats(data_set: Path) -> list[tuple[str, str, str]]:
    """(committee, member, title) of every seat with an office."""
    rows = json.loads((data_set / "committee-membership-current.json").read_text(encoding="utf-8"))
    return [
        (code, seat["bioguide"], seat["title"])
        for code, places in rows.items()
        for seat in places
        if seat.get("title") in OFFICES_OF_COMMITTEES
    ]


def typeset(text: str) -> str:
    return text.replace("'", "’").strip()


def folded(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text)
    return "".join(c for c in marks if c.isalnum()).casefold()


def surname(row: dict[str, Any]) -> str:
    return DISPLAYED_SURNAME.get(row["id"]["bioguide"], row["name"]["last"])


def addressed(index: RosterIndex, bioguide: str, role: Role | None) -> tuple[list[str], str]:
    member = index.member(bioguide)
    assert member is not None, bioguide
    found = addressee_for(index, member, role)
    return list(found.inside_address), found.salutation


def test_everybody_is_addressed_as_a_member_by_the_table(
    index: RosterIndex, people: dict[str, dict[str, Any]]
):
    for bioguide, row in people.items():
        term = row["terms"][-1]
        kind, office = term["type"], term.get("office", "")
        lines, salutation = addressed(index, bioguide, None)
        title = "Senator" if kind == "sen" else "Representative"
        expected = [HOUSES[kind], office, CITIES[kind]]
        if kind == "rep" and term["state"] in SEATS_WITHOUT_VOTE:
            title = "Delegate"
        if term["state"] == "PR":
            title = "Resident Commissioner"
            expected.insert(0, "Resident Commissioner, Puerto Rico")

        assert lines[1:] == [line for line in expected if line], bioguide
        assert salutation == f"Dear {title} {surname(row)}:"
        if office:
            # The published address is one string, its room first.
            published = f"{office} Washington DC {expected[-1][-5:]}".casefold()
            assert term["address"].casefold().startswith(published)
    assert len(people) == len(index.members) == 537


def test_everybody_is_named_in_full_with_the_suffix_after_the_name(
    index: RosterIndex, people: dict[str, dict[str, Any]]
):
    for bioguide, row in people.items():
        (first_line, *_), salutation = addressed(index, bioguide, None)
        name, suffix = first_line.removeprefix("The Honorable "), row["name"].get("suffix", "")
        official = row["name"].get("official_full") or f"{row['name']['first']} {row['name']['last']}"

        assert first_line == f"The Honorable {name}"
        assert '"' not in name
        assert folded(name).removesuffix(folded(suffix)) == folded(official).removesuffix(folded(suffix))
        assert not suffix or name.endswith(suffix)
        assert surname(row) in name
        assert not suffix or not salutation.endswith(f" {suffix}:")


def test_every_office_of_every_committee_is_addressed_by_the_table(
    index: RosterIndex,
    people: dict[str, dict[str, Any]],
    bodies: dict[str, tuple[str, ...]],
    seats: list[tuple[str, str, str]],
):
    for code, bioguide, title in seats:
        place = next(p for p in index.places_on(code) if p.bioguide == bioguide)
        kind = people[bioguide]["terms"][-1]["type"]
        chamber = {"H": HOUSES["rep"], "S": HOUSES["sen"], "J": "Congress of the United States"}[code[0]]

        lines, salutation = addressed(index, bioguide, index.role(place))

        expected = [title, *map(typeset, bodies[code]), chamber, CITIES[kind]]
        assert lines[1:] == expected, (code, bioguide)
        assert salutation == f"Dear {title} {surname(people[bioguide])}:"
    assert len(seats) > 400


def test_every_leader_of_a_chamber_is_addressed_by_the_table(
    index: RosterIndex, people: dict[str, dict[str, Any]]
):
    met: list[str] = []
    for bioguide, role in leading(people):
        (recorded,) = (r for r in index.leadership_of(bioguide) if r.title == role)
        lines, salutation = addressed(index, bioguide, recorded)
        kind = people[bioguide]["terms"][-1]["type"]
        if role not in LEADERS:
            assert lines == addressed(index, bioguide, None)[0], role
            continue
        office, greeting = LEADERS[role]
        chamber = [] if role == "Speaker of the House" else [HOUSES[kind]]
        assert lines[1:] == [office, *chamber, CITIES[kind]]
        assert salutation == greeting.format(last=surname(people[bioguide]))
        met.append(role)
    assert sorted(met) == sorted(LEADERS)


def leading(people: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for bioguide, row in people.items():
        for held in row.get("leadership_roles", []):
            if "end" not in held:
                yield bioguide, held["title"]


def test_no_form_lacks_a_line_or_runs_on(index: RosterIndex):
    for member in index.members:
        roles: list[Role | None] = [None, *index.roles_of(member.bioguide)]
        roles += [role for role in index.leadership_of(member.bioguide) if isinstance(role, LeadershipRole)]
        for role in roles:
            lines, salutation = addressed(index, member.bioguide, role)
            assert all(line == " ".join(line.split()) and line for line in lines)
            assert len(lines) == len(set(lines))
            assert 3 <= len(lines) <= 6
            assert salutation.startswith("Dear ")
            assert salutation.count(":") == 1
            assert salutation.endswith(":")
