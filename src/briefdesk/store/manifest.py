"""The manifest of an export: which files were made for whom, with their hashes, so that it can resume."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefdesk.errors import StoreError
from briefdesk.model.outcome import (
    LetterFailed,
    LetterMade,
    LetterOutcome,
    MadeFile,
    PrintMade,
    SeatVacant,
)
from briefdesk.store.atomic import explain, write_atomic
from briefdesk.store.reading import read_regular

MANIFEST_NAME = "manifest.json"
MAX_MANIFEST_BYTES = 20_000_000
MAX_LETTER_BYTES = 50_000_000
MAX_PRINT_BYTES = 500_000_000


class FileRow(msgspec.Struct, frozen=True):
    """A file as the manifest lists it; `path` is relative to the manifest."""

    path: str
    format: str
    pages: int
    sha256: str


class WarningRow(msgspec.Struct, frozen=True):
    """A preflight problem of a letter."""

    code: str
    severity: str
    message: str


class LetterRow(msgspec.Struct, frozen=True):
    """One recipient's letter; `bioguide` is the addressee's id, a member's own where it is to one alone."""

    bioguide: str
    name: str
    findings: list[str]
    warnings: list[WarningRow]
    files: list[FileRow]
    fingerprint: str = ""


class FailedRow(msgspec.Struct, frozen=True):
    """One recipient without a letter, and why."""

    bioguide: str
    name: str
    error: str
    next_step: str


class VacantRow(msgspec.Struct, frozen=True):
    """A seat that the recipients reach and nobody holds, and why it gets no letter."""

    seat: str
    name: str
    reason: str


class ManifestFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole file. `earlier` holds path and hash of what earlier exports wrote and this one did not.

    `print_file` is the one file that holds all letters, where one was made, `vacant` are seats without one.
    """

    letters: list[LetterRow]
    failed: list[FailedRow]
    earlier: dict[str, str] = {}
    print_file: FileRow | None = None
    vacant: list[VacantRow] = []


class Manifest:
    """The outcomes of one export, kept in order of their making."""

    def __init__(self, folder: Path, held: ManifestFile, *, resume: bool) -> None:
        self._folder = folder
        self._held = held
        self._earlier = {row.bioguide: row for row in held.letters} if resume else {}
        made = {file.path: file.sha256 for row in held.letters for file in row.files}
        printed = {held.print_file.path: held.print_file.sha256} if held.print_file else {}
        self._written = {**held.earlier, **made, **printed}
        self._print: FileRow | None = None
        self._letters: list[LetterRow] = []
        self._failed: list[FailedRow] = []
        self._vacant: list[VacantRow] = []

    @classmethod
    def open(cls, folder: Path, *, resume: bool) -> "Manifest":
        """Return a manifest for `folder`; with `resume` it offers the letters made there before.

        A manifest that cannot be read counts as none: everything is then made anew.
        """
        try:
            data = read_regular(folder / MANIFEST_NAME, max_bytes=MAX_MANIFEST_BYTES)
            held = msgspec.json.decode(data, type=ManifestFile)
        except (StoreError, msgspec.MsgspecError):
            held = ManifestFile([], [])
        return cls(folder, held, resume=resume)

    def kept(self, addressee: str, fingerprint: str, formats: tuple[str, ...]) -> tuple[MadeFile, ...]:
        """Return the files of an earlier export if they are all there, unchanged and up to date, else ()."""
        row = self._earlier.get(addressee)
        if row is None or row.fingerprint != fingerprint or {f.format for f in row.files} != set(formats):
            return ()
        files = tuple(MadeFile(self._folder / f.path, f.format, f.pages, f.sha256) for f in row.files)
        return files if all(_unchanged(file) for file in files) else ()

    def set_aside(self, path: Path) -> Path | None:
        """Move a file that is not as we wrote it out of the way, and return where it is now.

        None where there is no file, or it is ours unchanged: it may be replaced. Raises StoreError.
        """
        if not os.path.lexists(path):
            return None
        found = _hash(path, MAX_PRINT_BYTES)
        if found is None or found == self._written.get(_relative(path, self._folder)):
            return None
        try:
            for number in range(1, 1000):
                kept = path.with_name(f"{path.stem} (kept {number}){path.suffix}")
                if not kept.exists():
                    path.rename(kept)
                    return kept
        except OSError as error:
            raise explain(error, path) from error
        raise StoreError(
            f"There are too many kept copies of “{path.name}”.", "Move some elsewhere.", where=str(path)
        )

    def record(self, outcome: LetterOutcome) -> None:
        """Add one outcome."""
        match outcome:
            case LetterMade():
                self._letters.append(letter_row(outcome, self._folder))
            case LetterFailed():
                self._failed.append(failed_row(outcome))
            case PrintMade():
                self._print = file_row(outcome.file, self._folder)
            case SeatVacant(seat, name, reason):
                self._vacant.append(VacantRow(seat.code, name, reason))

    def add(self, files: Iterable[MadeFile]) -> None:
        """Write the earlier export's manifest with these files, which are no letters. Raises StoreError."""
        added = {_relative(file.path, self._folder): file.sha256 for file in files}
        held = self._held
        earlier = {**held.earlier, **added}
        self._write(ManifestFile(held.letters, held.failed, earlier, held.print_file, held.vacant))

    def save(self) -> None:
        """Write the manifest beside the files. Raises StoreError."""
        made = {file.path for row in self._letters for file in row.files}
        made |= {self._print.path} if self._print else set()
        # Else an export to others would make these files look as if somebody had edited them.
        earlier = {path: known for path, known in self._written.items() if path not in made}
        self._write(ManifestFile(self._letters, self._failed, earlier, self._print, self._vacant))

    def _write(self, whole: ManifestFile) -> None:
        write_atomic(self._folder / MANIFEST_NAME, msgspec.json.format(msgspec.json.encode(whole), indent=1))


def letter_row(made: LetterMade, folder: Path) -> LetterRow:
    """Return a letter as the manifest lists it."""
    return LetterRow(
        bioguide=made.addressee.id,
        name=made.addressee.name,
        findings=list(made.findings),
        warnings=[WarningRow(p.code, p.severity, p.message) for p in made.problems],
        files=[file_row(file, folder) for file in made.files],
        fingerprint=made.fingerprint,
    )


def file_row(file: MadeFile, folder: Path) -> FileRow:
    """Return a file as the manifest lists it."""
    return FileRow(_relative(file.path, folder), file.format, file.pages, file.sha256)


def failed_row(failed: LetterFailed) -> FailedRow:
    """Return a failure as the manifest lists it."""
    return FailedRow(failed.addressee.id, failed.addressee.name, failed.error, failed.next_step)


def _relative(path: Path, folder: Path) -> str:
    if path.parent == folder:
        return path.name
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _unchanged(file: MadeFile) -> bool:
    return _hash(file.path) == file.sha256


def _hash(path: Path, max_bytes: int = MAX_LETTER_BYTES) -> str | None:
    try:
        return hashlib.sha256(read_regular(path, max_bytes=max_bytes)).hexdigest()
    except StoreError:
        return None
