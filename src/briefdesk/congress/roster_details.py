"""The details of members in a roster file: kept as they came, read when a card first asks for one."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from briefdesk.congress.errors import RosterUnreadable
from briefdesk.model.congress import Bioguide, DistrictOffice, MemberDetails

_Text = Annotated[str, msgspec.Meta(max_length=1000)]


class _OfficeRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    address: _Text
    city: _Text
    state: _Text
    zip_code: _Text
    phone: _Text
    hours: _Text = ""


class _DetailsRow(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    terms: Annotated[int, msgspec.Meta(ge=0, le=99)]
    since: dt.date | None
    offices: list[_OfficeRow] = []


class UnreadDetails(Mapping[Bioguide, MemberDetails]):
    """Details by member, decoded at the first question: most runs ask none.

    Every question raises RosterUnreadable where the file is damaged there.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._read: dict[Bioguide, MemberDetails] | None = None

    def __getitem__(self, member: Bioguide) -> MemberDetails:
        return self._all()[member]

    def __iter__(self) -> Iterator[Bioguide]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[Bioguide, MemberDetails]:
        if self._read is None:
            self._read = _decoded(self._data, self._name)
        return self._read


def dump_details(details: Mapping[Bioguide, MemberDetails]) -> str:
    """Return the details as JSON, a line a member in the order of their ids."""
    lines = (
        f"{msgspec.json.encode(member).decode()}:{msgspec.json.encode(_cells(found)).decode()}"
        for member, found in sorted(details.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}"


def _cells(details: MemberDetails) -> tuple[object, ...]:
    offices = [(o.address, o.city, o.state, o.zip_code, o.phone, o.hours) for o in details.offices]
    return details.terms, details.since, offices


def _decoded(data: bytes, name: str) -> dict[Bioguide, MemberDetails]:
    try:
        found = msgspec.json.decode(data, type=dict[str, _DetailsRow])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise RosterUnreadable(f"{name} is damaged where it tells of members’ careers: {error}.") from error
    return {
        Bioguide(member): MemberDetails(
            row.terms,
            row.since,
            tuple(
                DistrictOffice(o.address, o.city, o.state, o.zip_code, o.phone, o.hours) for o in row.offices
            ),
        )
        for member, row in found.items()
    }
