"""Words for roles and parties, and which vacant seats a recipient query reaches."""

from collections.abc import Mapping
from types import MappingProxyType

from briefdesk.app.models.query_terms import terms_of
from briefdesk.model.congress import VacantSeat

ROLE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "chair": "chair",
        "ranking": "ranking member",
        "vice_chair": "vice chair",
        "leader": "in the leadership",
        "delegate": "delegate",
    }
)
"""The roles that are offered as facets; the query knows more."""

PARTY_WORDS: Mapping[str, str] = MappingProxyType({"D": "Democrat", "R": "Republican", "I": "Independent"})

SEAT_KEYS = ("chamber", "state", "delegation", "district")


def vacant_reached(query: str, vacant: tuple[VacantSeat, ...]) -> tuple[VacantSeat, ...]:
    """Return the vacant seats that a query reaches by chamber, state or district.

    A query with any other term (a party, a committee, a name) reaches members only.
    """
    terms = [term.partition(":") for term in terms_of(query)]
    if not terms or any(key.casefold() not in SEAT_KEYS for key, _, _ in terms):
        return ()
    return tuple(
        seat
        for seat in vacant
        if all(_reaches(key.casefold(), _values(values), seat) for key, _, values in terms)
    )


def _reaches(key: str, values: list[str], vacant: VacantSeat) -> bool:
    seat = vacant.seat
    match key:
        case "chamber":
            return str(seat.chamber) in [value.casefold() for value in values]
        case "district":
            return seat.code in [value.upper() for value in values]
    return seat.state in [value.upper() for value in values]


def _values(values: str) -> list[str]:
    found = [value.rpartition(":")[2].strip('"“”') for value in values.split(",")]
    return [value for value in found if value]
