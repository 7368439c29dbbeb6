"""Footnotes as the project would print them, for choosing a house style."""

from dataclasses import replace

from briefdesk.compose.citation import Footnotes
from briefdesk.compose.markdown import plain_text
from briefdesk.model.draft import CitationStyle, FindingPart, Project
from briefdesk.model.finding import Citation
from briefdesk.model.source import PassageId, SourceDocument, SourceId
from briefdesk.model.template import Slot

_NAMELESS = SourceDocument(
    SourceId("example"), "A Report", "", "Publisher", "", "2026", "https://example.org/report", "", ()
)
_PLACES = (("Findings", 4), ("Costs", 2))


def footnote_examples(project: Project, style: CitationStyle) -> tuple[str, ...]:
    """Return the first two notes in that style: of what the letter cites, else of the project's sources.

    A project without sources gives notes to a made-up report.
    """
    documents = tuple(pack.document for pack in project.sources) or (_NAMELESS,)
    notes = Footnotes(documents, style)
    for cited in _cited(project, documents[0]):
        notes.number(cited)
    return tuple(plain_text(note.spans) for note in notes.notes()[:2])


def _cited(project: Project, document: SourceDocument) -> tuple[tuple[Citation, ...], ...]:
    findings = project.findings_by_id()
    parts = (p for p in project.letter.parts if isinstance(p, FindingPart) and p.slot is not Slot.ASKS)
    picked = [findings[part.finding].citations for part in parts if part.finding in findings]
    every = [finding.citations for pack in project.sources for finding in pack.findings]
    distinct = tuple(dict.fromkeys(_places(cited) for cited in (*picked, *every) if cited))
    if len(distinct) >= 2:
        return distinct[:2]
    made_up = tuple(
        (Citation(document.id, heading.lower(), heading, PassageId(heading.lower()), number),)
        for heading, number in _PLACES
    )
    return (*distinct, *made_up)[:2]


def _places(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return the passages cited, without their stretches: notes tell these alone."""
    return tuple(dict.fromkeys(replace(c, start=None, end=None) for c in citations))
