import datetime as dt
import json
from pathlib import Path

from briefdesk.congress.compile import compile_roster, roster_from
from briefdesk.congress.dataset import Part, part_of, read_published
from briefdesk.congress.roster_file import dump_roster, parse_roster
from briefdesk.model.congress import Roster

AS_OF = dt.date(2026, 6, 15)


def a_person(bioguide: str = "R000122") -> dict[str, object]:
    terms = [
        {"type": "rep", "start": "1991-01-03", "end": "1993-01-03", "state": "RI", "district": 2},
        {"type": "sen", "start": "2021-01-03", "end": "2027-01-03", "state": "RI", "class": 2},
        {"type": "sen", "start": "2027-01-03", "end": "2033-01-03", "state": "RI", "class": 2},
    ]
    return {"id": {"bioguide": bioguide}, "name": {"first": "Jack", "last": "Reed"}, "terms": terms}


def put(folder: Path, part: Part, content: object) -> None:
    (folder / f"{part}.json").write_text(json.dumps(content), encoding="utf-8")


def test_terms_count_those_that_had_begun(tmp_path: Path):
    put(tmp_path, Part.MEMBERS, [a_person()])

    (found,) = compile_roster(tmp_path, as_of=AS_OF, origin="x").details.values()

    assert (found.terms, found.since, found.offices) == (2, dt.date(1991, 1, 3), ())


def test_offices_at_home_are_read_row_by_row(tmp_path: Path):
    offices = [
        {
            "address": "1 Elm St.",
            "suite": 350,
            "building": "City\u202e Hall",
            "city": "Cranston",
            "state": "RI",
        },
        {"city": ["no", "city"]},
        {"suite": "B", "city": "Newport", "zip": 2840, "phone": None},
    ]
    put(tmp_path, Part.MEMBERS, [a_person()])
    put(
        tmp_path,
        Part.DISTRICT_OFFICES,
        [{"id": {"bioguide": "R000122"}, "offices": offices}, {"id": {"bioguide": "X000001"}, "offices": []}],
    )

    roster = compile_roster(tmp_path, as_of=AS_OF, origin="x")

    (found,) = roster.details.values()
    assert [office.lines for office in found.offices] == [
        ("City Hall, 1 Elm St., Suite 350", "Cranston, RI"),
        ("Suite B", "Newport 2840"),
    ]
    assert any("legislators-district-offices.json, row 1, office 2" in w for w in roster.warnings)


def test_details_survive_the_roster_file(roster: Roster):
    again = parse_roster(dump_roster(roster), name="roster.json")

    assert again.details == roster.details
    assert dump_roster(again) == dump_roster(roster)
    assert sum(len(found.offices) for found in roster.details.values()) == 1312


def test_a_roster_without_details_is_read_as_well(roster: Roster):
    data = dump_roster(roster)
    cut = data[: data.index(b',\n"details"')] + b"\n}\n"

    again = parse_roster(cut, name="roster.json")

    assert again.members == roster.members
    assert dict(again.details) == {}


def test_offices_stay_where_an_import_brings_none(tmp_path: Path, roster: Roster):
    put(tmp_path, Part.MEMBERS, [a_person()])

    made = roster_from(read_published(tmp_path), name="x", as_of=AS_OF, origin="x", held=roster).roster

    assert made.details.keys() == {"R000122"}
    assert made.details["R000122"].terms == 2
    assert made.details["R000122"].offices == roster.details["R000122"].offices


def test_the_file_of_offices_is_never_taken_for_that_of_members():
    assert part_of("legislators-district-offices (1).json", b"") is Part.DISTRICT_OFFICES
    assert part_of("download.json", b'[{"id": {"bioguide": "A1"}, "offices": [') is Part.DISTRICT_OFFICES
