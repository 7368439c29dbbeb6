"""Sources at hand: reading a file, and keeping what it holds for later projects."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefdesk.compose.citation import full_note
from briefdesk.model.finding import FindingState, SourcePack
from briefdesk.model.source import SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.stock import with_reviewed
from briefdesk.sources.facts import FactsInvalid, ReportFacts, lacks_title, report_facts, with_facts, with_id
from briefdesk.sources.readers.blocks import Phase, Progress
from briefdesk.sources.reading import PACK_ENDINGS, SOURCE_ENDINGS, is_pack, read_source
from briefdesk.sources.report import never, no_progress

__all__ = [
    "PACK_ENDINGS",
    "SOURCE_ENDINGS",
    "FactsInvalid",
    "Phase",
    "Progress",
    "ReportFacts",
    "add_source",
    "full_note",
    "keep_source",
    "kept_source",
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
    """Read the pack or report at `path`, keep it in the user's library and return it as it is there.

    A source of the same id becomes a former edition, and what review made of its findings stays; a report
    never takes the place of a pack in somebody's own words. A report's findings are suggestions at first.
    `facts` are what the user tells of the publication; `progress` and `cancelled` are those of `read_report`.
    A report that the library has already stays as it is there, but for such facts.
    Raises SourceError, naming file and line, or StoreError.
    """
    pack = read_source(path, progress=progress, cancelled=cancelled)
    if kept := kept_source(desk, pack, path):
        return _told(desk, kept, facts) if facts and facts != ReportFacts() else kept
    return keep_source(desk, with_facts(pack, facts) if facts else pack, path)


def keep_source(desk: Desk, pack: SourcePack, path: Path) -> SourcePack:
    """Keep what was read of the file at `path` in the user’s library, as `add_source` does.

    Raises SourceError or StoreError.
    """
    own = pack if is_pack(path) else _suggested(_beside_written(desk, pack))
    desk.library.put(with_reviewed(desk.library, own), today=desk.today)
    return desk.pack(own.document.id) or own


def kept_source(desk: Desk, pack: SourcePack, path: Path) -> SourcePack | None:
    """Return the library's source that was read of the very same report, None where there is none.

    Packs may differ in their findings alone, so that none is taken for another.
    """
    if is_pack(path):
        return None
    edition = pack.document.edition
    same = (entry.id for entry in desk.sources() if entry.verbatim and entry.edition == edition)
    known = next(same, None)
    return desk.pack(known) if known else None


def _told(desk: Desk, kept: SourcePack, facts: ReportFacts) -> SourcePack:
    """Tell facts of a source that the library has; its id stays, since projects know it by that."""
    source = kept.document.id
    whole = desk.library.pack(source, dismissed=True) or kept
    document = replace(with_facts(whole, facts).document, id=source)
    desk.library.put(replace(whole, document=document), today=desk.today)
    return desk.pack(source) or kept


def _suggested(report: SourcePack) -> SourcePack:
    """Return a report whose findings wait for review: nobody has looked at them yet."""
    return replace(report, findings=tuple(replace(f, state=FindingState.SUGGESTED) for f in report.findings))


def _beside_written(desk: Desk, report: SourcePack) -> SourcePack:
    """Return the report under an id that no pack in own words has."""
    written = {entry.id for entry in desk.sources() if not entry.verbatim}
    wanted, source, count = report.document.id, report.document.id, 1
    while source in written:
        count += 1
        source = SourceId(f"{wanted}-{count}")
    return report if count == 1 else with_id(report, source)
