"""Several findings become one: their words in the document's order, and all that they rest on."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import SourceDocument
from briefdesk.sources.pack_words import tidy
from briefdesk.sources.review.checks import finding_text
from briefdesk.sources.review.faults import ReviewRefused
from briefdesk.sources.review.figures import figures_in
from briefdesk.sources.review.originals import cited_words
from briefdesk.sources.review.steps import (
    citations_in_order,
    counted,
    findings_named,
    free_id,
    in_document_order,
)

_STRONGEST_FIRST = (
    FindingKind.ASK, FindingKind.LEGAL, FindingKind.STATISTIC, FindingKind.QUOTE, FindingKind.TALKING_POINT,
    FindingKind.LOCAL_FACT, FindingKind.FINDING,
)  # fmt: skip
# What lies between two places of a passage is cited with them up to this length: a sentence.
_MAX_BETWEEN_CHARS = 200


def merge(pack: SourcePack, ids: Collection[FindingId]) -> LibraryChange:
    """Return the change that makes one accepted finding of these, under an id of its own.

    Its words are theirs in the document's order, its kind the strongest, its tags and excuses those of
    all. Places close together in a passage become one; others stand in `also`. If all were dismissed, it
    is too. Raises ReviewRefused.
    """
    found = in_document_order(pack.document, findings_named(pack, ids))
    if len(found) < 2:
        raise ReviewRefused("There is nothing to merge with.", "Choose two findings or more.")
    places = joined_places(pack.document, chain.from_iterable(f.citations for f in found))
    text = finding_text(_joined_text(pack.document, found))
    first = found[0]
    dismissed = all(f.state is FindingState.DISMISSED for f in found)
    merged = Finding(
        id=free_id(pack, FindingId(f"{first.id}-merged")),
        kind=min((f.kind for f in found), key=_STRONGEST_FIRST.index),
        text=text,
        citation=places[0] if places else None,
        figures=figures_in(text, chain.from_iterable(f.figures for f in found)),
        topics=_united(f.topics for f in found),
        committees=_united(f.committees for f in found),
        states=_united(f.states for f in found),
        key_figure=next((f.key_figure for f in found if f.key_figure), None),
        also=places[1:],
        state=FindingState.DISMISSED if dismissed else FindingState.ACCEPTED,
        reason=first.reason if dismissed else "",
        excuses=tuple({(e.code, e.words): e for f in found for e in f.excuses}.values()),
        confidential=any(f.confidential for f in found),
        embargo=max((f.embargo for f in found if f.embargo), default=None),
    )
    return LibraryChange(f"Merge {counted(ids)}", pack.document.id, found, (merged,))


def joined_places(document: SourceDocument, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the places in the document's order, each once; those close together in a passage as one."""
    places: list[Citation] = []
    for place in citations_in_order(document, citations):
        last = places[-1] if places else None
        if last is None or last.passage != place.passage:
            places.append(place)
        elif last.start is None or last.end is None or place.start is None or place.end is None:
            places[-1] = replace(last, start=None, end=None)
        elif place.start - last.end <= _MAX_BETWEEN_CHARS:
            places[-1] = replace(last, end=max(last.end, place.end))
        else:
            places.append(place)
    return tuple(places)


def _joined_text(document: SourceDocument, findings: tuple[Finding, ...]) -> str:
    """Return the words of all, none said twice: of a passage's own words those of any, in its order."""
    pieces: list[tuple[str, Citation | None]] = []
    for finding in findings:
        place = _verbatim_place(document, finding)
        last = pieces[-1][1] if pieces else None
        if place and last and last.passage == place.passage and (place.start or 0) <= (last.end or 0):
            both = replace(last, end=max(last.end or 0, place.end or 0))
            pieces[-1] = (tidy(cited_words(document, both)), both)
        elif not any(finding.text in text for text, _ in pieces):
            pieces = [piece for piece in pieces if piece[0] not in finding.text]
            pieces.append((finding.text, place))
    return " ".join(text for text, _ in pieces)


def _verbatim_place(document: SourceDocument, finding: Finding) -> Citation | None:
    """Return the finding's place where its text is that place's own words, None where it was reworded."""
    place = finding.citation
    if place is None or place.start is None or finding.also:
        return None
    return place if tidy(cited_words(document, place)) == finding.text else None


def _united(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))
