"""Open a source file from anywhere, safely, and read it by its format."""

import codecs
import hashlib
import os
import stat
from pathlib import Path

from briefdesk.errors import SourceError
from briefdesk.model.finding import SourcePack
from briefdesk.sources.pack import read_pack

MAX_BYTES = 5_000_000
PACK_ENDINGS = (".pack.md", ".pack.txt")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SourceUnreadable(SourceError):
    """A file cannot be opened or is of no kind that can be read."""


def read_source(path: Path) -> SourcePack:
    """Return the source that the file at `path` holds.

    Raises SourceUnreadable where it cannot be opened, is no regular file, is too large or of another
    format, and PackInvalid where its text breaks the format.
    """
    if not path.name.lower().endswith(PACK_ENDINGS):
        raise SourceUnreadable(
            f"“{path.name}” is not a source pack.",
            "Choose a file that ends in .pack.md or .pack.txt; docs/source-pack.md shows how to write one.",
            where=str(path),
        )
    data = read_bytes(path, max_bytes=MAX_BYTES)
    return read_pack(decode(data, path), name=path.name, edition=hashlib.sha256(data).hexdigest())


def read_bytes(path: Path, *, max_bytes: int) -> bytes:
    """Return the bytes of the regular file at `path`; never follows a link, never waits on a device.

    Raises SourceUnreadable.
    """
    # O_NONBLOCK: a FIFO without a writer would otherwise hang the open itself.
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        if path.is_symlink():  # Windows has no O_NOFOLLOW
            raise SourceUnreadable(
                f"“{path.name}” is a link to another file.", "Choose the file itself.", where=str(path)
            )
        descriptor = os.open(path, flags)
    except FileNotFoundError as error:
        raise SourceUnreadable(
            f"“{path.name}” is not there.", "Check the path and the spelling.", where=str(path)
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceUnreadable(
            f"“{path.name}” cannot be opened ({reason}).",
            "Choose a regular file that you may read.",
            where=str(path),
        ) from error
    return _read_open_file(descriptor, path, max_bytes)


def _read_open_file(descriptor: int, path: Path, max_bytes: int) -> bytes:
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SourceUnreadable(
                f"“{path.name}” is not a regular file.", "Choose a text file.", where=str(path)
            )
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise SourceUnreadable(
            f"“{path.name}” cannot be read ({error.strerror}).",
            "Copy the file to this computer and choose the copy.",
            where=str(path),
        ) from error
    finally:
        os.close(descriptor)
    if len(data) > max_bytes:
        raise SourceUnreadable(
            f"“{path.name}” is larger than {max_bytes // 1_000_000} MB.",
            "Split it into several files.",
            where=str(path),
        )
    return data


def decode(data: bytes, path: Path) -> str:
    """Return `data` as text: by its byte order mark, else UTF-8, else Windows-1252.

    Raises SourceUnreadable where the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _no_text(path) from error
    if b"\0" in data:
        raise _no_text(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise _no_text(path) from error


def _no_text(path: Path) -> SourceUnreadable:
    return SourceUnreadable(
        f"“{path.name}” holds no readable text.",
        "Save it as plain text (UTF-8) and choose it again.",
        where=str(path),
    )
