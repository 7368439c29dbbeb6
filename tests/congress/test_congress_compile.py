import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefdesk.congress.compile import compile_roster
from briefdesk.congress.dataset import COMMITTEES_FILE, MEMBERS_FILE, MEMBERSHIP_FILE
from briefdesk.congress.errors import RosterUnreadable
from briefdesk.model.congress import Chamber, MemberTitle, RoleKind, Roster, Seat

AS_OF = dt.date(2026, 6, 15)
Json = dict[str, Any]


def a_term(**given: Any) -> Json:
    house = {
        "type": "rep",
        "start": "2025-01-03",
        "end": "2027-01-03",
        "state": "TX",
        "district": 34,
        "party": "Democrat",
        "office": "100 Cannon House Office Building",
        "address": "100 Cannon House Office Building Washington DC 20515-4334",
        "url": "https://okafor.house.gov",
    }
    return {**house, **given}


def a_person(bioguide: str = "O000001", *terms: Json, **given: Any) -> Json:
    name = {"first": "Ada", "last": "Okafor", "official_full": "Ada Okafor"}
    person = {"id": {"bioguide": bioguide}, "name": name, "terms": list(terms) or [a_term()]}
    return {**person, "bio": {"gender": "F"}, **given}


COMMITTEE = {
    "type": "senate",
    "name": "Senate Committee on Armed Services",
    "thomas_id": "SSAS",
    "subcommittees": [{"name": "Seapower", "thomas_id": "13"}],
}
PLACE = {"bioguide": "O000001", "party": "minority", "rank": 1, "title": "Ranking Member", "name": "x"}

Compile = Callable[..., Roster]


@pytest.fixture
def compiled(tmp_path: Path) -> Compile:
    """Return a compiler of made-up files; None leaves a file away."""

    def build(people: Any, committees: Any = None, membership: Any = None, as_of: dt.date = AS_OF) -> Roster:
        files = {MEMBERS_FILE: people, COMMITTEES_FILE: committees, MEMBERSHIP_FILE: membership}
        for name, content in files.items():
            if content is not None:
                text = content if isinstance(content, str) else json.dumps(content)
                (tmp_path / name).write_text(text, encoding="utf-8")
        return compile_roster(tmp_path, as_of=as_of, origin="made up")

    return build


def test_house_member_gets_seat_office_and_zip(compiled: Compile):
    (member,) = compiled([a_person()]).members

    assert member.seat == Seat(Chamber.HOUSE, "TX", 34)
    assert (member.office, member.zip_code) == ("100 Cannon House Office Building", "20515-4334")
    assert member.gender == "F"


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("DC", MemberTitle.DELEGATE),
        ("GU", MemberTitle.DELEGATE),
        ("PR", MemberTitle.RESIDENT_COMMISSIONER),
        ("AK", MemberTitle.REPRESENTATIVE),
    ],
)
def test_seat_decides_the_title_though_all_are_typed_rep(compiled: Compile, state: str, title: MemberTitle):
    (member,) = compiled([a_person("O000001", a_term(state=state, district=0))]).members

    assert member.title is title


def test_appointed_senator_whose_term_is_a_forecast_stays(compiled: Compile):
    term = a_term(type="sen", end="2026-11-03", **{"end-type": "special-election", "class": 3})

    roster = compiled([a_person("O000001", term)], as_of=dt.date(2026, 12, 1))

    assert roster.members[0].term_end_forecast


def test_latest_term_begun_counts_even_if_it_ended(compiled: Compile):
    terms = [a_term(start="2023-01-03", district=1), a_term(start="2025-01-03", district=2, end="2026-01-01")]

    (member,) = compiled([a_person("O000001", *terms)]).members

    assert member.seat.district == 2


