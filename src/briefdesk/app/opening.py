"""What a worker does while the empty window is already on the screen: open the desk and a first project."""

import datetime as dt
import gc
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from briefdesk.app.files import PACK_ENDING
from briefdesk.app.holding import hold_project
from briefdesk.app.recovery import Leftover, left_behind
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import blank_project, read_project, sample_project
from briefdesk.pipeline.recipients import RosterSummary, chosen, roster_summary
from briefdesk.store.folders import Folders
from briefdesk.store.project_file import file_hash


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk ready to work at. `base` is the hash of the file at `path`, `hold` keeps other windows off it.

    `error` says why the file that was asked for (`wanted`) isn't open. `pack` is a partner pack to open next.
    """

    desk: Desk
    project: Project
    path: Path | None
    base: str | None
    roster: RosterSummary
    left: tuple[Leftover, ...]
    welcome: bool
    hold: QLockFile | None = None
    wanted: Path | None = None
    error: BriefdeskError | None = None
    pack: Path | None = None


def open_all(folders: Folders, path: Path | None, today: dt.date, *, first_run: bool) -> Opened:
    """Open the desk and `path`; without a path the sample on the first run, else a blank project."""
    desk = open_desk(today=today, folders=folders)
    project, base, hold, error = None, None, None, None
    pack = path if path is not None and path.name.lower().endswith(PACK_ENDING) else None
    path = None if pack is not None else path
    wanted = path
    if path is not None:
        try:
            hold = hold_project(path)
            base = file_hash(path)
            project = read_project(path)
        except BriefdeskError as failure:
            error = failure
            path, base, hold = None, None, None
    welcome = project is None and not first_run and pack is None
    if project is None:
        project = sample_project(desk) if first_run and pack is None else blank_project(desk)
    _warm_up(desk, project)
    left = left_behind(folders.autosave)
    # What is loaded by now stays: to look all of it over for waste, time and again, would stop the window.
    gc.freeze()
    return Opened(
        desk,
        project,
        path,
        base,
        roster_summary(desk),
        left,
        welcome,
        hold=hold,
        wanted=wanted,
        error=error,
        pack=pack,
    )


def _warm_up(desk: Desk, project: Project) -> None:
    """Read the roster here, off the main thread; a wrong query is shown later, where it can be mended."""
    try:
        chosen(desk, project)
    except BriefdeskError:
        return
