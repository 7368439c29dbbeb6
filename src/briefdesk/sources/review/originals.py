"""What a finding rests on: the words of its source, and the doubts about what was made of them."""

import datetime as dt

from briefdesk.model.finding import Citation, Finding
from briefdesk.model.flag import Flag
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.sources.guards import check_edit, flags_between
from briefdesk.sources.pack_words import tidy


def original_of(document: SourceDocument, finding: Finding) -> str:
    """Return the words of the source that `finding` cites, those of several places with a space between.

    A place without a range gives its whole passage; a place that the document lacks gives nothing.
    """
    return " ".join(filter(None, (cited_words(document, place) for place in finding.citations)))


def cited_words(document: SourceDocument, citation: Citation) -> str:
    """Return the words of the passage that `citation` names, empty where the document lacks it."""
    passage = document.passage(citation.passage)
    return "" if passage is None else passage.text[citation.start : citation.end]


def flags_of(document: SourceDocument, finding: Finding, today: dt.date | None) -> tuple[Flag, ...]:
    """Return the doubts about the finding's words that nobody has excused, in the order of its text.

    A passage in other words than the source's own bears no comparison: there only figures that have
    grown old are doubted, as they are with `today` alone.
    """
    passages = _passages(document, finding)
    if not passages or any(passage.paraphrase for passage in passages):
        flags = check_edit(finding.text, finding.text, today=today, source_date=document.date)
    else:
        flags = flags_between(
            original_of(document, finding),
            " ".join(passage.text for passage in passages),
            finding.text,
            today=today,
            source_date=document.date,
        )
    excused = {(excuse.code, excuse.words) for excuse in finding.excuses}
    return tuple(f for f in flags if (f.code, tidy(finding.text[f.start : f.end])) not in excused)


def _passages(document: SourceDocument, finding: Finding) -> tuple[Passage, ...]:
    """Return the passages that the finding cites, each once."""
    ids = dict.fromkeys(citation.passage for citation in finding.citations)
    return tuple(passage for i in ids if (passage := document.passage(i)) is not None)
