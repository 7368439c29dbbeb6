"""Who gets a part, in few words: "some Appropriations members", "Texas and Arizona"."""

from collections.abc import Callable, Iterable

from briefdesk.app.models.query_terms import terms_of

MOST = 3
"""More committees or states than these are counted, not named."""
KEYS = ("committee", "state", "role", "party", "chamber")
HOLDERS = {"chair": "chairs", "ranking": "ranking members", "vice_chair": "vice chairs"}
PARTIES = {"D": "Democrats", "R": "Republicans", "I": "Independents"}
CHAMBERS = {"senate": "Senators", "house": "Representatives"}


def short_rule(rule: str, *, state_name: Callable[[str], str], topic: Callable[[str], str]) -> str:
    """Return a rule in few words, empty where only the full words will do.

    `topic` names a committee shortly ("Armed Services"). A rule with exceptions says "some".
    """
    terms = terms_of(rule)
    wanted = [term.partition(":") for term in terms if not term.startswith("-")]
    values = {key.casefold(): _values(listed) for key, _, listed in wanted}
    if not values or len(values) < len(wanted) or not set(values) <= set(KEYS):
        return ""
    who = [name for name in ("role", "party", "chamber") if name in values]
    if len(who) > 1:
        return ""
    codes = [code.removesuffix("*").upper() for code in values.get("committee", ())]
    topics = _listed((topic(code) for code in codes), "committees")
    places = _listed((state_name(code.upper()) or code for code in values.get("state", ())), "states")
    noun = _noun(who[0], values[who[0]]) if who else "members"
    some = "some " if len(wanted) < len(terms) else ""
    if places and not topics and not who:
        return f"{some}members from {places}" if some else places
    return " ".join(filter(None, (f"{some}{topics}".strip(), noun, f"from {places}" if places else "")))


def _noun(key: str, values: tuple[str, ...]) -> str:
    match key:
        case "role":
            return _listed((HOLDERS.get(v.casefold(), v.replace("_", " ")) for v in values), "roles")
        case "party":
            return _listed((PARTIES.get(v.upper(), v) for v in values), "parties")
    return _listed((CHAMBERS.get(v.casefold(), v) for v in values), "chambers")


def _values(listed: str) -> tuple[str, ...]:
    found = (value.rpartition(":")[2].strip('"“”') for value in listed.split(","))
    return tuple(value for value in found if value)


def _listed(names: Iterable[str], counted: str) -> str:
    """Return each name once, in a row, or how many there are."""
    each = list(dict.fromkeys(filter(None, names)))
    if len(each) > MOST:
        return f"{len(each)} {counted}"
    return " and ".join(filter(None, (", ".join(each[:-1]), *each[-1:])))
