"""Files that are either wholly the old or wholly the new, whatever happens while they are written."""

import contextlib
import errno
import hashlib
import os
import platform
import re
import stat
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from briefdesk.errors import StoreError

RETRY_DELAYS_S = (0.05, 0.1, 0.2, 0.4)
_TEMP_NAME = re.compile(r"\.briefdesk-(?P<host>[A-Za-z0-9]+)-(?P<process>\d{1,10})-\d+\.tmp")
# What Path.is_dir takes for "nothing there": then opening says what is wrong.
_MISSING = (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP)
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class FileKeptElsewhere(StoreError):
    """The file could not be put in place; the new content is whole at `kept`."""

    def __init__(self, path: Path, kept: Path, reason: str) -> None:
        super().__init__(
            f"“{path.name}” could not be replaced ({reason}). Your work is safe in “{kept}”.",
            f"Close other programs that use “{path.name}”, then save again or use the file named above.",
            where=str(path),
        )
        self.kept = kept


def write_atomic(
    path: Path, data: bytes, *, lasting: bool = True, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Put `data` at `path` in one step: a crash leaves the old file or the new one, never a mixture.

    Where not `lasting`, a power cut may leave neither, until `sync_all` is called: for many files at once.

    A replacement that is refused (a network share, a program that holds the file) is tried again over
    0.75 s; after that the new content is kept beside it. Raises FileKeptElsewhere then, and StoreError
    where nothing could be written; the old file is whole in every case.
    """
    mode = _mode_of_place(path)
    try:
        temp = _write_temp(path.parent, data, mode, lasting=lasting)
    except OSError as error:
        raise explain(error, path) from error
    try:
        _replace(temp, path, sleep)
    except OSError as error:
        kept = _keep(temp, path, data)
        raise FileKeptElsewhere(path, kept, error.strerror or str(error)) from error
    if lasting:
        _sync_folder(path.parent)


class GrowingFile:
    """A file written piece by piece beside `path`, where `put` brings it in one step.

    Closed before that, it leaves nothing behind. Raises StoreError as `write_atomic` does.
    """

    def __init__(self, path: Path) -> None:
        mode = _mode_of_place(path)
        self.path = path
        self._digest = hashlib.sha256()
        try:
            self._temp, self._number = _open_new(_temp_names(path.parent))
            _set_mode(self._number, mode)
        except OSError as error:
            raise explain(error, path) from error
        self._open = True

    @property
    def sha256(self) -> str:
        """Return the hash (hex) of what was written so far."""
        return self._digest.hexdigest()

    def write(self, data: bytes) -> None:
        """Add `data` at the end."""
        self._digest.update(data)
        try:
            _write_all(self._number, data)
        except OSError as error:
            raise explain(error, self.path) from error

    def put(self, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Bring the file to its place; `sync_all` makes it last. Raises FileKeptElsewhere if refused."""
        self._shut()
        try:
            _replace(self._temp, self.path, sleep)
        except OSError as error:
            kept = _keep(self._temp, self.path, self._temp.read_bytes())
            raise FileKeptElsewhere(self.path, kept, error.strerror or str(error)) from error

    def close(self) -> None:
        """Remove what was written unless it was put in place."""
        if self._open:
            self._shut()
            with contextlib.suppress(OSError):
                self._temp.unlink()

    def _shut(self) -> None:
        self._open = False
        os.close(self._number)


def sync_all() -> None:
    """Make all that was written last over a power cut; Windows writes by itself within seconds."""
    if hasattr(os, "sync"):
        os.sync()


def clean_orphans(folder: Path) -> tuple[Path, ...]:
    """Remove temp files that crashed saves of this computer left in `folder`; return what was removed.

    A temp file of a running process stays: it may be a save in progress.
    """
    removed = []
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return ()
    for entry in entries:
        match = _TEMP_NAME.fullmatch(entry.name)
        if match is None or match["host"] != _host() or _is_running(int(match["process"])):
            continue
        with contextlib.suppress(OSError):
            entry.unlink()
            removed.append(entry)
    return tuple(removed)


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents where they are missing. Raises StoreError where that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise StoreError(
            f"“{folder}” is a file, not a folder.", "Choose another folder.", where=str(folder)
        ) from error
    except OSError as error:
        raise explain(error, folder) from error
    except ValueError as error:
        raise _bad_name(folder) from error


def explain(error: OSError, path: Path) -> StoreError:
    """Return the sentence and next step for a failed write of `path`."""
    folder = path.parent
    if error.errno in _FULL:
        return StoreError(
            f"“{path.name}” could not be saved: the disk is full. The file as it was before is unharmed.",
            "Free some space or save to another disk.",
            where=str(path),
        )
    if error.errno in _REFUSED:
        return StoreError(
            f"“{path.name}” could not be saved: the folder “{folder}” does not allow writing.",
            "Save to another folder, or ask its owner for the right to write there.",
            where=str(path),
        )
    if error.errno == errno.ENOTDIR:
        return StoreError(
            f"“{path.name}” could not be saved: a part of “{folder}” is a file, not a folder.",
            "Choose another folder.",
            where=str(path),
        )
    if error.errno == errno.ENOENT:
        return StoreError(
            f"“{path.name}” could not be saved: the folder “{folder}” does not exist.",
            "Make the folder first, or choose another one.",
            where=str(path),
        )
    if error.errno == errno.ENAMETOOLONG:
        return StoreError(
            f"The file name “{path.name[:40]}…” is too long.", "Choose a shorter name.", where=str(path)
        )
    return StoreError(
        f"“{path.name}” could not be saved: {error.strerror or error}.",
        "Save to another folder or disk.",
        where=str(path),
    )


def _mode_of_place(path: Path) -> int | None:
    """Return the permissions of the file at `path`, None where none is. Raises StoreError if none can be."""
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError as error:
        raise _bad_name(path) from error
    if b"\0" in raw:
        raise _bad_name(path)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  (hundreds of files: half the time of Path.stat)
    except OSError as error:
        if error.errno in _MISSING:
            return None
        raise explain(error, path) from error
    if stat.S_ISDIR(mode):
        raise StoreError(
            f"“{path}” is a folder; a file cannot take its place.",
            "Choose a file name inside the folder.",
            where=str(path),
        )
    return stat.S_IMODE(mode)


def _bad_name(path: Path) -> StoreError:
    return StoreError(
        f"The name {str(path)!r} holds a character that no file name may hold.",
        "Choose another name.",
        where=repr(str(path)),
    )


def _write_temp(folder: Path, data: bytes, mode: int | None, *, lasting: bool) -> Path:
    temp, number = _open_new(_temp_names(folder))
    whole = False
    try:
        try:
            _set_mode(number, mode)
            _write_all(number, data)
            if lasting:
                os.fsync(number)
        finally:
            os.close(number)
        whole = True
    finally:
        if not whole:
            with contextlib.suppress(OSError):
                temp.unlink()
    return temp


def _open_new(names: Iterator[Path]) -> tuple[Path, int]:
    """Open the first of `names` that does not exist yet, for writing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    for name in names:
        try:
            return name, os.open(name, flags, 0o666)
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "no free name")


def _temp_names(folder: Path) -> Iterator[Path]:
    # Independent of the target's name, so that a name of 255 bytes can be saved as well.
    stem = f".briefdesk-{_host()}-{os.getpid()}"
    for number in range(10_000):
        yield folder / f"{stem}-{number}.tmp"


def _kept_names(path: Path) -> Iterator[Path]:
    stem, suffix = path.stem[:40], path.suffix[:20]
    for number in range(1, 1000):
        yield path.with_name(f"{stem} (kept {number}){suffix}")


def _set_mode(number: int, mode: int | None) -> None:
    """Give the new file the permissions of the old one, so that a private file stays private."""
    if mode is not None and hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(number, mode)


def _write_all(number: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        # A full disk may take a part and say nothing: only the count tells.
        written = os.write(number, rest)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def _replace(temp: Path, path: Path, sleep: Callable[[float], None]) -> None:
    for delay in RETRY_DELAYS_S:
        try:
            temp.replace(path)
        except OSError:
            sleep(delay)
        else:
            return
    temp.replace(path)


def _keep(temp: Path, path: Path, data: bytes) -> Path:
    """Return where the new content stands: under a plain name if possible, else the temp file.

    Written anew because a place that refuses one rename often refuses all.
    """
    try:
        kept, number = _open_new(_kept_names(path))
        try:
            _write_all(number, data)
            os.fsync(number)
        finally:
            os.close(number)
    except OSError:
        return temp
    with contextlib.suppress(OSError):
        temp.unlink()
    return kept


def _sync_folder(folder: Path) -> None:
    """Make the new name last over a power cut; Windows and some shares have no such call."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@lru_cache(maxsize=1)
def _host() -> str:
    return re.sub(r"[^A-Za-z0-9]", "", platform.node())[:32] or "local"


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there os.kill ends the process; an open file cannot be removed anyway
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
