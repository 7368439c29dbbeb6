"""Verdicts of review: a suggestion is accepted or dismissed, or taken up again."""

from collections.abc import Collection
from dataclasses import replace

from briefdesk.model.finding import Finding, FindingId, FindingState, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.sources.review.checks import reason_text
from briefdesk.sources.review.steps import counted, each


def accept(pack: SourcePack, ids: Collection[FindingId]) -> LibraryChange:
    """Return the change that accepts these findings. Raises ReviewRefused."""
    return _judged("Accept", pack, ids, FindingState.ACCEPTED)


def dismiss(pack: SourcePack, ids: Collection[FindingId], reason: str = "") -> LibraryChange:
    """Return the change that lays these findings aside, with a reason if given. Raises ReviewRefused."""
    return _judged("Dismiss", pack, ids, FindingState.DISMISSED, reason_text(reason))


def reopen(pack: SourcePack, ids: Collection[FindingId]) -> LibraryChange:
    """Return the change that makes suggestions of these findings again. Raises ReviewRefused."""
    return _judged("Reopen", pack, ids, FindingState.SUGGESTED)


def _judged(
    verb: str, pack: SourcePack, ids: Collection[FindingId], state: FindingState, reason: str = ""
) -> LibraryChange:
    def judged(finding: Finding) -> Finding:
        return replace(finding, state=state, reason=reason)

    return each(f"{verb} {counted(ids)}", pack, ids, judged)
