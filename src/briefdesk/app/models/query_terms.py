"""The words of a recipient query as text: what a click on a facet adds or takes away.

Only the surface is known here (spaces, quotes, `key:value,value`, a leading `-`); what a term means
is the pipeline's business. Told to users in `docs/recipient-query.md`.
"""

import re

_TERM = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_VALUE = re.compile(r'(?:[^,"]|"[^"]*"?)+')


def terms_of(query: str) -> tuple[str, ...]:
    """Return the terms of a query in order; quotes keep words together."""
    return tuple(_TERM.findall(query))


def holds_term(query: str, term: str) -> bool:
    """Return whether `term` ("state:TX") stands in the query, alone or among comma-separated values."""
    key, value = _parts(term)
    return any(k == key and value in (v.casefold() for v in values) for k, values in _split(query))


def with_term(query: str, term: str) -> str:
    """Return the query with `term` added: to the values of the same key if it has any, else at the end.

    Values of one key mean "any of these", which is what two ticks in one list of facets say.
    """
    if holds_term(query, term):
        return query
    key, _ = _parts(term)
    terms = list(terms_of(query))
    for place, old in enumerate(terms):
        if key and _parts(old)[0] == key:
            terms[place] = f"{old},{term.partition(':')[2]}"
            return " ".join(terms)
    return " ".join((*terms, term))


def without_term(query: str, term: str) -> str:
    """Return the query without `term`; the other values of its key stay."""
    key, value = _parts(term)
    kept: list[str] = []
    for old in terms_of(query):
        old_key, _, values = old.partition(":")
        if old_key.casefold() != key:
            kept.append(old)
            continue
        left = [v for v in _VALUE.findall(values) if v.casefold() != value]
        if left:
            kept.append(f"{old_key}:{','.join(left)}")
    return " ".join(kept)


def without_key(query: str, key: str) -> str:
    """Return the query without the terms of `key`: what a list of facets counts over."""
    return " ".join(term for term in terms_of(query) if _parts(term)[0] != key)


def _split(query: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (term.partition(":")[0].casefold(), tuple(_VALUE.findall(term.partition(":")[2])))
        for term in terms_of(query)
    )


def _parts(term: str) -> tuple[str, str]:
    key, colon, value = term.partition(":")
    return (key.casefold(), value.casefold()) if colon else ("", term.casefold())
