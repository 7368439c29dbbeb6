"""Words on screen for the kinds of finding and for places in a source."""

from collections.abc import Mapping
from types import MappingProxyType

from briefdesk.model.finding import Citation, Finding, FindingKind
from briefdesk.model.source import Passage, PassageKind

SUMMARY = "Summary, not the source’s own words"
ENTERED = "Local fact, in the words in which it was entered"

KIND_WORDS: Mapping[FindingKind, tuple[str, str]] = MappingProxyType(
    {
        FindingKind.FINDING: ("Finding", "Findings"),
        FindingKind.STATISTIC: ("Statistic", "Statistics"),
        FindingKind.QUOTE: ("Quote", "Quotes"),
        FindingKind.TALKING_POINT: ("Talking point", "Talking points"),
        FindingKind.ASK: ("Ask", "Asks"),
        FindingKind.LEGAL: ("Legal", "Legal"),
        FindingKind.LOCAL_FACT: ("Local fact", "Local facts"),
    }
)
"""Singular and plural as chips and filters print them."""


KIND_SIGNS: Mapping[FindingKind, str] = MappingProxyType(
    {kind: str(kind).replace("_", "-") for kind in FindingKind}
)
"""The icon of each kind."""


def paragraph_words(number: int) -> str:
    """Return "¶ 4", or "caption" for what has no number."""
    return f"¶ {number}" if number > 0 else "caption"


def whose_words(passage: Passage) -> str:
    """Return whose words a passage is in where they are not the source's own, else an empty string."""
    if not passage.paraphrase:
        return ""
    return ENTERED if passage.kind is PassageKind.FACT else SUMMARY


def place_words(citation: Citation) -> str:
    """Return a place in a source: "Texas, ¶ 4"; a section without heading is left out."""
    place = paragraph_words(citation.number)
    return f"{citation.heading}, {place}" if citation.heading else place[0].upper() + place[1:]


def place_of(finding: Finding) -> str:
    """Return where a finding stands: "Texas, ¶ 4", "Texas, ¶ 4 and 1 more", or "No source"."""
    if finding.citation is None:
        return "No source"
    more = f" and {len(finding.also)} more" if finding.also else ""
    return place_words(finding.citation) + more
