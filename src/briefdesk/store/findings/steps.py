"""One step of review: findings of a source go, others come, each at its place."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from functools import cache

from briefdesk.model.finding import Finding
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import SourceDocument
from briefdesk.store.findings import held, rows, sources, taken
from briefdesk.store.findings.faults import SourceNotKept
from briefdesk.store.findings.schema import plain_text


def change(connection: sqlite3.Connection, step: LibraryChange, useful: sources.Usefulness) -> None:
    """Take one step of review: a finding that stays under its id keeps its place, a new one gets its own.

    What comes back after it went away takes its old place again; what comes in place of others takes the
    place of the first of them. Raises SourceNotKept.
    """
    number = sources.number_of(connection, step.source)
    if number is None:
        raise SourceNotKept(step.source)
    taken.mark_changed(connection, number)
    if step.after:
        held.mark_passages(connection, step.source, step.after)
    ids = dict.fromkeys(plain_text(f.id) for f in (*step.removed, *step.added))
    before = rows.standing(connection, number, ids)
    staying = _overwritten(connection, step, before)
    rows.delete(connection, number, ids.keys() - staying)
    coming = {plain_text(f.id) for f in step.added}
    leaving = {own: stands.place for own, stands in before.items() if own not in coming}
    rows.remember_gone(connection, number, leaving)
    document = cache(lambda: _document(connection, step))
    words = {plain_text(f.id): (f.text, f.kind) for f in step.removed}

    def place_of(finding: Finding) -> float:
        own = plain_text(finding.id)
        if own in before:
            return before[own].place
        place = rows.forget_gone(connection, number, own)
        if place is None:
            place = min(leaving.values(), default=None)
        return rows.place_in(connection, number, finding, document()) if place is None else place

    def rating(finding: Finding) -> float:
        # A finding that was only accepted, dismissed or tagged is as useful as before.
        own = plain_text(finding.id)
        if own in before and words.get(own) == (finding.text, finding.kind):
            return before[own].useful
        return useful(finding, document())

    added = tuple(f for f in step.added if plain_text(f.id) not in staying)
    _insert(connection, number, added, place_of, rating)


def _overwritten(
    connection: sqlite3.Connection, step: LibraryChange, before: dict[str, rows.Standing]
) -> frozenset[str]:
    """Overwrite the findings that keep words and kind, as when they are accepted; return their ids.

    The index of words, which costs most, is left alone.
    """
    often = Counter(plain_text(f.id) for f in step.added)
    new: dict[str, tuple[int, rows.FindingRow]] = {}
    for finding in step.added:
        own = plain_text(finding.id)
        stands = before.get(own)
        if stands is None or not stands.alone or often[own] > 1:
            continue
        kept = rows.kept(connection, stands)
        if kept is not None and kept.kind is finding.kind and rows.indexed_alike(kept, finding):
            row = rows.row_of(finding, stands.place, stands.useful, reviewed=True)
            new[own] = (stands.number, row)
    rows.overwrite(connection, tuple(new.values()))
    return frozenset(new)


def _insert(
    connection: sqlite3.Connection,
    number: int,
    added: tuple[Finding, ...],
    place_of: Callable[[Finding], float],
    rating: Callable[[Finding], float],
) -> None:
    for finding in added:
        row = rows.row_of(finding, place_of(finding), rating(finding), reviewed=True)
        rows.insert(connection, number, [row])


def _document(connection: sqlite3.Connection, step: LibraryChange) -> SourceDocument:
    document = sources.document_of(connection, step.source)
    if document is None:
        raise SourceNotKept(step.source)
    return document
