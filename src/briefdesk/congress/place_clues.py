"""Short texts that state a place: "D-RI", "R-LA-4", "N.Y.", "Texas 34th", "Alaska at large"."""

import re
from dataclasses import dataclass, replace

from briefdesk.congress.naming_words import PARTIES, STATE_CODES
from briefdesk.congress.spelling import folded
from briefdesk.congress.states import STATES

_DISTRICT = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_DISTRICT_WORDS = frozenset({"district", "dist", "cd", "congressional", "the", "of", "at", "large"})
_OWNED = re.compile(r"['’]s\b")
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A state's code, a district (0 at large) and a party by its name; what is not said is empty or None."""

    state: str = ""
    district: int | None = None
    party: str = ""


def read_place(text: str) -> Place | None:
    """Return the place that short text states wholly: "D-RI", "R-LA-4", "N.Y.", "Texas 34th", else None."""
    words = folded(_OWNED.sub("", text).replace(".", "")).split()
    if not words or len(words) > _MAX_WORDS:
        return None
    place, number = Place(), 0
    while number < len(words):
        word = words[number]
        taken, state = _state_at(words, number) if not place.state else (0, "")
        if not place.party and word in PARTIES and (word != "rep" or words[1:]):
            place, number = replace(place, party=PARTIES[word]), number + 1
        elif taken:
            place, number = replace(place, state=state), number + taken
        elif place.district is None and (word == "al" or words[number : number + 2] == ["at", "large"]):
            place, number = replace(place, district=0), number + (1 if word == "al" else 2)
        elif place.district is None and (match := _DISTRICT.match(word)):
            place, number = replace(place, district=int(match[1])), number + 1
        elif word in _DISTRICT_WORDS:
            number += 1
        else:
            return None
    return numbered(place) if place != Place() else None


def _state_at(words: list[str], start: int) -> tuple[int, str]:
    """Return how many words from there name a state, at most five, and its code."""
    for count in range(min(5, len(words) - start), 0, -1):
        code = STATE_CODES.get("".join(words[start : start + count]))
        if code:
            return count, code
    return 0, ""


def numbered(place: Place) -> Place:
    """Return the place with an only district numbered 0, as people write it 1 as well."""
    if place.district is not None and place.state and STATES[place.state].at_large:
        return replace(place, district=0)
    return place


def joined(first: Place, second: Place) -> Place:
    """Return what both places say together; where they differ the first holds."""
    district = first.district if first.district is not None else second.district
    return Place(first.state or second.state, district, first.party or second.party)
