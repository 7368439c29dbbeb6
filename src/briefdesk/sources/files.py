"""Open a file from anywhere, safely, and turn its bytes into text."""

import codecs
from pathlib import Path

from briefdesk.errors import SourceError
from briefdesk.regular_file import IsLink, NotRegular, TooLarge, read_regular_file

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SourceUnreadable(SourceError):
    """A file cannot be opened or is of no kind that can be read."""


def read_bytes(path: Path, *, max_bytes: int) -> bytes:
    """Return the bytes of the regular file at `path`; never follows a link, never waits on a device.

    Raises SourceUnreadable.
    """
    try:
        return read_regular_file(path, max_bytes=max_bytes)
    except (OSError, ValueError) as error:
        what, step = _explain(error)
        raise SourceUnreadable(f"“{path.name}” {what}.", step, where=str(path)) from error


def _explain(error: OSError | ValueError) -> tuple[str, str]:
    """Return the end of a sentence that begins with the file's name, and the next step."""
    match error:
        case FileNotFoundError():
            return "is not there", "Check the path and the spelling."
        case IsLink():
            return "is a link to another file", "Choose the file itself."
        case NotRegular() | IsADirectoryError():
            return "is not a regular file", "Choose a text file."
        case TooLarge():
            return str(error.strerror).removeprefix("it "), "Split it into several files."
    reason = getattr(error, "strerror", None) or error
    return f"cannot be opened ({reason})", "Choose a regular file that you may read."


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
