"""The text of a recipient query: read into terms and written back in one canonical form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress.conditions import Condition, read_condition
from briefdesk.congress.errors import QueryInvalid

MAX_CHARACTERS = 20_000
MAX_TERMS = 100
MAX_VALUE_CHARACTERS = 200
_CLOSING = {'"': '"', "“": "”", "„": "“"}
_QUOTES = re.compile('["“”„]')
_KEY = re.compile(r"([A-Za-z][A-Za-z_]*):")
_PLAIN = re.compile(r'[^\s,"“”„:\-][^\s,"“”„:]*')


@dataclass(frozen=True, slots=True)
class Term:
    """Alternatives of which one must hold, or none of which may if `negated`."""

    alternatives: tuple[Condition, ...]
    negated: bool = False


def read_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of a query, none for a blank one.

    Raises QueryInvalid at the first place that breaks the rules.
    """
    if len(text) > MAX_CHARACTERS:
        reason = f"a query may have {MAX_CHARACTERS:,} characters at most."
        raise QueryInvalid(reason, term=text[:60], position=MAX_CHARACTERS)
    terms: list[Term] = []
    position = _past_spaces(text, 0)
    while position < len(text):
        term, end = _read_term(text, position)
        terms.append(term)
        if len(terms) > MAX_TERMS:
            reason = f"a query may have {MAX_TERMS} terms at most."
            raise QueryInvalid(reason, term=text[position:end], position=position)
        position = _past_spaces(text, end)
    return tuple(dict.fromkeys(terms))


def write_terms(terms: Iterable[Term]) -> str:
    """Return the canonical text of terms: `read_terms` of it gives the same terms."""
    return " ".join(map(write_term, terms))


def write_term(term: Term) -> str:
    """Return the canonical text of one term; alternatives of one key share it: "state:AZ,TX"."""
    parts: list[str] = []
    key = ""
    for condition in term.alternatives:
        named = "" if condition.key == key else f"{condition.key}:"
        value = condition.value
        parts.append(f"{named}{value}" if _PLAIN.fullmatch(value) else f'{named}"{value}"')
        key = condition.key
    return ("-" if term.negated else "") + ",".join(parts)


def _past_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _read_term(text: str, start: int) -> tuple[Term, int]:
    negated = text[start] == "-"
    position = start + 1 if negated else start
    if negated and text[position : position + 1].strip() == "":
        raise QueryInvalid("a minus needs a term right after it.", term="-", position=start)
    alternatives: list[Condition] = []
    key = ""
    while True:
        begin = position
        match = _KEY.match(text, position)
        if match is not None:
            key, position = match[1].lower(), match.end()
        value, position = _read_value(text, begin, position)
        if len(value) > MAX_VALUE_CHARACTERS:
            reason = f"a value may have {MAX_VALUE_CHARACTERS} characters at most."
            raise QueryInvalid(reason, term=text[begin:position], position=begin)
        alternatives.append(read_condition(key, value, term=text[begin:position], position=begin))
        comma = _past_spaces(text, position)
        if text[comma : comma + 1] != ",":
            return Term(tuple(dict.fromkeys(alternatives)), negated), position
        position = _past_spaces(text, comma + 1)


def _read_value(text: str, begin: int, start: int) -> tuple[str, int]:
    """Return the value that stands at `start`, without its quotes, and where it ends."""
    first = text[start : start + 1]
    if first in _CLOSING:
        return _read_quoted(text, begin, start)
    end = start
    while end < len(text) and text[end] != "," and not text[end].isspace():
        end += 1
    value = text[start:end]
    if not value:
        raise QueryInvalid("a value is missing.", term=text[begin : end + 1] or text[-1:], position=begin)
    if value.startswith("-"):
        reason = (
            "a minus stands once, before the whole term; put the value in quotes if the minus is its own."
        )
        raise QueryInvalid(reason, term=text[begin:end], position=begin)
    if _QUOTES.search(value):
        reason = "a quotation mark stands inside a word; put it around the whole value."
        raise QueryInvalid(reason, term=text[begin:end], position=begin)
    return value, end


def _read_quoted(text: str, begin: int, start: int) -> tuple[str, int]:
    closing = _CLOSING[text[start]]
    close = text.find(closing, start + 1)
    if close < 0:
        raise QueryInvalid("the quotation mark is never closed.", term=text[begin:], position=begin)
    # A value holds no quotation marks, so that it can always be written back in straight ones.
    value, end = _QUOTES.sub(" ", text[start + 1 : close]), close + 1
    if text[end : end + 1] == "*":
        value, end = f"{value}*", end + 1
    if end < len(text) and text[end] != "," and not text[end].isspace():
        reason = "a space or comma must follow the closing quotation mark."
        raise QueryInvalid(reason, term=text[begin : end + 1], position=begin)
    if not value.strip():
        raise QueryInvalid(
            "there is nothing between the quotation marks.", term=text[begin:end], position=begin
        )
    return value, end
