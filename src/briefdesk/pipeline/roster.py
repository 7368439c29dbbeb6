"""The roster: planning what a data set or the published files would change, taking it up, taking it back."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefdesk.congress.change_words import ChangeList, change_lists, in_words
from briefdesk.congress.changes import CommitteeChange, PlaceChange, RosterChange, compare
from briefdesk.congress.compile import Compiled, never, roster_from
from briefdesk.congress.dataset import ENDINGS, MEMBERS_FILE, PublishedFiles, read_published
from briefdesk.congress.errors import ImportStopped, RosterUnreadable
from briefdesk.congress.roster_file import MAX_BYTES, dump_roster, parse_roster
from briefdesk.congress.seats import ZipFit, zip_counts, zip_fits
from briefdesk.congress.shipped_roster import ORIGIN, ROSTER_NAME, load_shipped_roster
from briefdesk.english import long_date
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Roster, Seat
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.roster_refusals import (
    NoRosterBefore,
    RosterDateMissing,
    RosterFromFuture,
    RosterOlder,
    RosterPartial,
)
from briefdesk.store.atomic import write_atomic
from briefdesk.store.rosters import own_roster, put_roster, roster_before, swap_rosters

if TYPE_CHECKING:
    from briefdesk.store.download import Limits

__all__ = [
    "ENDINGS",
    "MEMBERS_FILE",
    "ORIGIN",
    "PUBLISHED_ADDRESS",
    "ChangeList",
    "CommitteeChange",
    "ImportStopped",
    "PlaceChange",
    "RosterDateMissing",
    "RosterFromFuture",
    "RosterOlder",
    "RosterPartial",
    "RosterPlan",
    "ZipCheck",
    "diff_roster",
    "former_roster",
    "import_roster",
    "plan_update",
    "restore_roster",
    "take_update",
    "write_roster",
    "zip_check",
]

PUBLISHED_ADDRESS = "https://unitedstates.github.io/congress-legislators/*.json"
"""Where the data set is published; the star stands for the name of each of its files."""

Source = Path | Sequence[Path] | str
Progress = Callable[[str, int, int], None]
"""Gets what is being done, how much of it is done and how much there is, 0 where nobody knows."""


def no_progress(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """A roster that is ready to be taken up, and what it would change in the one in use.

    `quarantined` are rows left out with their reasons, `warnings` what else is odd, `kept` the parts that
    stay those of the roster in use, in sentences. `older` and `partial` mean that it should not replace the
    roster in use unasked. `held` is that roster, `of` the day of what is new.
    """

    roster: Roster
    held: Roster
    change: RosterChange
    of: dt.date
    quarantined: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    older: bool = False
    partial: bool = False

    @property
    def in_words(self) -> str:
        """Return the change in one line: "3 left, 2 new, 11 moved, 4 committees"."""
        return in_words(self.change)

    @property
    def kept_committees(self) -> bool:
        """Return whether committees or their members stay those of the roster in use."""
        return self.roster.committees_as_of is not None or any("committee" in words for words in self.kept)

    def lists(self) -> tuple[ChangeList, ...]:
        """Return what would change, a list of each kind."""
        return change_lists(self.change, self.held, self.roster)


@dataclass(frozen=True, slots=True)
class ZipCheck:
    """House offices whose ZIP+4 spells their seat, is a known exception, is missing, or is another seat's."""

    fit: int
    exceptions: int
    missing: int
    wrong: tuple[Seat, ...]


def plan_update(
    desk: Desk,
    source: Source = PUBLISHED_ADDRESS,
    *,
    as_of: dt.date | None = None,
    origin: str | None = None,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
    limits: "Limits | None" = None,
    loopback: bool = False,
) -> RosterPlan:
    """Return what a data set would change; changes nothing itself.

    `source` is a folder, a zip, one or some of its files, or an address (text), asked over HTTPS; a star
    in it stands for each file's name. `as_of` is the data's day, by default that of its files. The other
    parameters are those of `briefdesk.store.download.fetch`. Raises RosterDateMissing where nothing tells
    the day, RosterFromFuture, CongressError, StoreError; ImportStopped or DownloadStopped once `cancelled`.
    """
    paths: tuple[Path, ...] = ()
    if isinstance(source, str):
        from briefdesk.pipeline.roster_download import fetch_published  # noqa: PLC0415 - loads the network

        files = fetch_published(
            source, progress=progress, cancelled=cancelled, limits=limits, loopback=loopback
        )
        origin, name = origin or f"{ORIGIN}, from {source}", source
    else:
        paths = (source,) if isinstance(source, Path) else tuple(source)
        progress("Reading the files", 0, 0)
        files, name = read_published(*paths), ", ".join(path.name or str(path) for path in paths)
    day = as_of or files.date
    if day is None:
        raise RosterDateMissing(name)
    # A server's day ends before or after the user's.
    if as_of is None and day == desk.today + dt.timedelta(1):
        day = desk.today
    progress("Checking members and committees", 0, 0)
    plan = _plan(desk, files, name=name, as_of=day, origin=origin or ORIGIN, cancelled=cancelled)
    # A zip keeps the times of its entries; those of loose files are often of a copy.
    loose = not isinstance(source, str) and all(path.suffix.lower() != ".zip" for path in paths)
    return _of_the_same_day(plan) if as_of is None and loose and plan.of > plan.held.as_of else plan


