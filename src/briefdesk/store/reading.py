"""Reading of files that strangers made: regular files only, no links, no more than a stated size."""

import errno
import os
import stat
from pathlib import Path

from briefdesk.errors import StoreError


class FileMissing(StoreError):
    """There is no such file."""


def read_regular(path: Path, *, max_bytes: int) -> bytes:
    """Return the bytes of `path`, never following a link at its end and never waiting for a device.

    Raises FileMissing, or StoreError for anything but a regular file of at most `max_bytes`.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        number = os.open(path, flags)
    except OSError as error:
        raise _explain(error, path) from error
    except ValueError as error:
        raise StoreError(
            f"{str(path)!r} is not a file name.", "Choose another file.", where=repr(str(path))
        ) from error
    try:
        status = os.fstat(number)
        if stat.S_ISDIR(status.st_mode):
            raise StoreError(f"“{path}” is a folder.", "Choose a file in it.", where=str(path))
        if not stat.S_ISREG(status.st_mode):
            raise StoreError(
                f"“{path.name}” is not a regular file.", "Copy its content to a file first.", where=str(path)
            )
        with os.fdopen(number, "rb", closefd=False) as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise _explain(error, path) from error
    finally:
        os.close(number)
    if len(data) > max_bytes:
        raise StoreError(
            f"“{path.name}” is larger than {max_bytes // 1_000_000} MB.",
            "Choose a smaller file: what Briefdesk writes stays below that.",
            where=str(path),
        )
    return data


def _explain(error: OSError, path: Path) -> StoreError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FileMissing(
            f"There is no file “{path}”.",
            "Check the name; it may have been moved or renamed.",
            where=str(path),
        )
    if error.errno in (errno.ELOOP, getattr(errno, "EMLINK", errno.ELOOP)) and path.is_symlink():
        return StoreError(
            f"“{path.name}” is a link to another file.",
            "Open the file that the link points to.",
            where=str(path),
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return StoreError(
            f"“{path.name}” may not be read.", "Ask its owner for the right to read it.", where=str(path)
        )
    return StoreError(
        f"“{path.name}” cannot be read: {error.strerror or error}.",
        "Copy the file to this computer and try again.",
        where=str(path),
    )
