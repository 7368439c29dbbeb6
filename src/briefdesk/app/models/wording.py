"""Words on screen for the kinds of finding and for numbers of things."""

from collections.abc import Mapping
from types import MappingProxyType

from briefdesk.model.finding import Finding, FindingKind

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


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return "1 recipient" or "27 recipients"; `many` only where adding an s is wrong."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def place_of(finding: Finding) -> str:
    """Return where a finding stands: "Texas, ¶ 4", or "Local, no source" for an uncited one."""
    citation = finding.citation
    if citation is None:
        return "No source"
    return f"{citation.heading}, ¶ {citation.number}"