def test_row_that_breaks_the_schema_is_left_out_with_its_reason(compiled: Compile):
    bad = a_person("O000002")
    del bad["name"]["last"]

    roster = compiled([bad, a_person(), {"id": 3}, a_person("o1")])

    assert [m.bioguide for m in roster.members] == ["O000001"]
    assert sum("left out" in w and MEMBERS_FILE in w for w in roster.warnings) == 3
    assert any("row 1" in w and "last" in w for w in roster.warnings)


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        (a_term(state="ZZ"), "no state"),
        (a_term(district=39), "no seat TX-39"),
        (a_term(district=None), "without a district"),
        (a_term(type="sen", state="DC"), "no seat DC"),
    ],
)
def test_seat_that_cannot_be_is_left_out(compiled: Compile, term: Json, reason: str):
    roster = compiled([a_person(), a_person("O000002", term)])

    assert len(roster.members) == 1
    assert any(reason in w for w in roster.warnings)


def test_person_recorded_twice_counts_once(compiled: Compile):
    roster = compiled([a_person(), a_person()])

    assert len(roster.members) == 1
    assert any("twice" in w for w in roster.warnings)


def test_zip_of_another_seat_exposes_a_shifted_row(compiled: Compile):
    shifted = a_term(address="100 Cannon House Office Building Washington DC 20515-4333")

    assert any("another seat" in w for w in compiled([a_person("O000001", shifted)]).warnings)


@pytest.mark.parametrize(
    ("state", "district", "zip_code"),
    [("TX", 34, "20515-4334"), ("TX", 38, "20515-0001"), ("MT", 1, "20515-2600"), ("GU", 0, "20515-5301")],
)
def test_zip_of_the_seat_or_a_known_exception_passes(
    compiled: Compile, state: str, district: int, zip_code: str
):
    address = f"100 Cannon House Office Building Washington DC {zip_code}"

    roster = compiled([a_person("O000001", a_term(state=state, district=district, address=address))])

    assert not any("ZIP" in w for w in roster.warnings)


def test_two_members_for_one_seat_are_reported(compiled: Compile):
    assert any("TX-34: 2 members" in w for w in compiled([a_person(), a_person("O000002")]).warnings)


def test_contact_form_that_begins_hhttps_is_mended(compiled: Compile):
    roster = compiled([a_person("O000001", a_term(contact_form="hhttps://okafor.house.gov/contact"))])

    assert roster.members[0].contact_form == "https://okafor.house.gov/contact"
    assert any("mended" in w for w in roster.warnings)


def test_web_address_of_another_kind_is_left_out(compiled: Compile):
    roster = compiled([a_person("O000001", a_term(url="javascript:alert(1)"))])

    assert roster.members[0].url == ""
    assert any("web site" in w for w in roster.warnings)


def test_member_without_office_or_official_name_stays_and_is_remarked(compiled: Compile):
    person = a_person("O000001", a_term(office=None, address=None))
    person["name"] = {"first": "Ada", "last": "Okafor"}

    roster = compiled([person])

    assert roster.members[0].full_name == "Ada Okafor"
    assert roster.members[0].office == roster.members[0].zip_code == ""
    assert sum("Ada Okafor (TX-34)" in w for w in roster.warnings) == 2


def test_committees_and_places_are_read_with_the_recorded_title(compiled: Compile):
    roster = compiled(
        [a_person()], [COMMITTEE], {"SSAS": [PLACE], "SSAS13": [{**PLACE, "title": "Chairwoman"}]}
    )

    assert [c.code for c in roster.committees] == ["SSAS", "SSAS13"]
    assert [(p.role, p.title) for p in roster.memberships] == [
        (RoleKind.RANKING, "Ranking Member"),
        (RoleKind.CHAIR, "Chairwoman"),
    ]


@pytest.mark.parametrize("empty", ["{}", "[]", "", "null", None])
def test_empty_committee_files_give_a_warning_and_no_committees(compiled: Compile, empty: str | None):
    roster = compiled([a_person()], empty, empty)

    assert roster.committees == roster.memberships == ()
    assert {w.split()[0] for w in roster.warnings} == {COMMITTEES_FILE, MEMBERSHIP_FILE}


