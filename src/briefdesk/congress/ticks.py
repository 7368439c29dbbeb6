"""What an offered term would do to a query: whether it stands there, and how many it would find."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefdesk.congress.beyond import NO_LISTS, NOTHING_HEARD, Heard, Lists
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.meaning import Ids
from briefdesk.congress.query import Query, narrowed, parse_query, scope_of
from briefdesk.congress.query_edit import holds, left_beside
from briefdesk.congress.query_text import Term
from briefdesk.model.congress import CommitteeCode


@dataclass(frozen=True, slots=True)
class Ticks:
    """The offered terms that the query holds, and for each how many of its members a tick would find."""

    held: frozenset[str]
    counts: Mapping[str, int]


def ticks(
    index: RosterIndex,
    query: Query,
    offered: Iterable[str],
    *,
    lists: Lists = NO_LISTS,
    heard: Heard = NOTHING_HEARD,
) -> Ticks:
    """Return the ticks and counts of single terms ("state:TX") beside the query.

    A term that joins others of its key is counted without them: ticks of one list mean any of these.
    Over an empty query all members are counted. Raises QueryInvalid.
    """
    counter = _Counter(index, query, lists, heard)
    read = {text: parse_query(text) for text in offered}
    return Ticks(
        frozenset(text for text, wanted in read.items() if holds(query, wanted)),
        {text: counter.count(wanted.terms[0]) for text, wanted in read.items()},
    )


class _Counter:
    """Counts terms beside one query; what terms of one key share is worked out once."""

    def __init__(self, index: RosterIndex, query: Query, lists: Lists, heard: Heard) -> None:
        self._index = index
        self._query = query
        self._lists = lists
        self._heard = heard
        self._everyone = frozenset(member.bioguide for member in index.members)
        self._scopes: dict[tuple[Term, ...], frozenset[CommitteeCode]] = {}
        self._found: dict[tuple[Term, ...], Ids] = {}

    def count(self, added: Term) -> int:
        """Return how many members match the query once a term is added."""
        rest = left_beside(self._query.terms, added)
        if rest not in self._scopes:
            self._scopes[rest] = scope_of(self._index, Query(rest))
        scope = self._scopes[rest] | scope_of(self._index, Query((added,)))
        # A role is one on the committees of the query, so another committee asks for it anew.
        asked_anew = tuple(term for term in rest if _of(term, "role")) if _of(added, "committee") else ()
        fixed = tuple(term for term in rest if term not in asked_anew)
        if fixed not in self._found:
            self._found[fixed] = self._narrowed(self._everyone, fixed, self._scopes[rest])
        return len(self._narrowed(self._found[fixed], (added, *asked_anew), scope))

    def _narrowed(self, ids: Ids, terms: tuple[Term, ...], scope: frozenset[CommitteeCode]) -> Ids:
        return narrowed(self._index, ids, terms, scope=scope, lists=self._lists, heard=self._heard)


def _of(term: Term, key: str) -> bool:
    return any(condition.key == key for condition in term.alternatives)
