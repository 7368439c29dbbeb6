"""Packs that were read lately: they are asked for often and change seldom."""

import sqlite3

from briefdesk.model.finding import SourcePack
from briefdesk.store.findings import sources, taken
from briefdesk.store.findings.database import Database
from briefdesk.store.findings.schema import plain_text

_KEPT = 32


class ReadPacks:
    """Reads packs through the database's lock, each anew only when its source was changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[tuple[str, bool], tuple[tuple[int, int], SourcePack]] = {}

    def read(self, connection: sqlite3.Connection, source_id: str, *, dismissed: bool) -> SourcePack | None:
        """Return a source with its findings, as `sources.read` does."""
        # The generation tells one file from the next, as after a restore.
        at = (self._database.generation, taken.changed(connection, plain_text(source_id)))
        known = self._read.get((source_id, dismissed))
        if known is not None and known[0] == at:
            return known[1]
        pack = sources.read(connection, source_id, dismissed=dismissed)
        if pack is not None:
            self._read.pop((source_id, dismissed), None)
            self._read[source_id, dismissed] = (at, pack)
            while len(self._read) > _KEPT:
                del self._read[next(iter(self._read))]
        return pack
