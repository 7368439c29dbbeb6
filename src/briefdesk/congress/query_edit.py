"""A query changed by one term, as a click on a facet does, and kept in canonical form."""

from briefdesk.congress.conditions import WORD, Condition
from briefdesk.congress.query import Query, parse_query
from briefdesk.congress.query_text import Term


def canonical(text: str) -> str:
    """Return a query in its canonical form. Raises QueryInvalid."""
    return str(parse_query(text))


def with_term(text: str, term: str) -> str:
    """Return the canonical query with `term` added: `state:TX` joins `state:AZ` as `state:AZ,TX`.

    What the term contradicts is taken out first: `state:TX` replaces `-state:TX`. Bare words are
    set beside the others, since together they narrow a name. Raises QueryInvalid for either text.
    """
    terms = parse_query(text).terms
    for added in parse_query(term).terms:
        terms = _added(_taken_out(terms, Term(added.alternatives, not added.negated)), added)
    return str(Query(terms))


def without_term(text: str, term: str) -> str:
    """Return the canonical query without the alternatives of `term`; what it does not hold stays away.

    Raises QueryInvalid for either text.
    """
    terms = parse_query(text).terms
    for removed in parse_query(term).terms:
        terms = _taken_out(terms, removed)
    return str(Query(terms))


def has_term(text: str, term: str) -> bool:
    """Return whether the query holds every alternative of `term`, as a facet's tick shows it."""
    held = {(t.negated, c) for t in parse_query(text).terms for c in t.alternatives}
    wanted = parse_query(term).terms
    return bool(wanted) and all((t.negated, c) in held for t in wanted for c in t.alternatives)


def _added(terms: tuple[Term, ...], added: Term) -> tuple[Term, ...]:
    if added in terms:
        return terms
    keys = {condition.key for condition in added.alternatives}
    for number, term in enumerate(terms):
        same_keys = {condition.key for condition in term.alternatives} == keys
        if term.negated == added.negated and same_keys and len(keys) == 1 and keys != {WORD}:
            joined = Term(_joined(term.alternatives, added.alternatives), term.negated)
            return (*terms[:number], joined, *terms[number + 1 :])
    return (*terms, added)


def _joined(one: tuple[Condition, ...], other: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _taken_out(terms: tuple[Term, ...], removed: Term) -> tuple[Term, ...]:
    kept: list[Term] = []
    for term in terms:
        if term.negated != removed.negated:
            kept.append(term)
            continue
        rest = tuple(c for c in term.alternatives if c not in removed.alternatives)
        if rest:
            kept.append(Term(rest, term.negated))
    # What is left of a term may be another one that is there already.
    return tuple(dict.fromkeys(kept))