def _plan(
    desk: Desk,
    files: PublishedFiles,
    *,
    name: str,
    as_of: dt.date,
    origin: str,
    cancelled: Callable[[], bool],
) -> RosterPlan:
    if as_of > desk.today:
        raise RosterFromFuture(as_of)
    held = desk.index.roster
    made = roster_from(files, name=name, as_of=as_of, origin=origin, held=held, cancelled=cancelled)
    _readable(dump_roster(made.roster), name)
    if cancelled():
        raise ImportStopped
    return _plan_of(made, held)


def _of_the_same_day(plan: RosterPlan) -> RosterPlan:
    """Return the plan with the day of the roster in use, if it would change nothing else in it.

    Files tell when they were copied; old data must not grow young by that.
    """
    if plan.change:
        return plan
    day = plan.held.as_of
    told = (
        f"The files hold what the roster in use holds, so its day stays {long_date(day)}. If they were "
        "published later, say so: briefdesk roster import --as-of."
    )
    roster = replace(plan.roster, as_of=day)
    return replace(plan, roster=roster, of=day, warnings=(told, *plan.warnings))


def _plan_of(made: Compiled, held: Roster) -> RosterPlan:
    return RosterPlan(
        roster=made.roster,
        held=held,
        change=compare(held, made.roster),
        of=made.of,
        quarantined=made.quarantined,
        warnings=made.remarks,
        kept=made.kept,
        older=made.of < held.as_of,
        partial=_is_partial(made.roster, held),
    )


def take_update(desk: Desk, plan: RosterPlan, *, older: bool = False, partial: bool = False) -> Roster:
    """Put a planned roster to use and keep the one before it for `restore_roster`.

    Raises RosterOlder or RosterPartial where it would replace a newer or fuller one unasked, or StoreError.
    """
    if plan.older and not older:
        raise RosterOlder(plan.of, plan.held.as_of)
    if plan.partial and not partial:
        raise RosterPartial(plan.roster, plan.held)
    folder = desk.folders.roster
    put_roster(folder, dump_roster(plan.roster), keep=_own_is_sound(desk))
    desk.forget()
    return plan.roster


def former_roster(desk: Desk) -> Roster | None:
    """Return the roster that `restore_roster` would put to use, None where no other was in use before."""
    folder = desk.folders.roster
    try:
        before = roster_before(folder)
        if before is not None:
            return parse_roster(before, name=ROSTER_NAME)
        return load_shipped_roster() if own_roster(folder) is not None else None
    except BriefdeskError:
        return None


def restore_roster(desk: Desk) -> Roster:
    """Put the roster to use that was in use before the last update; the next call undoes that.

    Raises NoRosterBefore or StoreError.
    """
    if former_roster(desk) is None:
        raise NoRosterBefore
    swap_rosters(desk.folders.roster)
    desk.forget()
    return desk.index.roster


def import_roster(
    desk: Desk,
    path: Path | Sequence[Path],
    *,
    as_of: dt.date | None = None,
    origin: str = ORIGIN,
    out: Path | None = None,
    older: bool = False,
    partial: bool = False,
) -> Roster:
    """Compile the data set at `path` (a folder, zip or files), put the roster to use, or write it to `out`.

    Raises what `plan_update` and `take_update` do.
    """
    plan = plan_update(desk, path, as_of=as_of, origin=origin)
    if out is None:
        return take_update(desk, plan, older=older, partial=partial)
    write_roster(plan.roster, out)
    return plan.roster


def write_roster(roster: Roster, path: Path) -> None:
    """Write a roster to a file of our own format. Raises StoreError."""
    write_atomic(path, dump_roster(roster))


def zip_check(desk: Desk) -> ZipCheck:
    """Return how the ZIP+4 codes of the House stand to the seats of the roster in use."""
    roster = desk.index.roster
    counts = zip_counts(roster.members, roster.as_of)
    wrong = tuple(m.seat for m in roster.members if not zip_fits(m, roster.as_of))
    return ZipCheck(counts[ZipFit.FITS], counts[ZipFit.EXCEPTION], counts[ZipFit.NONE], wrong)


def diff_roster(desk: Desk, path: Path | Sequence[Path], *, as_of: dt.date | None = None) -> RosterChange:
    """Return what the data set at `path` would change in the roster in use; changes nothing."""
    return plan_update(desk, path, as_of=as_of).change


def _is_partial(offered: Roster, held: Roster) -> bool:
    """Return whether a tenth of the members is missing, or half of the committee seats."""
    few_members = len(offered.members) * 10 < len(held.members) * 9
    return few_members or len(offered.memberships) * 2 < len(held.memberships)


def _own_is_sound(desk: Desk) -> bool:
    """Return whether the user's own roster can be read: a damaged one is not worth keeping."""
    try:
        own = own_roster(desk.folders.roster)
        return own is None or bool(parse_roster(own, name=ROSTER_NAME))
    except BriefdeskError:
        return False


def _readable(data: bytes, name: str) -> None:
    """Raise RosterUnreadable if a roster file's bytes could not be read back."""
    if len(data) > MAX_BYTES:
        raise RosterUnreadable(f"{name} makes a roster larger than {MAX_BYTES // 1_000_000} MB.")
    parse_roster(data, name=name)
