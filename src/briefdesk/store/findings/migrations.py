"""Libraries that an older Briefdesk wrote, brought up to this one's tables."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from briefdesk.store.findings import backups
from briefdesk.store.findings.schema import SCHEMA_VERSION
from briefdesk.store.transaction import transaction

Step = Callable[[sqlite3.Connection], None]

# Under each version the step that makes the next one of it. It runs inside a transaction and commits nothing.
STEPS: Mapping[int, Step] = {}


def bring_up(
    connection: sqlite3.Connection,
    path: Path | None,
    *,
    to: int = SCHEMA_VERSION,
    steps: Mapping[int, Step] = STEPS,
) -> int:
    """Bring the library open at `connection` up to version `to`, wholly or not at all; return its version.

    What the file at `path` (None in memory) was is kept beside it as `library-version-N.sqlite`.
    Does nothing for an empty file, one of that version or a newer one. Raises sqlite3.Error, or StoreError
    where it cannot be copied.
    """
    before = _version(connection)
    if not 0 < before < to:
        return before
    if path is not None:
        backups.write_backup(connection, path.with_name(f"{path.stem}-version-{before}{path.suffix}"))
    with transaction(connection):
        # Another process may have done so while the copy was made.
        for version in range(_version(connection), to):
            if version not in steps:
                raise sqlite3.DatabaseError(f"malformed library: nothing leads on from version {version}")
            steps[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
    return _version(connection)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
