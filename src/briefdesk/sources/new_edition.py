"""Put a source on a new edition: its findings at their new places, what is new among them as suggestions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefdesk.model.finding import Citation, Finding, FindingId, FindingState, SourcePack
from briefdesk.model.library import Anchor, Anchored
from briefdesk.model.source import Passage, PassageId, SourceDocument
from briefdesk.sources.figures import extract_figures
from briefdesk.sources.pack_words import slug
from briefdesk.sources.plain_words import word_keys

# A suggestion is nothing new where a finding stands on this much of it already.
_COVERED = 0.5


def with_anchors(
    pack: SourcePack, document: SourceDocument, anchored: Iterable[Anchored], *, found: Iterable[Finding] = ()
) -> SourcePack:
    """Return the pack on the new edition `document`, under its old id.

    A finding whose words changed waits for another look (SUGGESTED); its text stays, but for a suggestion
    that nobody touched: that takes the new words. One whose passage is gone stays without a citation, as
    DISMISSED with the reason. Of `found`, the findings of the new edition, those that no old one covers come
    in as suggestions. What the new edition does not tell of itself is taken from the old one.
    """
    anchored = tuple(anchored)
    settled = all(a.anchor in (Anchor.SAME, Anchor.MOVED) for a in anchored)
    kept_document = _described(document, pack.document, settled=settled)
    held = {p.id: p for s in pack.document.sections for p in s.passages if p.confidential or p.embargo}
    kept = tuple(_held_on(a, _placed(a, kept_document), held) for a in anchored)
    return SourcePack(kept_document, (*kept, *new_findings(kept, kept_document, found)))


def with_new_pack(
    old: SourcePack,
    new: SourcePack,
    anchored: Iterable[Anchored],
    *,
    own: frozenset[FindingId] = frozenset(),
    taken_away: frozenset[FindingId] = frozenset(),
) -> SourcePack:
    """Return the new edition of a pack, with what the old one had beside it.

    A finding that both have is the new pack's, but for those that review worded anew (`own`); what review
    said of it stays, and what it took away, by merging or splitting, stays away. A finding that the new pack
    lacks stays as `with_anchors` has it.
    """
    kept = {f.id: f for f in with_anchors(old, new.document, anchored).findings}
    before = {f.id: f for f in old.findings}
    found = [f for f in new.findings if f.id not in taken_away]
    taken = tuple(kept[f.id] if f.id in own & kept.keys() else _reviewed(f, before.get(f.id)) for f in found)
    has = {f.id for f in found}
    return SourcePack(new.document, (*taken, *(f for f in kept.values() if f.id not in has)))


def _reviewed(finding: Finding, before: Finding | None) -> Finding:
    """Return a finding with what review said of the one before it."""
    if before is None:
        return finding
    return replace(
        finding,
        state=before.state,
        reason=before.reason,
        excuses=before.excuses,
        confidential=finding.confidential or before.confidential,
        embargo=max(filter(None, (finding.embargo, before.embargo)), default=None),
    )


def new_findings(
    kept: tuple[Finding, ...], document: SourceDocument, found: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return those of `found` that no kept finding covers, as suggestions with ids of their own."""
    return tuple(_new_findings(kept, document, found))


def _new_findings(
    kept: tuple[Finding, ...], document: SourceDocument, found: Iterable[Finding]
) -> Iterator[Finding]:
    taken = {finding.id for finding in kept}
    covered: dict[str, list[Citation]] = {}
    for finding in kept:
        for citation in finding.citations:
            covered.setdefault(citation.passage, []).append(citation)
    words = {word_keys(finding.text) for finding in kept}
    for finding in found:
        place = finding.citation
        if place is None or word_keys(finding.text) in words:
            continue
        if any(_covers(citation, place) for citation in covered.get(place.passage, ())):
            continue
        new_id = _free_id(FindingId(f"{document.id}/{finding.id.partition('/')[2]}"), taken)
        taken.add(new_id)
        at = tuple(replace(c, source=document.id) for c in finding.citations)
        yield replace(
            finding, id=new_id, citation=at[0], also=at[1:], state=FindingState.SUGGESTED, reason=""
        )


def gone_reason(anchored: Anchored, document: SourceDocument) -> str:
    """Return why a finding rests whose passage the new edition lacks, with the place where it stood."""
    citation = anchored.finding.citation
    stood = f" It stood in “{citation.heading}”, paragraph {citation.number}." if citation else ""
    return f"Its passage is not in the edition of {document.date or 'an unknown date'}.{stood}"


def _placed(anchored: Anchored, document: SourceDocument) -> Finding:
    """Return the finding at its new place."""
    finding = anchored.finding
    if anchored.anchor is Anchor.GONE:
        reason = finding.reason if finding.state is FindingState.DISMISSED and finding.reason else ""
        return replace(
            finding,
            citation=None,
            also=(),
            state=FindingState.DISMISSED,
            reason=reason or gone_reason(anchored, document),
        )
    at = tuple(replace(c, source=document.id) for c in anchored.citations)
    placed = replace(finding, citation=at[0] if at else None, also=at[1:])
    if anchored.anchor is not Anchor.CHANGED or finding.state is FindingState.DISMISSED:
        return placed
    if finding.state is FindingState.SUGGESTED and finding.text == anchored.before and anchored.after:
        figures = tuple(dict.fromkeys(f.text for f in extract_figures(anchored.after) if _has_digit(f.text)))
        return replace(placed, text=" ".join(anchored.after.split()), figures=figures, key_figure=None)
    return replace(placed, state=FindingState.SUGGESTED)


def _held_on(anchored: Anchored, placed: Finding, held: Mapping[PassageId, Passage]) -> Finding:
    """Return the finding with the marks of passages whose words it may still say, though they changed."""
    if anchored.anchor in (Anchor.SAME, Anchor.MOVED):
        return placed
    former = [held[c.passage] for c in anchored.finding.citations if c.passage in held]
    if not former:
        return placed
    return replace(
        placed,
        confidential=placed.confidential or any(passage.confidential for passage in former),
        embargo=max(filter(None, (placed.embargo, *(p.embargo for p in former))), default=None),
    )


def _described(new: SourceDocument, old: SourceDocument, *, settled: bool) -> SourceDocument:
    """Return the new edition with what it does not tell itself taken from the old one.

    The old date is kept only where no finding's words changed: else it might be wrong by now.
    """
    nameless = set(slug(new.title).split("-")) <= set(slug(old.title).split("-")) or not new.title
    return replace(
        new,
        id=old.id,
        title=old.title if nameless else new.title,
        short_title=old.short_title if nameless or new.short_title == new.title else new.short_title,
        publisher=new.publisher or old.publisher,
        author=new.author or old.author,
        date=new.date or (old.date if settled else ""),
        url=new.url or old.url,
    )


def _covers(citation: Citation, place: Citation) -> bool:
    """Return whether a kept finding's place holds half of a new one's, whole passages all of it."""
    if citation.start is None or citation.end is None or place.start is None or place.end is None:
        return True
    shared = min(citation.end, place.end) - max(citation.start, place.start)
    return shared >= _COVERED * (place.end - place.start)


def _free_id(wanted: FindingId, taken: set[FindingId]) -> FindingId:
    found, count = wanted, 1
    while found in taken:
        count += 1
        found = FindingId(f"{wanted}-{count}")
    return found


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)
