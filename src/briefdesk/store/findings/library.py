"""The library of sources and findings as the pipeline sees it."""

import datetime as dt
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.library import (
    FIRST_PAGE,
    EditionEntry,
    FindingQuery,
    FoundFindings,
    LibraryChange,
    ProjectUse,
    SourceEntry,
)
from briefdesk.model.source import SourceDocument
from briefdesk.store.findings import held, search, sources, steps, uses
from briefdesk.store.findings.database import Database
from briefdesk.store.findings.filters import SavedFilters
from briefdesk.store.findings.intake import Intake
from briefdesk.store.findings.library_file import LibraryFile
from briefdesk.store.findings.read_packs import ReadPacks
from briefdesk.store.findings.sources import RemovedSource, Reviewed, Usefulness


def open_library(
    path: Path, *, today: dt.date | None = None, usefulness: Usefulness | None = None
) -> "FindingsLibrary":
    """Return the library in the file `path`; nothing is opened before it is asked for.

    `today` dates the daily copy, which is not made without it; `usefulness` rates findings from 0 to 1 for
    the order of what a search finds.
    """
    return FindingsLibrary(Database(path, today=today), usefulness or _equally)


def _equally(_finding: Finding, _document: SourceDocument) -> float:
    return 0.5


class FindingsLibrary(LibraryFile):
    """All sources and their findings, safe between threads and processes. Every call may raise StoreError.

    `saved_filters` are the searches kept under a name, `intake` knows which pack files were taken in.
    """

    def __init__(self, database: Database, usefulness: Usefulness) -> None:
        super().__init__(database)
        self._usefulness = usefulness
        self._packs = ReadPacks(database)
        self.saved_filters = SavedFilters(database)
        self.intake = Intake(database)

    def sources(self) -> tuple[SourceEntry, ...]:
        """Return all sources: the user's own, the newest first, then the shipped ones."""
        return self._read(sources.entries)

    def pack(self, source_id: str, *, dismissed: bool = False) -> SourcePack | None:
        """Return a source with its findings in document order, or None; `dismissed` adds those dismissed."""
        return self._read(partial(self._packs.read, source_id=source_id, dismissed=dismissed))

    def usefulness(self, source_id: str) -> Mapping[FindingId, float]:
        """Return how useful each finding of a source is, 0 to 1, as rated when its words came."""
        return self._read(partial(sources.usefulness_of, source_id=source_id))

    def document(self, source_id: str) -> SourceDocument | None:
        """Return the present edition of a source's document, or None."""
        return self._read(partial(sources.document_of, source_id=source_id))

    def put(self, pack: SourcePack, *, today: dt.date, shipped: bool = False) -> None:
        """Keep a new source, or a new edition of one.

        The findings are replaced; the former document stays readable as an edition.
        """
        before = self._read(partial(sources.known, source_id=pack.document.id))
        found = sources.rows_of(pack, before, self._usefulness)
        put = partial(sources.put, document=pack.document, findings=found, today=today, shipped=shipped)
        self._write(put, own=not shipped)

    def change(self, change: LibraryChange) -> None:
        """Take one step of review wholly: `removed` go by their ids, `added` come.

        Raises SourceNotKept where the source is gone.
        """
        self._write(partial(steps.change, step=change, useful=self._usefulness))

    def remove_source(self, source_id: str) -> RemovedSource:
        """Remove a source and return what `put_back` takes. Raises SourceNotKept."""
        return self._write(partial(sources.remove, source_id=source_id))

    def copy_of(self, source_id: str) -> RemovedSource:
        """Return a source wholly, for `put_back` to bring back what it is now. Raises SourceNotKept."""
        return self._write(partial(sources.copy_of, source_id=source_id))

    def put_back(self, removed: RemovedSource) -> None:
        """Put a removed source back as it was, with its editions and what review made of it."""
        self._write(partial(sources.put_back, removed=removed))

    def reviewed(self, source_id: str) -> Reviewed:
        """Return what review made of a source: changed findings, and ids taken away."""
        return self._read(partial(sources.reviewed, source_id=source_id))

    def held(self, ids: Collection[str]) -> tuple[SourcePack, ...]:
        """Return those of these sources that hold something back: marked findings, and the document."""
        return self._read(partial(held.held, ids=ids))

    def search(self, query: FindingQuery, limit: int = FIRST_PAGE) -> FoundFindings:
        """Return the best `limit` findings for a query, and how many there are in all."""
        return self._read(partial(search.search, query=query, limit=limit))

    def topics(self, source_id: str | None = None) -> tuple[tuple[str, int], ...]:
        """Return the topics with how many findings carry them, of one source or all."""
        return self._read(partial(search.topics, source_id=source_id))

    def editions(self, source_id: str) -> tuple[EditionEntry, ...]:
        """Return the editions of a source that are kept, the present one first."""
        return self._read(partial(sources.editions, source_id=source_id))

    def edition(self, source_id: str, edition: str) -> SourceDocument | None:
        """Return the document of one edition, None where it is not kept."""
        return self._read(partial(sources.edition, source_id=source_id, edition_hash=edition))

    def note_use(self, path: str, title: str, uses_: uses.Uses, seen: dt.date) -> None:
        """Keep what a project file uses: by source its edition and the findings picked."""
        self._write(partial(uses.note, path=path, title=title, uses=uses_, seen=seen))

    def uses_of(self, source_id: str) -> tuple[ProjectUse, ...]:
        """Return the projects that use a source, the one seen last first."""
        return self._read(partial(uses.of_source, source_id=source_id))
