"""Reading of files that strangers made, with what is wrong said as this room does."""

import errno
from pathlib import Path

from briefdesk.errors import StoreError
from briefdesk.regular_file import IsLink, NotRegular, TooLarge, read_regular_file


class FileMissing(StoreError):
    """There is no such file."""


def read_regular(path: Path, *, max_bytes: int) -> bytes:
    """Return the bytes of `path`, never following a link at its end and never waiting for a device.

    Raises FileMissing, or StoreError for anything but a regular file of at most `max_bytes`.
    """
    try:
        return read_regular_file(path, max_bytes=max_bytes)
    except OSError as error:
        raise _explain(error, path) from error
    except ValueError as error:
        raise StoreError(
            f"{str(path)!r} is not a file name.", "Choose another file.", where=repr(str(path))
        ) from error


def read_text(path: Path, *, max_bytes: int) -> str:
    """Return the text of `path` without a byte order mark, read as `read_regular` does.

    Raises StoreError also where it is no UTF-8.
    """
    raw = read_regular(path, max_bytes=max_bytes)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StoreError(
            f"“{path.name}” is not a text file in UTF-8.", "Save it as plain text in UTF-8.", where=path.name
        ) from error


def _explain(error: OSError, path: Path) -> StoreError:
    where = str(path)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return FileMissing(
                f"There is no file “{path}”.",
                "Check the name; it may have been moved or renamed.",
                where=where,
            )
        case IsADirectoryError():
            return StoreError(f"“{path}” is a folder.", "Choose a file in it.", where=where)
        case IsLink():
            what, step = "is a link to another file", "Open the file that the link points to."
        case NotRegular():
            what, step = "is not a regular file", "Copy its content to a file first."
        case TooLarge():
            what = str(error.strerror).removeprefix("it ")
            step = "Choose a smaller file: what Briefdesk writes stays below that."
        case PermissionError():
            what, step = "may not be read", "Ask its owner for the right to read it."
        case OSError(errno=errno.ENAMETOOLONG):
            message = f"The file name “{path.name[:40]}…” is too long."
            return StoreError(message, "Check the name.", where=where)
        case _:
            what = f"cannot be read: {error.strerror or error}"
            step = "Copy the file to this computer and try again."
    return StoreError(f"“{path.name}” {what}.", step, where=where)
