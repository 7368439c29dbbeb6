"""One condition of a recipient query, checked and put into its canonical form as far as words alone allow."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from briefdesk.congress import roles
from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.spelling import folded, nearest
from briefdesk.congress.states import STATES, seat_is_possible
from briefdesk.english import ordinal
from briefdesk.model.addressee import ContactKind
from briefdesk.model.congress import Chamber, Seat

WORD = ""
"""The key of a bare word, which matches the beginning of any word of a name."""

PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}
_PARTY_WORDS = {
    **{name.casefold(): letter for letter, name in PARTIES.items()},
    **{letter.casefold(): letter for letter in PARTIES},
    "democrats": "D",
    "democratic": "D",
    "republicans": "R",
    "independents": "I",
}
_CONTACTS = tuple(kind.value for kind in ContactKind)
_FACTS = "any"
_CHAMBERS = (Chamber.HOUSE.value, Chamber.SENATE.value)
_STATE_NAMES = {folded(state.name): state.code for state in STATES.values()}
_DISTRICT = re.compile(r"([A-Za-z]{2})-?(AL|\d{1,3})$", re.IGNORECASE)
_COMMITTEE_CODE = re.compile(r"[HSJ][A-Z]{3}(?:\d\d)?\*?", re.IGNORECASE)
_MEMBER_ID = re.compile(r"[A-Z]\d{6}$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A key and its value in canonical form ("state", "TX"); `position` is that of its text, from 0."""

    key: str
    value: str
    position: int = field(default=0, compare=False)


class ValueUnknown(ValueError):
    """A value that its key does not know, with values that may have been meant."""

    def __init__(self, reason: str, suggestions: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.suggestions = tuple(suggestions)


def read_condition(key: str, value: str, *, term: str, position: int) -> Condition:
    """Return the condition that a key (in lower case) and its value as typed state.

    Raises QueryInvalid, naming `term` at `position`, for an unknown key or value.
    """
    reader = _READERS.get(key)
    if reader is None:
        known = sorted(k for k in _READERS if k)
        raise QueryInvalid(
            f"there is no “{key[:40]}:”; the keys are {', '.join(known)}.",
            term=term,
            position=position,
            suggestions=tuple(f"{found}:" for found in nearest(key, known)),
        )
    try:
        return Condition(key, reader(" ".join(value.split())), position)
    except ValueUnknown as unknown:
        raise QueryInvalid(
            str(unknown), term=term, position=position, suggestions=unknown.suggestions
        ) from unknown


def known_condition(key: str, value: str) -> Condition | None:
    """Return the condition on chamber, party, state or role that a value states, None if it states none."""
    known = _KNOWN[key](value)
    return Condition(key, known) if known is not None else None


def known_place(text: str) -> str:
    """Return the code of a state or House district: "TX" for "texas", "TX-34" for "tx-34".

    Raises ValueUnknown, also for a district that the state does not have.
    """
    value = " ".join(text.split())
    return _district(value) if _DISTRICT.match(value) else _state_for("state")(value)


def _known_chamber(value: str) -> str | None:
    return value.casefold() if value.casefold() in _CHAMBERS else None


def _known_party(value: str) -> str | None:
    return _PARTY_WORDS.get(value.casefold())


def _known_state(value: str) -> str | None:
    return value.upper() if value.upper() in STATES else _STATE_NAMES.get(folded(value))


def _known_role(value: str) -> str | None:
    word = folded(value).replace(" ", "_")
    word = roles.ALIASES.get(word, word)
    return word if word in roles.LABELS else None


_KNOWN: Mapping[str, Callable[[str], str | None]] = {
    "chamber": _known_chamber,
    "party": _known_party,
    "state": _known_state,
    "role": _known_role,
}


def _chamber(value: str) -> str:
    known = _known_chamber(value)
    if known is not None:
        return known
    raise ValueUnknown("a chamber is “house” or “senate”.", _terms("chamber", nearest(value, _CHAMBERS)))


def _state_for(key: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        code = _known_state(value)
        if code is not None:
            return code
        likely = [_STATE_NAMES[name] for name in nearest(folded(value), _STATE_NAMES)]
        likely += nearest(value, STATES, limit=3, cutoff=0.5) if len(value) == 2 else ()
        reason = f"there is no state or territory “{value[:40]}”."
        raise ValueUnknown(reason, _terms(key, likely))

    return read


def _district(value: str) -> str:
    match = _DISTRICT.match(value)
    if match is None:
        raise ValueUnknown("a district is written as in “TX-34” or “AK-AL”.")
    code = _state_for("district")(match[1])
    number = 0 if match[2].upper() == "AL" else int(match[2])
    seat = Seat(Chamber.HOUSE, code, number)
    if seat_is_possible(seat):
        return seat.code
    state = STATES[code]
    if state.at_large:
        only = Seat(Chamber.HOUSE, code, 0).code
        raise ValueUnknown(f"{state.name} has one seat in the House, at large.", _terms("district", [only]))
    raise ValueUnknown(f"{state.name}’s districts run from the 1st to the {ordinal(state.districts)}.")


def _party(value: str) -> str:
    letter = _known_party(value)
    if letter is None:
        likely = (_PARTY_WORDS[word] for word in nearest(value, _PARTY_WORDS, limit=1))
        raise ValueUnknown("a party is D, R or I.", _terms("party", likely))
    return letter


def _role(value: str) -> str:
    known = _known_role(value)
    if known is not None:
        return known
    words = [*roles.LABELS, *roles.ALIASES]
    near = nearest(folded(value).replace(" ", "_"), words)
    likely = dict.fromkeys(roles.ALIASES.get(w, w) for w in near)
    raise ValueUnknown(f"there is no role “{value[:40]}”.", _terms("role", likely))


def _member(value: str) -> str:
    if _MEMBER_ID.match(value.upper()):
        return value.upper()
    raise ValueUnknown(
        "a member’s id is a letter and six digits, as in “C001056”; a name is written without “member:”.",
        [f'"{value}"' if " " in value else value] if folded(value) else (),
    )


def _committee(value: str) -> str:
    if value == "*" or folded(value):
        # Case means nothing in words either, so whatever may be a code can be shown as one.
        return value.upper() if _COMMITTEE_CODE.fullmatch(value) else value
    raise ValueUnknown("a committee is a code such as “SSAS” or words of its name.")


def _contact(value: str) -> str:
    if value.casefold() in _CONTACTS:
        return value.casefold()
    likely = _terms("contact", nearest(value, _CONTACTS))
    raise ValueUnknown(f"a contact is one of {', '.join(_CONTACTS)}.", likely)


def _fact(value: str) -> str:
    if value.casefold() == _FACTS:
        return _FACTS
    raise ValueUnknown("the project’s local facts are asked for as “fact:any”.", ("fact:any",))


def _words(value: str) -> str:
    if folded(value):
        return value
    raise ValueUnknown("there is no letter or digit in it to look for.")


def _list_name(value: str) -> str:
    return value


def _terms(key: str, values: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{key}:{value}" for value in values)


_READERS: Mapping[str, Callable[[str], str]] = {
    WORD: _words,
    "chamber": _chamber,
    "committee": _committee,
    "contact": _contact,
    "delegation": _state_for("delegation"),
    "district": _district,
    "fact": _fact,
    "heard": _words,
    "list": _list_name,
    "member": _member,
    "name": _words,
    "party": _party,
    "person": _words,
    "role": _role,
    "state": _state_for("state"),
}
