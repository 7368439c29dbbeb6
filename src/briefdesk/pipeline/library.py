"""The user's library of sources: searching it, sharing parts of it, and keeping it safe."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefdesk.errors import SourceError, StoreError
from briefdesk.model.draft import Project
from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.library import FIRST_PAGE, FindingQuery, FoundFinding, FoundFindings, SavedFilter
from briefdesk.model.source import SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.release import refuse_unreleased
from briefdesk.sources.pack import write_pack
from briefdesk.store.atomic import make_folder, write_atomic
from briefdesk.store.library import PACK_ENDING, safe_name

if TYPE_CHECKING:
    from briefdesk.store.findings import RemovedSource

ALL = 1_000_000


class SourceUnknown(SourceError):
    """The library has no source of that id."""

    next_step = "List the sources with `briefdesk source list`."

    def __init__(self, source_id: str) -> None:
        super().__init__(f"There is no source “{source_id}”.")


class FilterUnknown(StoreError):
    """No search was saved under that name."""

    next_step = "List the saved ones with `briefdesk findings --filters`."

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no saved filter “{name}”.")


class NothingToExport(SourceError):
    """None of the findings is in the library."""

    next_step = "Choose findings first, or search for other words."

    def __init__(self) -> None:
        super().__init__("There is no finding to export.")


@dataclass(frozen=True, slots=True)
class ExportedPack:
    """A pack file that was written, with how many findings; `left_out` had no place in the document."""

    path: Path
    findings: int
    left_out: int


def search_findings(desk: Desk, query: FindingQuery, limit: int = FIRST_PAGE) -> FoundFindings:
    """Return the best `limit` findings of the library for a query, and how many there are in all."""
    return desk.library.search(query, limit)


def topics(desk: Desk, source_id: str | None = None) -> tuple[tuple[str, int], ...]:
    """Return the topics with how many findings carry them, most first, of one source or all."""
    return desk.library.topics(source_id)


def saved_filters(desk: Desk) -> tuple[SavedFilter, ...]:
    """Return the saved filters by name."""
    return desk.library.saved_filters.all()


def saved_filter(desk: Desk, name: str) -> SavedFilter:
    """Return the filter of that name. Raises FilterUnknown."""
    found = next((kept for kept in desk.library.saved_filters.all() if kept.name == name), None)
    if found is None:
        raise FilterUnknown(name)
    return found


def save_filter(desk: Desk, name: str, query: FindingQuery) -> SavedFilter:
    """Keep a search under a name and return it; one of the same name is replaced.

    Raises StoreError for a name without a letter.
    """
    plain = " ".join(name.split())
    if not plain:
        raise StoreError("A saved filter needs a name.", "Give it one, such as “Texas figures”.")
    kept = SavedFilter(plain, query)
    desk.library.saved_filters.save(kept)
    return kept


def remove_filter(desk: Desk, name: str) -> None:
    """Remove a saved filter. Raises FilterUnknown."""
    saved_filter(desk, name)
    desk.library.saved_filters.remove(name)


def near_duplicates(desk: Desk) -> tuple[tuple[FoundFinding, ...], ...]:
    """Return groups of findings that say nearly the same, over all sources, dismissed ones left out."""
    from briefdesk.sources.duplicates import near_duplicates as groups  # noqa: PLC0415  (slow to load)

    found = desk.library.search(FindingQuery(), ALL).found
    known = {id(item.finding): item for item in found}
    return tuple(
        tuple(known[id(finding)] for finding in group) for group in groups([f.finding for f in found])
    )


def export_pack(desk: Desk, source_id: str, path: Path, *, dismissed: bool = False) -> ExportedPack:
    """Write a source with its findings to the file `path` as a pack, which is replaced.

    Raises SourceUnknown or StoreError.
    """
    pack = desk.library.pack(source_id, dismissed=dismissed)
    if pack is None:
        raise SourceUnknown(source_id)
    refuse_unreleased(desk, packs=(pack,))
    return _write(pack, path)


def export_findings(
    desk: Desk, chosen: FindingQuery | Collection[FindingId], path: Path
) -> tuple[ExportedPack, ...]:
    """Write findings as packs, each with the whole outline of its source.

    Findings of one source go to the file `path`; those of several to a folder of that name, a file for
    each source. Raises NothingToExport or StoreError.
    """
    packs = _chosen_packs(desk, chosen)
    if not packs:
        raise NothingToExport
    refuse_unreleased(desk, packs=packs)
    if len(packs) == 1 and not path.is_dir():
        return (_write(packs[0], path),)
    folder = path.with_name(path.name.removesuffix(PACK_ENDING))
    make_folder(folder)
    names = {pack.document.id: f"{safe_name(pack.document.id)}{PACK_ENDING}" for pack in packs}
    return tuple(_write(pack, folder / names[pack.document.id]) for pack in packs)


def _chosen_packs(desk: Desk, chosen: FindingQuery | Collection[FindingId]) -> tuple[SourcePack, ...]:
    """Return each source that has chosen findings, with those only."""
    if isinstance(chosen, FindingQuery):
        wanted = {(item.source, item.finding.id) for item in desk.library.search(chosen, ALL).found}
    else:
        ids = frozenset(chosen)
        wanted = {(pack.document.id, f.id) for pack in desk.packs for f in pack.findings if f.id in ids}
    sources = dict.fromkeys(entry.id for entry in desk.sources())
    packs = (desk.library.pack(source, dismissed=True) for source in sources if _any(source, wanted))
    return tuple(
        replace(pack, findings=tuple(f for f in pack.findings if (pack.document.id, f.id) in wanted))
        for pack in packs
        if pack is not None
    )


def _any(source: SourceId, wanted: Collection[tuple[SourceId, FindingId]]) -> bool:
    return any(own == source for own, _ in wanted)


def _write(pack: SourcePack, path: Path) -> ExportedPack:
    text = write_pack(pack)
    make_folder(path.parent)
    write_atomic(path, text.encode("utf-8", "replace"))
    written = sum(_has_place(finding, pack) for finding in pack.findings)
    return ExportedPack(path, written, len(pack.findings) - written)


def _has_place(finding: Finding, pack: SourcePack) -> bool:
    return finding.citation is not None and pack.document.section(finding.citation.section) is not None


def remove_source(desk: Desk, source_id: str) -> "RemovedSource":
    """Remove a source from the library and return what `put_back_source` takes.

    Projects keep their copies of it. Raises SourceNotKept.
    """
    return desk.library.remove_source(source_id)


def copy_source(desk: Desk, source_id: str) -> "RemovedSource":
    """Return a source wholly as it is now, for `put_back_source`. Raises SourceNotKept."""
    return desk.library.copy_of(source_id)


def put_back_source(desk: Desk, removed: "RemovedSource") -> None:
    """Put a removed source back as it was, with its editions and what review made of it."""
    desk.library.put_back(removed)


def backup_library(desk: Desk, path: Path) -> None:
    """Write all that the library holds to the file `path`, which is replaced. Raises StoreError."""
    desk.library.backup(path)


def restore_library(desk: Desk, path: Path) -> None:
    """Put what a backup holds in the place of the library; what it held before is kept beside it.

    Raises StoreError where the file is no sound backup; then nothing is changed.
    """
    desk.library.restore(path)
    desk.forget()


def note_project_use(desk: Desk, project: Project, path: Path) -> None:
    """Remember which findings the project file at `path` uses, so that a new edition can name it.

    A convenience: a library that cannot take it is no failure of opening or saving.
    """
    picked = frozenset(project.picked())
    uses = {
        pack.document.id: (
            pack.document.edition,
            tuple(finding.id for finding in pack.findings if finding.id in picked),
        )
        for pack in project.sources
    }
    try:
        desk.library.note_use(str(path.absolute()), project.title, uses, desk.today)
    except StoreError:
        return
