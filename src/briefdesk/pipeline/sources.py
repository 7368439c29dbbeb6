"""Sources at hand: reading a file, keeping a pack for later projects, and finding findings by words."""

from pathlib import Path

from briefdesk.model.finding import Finding, FindingKind, SourcePack
from briefdesk.pipeline.desk import Desk
from briefdesk.sources.reading import read_source
from briefdesk.store.library import MAX_BYTES, PACK_ENDING, add_to_library
from briefdesk.store.reading import read_regular

__all__ = ["add_source", "find_findings", "read_source"]


def add_source(desk: Desk, path: Path) -> SourcePack:
    """Check the pack at `path`, keep a copy in the user's library and return it.

    A pack of the same id is replaced. Raises SourceError, naming file and line, or StoreError.
    """
    pack = read_source(path)
    data = read_regular(path, max_bytes=MAX_BYTES)
    add_to_library(desk.folders.sources, pack.document.id, PACK_ENDING, data, replace=True)
    desk.forget()
    return pack


def find_findings(
    packs: tuple[SourcePack, ...],
    words: str = "",
    *,
    source: str | None = None,
    kind: FindingKind | None = None,
) -> tuple[Finding, ...]:
    """Return the findings that hold all of `words` (in text, topics, section or id), in source order."""
    wanted = [word.casefold() for word in words.split()]
    return tuple(
        finding
        for pack in packs
        if source in (None, pack.document.id)
        for finding in pack.findings
        if kind in (None, finding.kind) and all(word in _haystack(finding) for word in wanted)
    )


def _haystack(finding: Finding) -> str:
    heading = finding.citation.heading if finding.citation else ""
    return " ".join((finding.id, finding.text, heading, *finding.topics)).casefold()
