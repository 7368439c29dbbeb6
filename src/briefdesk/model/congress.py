"""Members of Congress, their seats, committees and roles, as a roster holds them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

Bioguide = NewType("Bioguide", str)
CommitteeCode = NewType("CommitteeCode", str)


class Chamber(StrEnum):
    """A chamber, or both for a joint committee."""

    HOUSE = "house"
    SENATE = "senate"
    JOINT = "joint"


class MemberTitle(StrEnum):
    """The title that a seat gives its holder."""

    SENATOR = "Senator"
    REPRESENTATIVE = "Representative"
    DELEGATE = "Delegate"
    RESIDENT_COMMISSIONER = "Resident Commissioner"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: `district` is None for senators, 0 for one-seat states and territories."""

    chamber: Chamber
    state: str
    district: int | None = None
    senate_class: int | None = None

    @property
    def code(self) -> str:
        """Return "TX" for a senator's seat, "TX-34" for a House seat, "AK-AL" for an at-large one."""
        if self.district is None:
            return self.state
        return f"{self.state}-{self.district:02d}" if self.district else f"{self.state}-AL"


@dataclass(frozen=True, slots=True)
class Member:
    """One sitting member. `full_name` is the name that an inside address prints, suffix included.

    `last_name` is the surname that a salutation prints (no suffix). `office` is the room and building
    ("1034 Longworth House Office Building"), `senior` is true for the senior senator of a state.
    `term_end` may be a forecast (`term_end_forecast`). Empty strings where the data set has nothing.
    """

    bioguide: Bioguide
    seat: Seat
    title: MemberTitle
    party: str
    full_name: str
    first_name: str
    last_name: str
    suffix: str
    nickname: str
    office: str
    zip_code: str
    phone: str
    url: str
    contact_form: str
    term_start: dt.date
    term_end: dt.date
    term_end_forecast: bool = False
    senior: bool = False
    gender: str = ""

    @property
    def chamber(self) -> Chamber:
        """Return the chamber of the member's seat."""
        return self.seat.chamber

    @property
    def state(self) -> str:
        """Return the postal code of the member's state or territory."""
        return self.seat.state


class RoleKind(StrEnum):
    """What a member is on a committee; `title` of the membership keeps the recorded word."""

    CHAIR = "chair"
    RANKING = "ranking"
    VICE_CHAIR = "vice_chair"
    EX_OFFICIO = "ex_officio"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee or subcommittee; `parent` is None for a full committee.

    `name` is as printed after "Committee on" is dropped or kept by the data set; `full_name` is what a
    letter prints ("Committee on Armed Services", "Subcommittee on Seapower").
    """

    code: CommitteeCode
    name: str
    full_name: str
    chamber: Chamber
    parent: CommitteeCode | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A member's place on a committee: `rank` from 1 within `side` ("majority" or "minority")."""

    committee: CommitteeCode
    bioguide: Bioguide
    side: str
    rank: int
    role: RoleKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class LeadershipRole:
    """A current leadership title of a chamber ("Speaker of the House", "Senate Minority Leader")."""

    bioguide: Bioguide
    chamber: Chamber
    title: str


@dataclass(frozen=True, slots=True)
class VacantSeat:
    """A seat for which the data set holds no record, with the reason as far as known."""

    seat: Seat
    reason: str


@dataclass(frozen=True, slots=True)
class DistrictOffice:
    """An office of a member at home: `address` in one line, with building and suite; empty where unknown."""

    address: str
    city: str
    state: str
    zip_code: str
    phone: str
    hours: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return its address in lines."""
        town = ", ".join(part for part in (self.city, self.state) if part)
        return tuple(line for line in (self.address, f"{town} {self.zip_code}".strip()) if line)


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What a card tells of a member beyond the roster's row: terms served and offices at home.

    `terms` counts those of both chambers, the present one included, 0 where they are not known; `since` is
    the first day of the first, None if not known.
    """

    terms: int = 0
    since: dt.date | None = None
    offices: tuple[DistrictOffice, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A dated snapshot of Congress. Members by chamber, state, district; the rest in the data set's order.

    `committees_as_of` is the day of the committees where it is another than that of the members.
    `details` are what cards tell of members; who has none there is not known better.
    """

    as_of: dt.date
    origin: str
    members: tuple[Member, ...]
    committees: tuple[Committee, ...]
    memberships: tuple[Membership, ...]
    leadership: tuple[LeadershipRole, ...]
    vacant: tuple[VacantSeat, ...]
    warnings: tuple[str, ...] = ()
    committees_as_of: dt.date | None = None
    details: Mapping[Bioguide, MemberDetails] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class CommitteeRole:
    """The capacity in which a member is addressed: as holder of an office of a committee."""

    membership: Membership
    committee: Committee
    parent: Committee | None = None


Role = CommitteeRole | LeadershipRole
