"""A recipient query in plain words, and which vacant seats it reaches."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefdesk.app.models.query_terms import terms_of
from briefdesk.model.congress import Chamber, VacantSeat

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

PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "chamber": "in the {}",
        "state": "from {}",
        "district": "from {}",
        "delegation": "of the delegation of {}",
        "committee": "on {}",
        "name": "named {}",
        "list": "on the list {}",
    }
)

SEAT_KEYS = ("chamber", "state", "delegation", "district")


def query_words(query: str, *, state_name: Callable[[str], str], committee_name: Callable[[str], str]) -> str:
    """Return a query in words ("In the Senate, on the Committee on Armed Services, not Republican").

    Words that are no known key are named as they stand; an empty query gives an empty string.
    """
    phrases: list[str] = []
    for term in terms_of(query):
        negated = term.startswith("-")
        key, colon, values = term.removeprefix("-").partition(":")
        if not colon:
            key, values = "name", key
        names = [_value_words(key.casefold(), v, state_name, committee_name) for v in _values(values)]
        phrase = _phrase(key.casefold(), _any_of(names))
        phrases.append(f"not {phrase}" if negated else phrase)
    text = ", ".join(phrases)
    return text[:1].upper() + text[1:]


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


def _any_of(names: list[str]) -> str:
    return names[0] if len(names) == 1 else " or ".join([", ".join(names[:-1]), names[-1]]) if names else "…"


def _value_words(
    key: str, value: str, state_name: Callable[[str], str], committee_name: Callable[[str], str]
) -> str:
    match key:
        case "chamber":
            return "Senate" if value.casefold() == Chamber.SENATE else "House"
        case "state" | "delegation":
            return state_name(value.upper()) or value
        case "party":
            return PARTY_WORDS.get(value.upper(), value)
        case "committee":
            name = committee_name(value.removesuffix("*").upper())
            return f"{name} with its subcommittees" if value.endswith("*") else name
        case "role":
            return ROLE_WORDS.get(value.casefold(), value.replace("_", " "))
    return value


def _phrase(key: str, names: str) -> str:
    return PHRASES.get(key, "{}").replace("{}", names)
