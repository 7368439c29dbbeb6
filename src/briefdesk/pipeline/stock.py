"""What the library is stocked with at the start: the shipped packs, and pack files in the user's folder."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefdesk.errors import BriefdeskError
from briefdesk.model.finding import SourcePack
from briefdesk.model.problem import Problem, Severity
from briefdesk.shipped import shipped_path
from briefdesk.sources.files import read_bytes
from briefdesk.sources.reading import MAX_BYTES, read_source
from briefdesk.store.folders import Folders
from briefdesk.store.library import LIBRARY_NAME, PACK_ENDING, library_files

if TYPE_CHECKING:
    from briefdesk.store.findings import FindingsLibrary


def shipped_packs() -> tuple[Path, ...]:
    """Return the files of the shipped packs."""
    return tuple(sorted(shipped_path("assets", "sources").glob(f"*{PACK_ENDING}")))


def shipped_pack(source_id: str) -> SourcePack:
    """Return a shipped pack as it came, whatever review made of it in the library."""
    return read_source(shipped_path("assets", "sources", f"{source_id}{PACK_ENDING}"))


def stock(library: "FindingsLibrary", folders: Folders, today: date) -> tuple[Problem, ...]:
    """Take over shipped packs that changed and take in pack files that are new; return what was wrong.

    A pack that cannot be read is named and tried again next time; a library that cannot be used as well.
    """
    try:
        _take_over(library, today)
        problems = tuple(_take_in(library, folders, today))
    except BriefdeskError as error:
        return (_problem(error, LIBRARY_NAME),)
    told = library.problem
    if told is None:
        return problems
    return (Problem(Severity.WARNING, "library-file", told, library.next_step, LIBRARY_NAME), *problems)


def with_reviewed(library: "FindingsLibrary", pack: SourcePack) -> SourcePack:
    """Return `pack` with what review made of the library's source of that id.

    Findings that were accepted, dismissed or reworded stay so; those taken away stay away.
    """
    done = library.reviewed(pack.document.id)
    kept = {finding.id: finding for finding in done.findings}
    fresh = [kept.pop(f.id, f) for f in pack.findings if f.id not in done.gone]
    return replace(pack, findings=(*fresh, *kept.values()))


def _take_over(library: "FindingsLibrary", today: date) -> None:
    """Keep each shipped pack that is new or changed, unless the user removed or replaced it."""
    own = {entry.id: not entry.shipped for entry in library.sources()}
    for path in shipped_packs():
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        before = library.intake.synced(path.name)
        if before == sha:
            continue
        pack = read_source(path)
        removed = before is not None and pack.document.id not in own
        if not removed and not own.get(pack.document.id, False):
            library.put(with_reviewed(library, pack), today=today, shipped=True)
        library.intake.mark_synced(path.name, sha)


def _take_in(library: "FindingsLibrary", folders: Folders, today: date) -> Iterator[Problem]:
    """Keep each pack file of the user's folder once; the file stays where it is."""
    for path in library_files(folders.sources, PACK_ENDING):
        try:
            sha = hashlib.sha256(read_bytes(path, max_bytes=MAX_BYTES)).hexdigest()
            if not library.intake.imported(sha):
                library.put(with_reviewed(library, read_source(path)), today=today)
                library.intake.mark_imported(sha)
        except BriefdeskError as error:
            yield _problem(error, path.name)


def _problem(error: BriefdeskError, where: str) -> Problem:
    return Problem(Severity.WARNING, "library-file", str(error), error.next_step, where=where)
