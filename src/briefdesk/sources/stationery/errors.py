"""Why a file cannot be stationery."""

from briefdesk.errors import SourceError


class StationeryUnreadable(SourceError):
    """A file cannot be taken as stationery; the sentence says why."""

    next_step = "Save it anew in the program that made it, and choose that copy."
