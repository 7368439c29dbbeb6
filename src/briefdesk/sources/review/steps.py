"""A step of review as a change: findings looked up, put in the document's order, and the pack after it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from briefdesk.model.finding import Citation, Finding, FindingId, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.sources.review.faults import FindingUnknown, ReviewRefused

Key = tuple[int, int, int, int]
_NOWHERE: Key = (10**9, 0, 0, 0)


def apply(pack: SourcePack, change: LibraryChange) -> SourcePack:
    """Return the pack after `change`: what still rests on the same words keeps its place in the list, what is
    new takes the document's.

    The inverse gives the former pack back; only findings that rest on just the same words may change places.
    Raises ReviewRefused where the change is for another source or its findings are not (or already) there.
    """
    if change.source != pack.document.id:
        raise ReviewRefused(
            f"The change is for the source “{change.source}”.",
            f"Apply it there, not to “{pack.document.id}”.",
        )
    gone = {finding.id for finding in change.removed}
    known = {finding.id for finding in pack.findings}
    if missing := gone - known:
        raise FindingUnknown(min(missing))
    added = {finding.id: finding for finding in change.added}
    if twice := (known - gone) & added.keys():
        raise ReviewRefused(
            f"The source has a finding “{min(twice)}” already.", "Take the last step back first."
        )
    place = _places(pack.document)
    findings: list[Finding] = []
    slots: list[tuple[Key, int]] = []  # where findings that went stood, for those that come in their place
    for finding in pack.findings:
        if finding.id not in gone:
            findings.append(finding)
        elif finding.id in added and place(added[finding.id]) == place(finding):
            findings.append(added.pop(finding.id))
        else:
            slots.append((place(finding), len(findings)))
    for finding in added.values():
        _insert(findings, finding, slots, place)
    return SourcePack(with_marks_of(pack.document, change.after), tuple(findings))


def with_marks_of(document: SourceDocument, passages: Iterable[Passage]) -> SourceDocument:
    """Return the document with these passages' marks of what may not leave; those it lacks are left out."""
    marked = {passage.id: (passage.confidential, passage.embargo) for passage in passages}
    if not marked:
        return document
    return replace(
        document,
        sections=tuple(
            replace(section, passages=tuple(_marked(p, marked.get(p.id)) for p in section.passages))
            for section in document.sections
        ),
    )


def _marked(passage: Passage, marks: tuple[bool, dt.date | None] | None) -> Passage:
    if marks is None:
        return passage
    return replace(passage, confidential=marks[0], embargo=marks[1])


def step(label: str, pack: SourcePack, pairs: Iterable[tuple[Finding, Finding]]) -> LibraryChange:
    """Return the change of each `(before, after)`; those that stay as they are do not occur in it."""
    changed = [(before, after) for before, after in pairs if before != after]
    return LibraryChange(
        label, pack.document.id, tuple(before for before, _ in changed), tuple(after for _, after in changed)
    )


def each(
    label: str, pack: SourcePack, ids: Iterable[FindingId], after: Callable[[Finding], Finding]
) -> LibraryChange:
    """Return the change that makes `after` of each finding named. Raises FindingUnknown, ReviewRefused."""
    return step(label, pack, [(finding, after(finding)) for finding in findings_named(pack, ids)])


def findings_named(pack: SourcePack, ids: Iterable[FindingId]) -> tuple[Finding, ...]:
    """Return the findings of those ids in the pack's order, each once.

    Raises FindingUnknown, and ReviewRefused without ids.
    """
    wanted = dict.fromkeys(ids)
    if not wanted:
        raise ReviewRefused("No finding is chosen.", "Choose at least one.")
    by_id = {finding.id: finding for finding in pack.findings}
    for finding_id in wanted:
        if finding_id not in by_id:
            raise FindingUnknown(finding_id)
    return tuple(finding for finding in pack.findings if finding.id in wanted)


def finding_named(pack: SourcePack, finding_id: FindingId) -> Finding:
    """Return the finding of that id. Raises FindingUnknown."""
    return findings_named(pack, (finding_id,))[0]


def free_id(pack: SourcePack, wanted: FindingId, taken: Iterable[FindingId] = ()) -> FindingId:
    """Return `wanted`, numbered from 2 where a finding of the pack or of `taken` has it."""
    known = {finding.id for finding in pack.findings} | set(taken)
    free, count = wanted, 1
    while free in known:
        count += 1
        free = FindingId(f"{wanted}-{count}")
    return free


def in_document_order(document: SourceDocument, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by section, passage and place in it; equals keep their order."""
    return tuple(sorted(findings, key=_places(document)))


def citations_in_order(document: SourceDocument, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations by section, passage and place in it."""
    numbers = _passage_numbers(document)
    return tuple(sorted(citations, key=lambda citation: _key(citation, numbers)))


def counted(findings: Iterable[FindingId]) -> str:
    """Return "finding" or "3 findings", for the label of a step."""
    count = len(set(findings))
    return "finding" if count == 1 else f"{count} findings"


def _places(document: SourceDocument) -> Callable[[Finding], Key]:
    numbers = _passage_numbers(document)
    return lambda finding: _key(finding.citation, numbers) if finding.citation else _NOWHERE


def _passage_numbers(document: SourceDocument) -> Mapping[str, tuple[int, int]]:
    return {
        passage.id: (section, number)
        for section, one in enumerate(document.sections)
        for number, passage in enumerate(one.passages)
    }


def _key(citation: Citation, numbers: Mapping[str, tuple[int, int]]) -> Key:
    section, passage = numbers.get(citation.passage, _NOWHERE[:2])
    return section, passage, citation.start or 0, citation.end or 0


def _insert(
    findings: list[Finding], finding: Finding, slots: list[tuple[Key, int]], place: Callable[[Finding], Key]
) -> None:
    """Put `finding` where its place in the document says, among equals where one went that it replaces."""
    key = place(finding)
    index = next((at for slot, at in slots if slot == key), None)
    if index is None:
        # Behind the last that stands before it, so that a pack in another order is not stirred.
        index = max((at + 1 for at, other in enumerate(findings) if place(other) <= key), default=0)
    findings.insert(index, finding)
    slots[:] = [(slot, at + 1 if at >= index else at) for slot, at in slots]
