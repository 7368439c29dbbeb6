"""A recipient query in plain words, for people who did not write it."""

from collections.abc import Callable, Iterable, Sequence

from briefdesk.congress import roles
from briefdesk.congress.beyond import ANY
from briefdesk.congress.conditions import PARTIES, Condition
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import committees_meant
from briefdesk.congress.query import Query
from briefdesk.congress.query_text import Term
from briefdesk.congress.states import state_name
from briefdesk.english import ordinal

NOBODY = "Nobody yet"
EVERYONE = "Members of Congress"

_CHAMBERS = {"senate": "the Senate", "house": "the House of Representatives"}
_ROLE_HOLDERS = {
    "chair": "chairs",
    "ranking": "ranking members",
    "vice_chair": "vice chairs",
    "ex_officio": "ex officio members",
    "member": "members without an office",
    "subcommittee_chair": "subcommittee chairs",
    "subcommittee_ranking": "subcommittee ranking members",
    "senator": "Senators",
    "representative": "Representatives",
    "delegate": "Delegates",
    "commissioner": "the Resident Commissioner",
    "leader": "leaders of a chamber or party",
    "speaker": "the Speaker",
    "pro_tempore": "the President pro tempore",
    "majority_leader": "Majority Leaders",
    "minority_leader": "Minority Leaders",
    "whip": "Whips",
}
_CONTACTS = {
    "staff": "staff of members’ offices",
    "agency": "agencies",
    "governor": "governors",
    "embassy": "embassies",
    "other": "other contacts",
}
_NAMED = 3


def describe(index: RosterIndex, query: Query) -> str:
    """Return the query in words, without a full stop.

    "Members of the Senate Committee on Armed Services, only from Texas or Arizona".
    Raises QueryInvalid for a committee that there is not.
    """
    if not query:
        return NOBODY
    wanted = [term for term in query.terms if not term.negated]
    unwanted = [term for term in query.terms if term.negated]
    head = _head(index, wanted)
    rest = [phrase_of(index, term.alternatives).removeprefix("who are ") for term in wanted]
    only = f", only {' and '.join(rest)}" if rest else ""
    barred = [f"those {phrase_of(index, term.alternatives)}" for term in unwanted]
    return head + only + (f", except {' and '.join(barred)}" if barred else "")


def _head(index: RosterIndex, wanted: list[Term]) -> str:
    """Return the noun of the sentence, taking the terms that it says out of `wanted`."""
    committee = _take(wanted, "committee")
    if committee is not None:
        office = _take(wanted, "role", {*roles.OFFICES, *roles.SUBCOMMITTEE_OFFICES})
        who = _joined(office, _ROLE_HOLDERS.__getitem__, "and") if office else "members"
        return f"{_capital(who)} of {_committees(index, committee.alternatives)}"
    if people := _take(wanted, "member"):
        return _people(index, people.alternatives, "and")
    for key in ("role", "contact", "person"):
        if found := _take(wanted, key):
            return _capital(_joined(found, _PHRASES[key][1], "and"))
    if chamber := _take(wanted, "chamber"):
        return f"Members of {_joined(chamber, _CHAMBERS.__getitem__, 'or')}"
    if delegation := _take(wanted, "delegation"):
        return f"The {_joined(delegation, state_name, 'or')} delegation"
    return f"{EVERYONE} {phrase_of(index, wanted.pop(0).alternatives)}" if wanted else EVERYONE


def _take(wanted: list[Term], key: str, values: set[str] | None = None) -> Term | None:
    for number, term in enumerate(wanted):
        fits = values is None or {c.value for c in term.alternatives} <= values
        if fits and {c.key for c in term.alternatives} == {key}:
            return wanted.pop(number)
    return None


def _joined(term: Term, words: Callable[[str], str], conjunction: str) -> str:
    return _listed([words(condition.value) for condition in term.alternatives], conjunction)


def phrase_of(index: RosterIndex, alternatives: Sequence[Condition]) -> str:
    """Return what follows "members": "from Texas or Arizona", "who are Democrats"."""
    by_key: dict[str, list[Condition]] = {}
    for condition in alternatives:
        by_key.setdefault(condition.key, []).append(condition)
    return " or ".join(_phrase_of_key(index, key, found) for key, found in by_key.items())


def _phrase_of_key(index: RosterIndex, key: str, found: list[Condition]) -> str:
    if key == "committee":
        return f"on {_committees(index, found)}"
    if key == "fact":
        return "with a local fact about their state or district"
    if key == "member":
        return f"who are {_people(index, found, 'or')}"
    opening, words = _PHRASES[key]
    closing = " delegation" if key == "delegation" else ""
    return f"{opening} {_listed([words(condition.value) for condition in found], 'or')}{closing}"


def _district(code: str) -> str:
    state, number = code.split("-")
    if number == "AL":
        return f"{state_name(state)} at large"
    return f"{state_name(state)}’s {ordinal(int(number))} District"


def _in_quotes(value: str) -> str:
    return f"“{value}”"


def _about(value: str) -> str:
    return "about anything" if value == ANY else f"about “{value}”"


_PHRASES: dict[str, tuple[str, Callable[[str], str]]] = {
    "": ("named", _in_quotes),
    "chamber": ("in", _CHAMBERS.__getitem__),
    "contact": ("who are", _CONTACTS.__getitem__),
    "delegation": ("of the", state_name),
    "district": ("from", _district),
    "heard": ("with a letter", _about),
    "list": ("on the list", _in_quotes),
    "name": ("named", _in_quotes),
    "party": ("who are", lambda letter: f"{PARTIES[letter]}s"),
    "person": ("who are", str),
    "role": ("who are", _ROLE_HOLDERS.__getitem__),
    "state": ("from", state_name),
}


def _committees(index: RosterIndex, found: Sequence[Condition]) -> str:
    names: list[str] = []
    for condition in found:
        if condition.value == "*":
            names.append("any committee or subcommittee")
            continue
        with_subs = condition.value.endswith("*")
        codes = committees_meant(index, condition)
        # A subcommittee that comes with its committee needs no mention of its own.
        heads = [c for c in index.committees if c.code in codes and not (with_subs and c.parent in codes)]
        suffix = " and its subcommittees" if with_subs else ""
        names.extend(f"the {index.committee_label(c.code)}{suffix}" for c in heads)
    return _listed(dict.fromkeys(names), "or")


def _people(index: RosterIndex, found: Sequence[Condition], conjunction: str) -> str:
    members = [index.member(condition.value) for condition in found]
    names = [m.full_name if m else c.value for m, c in zip(members, found, strict=True)]
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} others"]
    return _listed(names, conjunction)


def _listed(words: Iterable[str], conjunction: str) -> str:
    *first, last = words
    if not first:
        return last
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} {conjunction} {last}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
