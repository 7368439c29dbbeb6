"""Words that somebody marked in a passage become a finding."""

import re

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import Passage, PassageId, Section
from briefdesk.sources.figures import extract_figures
from briefdesk.sources.review.checks import finding_text
from briefdesk.sources.review.faults import PassageUnknown, ReviewRefused
from briefdesk.sources.review.steps import free_id
from briefdesk.sources.review.verdicts import accept
from briefdesk.sources.suggest import described
from briefdesk.sources.suggest.kinds import kind_of

_WORD = re.compile(r"\w(?:[\w'’.,-]*\w)?")


def from_selection(
    pack: SourcePack, passage_id: PassageId, start: int, end: int, kind: FindingKind | None = None
) -> LibraryChange:
    """Return the change that makes an accepted finding of characters `start` to `end` of a passage.

    A word that is marked in part is taken whole. Without `kind` it is told from the words. Where just
    these words are a finding that waits or was dismissed, that one is accepted. Raises ReviewRefused.
    """
    section, passage = _passage(pack, passage_id)
    start, end = whole_words(passage.text, start, end)
    text = finding_text(passage.text[start:end])
    # A passage in other words than the source's own has no characters to point at.
    place = (None, None) if passage.paraphrase else (start, end)
    citation = Citation(pack.document.id, section.id, section.heading, passage.id, passage.number, *place)
    for known in pack.findings:
        if (known.citation, known.also, known.text) == (citation, (), text):
            if known.state is FindingState.ACCEPTED:
                raise ReviewRefused(
                    "These words are a finding already.", "Look for it in the list of findings."
                )
            return accept(pack, (known.id,))
    if kind is None:
        guessed = kind_of(text, extract_figures(text), passage=passage.kind, heading=section.heading)
        kind = guessed or FindingKind.FINDING
    finding_id = free_id(pack, FindingId(f"{pack.document.id}/{passage.id}-selected"))
    finding = described(Finding(finding_id, kind, text, citation), section.heading)
    return LibraryChange("Make finding", pack.document.id, (), (finding,))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without space at its ends, and with the words whole that it cuts.

    Raises ReviewRefused where it lies outside `text` or holds no word.
    """
    if not 0 <= start < end <= len(text):
        raise ReviewRefused("The selection lies outside the passage.", "Mark the words in the passage again.")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for word in _WORD.finditer(text):
        if word.start() < start < word.end() and start < end:
            start = word.start()
        if word.start() < end < word.end() and start < end:
            end = word.end()
    if not re.search(r"\w", text[start:end]):
        raise ReviewRefused("The selection holds no word.", "Mark the words that make the finding.")
    return start, end


def _passage(pack: SourcePack, passage_id: PassageId) -> tuple[Section, Passage]:
    for section in pack.document.sections:
        for passage in section.passages:
            if passage.id == passage_id:
                return section, passage
    raise PassageUnknown(passage_id)
