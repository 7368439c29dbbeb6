"""Opening files that strangers made: regular files only, no links, no waiting, no more than a stated size.

What is wrong is an OSError whose `strerror` ends a sentence; each room says it in its own words.
"""

import errno
import os
import stat
from pathlib import Path


class IsLink(OSError):
    """The name is that of a link to another file."""


class NotRegular(OSError):
    """A device, a pipe or the like stands there."""


class TooLarge(OSError):
    """The file has more bytes than were asked for."""


def read_regular_file(path: Path, *, max_bytes: int) -> bytes:
    """Return the bytes of `path`, never following a link at its end and never waiting for a device.

    Raises IsLink, IsADirectoryError, NotRegular, TooLarge, or what the system says: OSError, and
    ValueError for a name that no file can have.
    """
    # O_NONBLOCK: a pipe without a writer would otherwise hang the open itself.
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    if path.is_symlink():  # Windows has no O_NOFOLLOW
        raise IsLink(errno.ELOOP, "it is a link to another file")
    number = os.open(path, flags)
    try:
        mode = os.fstat(number).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(mode):
            raise NotRegular(errno.EINVAL, "it is not a regular file")
        with os.fdopen(number, "rb", closefd=False) as file:
            data = file.read(max_bytes + 1)
    finally:
        os.close(number)
    if len(data) > max_bytes:
        raise TooLarge(errno.EFBIG, f"it is larger than {_size(max_bytes)}")
    return data


def _size(count: int) -> str:
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1_000} kB"
