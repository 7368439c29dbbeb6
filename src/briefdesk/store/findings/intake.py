"""Which pack files the library took in, so that none comes twice."""

from functools import partial

from briefdesk.store.findings import taken
from briefdesk.store.findings.database import Database


class Intake:
    """The pack files taken in: own ones by hash, shipped ones by name. Every call may raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._read = database.read
        self._write = database.write

    def imported(self, sha: str) -> bool:
        """Return whether the pack file of that SHA-256 was taken in."""
        return self._read(partial(taken.imported, sha=sha))

    def mark_imported(self, sha: str) -> None:
        """Remember that the pack file of that SHA-256 was taken in."""
        self._write(partial(taken.mark_imported, sha=sha))

    def synced(self, name: str) -> str | None:
        """Return the SHA-256 of the shipped pack file of that name when it was last taken over, or None."""
        return self._read(partial(taken.synced, name=name))

    def mark_synced(self, name: str, sha: str) -> None:
        """Remember the SHA-256 of a shipped pack file that was taken over."""
        self._write(partial(taken.mark_synced, name=name, sha=sha), own=False)
