"""What a worker does while the empty window is already on the screen: open the desk and a first project."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import blank_project, read_project, sample_project
from briefdesk.pipeline.recipients import RosterSummary, chosen, roster_summary
from briefdesk.store.autosave import Snapshot, list_snapshots
from briefdesk.store.folders import Folders
from briefdesk.store.project_file import file_hash


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk ready to work at. `base` is the hash of the file at `path`; `error` says why it isn't open."""

    desk: Desk
    project: Project
    path: Path | None
    base: str | None
    roster: RosterSummary
    snapshots: tuple[Snapshot, ...]
    welcome: bool
    error: BriefdeskError | None = None


def open_all(folders: Folders, path: Path | None, today: dt.date, *, first_run: bool) -> Opened:
    """Open the desk and `path`; without a path the sample on the first run, else a blank project."""
    desk = open_desk(today=today, folders=folders)
    project, base, error = None, None, None
    if path is not None:
        try:
            base = file_hash(path)
            project = read_project(path)
        except BriefdeskError as failure:
            error = failure
            path, base = None, None
    welcome = project is None and not first_run
    if project is None:
        project = sample_project(desk) if first_run else blank_project(desk)
    _warm_up(desk, project)
    newest = _newest(list_snapshots(folders.autosave))
    return Opened(desk, project, path, base, roster_summary(desk), newest, welcome, error)


def _warm_up(desk: Desk, project: Project) -> None:
    """Read the roster here, off the main thread; a wrong query is shown later, where it can be mended."""
    try:
        chosen(desk, project)
    except BriefdeskError:
        return


def _newest(snapshots: tuple[Snapshot, ...]) -> tuple[Snapshot, ...]:
    """Return the newest snapshot of each project."""
    newest: dict[Path, Snapshot] = {}
    for snapshot in snapshots:
        newest.setdefault(snapshot.path.parent, snapshot)
    return tuple(newest.values())
