"""The rows of the published data set, as far as the roster needs them: checked, not yet understood."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

# Longer than anything recorded, short enough that no row can swell a letter.
Text = Annotated[str, msgspec.Meta(max_length=300)]
BioguideId = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]\d{6}$")]
ChamberName = Literal["house", "senate", "joint"]


class IdRow(msgspec.Struct):
    """The ids of a person; the bioguide id is the one that every file shares."""

    bioguide: BioguideId


class NameRow(msgspec.Struct):
    """A person's name in parts, of which `official_full` and `suffix` may be missing or repeat each other."""

    first: Text
    last: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    middle: Text | None = None
    suffix: Text | None = None
    nickname: Text | None = None
    official_full: Text | None = None


class BioRow(msgspec.Struct):
    """What is recorded of the person."""

    gender: Text | None = None


class TermRow(msgspec.Struct):
    """One term of office; delegates are typed "rep" too, and `district` 0 is at large."""

    type: Literal["sen", "rep"]
    start: dt.date
    end: dt.date
    state: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    party: Text = ""
    district: Annotated[int, msgspec.Meta(ge=-1, le=99)] | None = None
    senate_class: Annotated[int, msgspec.Meta(ge=1, le=3)] | None = msgspec.field(default=None, name="class")
    state_rank: Text | None = None
    end_type: Text | None = msgspec.field(default=None, name="end-type")
    office: Text | None = None
    address: Text | None = None
    phone: Text | None = None
    url: Text | None = None
    contact_form: Text | None = None


class LeadershipRow(msgspec.Struct):
    """One leadership title; without an end it is current."""

    title: Text
    chamber: ChamberName
    start: dt.date | None = None
    end: dt.date | None = None


class LegislatorRow(msgspec.Struct):
    """One person with all their terms, the latest last."""

    id: IdRow
    name: NameRow
    terms: Annotated[list[TermRow], msgspec.Meta(min_length=1)]
    bio: BioRow | None = None
    leadership_roles: list[LeadershipRow] = []


class HomeOfficeRow(msgspec.Struct):
    """An office at home; numbers of suites and ZIP codes are recorded as numbers in places."""

    city: Text | None = None
    state: Text | None = None
    address: Text | None = None
    building: Text | None = None
    suite: Text | int | None = None
    zip: Text | int | None = None
    phone: Text | None = None
    hours: Text | None = None


class HomeOfficesRow(msgspec.Struct):
    """A member's offices at home; they are checked one by one."""

    id: IdRow
    offices: list[msgspec.Raw] = []


class SubcommitteeRow(msgspec.Struct):
    """A subcommittee; its whole code is the parent's followed by `thomas_id`."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    thomas_id: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Z]{2}$")]


class CommitteeRow(msgspec.Struct):
    """A committee; `subcommittees` are checked one by one, so that a bad one costs only itself."""

    type: ChamberName
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    thomas_id: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{4}$")]
    subcommittees: list[msgspec.Raw] = []


class MembershipRow(msgspec.Struct):
    """A person's place on a committee; `party` is the side, "majority" or "minority"."""

    bioguide: BioguideId
    party: Literal["majority", "minority"]
    rank: Annotated[int, msgspec.Meta(ge=1, le=999)]
    title: Text | None = None
