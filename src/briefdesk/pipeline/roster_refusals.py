"""Why a roster is not put to use unasked."""

import datetime as dt

from briefdesk.english import long_date
from briefdesk.errors import CongressError
from briefdesk.model.congress import Roster


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


class RosterDateMissing(CongressError):
    """Nothing tells the day of the data."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} does not tell of which day its data is.")
        self.next_step = "Give the day on which it was published: --as-of 2026-06-15."


class RosterPartial(CongressError):
    """The data set holds much less than the roster in use: it was cut short, or is not the whole."""

    def __init__(self, offered: Roster, held: Roster) -> None:
        super().__init__(
            f"This data set holds {len(offered.members):,} members and {len(offered.memberships):,} "
            f"committee seats, the roster in use {len(held.members):,} and {len(held.memberships):,}."
        )
        self.next_step = "Download its three JSON files anew, or use it all the same with --partial."


class NoRosterBefore(CongressError):
    """No roster was replaced, so there is none to go back to."""

    next_step = "Import a data set with `briefdesk roster import`."

    def __init__(self) -> None:
        super().__init__("There is no roster before this one.")
