"""Sources at hand: reading a file, keeping a pack for later projects, and finding findings by words."""

from collections.abc import Callable
from pathlib import Path

from briefdesk.compose.citation import full_note
from briefdesk.model.finding import Finding, FindingKind, SourcePack
from briefdesk.model.source import SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.sources.facts import FactsInvalid, ReportFacts, lacks_title, report_facts, with_facts, with_id
from briefdesk.sources.pack import read_pack, write_pack
from briefdesk.sources.readers.blocks import Phase, Progress
from briefdesk.sources.reading import PACK_ENDINGS, SOURCE_ENDINGS, is_pack, read_source
from briefdesk.sources.report import never, no_progress
from briefdesk.store.library import MAX_BYTES, PACK_ENDING, add_to_library
from briefdesk.store.reading import read_regular

__all__ = [
    "PACK_ENDINGS",
    "SOURCE_ENDINGS",
    "FactsInvalid",
    "Phase",
    "Progress",
    "ReportFacts",
    "add_source",
    "find_findings",
    "full_note",
    "keep_source",
    "lacks_title",
    "read_source",
    "report_facts",
    "with_facts",
]


def add_source(
    desk: Desk,
    path: Path,
    *,
    facts: ReportFacts | None = None,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> SourcePack:
    """Read the pack or report at `path`, keep it in the user's library as a pack and return that.

    A pack of the same id is replaced; a report never takes the place of a pack in somebody's own words.
    `facts` are what the user tells of the publication; `progress` and `cancelled` are those of `read_report`.
    Raises SourceError, naming file and line, or StoreError.
    """
    pack = read_source(path, progress=progress, cancelled=cancelled)
    return keep_source(desk, with_facts(pack, facts) if facts else pack, path)


def keep_source(desk: Desk, pack: SourcePack, path: Path) -> SourcePack:
    """Keep what was read of the file at `path` in the user’s library, as `add_source` does.

    Raises SourceError or StoreError.
    """
    if is_pack(path):
        data = read_regular(path, max_bytes=MAX_BYTES)
    else:
        text = write_pack(_beside_written(desk, pack))
        pack = read_pack(text, name=path.name)
        data = text.encode("utf-8")
    add_to_library(desk.folders.sources, pack.document.id, PACK_ENDING, data, replace=True)
    desk.forget()
    return pack


def _beside_written(desk: Desk, report: SourcePack) -> SourcePack:
    """Return the report under an id that no pack in own words has."""
    written = {pack.document.id for pack in desk.packs if _is_written(pack)}
    wanted = report.document.id
    taken, count = wanted in written, 1
    while taken:
        count += 1
        taken = f"{wanted}-{count}" in written
    return report if count == 1 else with_id(report, SourceId(f"{wanted}-{count}"))


def _is_written(pack: SourcePack) -> bool:
    return any(p.paraphrase for section in pack.document.sections for p in section.passages)


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
