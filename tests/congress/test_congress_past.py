"""Rosters of past years: the seats of their day, the members of their day."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefdesk.congress.apportionment import voting_seats
from briefdesk.congress.compile import compile_roster
from briefdesk.congress.dataset import MEMBERS_FILE
from briefdesk.congress.seats import ZipFit, zip_fit
from briefdesk.congress.states import has_one_seat, house_seats, seat_is_possible, seats_are_known
from briefdesk.model.congress import Chamber, Member, MemberTitle, Roster, Seat

Json = dict[str, Any]
SPRING_2011, SPRING_2019 = dt.date(2011, 4, 1), dt.date(2019, 4, 1)


def person(number: int, *terms: Json) -> Json:
    name = {"first": "Ada", "last": f"Okafor{number}", "official_full": f"Ada Okafor{number}"}
    return {"id": {"bioguide": f"O{number:06}"}, "name": name, "terms": list(terms)}


def term(start: str, end: str, **given: Any) -> Json:
    return {
        "type": "rep",
        "start": start,
        "end": end,
        "state": "TX",
        "district": 1,
        "party": "Democrat",
        **given,
    }


def full_house(year: int) -> list[Json]:
    """Return a data set in which every seat of that day is held."""
    begin, end = f"{year}-01-03", f"{year + 2}-01-03"
    seats = house_seats(dt.date(year, 4, 1))
    house = [
        person(n, term(begin, end, state=seat.state, district=seat.district))
        for n, seat in enumerate(seats, 1)
    ]
    states = sorted({seat.state for seat in seats} - {"AS", "DC", "GU", "MP", "PR", "VI"})
    senate = [
        person(1000 + 2 * n + half, term(begin, f"{year + 6}-01-03", type="sen", state=state, district=None,
               state_rank="junior" if half else "senior", **{"class": half + 1}))
        for n, state in enumerate(states)
        for half in (0, 1)
    ]  # fmt: skip
    return house + senate


@pytest.fixture
def compiled(tmp_path: Path) -> Callable[..., Roster]:
    def build(people: list[Json], as_of: dt.date) -> Roster:
        (tmp_path / MEMBERS_FILE).write_text(json.dumps(people), encoding="utf-8")
        return compile_roster(tmp_path, as_of=as_of, origin="made up")

    return build


@pytest.mark.parametrize("year", [2003, 2012, 2013, 2022, 2023, 2032])
def test_every_apportionment_shares_out_435_seats(year: int):
    seats = voting_seats(dt.date(year, 6, 1))

    assert seats is not None
    assert (len(seats), sum(seats.values())) == (50, 435)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2013, 1, 2), {"NY": 29, "TX": 32, "MT": 1}),
        (dt.date(2013, 1, 3), {"NY": 27, "TX": 36, "MT": 1}),
        (dt.date(2023, 1, 2), {"NY": 27, "TX": 36, "MT": 1}),
        (dt.date(2023, 1, 3), {"NY": 26, "TX": 38, "MT": 2}),
    ],
)
def test_seats_change_hands_with_the_congress_not_the_year(day: dt.date, expected: dict[str, int]):
    seats = voting_seats(day)

    assert seats is not None
    assert {state: seats[state] for state in expected} == expected


@pytest.mark.parametrize(("year", "number"), [(2005, 440), (2011, 441), (2019, 441), (2026, 441)])
def test_the_house_has_the_delegates_of_its_day(year: int, number: int):
    assert len(house_seats(dt.date(year, 6, 1))) == number


def test_a_day_without_a_known_apportionment_lists_no_seats():
    day = dt.date(1999, 6, 1)

    assert not seats_are_known(day)
    assert house_seats(day) == ()
    assert seat_is_possible(Seat(Chamber.HOUSE, "NY", 31), day)
    assert not seat_is_possible(Seat(Chamber.HOUSE, "ZZ", 1), day)


@pytest.mark.parametrize("as_of", [SPRING_2011, SPRING_2019])
def test_a_full_data_set_of_a_past_year_imports_whole(compiled, as_of: dt.date):
    roster = compiled(full_house(as_of.year), as_of)

    assert Counter(m.title for m in roster.members) == {
        MemberTitle.SENATOR: 100,
        MemberTitle.REPRESENTATIVE: 435,
        MemberTitle.DELEGATE: 5,
        MemberTitle.RESIDENT_COMMISSIONER: 1,
    }
    assert roster.vacant == ()
    assert not any("apportionment" in warning or "no seat" in warning for warning in roster.warnings)


def test_seats_that_went_since_are_held_then_and_refused_now(compiled):
    people = [
        person(1, term("2011-01-05", "2013-01-03", state="NY", district=29)),
        person(2, term("2011-01-05", "2013-01-03")),
    ]

    then = compiled(people, SPRING_2011)
    now = compiled(people, dt.date(2026, 6, 15))

    assert [m.seat.code for m in then.members] == ["NY-29", "TX-01"]
    assert [m.seat.code for m in now.members] == ["TX-01"]
    assert any("no seat NY-29" in warning for warning in now.warnings)


def test_a_past_roster_misses_the_seats_of_its_own_day(compiled):
    codes = {
        seat.seat.code for seat in compiled([person(1, term("2011-01-05", "2013-01-03"))], SPRING_2011).vacant
    }

    assert {"NY-29", "MT-AL", "TX-32", "MP-AL"} <= codes
    assert not {"TX-33", "MT-01", "TX-01"} & codes


def test_who_came_later_or_sat_in_between_is_left_out_and_told(compiled):
    here = person(
        1,
        term("2009-01-06", "2011-01-03"),
        term("2011-01-05", "2013-01-03"),
        term("2013-01-03", "2015-01-03", district=2),
    )
    later = person(2, term("2015-01-06", "2017-01-03"))
    away = person(3, term("2001-01-03", "2005-01-03"), term("2017-01-03", "2023-01-03", type="sen"))

    roster = compiled([here, later, away], SPRING_2011)

    assert [(m.bioguide, m.seat.code) for m in roster.members] == [("O000001", "TX-01")]
    assert any(w.startswith("2 of those recorded held no seat on April 1, 2011") for w in roster.warnings)


def test_days_between_two_terms_do_not_unseat_anybody(compiled):
    held = person(1, term("2009-01-06", "2011-01-03"), term("2011-01-05", "2013-01-03"))

    assert compiled([held], dt.date(2011, 1, 4)).members[0].term_end == dt.date(2011, 1, 3)


def test_zip_codes_are_read_by_the_seats_of_the_day(a_member: Callable[..., Member]):
    montana = a_member(state="MT", district=0, zip_code="20515-2601")

    assert zip_fit(montana, SPRING_2019) is ZipFit.EXCEPTION
    assert zip_fit(montana, dt.date(2026, 6, 15)) is ZipFit.WRONG
    assert has_one_seat("MT", SPRING_2019)
    assert not has_one_seat("MT", dt.date(2026, 6, 15))


@pytest.mark.parametrize(
    ("as_of", "members"),
    [(dt.date(2011, 6, 15), 142), (dt.date(2019, 6, 15), 314), (dt.date(2024, 12, 15), 456)],
)
def test_todays_data_gives_those_who_sat_already(data_set: Path, as_of: dt.date, members: int):
    roster = compile_roster(data_set, as_of=as_of, origin="x")

    assert len(roster.members) == members
    assert all(m.term_start <= as_of for m in roster.members)
    assert len(roster.warnings) < 60
    senate = Counter((m.state, m.senior) for m in roster.members if m.chamber is Chamber.SENATE)
    assert max(senate.values()) == 1
