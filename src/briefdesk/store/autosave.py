"""Snapshots of unsaved work, so that a crash costs seconds: a folder for each file, five snapshots in each.

Ordered by a counter in their names, because clocks go back.
"""

import contextlib
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from briefdesk.errors import StoreError
from briefdesk.model.draft import Project
from briefdesk.model.partner_pack import PartnerPack
from briefdesk.store.atomic import clean_orphans, make_folder, write_atomic
from briefdesk.store.project_file import SUFFIX, project_to_bytes, read_project
from briefdesk.store.reading import read_regular

KEEP = 5
_ORIGIN = "origin.json"
_PACK = ".briefpack"
_SNAPSHOT = re.compile(rf"(\d{{8,12}})({re.escape(SUFFIX)}|{re.escape(_PACK)})")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One autosaved state. `origin` is the file of the project or pack, None for one that was never saved.

    A higher `counter` is newer. `base` is the hash that the project's file had when the work began.
    """

    path: Path
    counter: int
    origin: Path | None
    base: str | None = None

    @property
    def is_pack(self) -> bool:
        """Return whether it is of a partner pack that is being filled in."""
        return self.path.suffix == _PACK


class _Origin(msgspec.Struct, frozen=True):
    path: str | None = None
    base: str | None = None


def write_snapshot(
    folder: Path,
    work: Project | PartnerPack,
    *,
    origin: Path | None,
    base: str | None = None,
    session: str = "",
) -> Snapshot:
    """Keep a snapshot of a project or pack in the autosave folder and drop all but the newest five.

    `session` parts projects that have no file yet, so that two windows do not share their snapshots.
    """
    place = _place(folder, origin, session)
    make_folder(place)
    numbers = [snapshot.counter for snapshot in _snapshots(place)]
    counter = max(numbers, default=0) + 1
    facts = _Origin(str(origin.absolute()) if origin else None, base)
    if _read_origin(place) != facts:
        write_atomic(place / _ORIGIN, msgspec.json.encode(facts))
    path = place / f"{counter:08d}{_PACK if isinstance(work, PartnerPack) else SUFFIX}"
    write_atomic(path, _bytes_of(work, origin))
    for old in _snapshots(place)[KEEP:]:
        with contextlib.suppress(OSError):
            old.path.unlink()
    return Snapshot(path, counter, origin.absolute() if origin else None, base)


def list_snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """Return all snapshots by project, of each the newest first."""
    try:
        places = sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return ()
    found: list[Snapshot] = []
    for place in places:
        clean_orphans(place)
        found.extend(_snapshots(place))
    return tuple(found)


def read_snapshot(snapshot: Snapshot) -> Project:
    """Return the project that the snapshot holds. Raises StoreError as `read_project`."""
    return read_project(snapshot.path)


def discard_beside(snapshot: Snapshot) -> None:
    """Remove `snapshot` and the others of its project: it was recovered and saved, or given up."""
    _discard(snapshot.path.parent)


def _bytes_of(work: Project | PartnerPack, origin: Path | None) -> bytes:
    if isinstance(work, PartnerPack):
        # Here, not above: the window starts without.
        from briefdesk.store.partner_pack import pack_to_bytes  # noqa: PLC0415

        return pack_to_bytes(work, name=origin.name if origin else "The pack")
    return project_to_bytes(work, name=origin.name if origin else "The project")


def _discard(place: Path) -> None:
    clean_orphans(place)
    for snapshot in _snapshots(place):
        with contextlib.suppress(OSError):
            snapshot.path.unlink()
    with contextlib.suppress(OSError):
        (place / _ORIGIN).unlink()
    with contextlib.suppress(OSError):
        place.rmdir()


def _place(folder: Path, origin: Path | None, session: str) -> Path:
    if origin is None:
        tail = re.sub(r"[^A-Za-z0-9]", "", session)[:40]
        return folder / (f"untitled-{tail}" if tail else "untitled")
    digest = hashlib.sha256(str(origin.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:24]


def _snapshots(place: Path) -> tuple[Snapshot, ...]:
    """Return the snapshots of one project, the newest first."""
    try:
        names = [entry.name for entry in place.iterdir()]
    except OSError:
        return ()
    facts = _read_origin(place)
    origin = Path(facts.path) if facts.path else None
    matches = (match for name in names if (match := _SNAPSHOT.fullmatch(name)))
    found = [Snapshot(place / match[0], int(match[1]), origin, facts.base) for match in matches]
    return tuple(sorted(found, key=lambda snapshot: -snapshot.counter))


def _read_origin(place: Path) -> _Origin:
    try:
        return msgspec.json.decode(read_regular(place / _ORIGIN, max_bytes=100_000), type=_Origin)
    except (StoreError, ValueError, RecursionError):
        return _Origin()  # the work counts more than the name that it had
