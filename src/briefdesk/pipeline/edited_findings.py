"""Wordings of picked findings held against their source, by the guards of `sources`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdesk.model.draft import FindingPart, PartId, Project
from briefdesk.model.finding import Finding
from briefdesk.model.flag import Flag
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.model.template import Slot
from briefdesk.pipeline.dismissals import with_dismissals
from briefdesk.pipeline.drafts import DocumentName, draft_of
from briefdesk.sources.guards import CODES, flags_between
from briefdesk.sources.review import flags_of, original_of

GUARD_CODES = frozenset(CODES)
"""The codes of problems that guards find in a wording."""
OLD = "figure-old"


@dataclass(frozen=True, slots=True)
class CheckedWording:
    """A picked finding as it is printed, beside what it is held against, with what guards say of it.

    `original` is the finding's own text, or for a wording that nobody changed the words of its passage:
    then `of_passage` is true.
    """

    original: str
    edited: str
    flags: tuple[Flag, ...]
    of_passage: bool


def edited_findings(project: Project, *, today: dt.date) -> tuple[Problem, ...]:
    """Return what guards say of every picked finding's wording.

    A figure that has grown old is a note in a wording that nobody changed; everything else is a warning.
    What the source itself is to blame for is said once, however often the finding is picked.
    """
    problems: list[Problem] = []
    said: set[tuple[str, str, str]] = set()
    for document, part, finding, source in _picked(project):
        text = _wording(part, finding)
        for flag in _flags(finding, source, text, today):
            problem = _as_problem(flag, document, part, finding)
            key = (finding.id, flag.code, problem.words)
            if text == finding.text and key in said:
                continue
            said.add(key)
            problems.append(problem)
    return tuple(problems)


def checked_wording(
    project: Project, document: DocumentName, part_id: PartId, *, today: dt.date
) -> CheckedWording | None:
    """Return what guards say of one part's wording, less what was let stand; None where they say nothing.

    Guards look at picked findings alone, and not at key figures, which print as the source has them.
    """
    place = _place_of(project, document, part_id)
    if place is None:
        return None
    part, finding, source = place
    text = _wording(part, finding)
    flags = _flags(finding, source, text, today)
    counted = with_dismissals(project, (_as_problem(flag, document, part, finding) for flag in flags))
    left = tuple(f for f, p in zip(flags, counted, strict=True) if not p.dismissed)
    if text != finding.text:
        return CheckedWording(finding.text, text, left, of_passage=False)
    return CheckedWording(_cited_words(finding, source), text, left, of_passage=True)


def flag_problem(project: Project, document: DocumentName, part_id: PartId, flag: Flag) -> Problem | None:
    """Return a flag of one part as preflight tells it, None for a part that guards do not look at."""
    place = _place_of(project, document, part_id)
    return _as_problem(flag, document, place[0], place[1]) if place else None


def _place_of(
    project: Project, document: DocumentName, part_id: PartId
) -> tuple[FindingPart, Finding, SourceDocument | None] | None:
    for name, part, finding, source in _picked(project):
        if name == document and part.id == part_id:
            return part, finding, source
    return None


def _as_problem(flag: Flag, document: str, part: FindingPart, finding: Finding) -> Problem:
    """Return a flag as preflight tells it; its `words` are those that the flag marks."""
    text = _wording(part, finding)
    note = flag.code == OLD and text == finding.text
    return Problem(
        Severity.NOTE if note else Severity.WARNING,
        flag.code,
        flag.message,
        flag.next_step,
        where=str(finding.id),
        document=document,
        part=part.id,
        words=text[flag.start : flag.end],
    )


def _picked(project: Project) -> Iterator[tuple[DocumentName, FindingPart, Finding, SourceDocument | None]]:
    findings = project.findings_by_id()
    sources = {pack.document.id: pack.document for pack in project.sources}
    names: tuple[DocumentName, ...] = ("letter", "brief")
    for document in names:
        for part in draft_of(project, document).parts:
            finding = findings.get(part.finding) if isinstance(part, FindingPart) else None
            if finding is None or not isinstance(part, FindingPart) or part.slot is Slot.KEY_FIGURES:
                continue
            yield document, part, finding, sources.get(finding.citation.source) if finding.citation else None


def _wording(part: FindingPart, finding: Finding) -> str:
    return finding.text if part.text is None else part.text


def _flags(finding: Finding, source: SourceDocument | None, text: str, today: dt.date) -> tuple[Flag, ...]:
    """Return the flags of a wording, less those that the finding's own review let stand."""
    if not text.strip():
        return ()
    own = flags_of(source, finding, today) if source is not None else ()
    if text == finding.text:
        found = own
    else:
        date = source.date if source else ""
        passages = " ".join(passage.text for passage in _passages(finding, source))
        edited = flags_between(finding.text, passages, text, today=today, source_date=date)
        found = (*edited, *_still_there(own, edited, finding.text, text))
    excused = {(excuse.code, excuse.words) for excuse in finding.excuses}
    kept = (f for f in found if (f.code, " ".join(text[f.start : f.end].split())) not in excused)
    return tuple(sorted(kept, key=lambda flag: (flag.start, flag.end, flag.code)))


def _cited_words(finding: Finding, source: SourceDocument | None) -> str:
    """Return the source's own words that a finding cites, the finding's where there are only summaries."""
    passages = _passages(finding, source)
    if source is None or not passages or any(passage.paraphrase for passage in passages):
        return finding.text
    return original_of(source, finding)


def _passages(finding: Finding, source: SourceDocument | None) -> tuple[Passage, ...]:
    ids = dict.fromkeys(citation.passage for citation in finding.citations)
    return tuple(p for i in ids if source is not None and (p := source.passage(i)) is not None)


def _still_there(own: tuple[Flag, ...], edited: tuple[Flag, ...], original: str, text: str) -> Iterator[Flag]:
    """Yield the finding's own flags whose words the edit kept, in their place there."""
    told = {(flag.code, text[flag.start : flag.end]) for flag in edited}
    for flag in own:
        words = original[flag.start : flag.end]
        place = text.find(words) if words else -1
        if flag.code != OLD and place >= 0 and (flag.code, words) not in told:
            # Its place in the original is one of the passage, which is not shown beside an edit.
            yield replace(flag, start=place, end=place + len(words), original_start=0, original_end=0)
