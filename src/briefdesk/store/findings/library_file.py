"""The file of the library: where it is, whether it is sound, its copies."""

from functools import partial
from pathlib import Path

from briefdesk.store.findings import backups, taken
from briefdesk.store.findings.database import Database


class LibraryFile:
    """One file that is opened when it is asked for. Every call may raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read = database.read
        self._write = database.write

    @property
    def path(self) -> Path:
        """Return where the file is."""
        return self._database.path

    @property
    def problem(self) -> str | None:
        """Return what was wrong with the file when it was opened, None where nothing was."""
        return self._database.problem

    @property
    def forgets(self) -> bool:
        """Return whether what is changed now ends with the process; `problem` says why."""
        return self._database.forgets

    @property
    def next_step(self) -> str:
        """Return what to do about `problem`, empty where there is none."""
        return self._database.next_step

    @property
    def generation(self) -> int:
        """Return a number that grows whenever another file takes this one's place, in this process."""
        return self._database.generation

    @property
    def revision(self) -> int:
        """Return a number that grows with every change, in this process or another."""
        return self._read(taken.revision)

    def restore(self, from_: Path) -> None:
        """Put what a backup holds in the place of this library; what it held is kept beside it."""
        self._database.restore(from_)

    def close(self) -> None:
        """Close the file; it is opened anew when asked again."""
        self._database.close()

    def backup(self, to: Path) -> None:
        """Write all that the library holds to the file `to`, which is replaced."""
        self._read(partial(backups.write_backup, to=to))
