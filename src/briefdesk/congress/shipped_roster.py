"""The roster that ships with the app: where it lies and how it is made from the published data set."""

import datetime as dt
from pathlib import Path

from briefdesk.congress.compile import compile_roster
from briefdesk.congress.roster_file import dump_roster, load_roster
from briefdesk.model.congress import Roster
from briefdesk.shipped import shipped_path

SNAPSHOT = dt.date(2026, 6, 15)
ORIGIN = "unitedstates/congress-legislators (CC0)"


def shipped_roster_path() -> Path:
    """Return the path of the shipped roster."""
    return shipped_path("assets", "roster", "roster.json")


def load_shipped_roster() -> Roster:
    """Return the shipped roster. Raises RosterUnreadable if the installation is damaged."""
    return load_roster(shipped_roster_path())


def shipped_roster_bytes(data_set: Path, *, as_of: dt.date = SNAPSHOT, origin: str = ORIGIN) -> bytes:
    """Return the bytes of `assets/roster/roster.json`, compiled from the data set's folder or zip."""
    return dump_roster(compile_roster(data_set, as_of=as_of, origin=origin))
