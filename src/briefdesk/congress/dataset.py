"""The published data set's files, read from a folder, a zip or one by one; they may come from a stranger."""

import datetime as dt
import stat
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from briefdesk.congress.errors import RosterUnreadable
from briefdesk.regular_file import read_regular_file


class Part(StrEnum):
    """A file of the data set by its name without the ending."""

    MEMBERS = "legislators-current"
    COMMITTEES = "committees-current"
    MEMBERSHIP = "committee-membership-current"
    DISTRICT_OFFICES = "legislators-district-offices"


MEMBERS_FILE = f"{Part.MEMBERS}.json"
COMMITTEES_FILE = f"{Part.COMMITTEES}.json"
MEMBERSHIP_FILE = f"{Part.MEMBERSHIP}.json"
# In order of choice: of two formats of one file, JSON is read sooner.
ENDINGS = (".json", ".yaml", ".yml")
NAMES = {f"{part}{ending}": part for ending in ENDINGS for part in Part}

# The published files are 2 MB together; ten times that leaves room to grow.
MAX_FILE_BYTES = 20_000_000
MAX_ZIP_ENTRIES = 2_000
MAX_ZIP_RATIO = 200
_SNIFFED_BYTES = 20_000
# What the file of a part is called by those who rename it: "legislators-2011.yaml", "committees (1).json".
_BEGINNINGS = (
    ("legislators-district-offices", Part.DISTRICT_OFFICES),
    ("committee-membership", Part.MEMBERSHIP),
    ("committees", Part.COMMITTEES),
    ("legislators", Part.MEMBERS),
)
_DOWNLOAD = (
    "Download the files of unitedstates/congress-legislators; choose their folder, zip or any of them."
)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """The bytes of one file, JSON or YAML, and the day it was last changed as far as known."""

    name: str
    data: bytes
    date: dt.date | None = None

    @property
    def is_yaml(self) -> bool:
        """Return whether it is to be read as YAML: by its name, else by how it begins."""
        if self.name.casefold().endswith(ENDINGS):
            return not self.name.casefold().endswith(".json")
        return self.data.lstrip()[:1] not in (b"[", b"{")


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """The files at hand by what they hold, at least one."""

    parts: dict[Part, PublishedFile] = field(default_factory=dict)

    def of(self, part: Part) -> PublishedFile | None:
        """Return the file of a part, None where there is none."""
        return self.parts.get(part)

    @property
    def date(self) -> dt.date | None:
        """Return the day of the members' file, else of the first that has one, as a guess at the data's."""
        return next((f.date for part in Part if (f := self.of(part)) is not None and f.date), None)


def read_published(*paths: Path) -> PublishedFiles:
    """Return the data set's files by themselves, in a folder, or in a zip (at any depth, never extracted).

    Raises RosterUnreadable if none of them is there or an archive is not to be trusted.
    """
    found: dict[Part, PublishedFile] = {}
    for path in paths:
        for part, file in _files_at(path):
            if part in found:
                raise RosterUnreadable(
                    f"“{found[part].name}” and “{file.name}” both hold the same part of the data set.",
                    "Choose one of them.",
                )
            found[part] = file
    if not found:
        named = _listed(paths)
        raise RosterUnreadable(f"{named} has no file “{MEMBERS_FILE}” and none that goes with it.", _DOWNLOAD)
    return PublishedFiles(found)


def part_of(name: str, data: bytes) -> Part | None:
    """Return which part of the data set a file is, by its name, else by what it begins with."""
    stem = PurePosixPath(name).name.casefold()
    by_name = next((part for beginning, part in _BEGINNINGS if stem.startswith(beginning)), None)
    if by_name is not None:
        return by_name
    head = data[:_SNIFFED_BYTES]
    if b"offices" in head and b"bioguide" in head:
        return Part.DISTRICT_OFFICES
    if b"terms" in head and b"bioguide" in head:
        return Part.MEMBERS
    if b"bioguide" in head and b"rank" in head:
        return Part.MEMBERSHIP
    return Part.COMMITTEES if b"thomas_id" in head else None


def _files_at(path: Path) -> Iterable[tuple[Part, PublishedFile]]:
    try:
        if path.is_dir():
            return _from_folder(path)
        if path.suffix.casefold() in ENDINGS:
            return _from_file(path)
        return _from_zip(path)
    except OSError as error:
        raise RosterUnreadable(f"{path.name or path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise RosterUnreadable(f"{str(path)!r} is not a file name.", "Choose another file.") from error


def _from_file(path: Path) -> list[tuple[Part, PublishedFile]]:
    data = read_regular_file(path, max_bytes=MAX_FILE_BYTES)
    part = part_of(path.name, data)
    if part is None:
        raise RosterUnreadable(f"{path.name} holds neither members nor committees of Congress.", _DOWNLOAD)
    return [(part, PublishedFile(path.name, data, _changed(path)))]


def _from_folder(folder: Path) -> list[tuple[Part, PublishedFile]]:
    found: dict[Part, PublishedFile] = {}
    for name, part in NAMES.items():
        if part in found:
            continue
        try:
            data = read_regular_file(folder / name, max_bytes=MAX_FILE_BYTES)
        except FileNotFoundError:
            continue
        found[part] = PublishedFile(name, data, _changed(folder / name))
    return list(found.items())


def _changed(path: Path) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
    except (OSError, ValueError, OverflowError):
        return None


def _from_zip(path: Path) -> list[tuple[Part, PublishedFile]]:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise RosterUnreadable(f"{path.name} is neither a folder nor an ordinary file.")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ZIP_ENTRIES:
                raise RosterUnreadable(f"{path.name} holds more than {MAX_ZIP_ENTRIES} files.")
            return [(part, _read_entry(archive, e)) for part, e in _wanted(entries, path.name).items()]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise RosterUnreadable(
            f"{path.name} is neither a zip file that can be read nor named .json or .yaml."
        ) from error


def _wanted(entries: Iterable[zipfile.ZipInfo], archive: str) -> dict[Part, zipfile.ZipInfo]:
    by_name: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = PurePosixPath(entry.filename).name
        if entry.is_dir() or name not in NAMES:
            continue
        if name in by_name:
            raise RosterUnreadable(f"{archive} holds “{name}” twice.")
        by_name[name] = entry
    chosen: dict[Part, zipfile.ZipInfo] = {}
    for name, part in NAMES.items():
        if name in by_name:
            chosen.setdefault(part, by_name[name])
    return chosen


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> PublishedFile:
    too_large = entry.file_size > MAX_FILE_BYTES
    if too_large or entry.file_size > MAX_ZIP_RATIO * max(entry.compress_size, 1):
        raise RosterUnreadable(f"“{entry.filename}” in the zip is too large.")
    with archive.open(entry) as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise RosterUnreadable(f"“{entry.filename}” in the zip is too large.")
    return PublishedFile(PurePosixPath(entry.filename).name, data, _packed(entry))


def _packed(entry: zipfile.ZipInfo) -> dt.date | None:
    """Return the day in an entry; 1980 stands for none."""
    try:
        day = dt.date(*entry.date_time[:3])
    except ValueError:
        return None
    return day if day.year > 1980 else None


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(f"{path.name or path}" for path in paths[:3])
