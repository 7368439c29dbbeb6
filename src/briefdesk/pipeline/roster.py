"""The roster: importing a data set, and showing what it would change."""

import datetime as dt
from pathlib import Path

from briefdesk.congress.changes import CommitteeChange, PlaceChange, RosterChange, compare
from briefdesk.congress.compile import compile_roster
from briefdesk.congress.dataset import MEMBERS_FILE
from briefdesk.congress.errors import RosterUnreadable
from briefdesk.congress.roster_file import MAX_BYTES, dump_roster, parse_roster
from briefdesk.congress.shipped_roster import ORIGIN, ROSTER_NAME
from briefdesk.english import long_date
from briefdesk.errors import CongressError
from briefdesk.model.congress import Roster
from briefdesk.pipeline.desk import Desk
from briefdesk.store.atomic import make_folder, write_atomic

__all__ = ["MEMBERS_FILE", "ORIGIN", "CommitteeChange", "PlaceChange", "diff_roster", "import_roster"]


class RosterOlder(CongressError):
    """The data set is older than the roster in use."""

    def __init__(self, offered: dt.date, held: dt.date) -> None:
        super().__init__(f"This data set is of {long_date(offered)}, the roster in use of {long_date(held)}.")
        self.next_step = "Use newer data, or replace the roster all the same with --older."


class RosterFromFuture(CongressError):
    """The data set is said to be of a day to come: its age could never be told."""

    def __init__(self, offered: dt.date) -> None:
        super().__init__(f"This data set is of {long_date(offered)}, a day that has not come yet.")
        self.next_step = "Give the day on which it was published: --as-of 2026-06-15."


class RosterPartial(CongressError):
    """The data set holds much less than the roster in use: it was cut short, or is not the whole."""

    def __init__(self, offered: Roster, held: Roster) -> None:
        super().__init__(
            f"This data set holds {len(offered.members):,} members and {len(offered.memberships):,} "
            f"committee seats, the roster in use {len(held.members):,} and {len(held.memberships):,}."
        )
        self.next_step = "Download its three JSON files anew, or use it all the same with --partial."


def import_roster(
    desk: Desk,
    path: Path,
    *,
    as_of: dt.date,
    origin: str = ORIGIN,
    out: Path | None = None,
    older: bool = False,
    partial: bool = False,
) -> Roster:
    """Compile the data set at `path` (a folder or zip), put the roster to use, or write it to `out`.

    Raises RosterOlder or RosterPartial where it would replace a newer or fuller one unasked,
    RosterFromFuture, CongressError or StoreError.
    """
    if as_of > desk.today:
        raise RosterFromFuture(as_of)
    roster = compile_roster(path, as_of=as_of, origin=origin)
    data = _readable(dump_roster(roster), path)
    if out is not None:
        write_atomic(out, data)
        return roster
    held = desk.index.roster
    if roster.as_of < held.as_of and not older:
        raise RosterOlder(roster.as_of, held.as_of)
    if _is_partial(roster, held) and not partial:
        raise RosterPartial(roster, held)
    make_folder(desk.folders.roster)
    write_atomic(desk.folders.roster / ROSTER_NAME, data)
    desk.forget()
    return roster


def _is_partial(offered: Roster, held: Roster) -> bool:
    """Return whether a tenth of the members is missing, or half of the committee seats."""
    few_members = len(offered.members) * 10 < len(held.members) * 9
    return few_members or len(offered.memberships) * 2 < len(held.memberships)


def _readable(data: bytes, path: Path) -> bytes:
    """Return a roster file's bytes if it can be read back. Raises RosterUnreadable."""
    if len(data) > MAX_BYTES:
        raise RosterUnreadable(f"{path.name} makes a roster larger than {MAX_BYTES // 1_000_000} MB.")
    parse_roster(data, name=path.name)
    return data


def diff_roster(desk: Desk, path: Path, *, as_of: dt.date) -> RosterChange:
    """Return what the data set at `path` would change in the roster in use; changes nothing."""
    return compare(desk.index.roster, compile_roster(path, as_of=as_of, origin=ORIGIN))
