"""Projects that lag behind the library: which sources have a newer edition there, and taking it up."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from briefdesk.errors import StoreError
from briefdesk.model.draft import FindingPart, Project
from briefdesk.model.finding import Finding, FindingId, FindingState, SourcePack
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.source import PassageId, SourceDocument, SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.locks import with_words_of_locks
from briefdesk.sources.editions import anchor_findings
from briefdesk.sources.new_edition import with_anchors
from briefdesk.sources.plain_words import word_keys
from briefdesk.store.findings.marks import with_former_marks


@dataclass(frozen=True, slots=True)
class OutdatedSource:
    """A source of a project of which the library holds a newer edition.

    `edition` is the project's, `library_edition` the library's; `changed` and `gone` are picked findings
    whose words changed there, or whose passage it lacks.
    """

    source: SourceId
    title: str
    edition: str
    library_edition: str
    changed: tuple[FindingId, ...]
    gone: tuple[FindingId, ...]


def outdated_sources(desk: Desk, project: Project) -> tuple[OutdatedSource, ...]:
    """Return the sources of `project` of which the library holds a newer edition, in the project's order.

    Newer is what the library took up after the project's edition; of an edition that it never held, the
    later date decides.
    """
    picked = frozenset(project.picked())
    found: list[OutdatedSource] = []
    for copy in project.sources:
        if _is_outdated(desk, copy):
            present = desk.library.pack(copy.document.id, dismissed=True)
            if present is not None:
                found.append(_compared(copy, present, picked))
    return tuple(found)


def take_up_sources(desk: Desk, project: Project) -> Project:
    """Return the project with its sources as the library has them now.

    What is picked stays: a finding that the library dismissed or no longer has is kept beside the others,
    at its place in the new edition, without a citation where its passage is gone. Texts that the user
    edited stay as they are, and so do locked ones. A copy that is newer than the library's is left alone.
    """
    picked = frozenset(project.picked())
    project = with_words_of_locks(project)
    return replace(project, sources=tuple(_taken_up(desk, copy, picked) for copy in project.sources))


def edition_problems(desk: Desk, project: Project) -> tuple[Problem, ...]:
    """Return a warning for each source with a newer edition, and an error for each picked lost passage."""
    try:
        outdated = outdated_sources(desk, project)
    except StoreError:
        # The desk tells of a library that cannot be used; the letters do not need it.
        outdated = ()
    return (*_outdated_problems(outdated), *_gone_problems(project))


def _outdated_problems(outdated: tuple[OutdatedSource, ...]) -> Iterator[Problem]:
    for source in outdated:
        told = []
        if source.changed:
            told.append(f"{len(source.changed)} of your findings changed")
        if source.gone:
            whose = "" if told else " of your findings"
            lost = "its passage" if len(source.gone) == 1 else "their passages"
            told.append(f"{len(source.gone)}{whose} lost {lost}")
        what = " and ".join(told) or "nothing that you use changed"
        yield Problem(
            Severity.WARNING,
            "source-outdated",
            f"The library holds a newer edition of “{source.title}”: {what}.",
            "Take up the newer edition, then read what changed.",
            where=source.title,
            words=source.library_edition,
        )


def _gone_problems(project: Project) -> Iterator[Problem]:
    findings = project.findings_by_id()
    passages = {
        pack.document.id: {p.id for s in pack.document.sections for p in s.passages}
        for pack in project.sources
    }
    for document, draft in (("letter", project.letter), ("brief", project.brief)):
        for part in draft.parts:
            finding = findings.get(part.finding) if isinstance(part, FindingPart) else None
            if finding is None or not _is_gone(finding, passages):
                continue
            yield Problem(
                Severity.ERROR,
                "source-passage-gone",
                f"The passage of “{_short(finding.text)}” is not in this edition of its source.",
                "Take the finding out, or find it another passage.",
                where=str(finding.id),
                document=document,
                part=part.id,
                words=finding.text,
            )


def _is_gone(finding: Finding, passages: Mapping[SourceId, Set[PassageId]]) -> bool:
    if finding.citation is None:
        return finding.state is FindingState.DISMISSED
    return any(c.passage not in passages.get(c.source, ()) for c in finding.citations)


def _is_outdated(desk: Desk, copy: SourcePack) -> bool:
    """Return whether the library holds a newer edition than the copy."""
    editions = desk.library.editions(copy.document.id)
    if not editions or editions[0].edition == copy.document.edition:
        return False
    return any(e.edition == copy.document.edition for e in editions) or editions[0].date > copy.document.date


def _compared(copy: SourcePack, present: SourcePack, picked: frozenset[FindingId]) -> OutdatedSource:
    now = {finding.id: finding for finding in present.findings}
    changed: list[FindingId] = []
    gone: list[FindingId] = []
    for finding in copy.findings:
        new = now.get(finding.id)
        if finding.id not in picked or not finding.citations or new is None:
            continue
        if not new.citations:
            gone.append(finding.id)
        elif _changed(copy.document, finding, present.document, new):
            changed.append(finding.id)
    old, fresh = copy.document, present.document
    return OutdatedSource(old.id, old.short_title, old.edition, fresh.edition, tuple(changed), tuple(gone))


def _changed(old: SourceDocument, before: Finding, new: SourceDocument, after: Finding) -> bool:
    """Return whether the words of the finding or those that it rests on changed.

    Of a summary and the publication's own words no comparison tells: there the library asks for another look.
    """
    if word_keys(before.text) != word_keys(after.text):
        return True
    one, other = _cited(old, before), _cited(new, after)
    if one[1] != other[1]:
        return after.state is FindingState.SUGGESTED and before.state is FindingState.ACCEPTED
    return one[0] != other[0]


def _cited(document: SourceDocument, finding: Finding) -> tuple[tuple[str, ...], bool]:
    """Return the words that a finding rests on, and whether they are a summary."""
    words: list[str] = []
    paraphrase = False
    for citation in finding.citations:
        passage = document.passage(citation.passage)
        if passage is not None:
            words += word_keys(passage.text[citation.start : citation.end])
            paraphrase = paraphrase or passage.paraphrase
    return tuple(words), paraphrase


def _taken_up(desk: Desk, copy: SourcePack, picked: frozenset[FindingId]) -> SourcePack:
    present = desk.library.pack(copy.document.id, dismissed=True)
    if present is None:
        return copy
    if present.document.edition != copy.document.edition and not _is_outdated(desk, copy):
        return copy
    shown = tuple(f for f in present.findings if f.state is not FindingState.DISMISSED or f.id in picked)
    known = {f.id for f in present.findings}
    lost = tuple(f for f in copy.findings if f.id in picked and f.id not in known)
    document = present.document
    if desk.library.edition(document.id, copy.document.edition) is None:
        # The library never had this edition, and so nothing that was marked in it.
        document = with_former_marks(document, copy.document)
    return SourcePack(document, (*shown, *_replaced(copy, lost, document)))


def _replaced(copy: SourcePack, lost: tuple[Finding, ...], document: SourceDocument) -> tuple[Finding, ...]:
    """Return picked findings that the library no longer has, at their places in its edition."""
    if not lost or document.edition == copy.document.edition:
        return lost
    own = replace(copy, findings=lost)
    return with_anchors(own, document, anchor_findings(own, document)).findings


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 8 else f"{' '.join(words[:8])} ..."
