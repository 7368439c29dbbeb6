"""What a row of somebody's list says about a person: names in some order, and the clues around them.

"Sen. Reed, Jack (D-RI)" says: a senator, a Democrat, of Rhode Island, whose surname is Reed if the comma
means what it mostly does. Where words may mean two things ("Foxx, Virginia", "Harris, MD") both readings
are kept.
"""

import re
from dataclasses import dataclass, field, replace

from briefdesk.congress.naming_words import (
    DEGREES,
    FORMER,
    OFFICES,
    PLAIN_TITLES,
    SUFFIXES,
    TITLE_CHAMBERS,
)
from briefdesk.congress.place_clues import Place, joined, numbered, read_place
from briefdesk.congress.spelling import cleaned, folded
from briefdesk.congress.states import STATES
from briefdesk.model.choosing import NameRow
from briefdesk.model.congress import Chamber

MAX_TEXT = 300
"""Whoever writes more than this in a row did not write a name."""

_MARKER = re.compile(r"^(?:[-–—•*·▪◦]+|\(?\d{1,4}[.)]|\d{1,4}\t)\s+")
_ID = re.compile(r"\b[A-Za-z]\d{6}\b")
_EMAIL = re.compile(r"<?\b([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})\b>?")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_SEAT = re.compile(r"\b([A-Z]{2})(?:[- ]?(\d{1,2})|-(AL))\b")
_PARTY_STATE = re.compile(r"\s([DRI])[-–/ ]\s?([A-Z]{2})$")
_LAST_CODE = re.compile(r"\s([A-Z]{2})$")
_FROM = re.compile(r"\s(?:of|from|for)\s+(?:the\s+)?([^,]{2,40})$", re.IGNORECASE)
_DASHED = re.compile(r"\s[-–—]\s+")
_QUOTES = re.compile(r"[“”\"«»]")
_AFTER_NAMES = DEGREES | SUFFIXES.keys()
_NO_NAME = re.compile(r"\b(?:senate|house|committee|washington|congress|office|building|capitol)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the names: folded words in order, or the surname before a comma and the rest.

    `place` is what this reading takes for a place.
    """

    words: tuple[str, ...]
    surname: tuple[str, ...] = ()
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a row says. `readings` are the likeliest first, one without words where no name is in it."""

    readings: tuple[Reading, ...]
    bioguide: str = ""
    email: str = ""
    chamber: Chamber | None = None
    office: str = ""
    suffix: str = ""
    former: bool = False


def read_clues(row: NameRow) -> Clues:
    """Return what a row says: what stands in known columns first, else its whole text. Never fails."""
    if not row.cells:
        return _TextReader().read(row.text)
    name = row.cell("name")
    if not name and row.cell("last"):
        name = f"{row.cell('last')}, {row.cell('first')}".strip(" ,")
    clues = _TextReader().read(f"{row.cell('title')} {name or row.cell('first')}")
    place = _column_place(row)
    ids = _ID.search(row.cell("id"))
    emails = _EMAIL.search(row.cell("email")[:MAX_TEXT])
    chamber = next(
        (TITLE_CHAMBERS[w] for w in folded(row.cell("chamber")).split() if w in TITLE_CHAMBERS), None
    )
    readings = tuple(replace(r, place=joined(place, r.place)) for r in clues.readings)
    return replace(
        clues,
        readings=readings,
        bioguide=ids[0].upper() if ids else clues.bioguide,
        email=emails[1] if emails else clues.email,
        chamber=chamber or clues.chamber,
    )


def _column_place(row: NameRow) -> Place:
    state = read_place(row.cell("state")) or Place()
    party = read_place(row.cell("party")) or Place()
    district = read_place(row.cell("district")) or Place()
    if district.state and district.district is None:
        # "AL" in the column of districts is at large, whatever state it may be elsewhere.
        district = Place(district=0) if district.state == "AL" else district
    return numbered(joined(joined(state, district), Place(party=party.party)))


class _TextReader:
    """Takes clues out of one text until the name is left."""

    def __init__(self) -> None:
        self.place = Place()
        self.chamber: Chamber | None = None
        self.office = ""
        self.suffix = ""
        self.former = False

    def read(self, text: str) -> Clues:
        """Return what a text tells of a person; a clue found is taken out before the next is sought."""
        text = _MARKER.sub("", cleaned(text[:MAX_TEXT]))
        email, ids = _EMAIL.search(text), _ID.search(text)
        text = _ID.sub(" ", _EMAIL.sub(" ", text))
        text = _BRACKETS.sub(self._bracket, _QUOTES.sub(" ", text)).strip(" .,;:-–")
        text = self._take_ends(_SEAT.sub(self._seat, f" {text}").strip(" .,;:-–"))
        readings = self._read_parts([part.strip() for part in text.split(",")])
        return Clues(
            readings=readings,
            bioguide=ids[0].upper() if ids else "",
            email=email[1] if email else "",
            chamber=self.chamber,
            office=self.office,
            suffix=self.suffix,
            former=self.former,
        )

    def _note(self, place: Place) -> None:
        self.place = joined(self.place, place)

    def _bracket(self, match: re.Match[str]) -> str:
        words = folded(match[1]).split()
        place = read_place(match[1])
        if place is not None:
            self._note(place)
        elif words and all(self._is_title(word) for word in words):
            pass
        else:
            return f" {match[1]} "
        return ", " if match.string[match.end() :].strip() else " "

    def _seat(self, match: re.Match[str]) -> str:
        if match[1] not in STATES:
            return match[0]
        district = int(match[2]) if match[2] else 0
        self._note(numbered(Place(match[1], district)))
        return " "

    def _take_ends(self, text: str) -> str:
        """Return the text without a state behind "of" or a dash, or as a code at its end."""
        for pattern in (_PARTY_STATE, _FROM):
            match = pattern.search(text)
            place = read_place(" ".join(match.groups())) if match else None
            if match and place is not None and place.state:
                self._note(place)
                text = text[: match.start()]
        code = _LAST_CODE.search(text)
        if code and code[1] in STATES and not text[: code.start()].isupper() and "," not in text[-4:]:
            self._note(Place(code[1]))
            text = text[: code.start()]
        return _DASHED.sub(", ", text)

    def _is_title(self, word: str) -> bool:
        """Return whether a folded word belongs to titles, and keep what it tells."""
        if word in TITLE_CHAMBERS:
            self.chamber = self.chamber or TITLE_CHAMBERS[word]
            self.office = self.office or OFFICES.get(word, "")
            return True
        if word in OFFICES:
            self.office = self.office or OFFICES[word]
            return True
        self.former = self.former or word in FORMER
        return word in PLAIN_TITLES or word in FORMER

    def _name_words(self, part: str) -> list[str]:
        """Return the words of a part without titles before and suffixes behind."""
        text = folded(part.replace(".", " ") if len(part) > 6 else part)
        words = text.split()
        while words and self._is_title(words[0]):
            words.pop(0)
        while words and (
            words[-1] in DEGREES or (words[-1] in SUFFIXES and (words[-1] != "v" or words[:-1]))
        ):
            self.suffix = self.suffix or SUFFIXES.get(words[-1], "")
            words.pop()
        return words

    def _read_parts(self, parts: list[str]) -> tuple[Reading, ...]:
        """Return the readings of the parts between commas."""
        names: list[list[str]] = []
        maybe: tuple[int, Place, list[str]] | None = None
        for number, part in enumerate(parts):
            place = read_place(part)
            if place is not None and (number or len(parts) == 1):
                if place.state and place.district is None and not place.party and maybe is None:
                    maybe = (len(names), place, folded(part).split())
                else:
                    self._note(place)
                continue
            words = self._name_words(part)
            if words and not (number and _NO_NAME.search(folded(part))):
                names.append(words)
        known = numbered(self.place)
        if maybe is None:
            return _orders(names, known)
        index, place, words = maybe
        found = list(_orders(names, numbered(joined(self.place, place))))
        # "Foxx, Virginia" is no Foxx of Virginia, and a doctor's "MD" no Maryland.
        found += _orders([*names[:index], words, *names[index:]], known)
        if "".join(words) in DEGREES | {"pa", "dc"}:
            found += _orders(names, known)
        return tuple(dict.fromkeys(found))


def _orders(names: list[list[str]], place: Place) -> tuple[Reading, ...]:
    if len(names) < 2:
        return (Reading(tuple(names[0]) if names else (), place=place),)
    first, second = tuple(names[0]), tuple(names[1])
    return Reading(second, first, place), Reading((*first, *second), place=place)
