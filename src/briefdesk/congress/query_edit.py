"""A query changed by one term, as a click on a facet does, and kept in canonical form."""

from briefdesk.congress.conditions import WORD, Condition
from briefdesk.congress.query import Query, parse_query
from briefdesk.congress.query_text import Term


def with_term(text: str, term: str) -> str:
    """Return the canonical query with `term` added: `state:TX` joins `state:AZ` as `state:AZ,TX`.

    Of terms with several keys each joins the one that names the same: `member:R000122` joins
    `committee:SSAS13,member:W000437`. What the term contradicts is taken out first: `state:TX` replaces
    `-state:TX`. Bare words are set beside the others, since together they narrow a name. Raises
    QueryInvalid for either text.
    """
    terms = parse_query(text).terms
    for added in parse_query(term).terms:
        terms = added_to(_taken_out(terms, Term(added.alternatives, not added.negated)), added)
    return str(Query(terms))


def with_beside(text: str, term: str) -> str:
    """Return the canonical query that finds, beside whom `text` finds, all whom `term` finds.

    `party:D state:AZ` with `state:TX` becomes `party:D,state:TX state:AZ,TX`: nobody is narrowed away, as
    by `with_term`. Terms with a minus go on taking out, but for those that contradict. A query of such
    terms alone names nobody yet: it is narrowed. Raises QueryInvalid for either text.
    """
    added = parse_query(term).terms
    terms = parse_query(text).terms
    for one in added:
        terms = _taken_out(terms, Term(one.alternatives, not one.negated))
    asked = tuple(known for known in terms if not known.negated)
    both = tuple(
        Term(_joined(known.alternatives, one.alternatives), negated=False) for known in asked for one in added
    )
    denied = tuple(known for known in terms if known.negated)
    return str(Query(tuple(dict.fromkeys((*(both or added), *denied)))))


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
    return holds(parse_query(text), parse_query(term))


def holds(query: Query, wanted: Query) -> bool:
    """Return whether `query` holds every alternative of `wanted`; an empty one is held by none."""
    held = {(t.negated, c) for t in query.terms for c in t.alternatives}
    return bool(wanted) and all((t.negated, c) in held for t in wanted.terms for c in t.alternatives)


def left_beside(terms: tuple[Term, ...], added: Term) -> tuple[Term, ...]:
    """Return the terms that go on narrowing what `added` finds once it is added.

    Those that it joins ("state:AZ" for "state:TX") and those that it contradicts are left out.
    """
    kept = _taken_out(terms, Term(added.alternatives, not added.negated))
    return tuple(term for term in kept if not _joins(term, added))


def _joins(term: Term, added: Term) -> bool:
    """Return whether `added` names further ones of what `term` names any of."""
    keys = {condition.key for condition in added.alternatives}
    known = {condition.key for condition in term.alternatives}
    if term.negated != added.negated or WORD in known | keys:
        return False
    return keys <= known or known <= keys


def added_to(terms: tuple[Term, ...], added: Term) -> tuple[Term, ...]:
    """Return the terms with one more, among the alternatives of its key where there are any."""
    if added in terms:
        return terms
    for number, term in enumerate(terms):
        if _joins(term, added):
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
