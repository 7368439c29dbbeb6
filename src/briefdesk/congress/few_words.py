"""A recipient query in few words: "some Appropriations members", "Texas and Arizona"."""

from collections.abc import Iterable

from briefdesk.congress.committees import topic_of
from briefdesk.congress.conditions import PARTIES
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import Query
from briefdesk.congress.states import state_name

MOST = 3
"""More committees or states than these are counted, not named."""

_CONTACTS = {
    "staff": "members’ staff",
    "agency": "agencies",
    "governor": "governors",
    "embassy": "embassies",
    "other": "other contacts",
}
_KEYS = {"committee", "state", "role", "party", "chamber", "contact", "person", "fact"}
_HOLDERS = {"chair": "chairs", "ranking": "ranking members", "vice_chair": "vice chairs"}
_CHAMBERS = {"senate": "Senators", "house": "Representatives"}


def in_few_words(index: RosterIndex, query: Query) -> str:
    """Return a query in few words, empty where only the full words will do.

    One with exceptions says "some".
    """
    wanted = [term for term in query.terms if not term.negated]
    values: dict[str, list[str]] = {}
    for term in wanted:
        keys = {condition.key for condition in term.alternatives}
        if len(keys) > 1 or not keys <= _KEYS or keys & set(values):
            return ""
        values[keys.pop()] = [condition.value for condition in term.alternatives]
    who = [name for name in ("role", "party", "chamber", "contact", "person", "fact") if name in values]
    if not values or len(who) > 1:
        return ""
    topics = _listed((_topic(index, value) for value in values.get("committee", ())), "committees")
    places = _listed(map(state_name, values.get("state", ())), "states")
    noun = _noun(who[0], values[who[0]]) if who else "members"
    some = "some " if len(wanted) < len(query.terms) else ""
    if places and not topics and not who:
        return f"{some}members from {places}" if some else places
    return " ".join(filter(None, (f"{some}{topics}".strip(), noun, f"from {places}" if places else "")))


def _noun(key: str, values: list[str]) -> str:
    match key:
        case "role":
            return _listed((_HOLDERS.get(v, v.replace("_", " ")) for v in values), "roles")
        case "party":
            return _listed((f"{PARTIES[v]}s" for v in values), "parties")
        case "contact":
            return _listed((_CONTACTS[v] for v in values), "kinds of contacts")
        case "person":
            return _listed(values, "contacts")
        case "fact":
            return "members with a local fact"
    return _listed((_CHAMBERS[v] for v in values), "chambers")


def _topic(index: RosterIndex, value: str) -> str:
    words = value.removesuffix("*")
    committee = index.committee(words)
    if committee is None:
        return f"“{words.lower()}”" if words else "committee"
    return topic_of(committee).removeprefix("the ")


def _listed(names: Iterable[str], counted: str) -> str:
    """Return each name once, in a row, or how many there are."""
    each = list(dict.fromkeys(filter(None, names)))
    if len(each) > MOST:
        return f"{len(each)} {counted}"
    return " and ".join(filter(None, (", ".join(each[:-1]), *each[-1:])))