@pytest.mark.parametrize("broken", ['{"SSAS": 3}', '{"SSAS": [', "[1, 2]", '"x"', "[" * 100_000])
def test_broken_committee_files_cost_only_themselves(compiled: Compile, broken: str):
    roster = compiled([a_person()], broken, broken)

    assert len(roster.members) == 1
    assert roster.memberships == ()
    assert roster.warnings


def test_bad_places_are_left_out_one_by_one(compiled: Compile):
    places = [PLACE, PLACE, {**PLACE, "bioguide": "Z000000"}, {**PLACE, "rank": "first"}]

    roster = compiled([a_person()], [COMMITTEE], {"SSAS": places, "SSZZ": [PLACE]})

    assert len(roster.memberships) == 1
    assert sum("left out" in w for w in roster.warnings) == 4


def test_unknown_title_is_kept_and_taken_as_a_plain_member(compiled: Compile):
    roster = compiled([a_person()], [COMMITTEE], {"SSAS": [{**PLACE, "title": "Grand Vizier"}]})

    assert (roster.memberships[0].role, roster.memberships[0].title) == (RoleKind.MEMBER, "Grand Vizier")
    assert any("Grand Vizier" in w for w in roster.warnings)


def test_only_current_leadership_counts(compiled: Compile):
    held = [
        {"title": "House Majority Leader", "chamber": "house", "start": "2025-01-03"},
        {"title": "House Majority Whip", "chamber": "house", "start": "2023-01-03", "end": "2025-01-03"},
    ]

    roster = compiled([a_person(leadership_roles=held)])

    assert [r.title for r in roster.leadership] == ["House Majority Leader"]


def test_seats_without_a_record_are_listed_with_the_reason(compiled: Compile):
    roster = compiled([a_person()])

    assert len(roster.vacant) == 100 + 441 - 1
    assert "TX-34" not in {v.seat.code for v in roster.vacant}
    assert all("no record" in v.reason for v in roster.vacant)


def test_zip_is_read_at_any_depth_without_being_extracted(tmp_path: Path):
    path = tmp_path / "congress.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("congress-gh-pages/../" + MEMBERS_FILE, json.dumps([a_person()]))

    assert len(compile_roster(path, as_of=AS_OF, origin="made up").members) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["congress.zip"]


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MEMBERS_FILE, b" " * 15_000_000)


def _zip_of_twins(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/" + MEMBERS_FILE, "[]")
        archive.writestr("b/" + MEMBERS_FILE, "[]")


def _zip_without_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing")


def _zip_of_many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}.txt", "")


def _no_zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 not really")


def _nothing(path: Path) -> None:
    return


@pytest.mark.parametrize(
    "make", [_zip_bomb, _zip_of_twins, _zip_without_members, _zip_of_many, _no_zip, _nothing]
)
def test_archive_that_cannot_be_used_is_refused_in_words(tmp_path: Path, make: Callable[[Path], None]):
    path = tmp_path / "congress.zip"
    make(path)

    with pytest.raises(RosterUnreadable) as refused:
        compile_roster(path, as_of=AS_OF, origin="made up")

    assert refused.value.next_step


def test_folder_without_a_readable_member_is_refused(compiled: Compile):
    with pytest.raises(RosterUnreadable, match="no member"):
        compiled([{"id": 1}])


def test_link_in_place_of_a_file_is_not_followed(tmp_path: Path):
    real = tmp_path / "real.json"
    real.write_text(json.dumps([a_person()]))
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / MEMBERS_FILE).symlink_to(real)

    with pytest.raises(RosterUnreadable):
        compile_roster(folder, as_of=AS_OF, origin="made up")


def test_mark_that_an_editor_put_before_the_text_is_passed_over(compiled: Compile):
    roster = compiled("\ufeff" + json.dumps([a_person()]))

    assert len(roster.members) == 1
