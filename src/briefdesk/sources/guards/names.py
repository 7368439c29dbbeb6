"""Names that the original does not hold: people, agencies, laws, states and places."""

import re
from collections.abc import Iterator

from briefdesk.sources.figures import Figure, FigureKind
from briefdesk.sources.figures.figure import masked
from briefdesk.sources.guards.flag import Flag, Wording
from briefdesk.sources.suggest.abbreviations import STARTERS

_COMPARE = "Compare the name with the original, and change it back unless the source bears it out."
_NAMED = (FigureKind.AGENCY, FigureKind.STATE, FigureKind.PLACE)
# What a letter to Congress may say of its own.
_OWN = frozenset(
    (
        "i", "congress", "congressional", "member", "members", "house", "senate", "senator", "senators",
        "representative", "representatives", "rep", "sen", "u.s", "us", "united", "states", "state",
        "america", "american", "americans", "federal", "government", "president", "administration",
        "chairman", "chair", "committee", "subcommittee", "secretary", "governor", "mr", "mrs",
        "ms", "dr", "act", "bill", "nation", "department", "agency", "english", "capitol", "constitution",
        "title", "section", "sec", "no",
    )
)  # fmt: skip
_CAPITAL = r"[A-Z][\w'-]*(?:\.[A-Z])*\.?"
_NAME = re.compile(rf"(?<![\w'])(?:{_CAPITAL})(?:\s+(?:(?:of|de|la|del|for|and|the)\s+)?{_CAPITAL})*")
_TOKEN = re.compile(r"[A-Z][\w'-]*(?:\.[A-Z])*")
_ENDING = re.compile(r"(?:'s|s'|ians?|ans?|ns?|ese|is?|s|o|a)$")


def name_flags(before: Wording, after: Wording) -> list[Flag]:
    """Return a flag for each name of the edit that the original lacks, agencies known by any writing."""
    flags = [
        _flag("name-changed", figure.text, figure.start, figure.end, before)
        for figure in after.figures
        if figure.kind in _NAMED and not _held(figure, before)
    ]
    flags += [
        _flag("law-changed", figure.text, figure.start, figure.end, before)
        for figure in after.figures
        if figure.kind in (FigureKind.LAW, FigureKind.BILL) and not _law_held(figure, before)
    ]
    flags += [_flag("name-changed", after.text[a:b], a, b, before) for a, b in _unknown(before, after)]
    return flags


def _held(figure: Figure, before: Wording) -> bool:
    if figure.text.lower() in before.text.lower() or figure.value in ("Washington", "DC"):
        return True
    states = {other.unit for other in before.figures if other.kind is FigureKind.PLACE}
    return any(o.kind is figure.kind and o.value == figure.value for o in before.figures) or (
        figure.kind is FigureKind.STATE and figure.value in states
    )


def _law_held(figure: Figure, before: Wording) -> bool:
    laws = {v for o in before.figures if o.kind in (FigureKind.LAW, FigureKind.BILL) for v in o.values}
    # "Under Sec. 287(g), 14 sheriffs" reads like a second section, and is a number of the original's.
    laws |= {f"sec {v}" for o in before.figures if o.kind is FigureKind.NUMBER for v in o.values}
    for value in figure.values:
        named = [word for word in value.split() if len(word) > 3]
        if value not in laws and not (value[-1:].isalpha() and all(word in before.words for word in named)):
            return False
    year = re.search(r"\bof (\d{4})$", figure.text)
    return year is None or year[1] in before.text


def _unknown(before: Wording, after: Wording) -> Iterator[tuple[int, int]]:
    """Yield where the edit's capitalised sequences hold a word that the original lacks."""
    words = before.words
    text = masked(after.text, after.figures)
    for name in _NAME.finditer(text):
        tokens = list(_TOKEN.finditer(name[0]))
        begins = re.search(r"(?:^|[.!?:\n]['\")]*\s|[\"(]\s?)$", text[: name.start()]) is not None
        single = len(tokens) == 1
        for place, token in enumerate(tokens):
            word = token[0].lower().rstrip(".'").removesuffix("'s")
            opening = begins and place == 0
            if opening and (single or word in STARTERS):
                continue
            if word in words or word in _OWN or _related(word, words) or _initials(token[0], before.text):
                continue
            yield name.start() + token.start(), name.start() + token.end()
            break


def _related(word: str, words: frozenset[str]) -> bool:
    """Return whether `word` is another form of a word of the original: "Mexican" of "Mexico"."""
    if all(part in words or part in _OWN for part in word.split("-")):
        return True
    if any(word[:-1] == other[:-1] and {word[-1], other[-1]} == {"a", "o"} for other in words if other):
        return False  # "Mario" is not "Maria"
    base = _ENDING.sub("", word)
    if len(base) < 3 or base == word:
        return any(_ENDING.sub("", other) == word for other in words if len(word) > 3)
    return any(other.startswith(base) and len(other) - len(base) <= 3 for other in words)


def _initials(token: str, text: str) -> bool:
    """Return whether `token` is an acronym of a name in the original."""
    if not token.isupper() or len(token) < 2:
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'-]*", text))
    return token.replace(".", "") in initials


def _flag(code: str, name: str, start: int, end: int, before: Wording) -> Flag:
    message = f"“{name}” is not in the original."
    return Flag(code, message, _COMPARE, start, end, 0, len(before.text))
