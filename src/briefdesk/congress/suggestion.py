"""What a query of bare words that names nobody may have meant: "armed services" is a committee."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from briefdesk.congress.beyond import NO_LISTS, NOTHING_HEARD, Heard, Lists
from briefdesk.congress.conditions import WORD, Condition, known_condition, read_condition
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import Query, member_ids, parse_query
from briefdesk.congress.query_edit import added_to
from briefdesk.congress.query_text import Term
from briefdesk.congress.spelling import folded

_KEYS = ("chamber", "party", "state", "role")
_FILLERS = frozenset(
    ("a", "all", "and", "any", "are", "by", "committee", "committees", "congress", "delegation", "every",
     "for", "from", "in", "member", "members", "of", "on", "or", "the", "to", "who", "with")
)  # fmt: skip
"""Words that people write around what they mean."""
_LONGEST = 12
"""No committee is called by more words than these."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The words that name nobody, and the query that was probably meant."""

    named: str
    query: str

    @property
    def reason(self) -> str:
        """Return what is wrong, as a sentence."""
        shown = self.named if len(self.named) <= 60 else f"{self.named[:59].rstrip()}…"
        return f"Nobody is named “{shown}”."


def suggested(
    index: RosterIndex, query: str, *, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD
) -> Suggestion | None:
    """Return a better query with the words that it reads anew, None where `suggestion_for` has none."""
    better = suggestion_for(index, query, lists=lists, heard=heard)
    if better is None:
        return None
    words = (c.value for t in parse_query(query).terms if _is_bare(t) for c in t.alternatives)
    return Suggestion(" ".join(words), better)


def suggestion_for(
    index: RosterIndex, query: str, *, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD
) -> str | None:
    """Return the query that bare words which name nobody stand for, if that one finds somebody.

    "armed services chairs" is `committee:"armed services" role:chair`. Raises QueryInvalid.
    """
    asked = parse_query(query)
    if not any(map(_is_bare, asked.terms)) or member_ids(index, asked, lists=lists, heard=heard):
        return None
    terms: tuple[Term, ...] = ()
    for bare, run in groupby(asked.terms, key=_is_bare):
        if not bare:
            terms = (*terms, *run)
            continue
        terms, begun = _with_begun_name(index, terms)
        for term in _meant(index, begun, tuple(run)):
            terms = added_to(terms, term)
    better = Query(terms)
    found = terms != asked.terms and member_ids(index, better, lists=lists, heard=heard)
    return str(better) if found else None


def _is_bare(term: Term) -> bool:
    return not term.negated and all(condition.key == WORD for condition in term.alternatives)


def _with_begun_name(index: RosterIndex, terms: tuple[Term, ...]) -> tuple[tuple[Term, ...], list[str]]:
    """Take back `committee:armed` before "services": a name that was not put in quotes."""
    if not terms or terms[-1].negated or len(terms[-1].alternatives) > 1:
        return terms, []
    condition = terms[-1].alternatives[0]
    if condition.key != "committee" or condition.value.endswith("*") or index.committee(condition.value):
        return terms, []
    return terms[:-1], folded(condition.value).split()


def _meant(index: RosterIndex, begun: list[str], run: tuple[Term, ...]) -> Iterable[Term]:
    """Yield what a run of bare terms means; alternatives ("texas,arizona") are read one by one."""
    words = begun
    for term in run:
        if len(term.alternatives) == 1:
            words = [*words, *folded(term.alternatives[0].value).split()]
            continue
        yield from _phrases(index, words)
        words = []
        read = [_read(index, folded(c.value).split()) or c for c in term.alternatives]
        yield Term(tuple(dict.fromkeys(read)))
    yield from _phrases(index, words)


def _phrases(index: RosterIndex, words: list[str]) -> Iterable[Term]:
    """Yield the terms that a row of words means, the longest first; what means nothing stays a name."""
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            condition = _read(index, words[start:end])
            if condition is not None:
                yield Term((condition,))
                start = end
                break
        else:
            if words[start] not in _FILLERS:
                yield Term((Condition(WORD, words[start]),))
            start += 1


def _read(index: RosterIndex, words: list[str]) -> Condition | None:
    """Return the condition that some words state as a whole: "rhode island", "ranking members"."""
    phrase = " ".join(words)
    if not words or words[0] in _FILLERS:
        return None
    if phrase == "house of representatives":
        phrase = "house"
    for key in _KEYS:
        known = known_condition(key, phrase)
        if known is not None:
            return known
    named = words[-1] not in _FILLERS and (index.committee(phrase.upper()) or index.committees_named(phrase))
    return read_condition("committee", phrase, term=phrase, position=0) if named else None
