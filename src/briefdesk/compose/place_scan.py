"""States and districts that a letter takes for its reader’s: “your state of Texas” to Rhode Island."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefdesk.states import STATE_NAMES

_CODES = {name.casefold(): code for code, name in STATE_NAMES.items()}
_STATES = "|".join(re.escape(name) for name in sorted(STATE_NAMES.values(), key=len, reverse=True))
_SPACE = re.compile(r"[\u00a0\u202f]")
_WHO = (
    r"(?:constituents|people|voters|residents|citizens|communities|families|neighbors|farmers|veterans|"
    r"students|offices?)"
)
_OF = r"(?:the\s+(?:great\s+)?(?:state|commonwealth|people)\s+of\s+)?"
_YOURS = re.compile(
    rf"\b(?:[Yy]our\s+(?:own\s+|many\s+)?{_WHO}\s+(?:here\s+|back\s+|home\s+)?(?:in|of|from|across|throughout)"
    rf"|[Yy]ou\s+(?:represent|serve)(?:\s+in)?)\s+{_OF}(?P<state>{_STATES})\b"
)
_NAMED = re.compile(rf"\b[Yy]our\s+(?:home\s+)?(?:state|commonwealth),?\s+(?:of\s+)?(?P<state>{_STATES})\b")
_FROM = re.compile(
    r"\b[Aa]s\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?(?:senator|representative|member|delegate|lawmaker)\s+"
    rf"(?:from|for|of)\s+{_OF}(?P<state>{_STATES})\b"
)
_DISTRICT = re.compile(
    rf"\b(?P<state>{_STATES})(?:’s|’)?\s+(?P<number>\d{{1,2}})(?:st|nd|rd|th)\s+"
    r"(?:[Cc]ongressional\s+)?[Dd]istrict\b"
)
_DISTRICT_OF = re.compile(
    r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)\s+(?:[Cc]ongressional\s+)?[Dd]istrict\s+(?:of|in)\s+"
    rf"(?P<state>{_STATES})\b"
)
_NUMBERED = re.compile(
    r"\b[Yy]our\s+(?P<number>\d{1,2})(?:st|nd|rd|th)\s+(?:[Cc]ongressional\s+)?[Dd]istrict\b"
)
_CODE = re.compile(rf"\b(?P<code>{'|'.join(STATE_NAMES)})-(?P<number>\d{{1,2}})\b")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that a text names: a state's postal code (empty where only a number is given), a district's
    number or None. `yours` is true where the text says that it is the reader's."""

    words: str
    state: str
    district: int | None
    yours: bool


@lru_cache(maxsize=512)
def places_named(text: str) -> tuple[PlaceMention, ...]:
    """Return the states said to be the reader's, and all districts, that a text names; each once."""
    plain = _SPACE.sub(" ", text).replace("'", "’")
    return tuple(dict.fromkeys(_places(plain)))


def foreign_places(
    text: str, *, states: Collection[str], districts: Collection[tuple[str, int]]
) -> Iterator[PlaceMention]:
    """Yield the places of a text that are not the reader's: of these states and (state, number) districts.

    A district of the reader's own state is told only where the reader has another.
    """
    for place in places_named(text):
        if place.district is None:
            if place.state not in states:
                yield place
        elif place.state:
            own = {number for state, number in districts if state == place.state}
            if place.state not in states or (place.yours and own and place.district not in own):
                yield place
        elif districts and place.district not in {number for _, number in districts}:
            yield place


def _places(text: str) -> Iterator[PlaceMention]:
    for pattern in (_YOURS, _NAMED, _FROM):
        for match in pattern.finditer(text):
            if not _DISTRICT.match(text, match.start("state")):
                yield PlaceMention(match["state"], _CODES[match["state"].casefold()], None, yours=True)
    for match in (*_DISTRICT.finditer(text), *_DISTRICT_OF.finditer(text)):
        before = text[max(0, match.start() - 60) : match.start()]
        yours = re.search(r"\b[Yy]ou(?:r|\b)[^.;:!?]*$", before) is not None
        yield PlaceMention(match[0], _CODES[match["state"].casefold()], int(match["number"]), yours)
    for match in _CODE.finditer(text):
        yield PlaceMention(match[0], match["code"], int(match["number"]), yours=False)
    for match in _NUMBERED.finditer(text):
        yield PlaceMention(match[0], "", int(match["number"]), yours=True)
