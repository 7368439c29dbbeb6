"""What the tests of congress share: the shipped roster, small made-up ones, and the published data set."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.shipped_roster import load_shipped_roster
from briefdesk.model.congress import Bioguide, Chamber, Member, Roster, Seat

DATA_SET = Path(__file__).parents[2].parent / "shared" / "data" / "congress-legislators"


@pytest.fixture(scope="session")
def roster() -> Roster:
    return load_shipped_roster()


@pytest.fixture(scope="session")
def index(roster: Roster) -> RosterIndex:
    return RosterIndex(roster)


@pytest.fixture(scope="session")
def data_set() -> Path:
    """The published files; absent from a user's checkout."""
    if not DATA_SET.is_dir():
        pytest.skip("the published data set is not here; the shipped roster is tested all the same")
    return DATA_SET


@pytest.fixture(scope="session")
def a_member() -> Callable[..., Member]:
    """Return a builder of members: a senator from Texas unless told otherwise."""
    from briefdesk.congress.states import seat_title

    def build(bioguide: str = "O000001", **given: Any) -> Member:
        state, district = given.pop("state", "TX"), given.pop("district", None)
        chamber = Chamber.SENATE if district is None else Chamber.HOUSE
        facts: dict[str, Any] = {
            "seat": Seat(chamber, state, district),
            "title": seat_title(chamber, state),
            "party": "Democrat",
            "full_name": "Ada Okafor",
            "first_name": "Ada",
            "last_name": "Okafor",
            "suffix": "",
            "nickname": "",
            "office": "100 Hart Senate Office Building",
            "zip_code": "20510",
            "phone": "",
            "url": "",
            "contact_form": "",
            "term_start": dt.date(2025, 1, 3),
            "term_end": dt.date(2031, 1, 3),
        }
        return Member(Bioguide(bioguide), **{**facts, **given})

    return build


@pytest.fixture(scope="session")
def a_roster() -> Callable[..., Roster]:
    """Return a builder of rosters of June 15, 2026."""

    def build(*members: Member, **given: Any) -> Roster:
        facts: dict[str, Any] = {
            "as_of": dt.date(2026, 6, 15),
            "origin": "made up",
            "committees": (),
            "memberships": (),
            "leadership": (),
            "vacant": (),
        }
        return Roster(members=members, **{**facts, **given})

    return build
