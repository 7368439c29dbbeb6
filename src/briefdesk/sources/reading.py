"""Read a source by its format: a source pack, or a report as others publish it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from briefdesk.model.finding import SourcePack
from briefdesk.sources.files import SourceUnreadable, decode, read_bytes
from briefdesk.sources.pack import read_pack
from briefdesk.sources.readers.blocks import Progress
from briefdesk.sources.report import REPORT_ENDINGS, never, no_progress, read_report_pack

__all__ = ["MAX_BYTES", "PACK_ENDINGS", "SOURCE_ENDINGS", "SourceUnreadable", "is_pack", "read_source"]

MAX_BYTES = 5_000_000
PACK_ENDINGS = (".pack.md", ".pack.txt")
SOURCE_ENDINGS = (*PACK_ENDINGS, *REPORT_ENDINGS)


def is_pack(path: Path) -> bool:
    """Return whether the file's name is that of a source pack."""
    return path.name.lower().endswith(PACK_ENDINGS)


def read_source(
    path: Path, *, progress: Progress = no_progress, cancelled: Callable[[], bool] = never
) -> SourcePack:
    """Return the source that the file at `path` holds: a source pack, or a report with suggested findings.

    `progress` and `cancelled` are those of `read_report_pack`; a pack is read at once.
    Raises SourceUnreadable where it cannot be opened, is no regular file, is too large or of another
    format, and PackInvalid where a pack's text breaks the format.
    """
    if not is_pack(path):
        return read_report_pack(path, progress=progress, cancelled=cancelled)
    data = read_bytes(path, max_bytes=MAX_BYTES)
    return read_pack(decode(data, path), name=path.name, edition=hashlib.sha256(data).hexdigest())
