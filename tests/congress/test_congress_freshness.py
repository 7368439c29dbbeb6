import datetime as dt
from collections.abc import Callable

import pytest

from briefdesk.congress.freshness import freshness, term_forecast, term_over
from briefdesk.model.congress import Member, Roster
from briefdesk.model.problem import Severity

AS_OF = dt.date(2026, 6, 15)
ForDay = Callable[[dt.date], dict[str, Severity]]


@pytest.fixture
def problems_on(a_roster: Callable[..., Roster], a_member: Callable[..., Member]) -> ForDay:
    return lambda today: {p.code: p.severity for p in freshness(a_roster(a_member()), today)}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, {"roster-from-future": Severity.WARNING}),
        (0, {}),
        (13, {}),
        (14, {"aging-roster": Severity.WARNING}),
        (44, {"aging-roster": Severity.WARNING}),
        (45, {"old-roster": Severity.WARNING}),
        (160, {"old-roster": Severity.WARNING}),
    ],
)
def test_roster_ages(problems_on: ForDay, days: int, expected: dict[str, Severity]):
    assert problems_on(AS_OF + dt.timedelta(days)) == expected


@pytest.mark.parametrize(
    ("today", "warned"),
    [
        (dt.date(2027, 1, 2), True),
        (dt.date(2027, 3, 31), True),
        (dt.date(2027, 4, 1), False),
        (dt.date(2028, 2, 1), False),
    ],
)
def test_first_quarter_of_odd_years_is_warned_of(problems_on: ForDay, today: dt.date, warned: bool):
    assert ("new-congress" in problems_on(today)) is warned


def test_fresh_roster_of_a_new_congress_is_warned_of_in_other_words(a_roster: Callable[..., Roster]):
    today = dt.date(2027, 1, 20)

    old, fresh = (freshness(a_roster(as_of=day), today)[-1] for day in (AS_OF, today))

    assert "the one before" in old.message
    assert "may be missing" in fresh.message


def test_ended_term_names_the_member_and_day(a_member: Callable[..., Member]):
    member = a_member(term_end=dt.date(2027, 1, 3))

    problem = term_over(member, dt.date(2027, 1, 3))

    assert term_over(member, dt.date(2027, 1, 2)) is None
    assert problem is not None
    assert problem.addressee == member.bioguide
    assert problem.message == "The term of Senator Ada Okafor (Texas, Senate) ended on January 3, 2027."


def test_forecast_end_is_told_as_such(a_member: Callable[..., Member]):
    member = a_member(state="TX", district=34, term_end=dt.date(2026, 11, 3), term_end_forecast=True)

    over = term_over(member, dt.date(2026, 11, 22))

    assert over is not None
    assert "was expected to serve until November 3, 2026" in over.message
    assert "Texas, 34th District" in over.message


def test_many_ended_terms_are_one_problem(a_member: Callable[..., Member], a_roster: Callable[..., Roster]):
    over = [a_member(f"O00000{n}", term_end=AS_OF) for n in range(6)]

    assert len(freshness(a_roster(*over[:5]), AS_OF)) == 5
    assert len(freshness(a_roster(*over), AS_OF)) == 1


def test_shipped_roster_warns_of_both_appointed_senators_after_the_election(roster: Roster):
    over = [p.addressee for p in freshness(roster, dt.date(2026, 11, 22)) if p.code == "term-over"]

    assert over == ["M001244", "H001104"]


def test_every_problem_has_a_next_step(roster: Roster):
    problems = freshness(roster, dt.date(2027, 2, 1))

    assert all(p.next_step.endswith(".") for p in problems)


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        (dt.date(2026, 9, 3), Severity.NOTE),
        (dt.date(2026, 9, 4), Severity.WARNING),
        (dt.date(2026, 11, 2), Severity.WARNING),
    ],
)
def test_an_end_foreseen_is_told_before_it_comes(
    a_member: Callable[..., Member], today: dt.date, severity: Severity
):
    member = a_member(term_end=dt.date(2026, 11, 3), term_end_forecast=True)

    problem = term_forecast(member, today)

    assert problem is not None
    assert problem.severity is severity
    assert "is expected to serve until November 3, 2026 only" in problem.message
    assert problem.addressee == member.bioguide


def test_an_end_that_is_fixed_or_past_is_no_forecast(a_member: Callable[..., Member]):
    forecast = a_member(term_end=dt.date(2026, 11, 3), term_end_forecast=True)

    assert term_forecast(forecast, dt.date(2026, 11, 3)) is None
    assert term_forecast(a_member(term_end=dt.date(2026, 11, 3)), AS_OF) is None


def test_shipped_roster_foresees_both_special_elections(roster: Roster):
    foreseen = [p.addressee for p in freshness(roster, AS_OF) if p.code == "term-forecast"]

    assert foreseen == ["M001244", "H001104"]


def test_committees_kept_of_an_older_roster_age_by_themselves(a_roster: Callable[..., Roster]):
    roster = a_roster(as_of=dt.date(2026, 6, 15), committees_as_of=dt.date(2026, 6, 1))

    young, aged = (
        {p.code for p in freshness(roster, day)} for day in (dt.date(2026, 6, 14), dt.date(2026, 6, 15))
    )

    assert "old-committees" not in young
    assert aged == {"old-committees"}
