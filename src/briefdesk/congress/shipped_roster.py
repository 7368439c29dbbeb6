"""The roster that ships with the app, and the data set that it is compiled from."""

from pathlib import Path

from briefdesk.congress.roster_file import load_roster
from briefdesk.model.congress import Roster
from briefdesk.shipped import shipped_path

ORIGIN = "unitedstates/congress-legislators (CC0)"
ROSTER_NAME = "roster.json"


def shipped_roster_path() -> Path:
    """Return the path of the shipped roster."""
    return shipped_path("assets", "roster", ROSTER_NAME)


def load_shipped_roster() -> Roster:
    """Return the shipped roster. Raises RosterUnreadable if the installation is damaged."""
    return load_roster(shipped_roster_path())
