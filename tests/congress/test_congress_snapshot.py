"""The shipped roster holds what was counted in the data set of June 15, 2026."""

import datetime as dt
from collections import Counter
from pathlib import Path

from briefdesk.congress.compile import compile_roster
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.roster_file import dump_roster
from briefdesk.congress.seats import zip_fits
from briefdesk.congress.shipped_roster import ORIGIN, shipped_roster_path
from briefdesk.model.congress import Chamber, MemberTitle, RoleKind, Roster

SNAPSHOT = dt.date(2026, 6, 15)


def test_shipped_roster_is_of_the_snapshot(roster: Roster):
    assert (roster.as_of, roster.origin) == (SNAPSHOT, ORIGIN)


def test_shipped_file_is_what_the_data_set_compiles_to(data_set: Path):
    roster = compile_roster(data_set, as_of=SNAPSHOT, origin=ORIGIN)

    assert dump_roster(roster) == shipped_roster_path().read_bytes()


def test_members_are_counted_by_title(roster: Roster):
    assert Counter(m.title for m in roster.members) == {
        MemberTitle.SENATOR: 100,
        MemberTitle.REPRESENTATIVE: 431,
        MemberTitle.DELEGATE: 5,
        MemberTitle.RESIDENT_COMMISSIONER: 1,
    }


def test_delegates_sit_for_the_five(roster: Roster):
    delegates = {m.state for m in roster.members if m.title is MemberTitle.DELEGATE}

    assert delegates == {"AS", "DC", "GU", "MP", "VI"}


def test_four_house_seats_have_no_record(roster: Roster):
    assert [v.seat.code for v in roster.vacant] == ["CA-14", "FL-20", "GA-13", "TX-23"]


def test_every_state_has_a_senior_and_a_junior_senator(roster: Roster):
    senators = Counter((m.state, m.senior) for m in roster.members if m.chamber is Chamber.SENATE)

    assert set(senators.values()) == {1}
    assert len(senators) == 100


def test_committees_are_counted_by_chamber(roster: Roster):
    full = Counter(c.chamber for c in roster.committees if c.parent is None)

    assert full == {Chamber.HOUSE: 23, Chamber.SENATE: 21, Chamber.JOINT: 5}
    assert len(roster.committees) - full.total() == 181


def test_memberships_and_leadership_are_counted(roster: Roster):
    assert (len(roster.memberships), len(roster.leadership)) == (3879, 28)


def test_bodies_without_ranking_member_and_subcommittees_without_chair(index: RosterIndex):
    def lacking(kind: RoleKind, *, full: bool) -> int:
        bodies = [c.code for c in index.committees if (c.parent is None) == full]
        return sum(not any(p.role is kind for p in index.places_on(code)) for code in bodies)

    assert (lacking(RoleKind.RANKING, full=True), lacking(RoleKind.CHAIR, full=False)) == (9, 4)


def test_nine_members_hold_no_seat_on_a_committee(index: RosterIndex):
    assert sum(not index.places_of(m.bioguide) for m in index.members) == 9


def test_recorded_titles_are_kept_for_women_too(index: RosterIndex):
    titles = Counter(
        p.title
        for p in index.roster.memberships
        if p.role is RoleKind.CHAIR and _gender(index, p.bioguide) == "F"
    )

    assert titles["Chairman"] == 21
    assert titles["Chairwoman"] == 4


def _gender(index: RosterIndex, bioguide: str) -> str:
    member = index.member(bioguide)
    return member.gender if member else ""


def test_every_house_zip_fits_its_seat(roster: Roster):
    assert [m.seat.code for m in roster.members if not zip_fits(m)] == []


def test_only_one_member_lacks_office_and_zip(roster: Roster):
    assert [m.seat.code for m in roster.members if not m.office or not m.zip_code] == ["CA-01"]


def test_unusual_rooms_are_kept(roster: Roster):
    rooms = {m.office.split()[0] for m in roster.members if m.office}

    assert {"479a", "127a", "G12"} <= rooms


def test_two_terms_end_by_forecast(roster: Roster):
    assert [m.seat.code for m in roster.members if m.term_end_forecast] == ["FL", "OH"]


def test_surnames_shared_are_counted(roster: Roster):
    assert sum(count > 1 for count in Counter(m.last_name for m in roster.members).values()) == 28


def test_names_carry_no_straight_quotes_brackets_or_stray_spaces(roster: Roster):
    names = [n for m in roster.members for n in (m.full_name, m.first_name, m.last_name)]

    assert [n for n in names if set("\"'()") & set(n) or n != " ".join(n.split())] == []
