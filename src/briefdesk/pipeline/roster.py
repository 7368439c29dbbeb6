"""The roster: importing a data set, and showing what it would change."""

import datetime as dt
from pathlib import Path

from briefdesk.congress.changes import RosterChange, compare
from briefdesk.congress.compile import compile_roster
from briefdesk.congress.roster_file import dump_roster
from briefdesk.congress.shipped_roster import ORIGIN, ROSTER_NAME
from briefdesk.english import long_date
from briefdesk.errors import CongressError
from briefdesk.model.congress import Roster
from briefdesk.pipeline.desk import Desk
from briefdesk.store.atomic import make_folder, write_atomic


class RosterOlder(CongressError):
    """The data set is older than the roster in use."""

    def __init__(self, offered: dt.date, held: dt.date) -> None:
        super().__init__(f"This data set is of {long_date(offered)}, the roster in use of {long_date(held)}.")
        self.next_step = "Use newer data, or replace the roster all the same with --older."


def import_roster(
    desk: Desk,
    path: Path,
    *,
    as_of: dt.date,
    origin: str = ORIGIN,
    out: Path | None = None,
    older: bool = False,
) -> Roster:
    """Compile the data set at `path` (a folder or zip), put the roster to use, or write it to `out`.

    Raises RosterOlder where it would replace a newer one unasked, CongressError or StoreError.
    """
    roster = compile_roster(path, as_of=as_of, origin=origin)
    if out is not None:
        write_atomic(out, dump_roster(roster))
        return roster
    held = desk.index.roster
    if roster.as_of < held.as_of and not older:
        raise RosterOlder(roster.as_of, held.as_of)
    make_folder(desk.folders.roster)
    write_atomic(desk.folders.roster / ROSTER_NAME, dump_roster(roster))
    desk.forget()
    return roster


def diff_roster(desk: Desk, path: Path, *, as_of: dt.date) -> RosterChange:
    """Return what the data set at `path` would change in the roster in use; changes nothing."""
    return compare(desk.index.roster, compile_roster(path, as_of=as_of, origin=ORIGIN))
