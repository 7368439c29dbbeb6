"""The published data set's files, read from a folder or a zip that may come from a stranger."""

import stat
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefdesk.congress.errors import RosterUnreadable
from briefdesk.regular_file import read_regular_file

MEMBERS_FILE = "legislators-current.json"
COMMITTEES_FILE = "committees-current.json"
MEMBERSHIP_FILE = "committee-membership-current.json"
FILES = (MEMBERS_FILE, COMMITTEES_FILE, MEMBERSHIP_FILE)

# The published files are 2 MB together; ten times that leaves room to grow.
MAX_FILE_BYTES = 20_000_000
MAX_ZIP_ENTRIES = 2_000
MAX_ZIP_RATIO = 200


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """The bytes of the three files; None for a committee file that is not there."""

    members: bytes
    committees: bytes | None
    membership: bytes | None


def read_published(path: Path) -> PublishedFiles:
    """Return the data set's files in a folder, or in a zip of one (at any depth, never extracted).

    Raises RosterUnreadable if there is no file of members or the archive is not to be trusted.
    """
    try:
        found = _from_folder(path) if path.is_dir() else _from_zip(path)
    except OSError as error:
        raise RosterUnreadable(f"{path.name or path} cannot be read: {error.strerror or error}.") from error
    members = found.get(MEMBERS_FILE)
    if members is None:
        raise RosterUnreadable(
            f"{path.name or path} has no file “{MEMBERS_FILE}”.",
            "Download the JSON files of unitedstates/congress-legislators and choose their folder or zip.",
        )
    return PublishedFiles(members, found.get(COMMITTEES_FILE), found.get(MEMBERSHIP_FILE))


def _from_folder(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name in FILES:
        try:
            found[name] = read_regular_file(folder / name, max_bytes=MAX_FILE_BYTES)
        except FileNotFoundError:
            continue
    return found


def _from_zip(path: Path) -> dict[str, bytes]:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise RosterUnreadable(f"{path.name} is neither a folder nor an ordinary file.")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ZIP_ENTRIES:
                raise RosterUnreadable(f"{path.name} holds more than {MAX_ZIP_ENTRIES} files.")
            return {name: _read_entry(archive, entry) for name, entry in _wanted(entries, path.name)}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise RosterUnreadable(f"{path.name} is not a zip file that can be read.") from error


def _wanted(entries: Iterable[zipfile.ZipInfo], archive: str) -> list[tuple[str, zipfile.ZipInfo]]:
    chosen: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = PurePosixPath(entry.filename).name
        if entry.is_dir() or name not in FILES:
            continue
        if name in chosen:
            raise RosterUnreadable(f"{archive} holds “{name}” twice.")
        chosen[name] = entry
    return list(chosen.items())


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    too_large = entry.file_size > MAX_FILE_BYTES
    if too_large or entry.file_size > MAX_ZIP_RATIO * max(entry.compress_size, 1):
        raise RosterUnreadable(f"“{entry.filename}” in the zip is too large.")
    with archive.open(entry) as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise RosterUnreadable(f"“{entry.filename}” in the zip is too large.")
    return data
