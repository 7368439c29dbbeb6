"""How many voting seats each state has in the House, census by census."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

# US Census Bureau, "Apportionment Population and Number of Representatives by State", 2000, 2010 and 2020.
_CENSUS_2000 = {
    "AL": 7, "AK": 1, "AZ": 8, "AR": 4, "CA": 53, "CO": 7, "CT": 5, "DE": 1, "FL": 25, "GA": 13, "HI": 2,
    "ID": 2, "IL": 19, "IN": 9, "IA": 5, "KS": 4, "KY": 6, "LA": 7, "ME": 2, "MD": 8, "MA": 10, "MI": 15,
    "MN": 8, "MS": 4, "MO": 9, "MT": 1, "NE": 3, "NV": 3, "NH": 2, "NJ": 13, "NM": 3, "NY": 29, "NC": 13,
    "ND": 1, "OH": 18, "OK": 5, "OR": 5, "PA": 19, "RI": 2, "SC": 6, "SD": 1, "TN": 9, "TX": 32, "UT": 3,
    "VT": 1, "VA": 11, "WA": 9, "WV": 3, "WI": 8, "WY": 1,
}  # fmt: skip
_CENSUS_2010 = {
    "AL": 7, "AK": 1, "AZ": 9, "AR": 4, "CA": 53, "CO": 7, "CT": 5, "DE": 1, "FL": 27, "GA": 14, "HI": 2,
    "ID": 2, "IL": 18, "IN": 9, "IA": 4, "KS": 4, "KY": 6, "LA": 6, "ME": 2, "MD": 8, "MA": 9, "MI": 14,
    "MN": 8, "MS": 4, "MO": 8, "MT": 1, "NE": 3, "NV": 4, "NH": 2, "NJ": 12, "NM": 3, "NY": 27, "NC": 13,
    "ND": 1, "OH": 16, "OK": 5, "OR": 5, "PA": 18, "RI": 2, "SC": 7, "SD": 1, "TN": 9, "TX": 36, "UT": 4,
    "VT": 1, "VA": 11, "WA": 10, "WV": 3, "WI": 8, "WY": 1,
}  # fmt: skip
_CENSUS_2020 = {
    "AL": 7, "AK": 1, "AZ": 9, "AR": 4, "CA": 52, "CO": 8, "CT": 5, "DE": 1, "FL": 28, "GA": 14, "HI": 2,
    "ID": 2, "IL": 17, "IN": 9, "IA": 4, "KS": 4, "KY": 6, "LA": 6, "ME": 2, "MD": 8, "MA": 9, "MI": 13,
    "MN": 8, "MS": 4, "MO": 8, "MT": 2, "NE": 3, "NV": 4, "NH": 2, "NJ": 12, "NM": 3, "NY": 26, "NC": 14,
    "ND": 1, "OH": 15, "OK": 5, "OR": 6, "PA": 17, "RI": 2, "SC": 7, "SD": 1, "TN": 9, "TX": 38, "UT": 4,
    "VT": 1, "VA": 11, "WA": 10, "WV": 2, "WI": 8, "WY": 1,
}  # fmt: skip
NEWEST: Mapping[str, int] = MappingProxyType(_CENSUS_2020)
"""The seats by the newest census that is known."""

# Each holds from the Congress elected after it on: its first day, and that of the next.
_HELD = (
    (dt.date(2003, 1, 3), dt.date(2013, 1, 3), _CENSUS_2000),
    (dt.date(2013, 1, 3), dt.date(2023, 1, 3), _CENSUS_2010),
    (dt.date(2023, 1, 3), dt.date(2033, 1, 3), _CENSUS_2020),
)
_FIRST_DELEGATES: Mapping[str, dt.date] = MappingProxyType({"MP": dt.date(2009, 1, 3)})
"""Territories that got their delegate since the first of these apportionments."""


def voting_seats(on: dt.date | None = None) -> Mapping[str, int] | None:
    """Return the states' voting seats in the House of that day, of today's apportionment for None.

    Returns None where the table does not reach: before 2003 and from 2033 on.
    """
    if on is None:
        return NEWEST
    return next((seats for first, end, seats in _HELD if first <= on < end), None)


def had_delegate(territory: str, on: dt.date | None = None) -> bool:
    """Return whether a territory sent somebody to the House on that day."""
    return on is None or on >= _FIRST_DELEGATES.get(territory, dt.date.min)
