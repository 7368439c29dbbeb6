"""Read a report of any kind: a file becomes a source document of sections and numbered passages."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from briefdesk.model.source import SourceDocument
from briefdesk.sources.files import SourceUnreadable, decode, read_bytes
from briefdesk.sources.readers.blocks import Progress, Reading, no_progress
from briefdesk.sources.readers.faults import Fault, ReadFault, ReadingStopped, ReportUnreadable
from briefdesk.sources.readers.kinds import MAX_BYTES, REPORT_ENDINGS, ReportKind, check_kind, kind_by_name
from briefdesk.sources.readers.outline import outlined
from briefdesk.sources.readers.plain_text import read_plain_text
from briefdesk.sources.readers.process import Cancelled, read_in_worker

__all__ = ["REPORT_ENDINGS", "never", "no_progress", "read_report"]


class ReportReader(Protocol):
    """Makes a reading of a file's bytes, as `read_in_worker` does."""

    def __call__(
        self, kind: ReportKind, data: bytes, progress: Progress, cancelled: Callable[[], bool], /
    ) -> Reading:
        """Return the reading; raises ReadFault or Cancelled."""


def never() -> bool:
    """Return that the reading shall go on."""
    return False


def read_report(
    path: Path,
    *,
    worker: ReportReader = read_in_worker,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> SourceDocument:
    """Return the document that the report at `path` holds: PDF, DOCX, HTML, Markdown or plain text.

    All but plain text is read by `worker`, a process that is killed after 30 seconds or once `cancelled`.
    `progress` gets pages or paragraphs done and their total, 0 where unknown.
    Raises SourceUnreadable (ReportUnreadable, WrongKind, ReadingStopped) with what to do about it.
    """
    kind = kind_by_name(path)
    data = read_bytes(path, max_bytes=MAX_BYTES[kind])
    check_kind(kind, data, path)
    try:
        if kind is ReportKind.TEXT:
            reading = read_plain_text(_text(data, path))
        else:
            reading = worker(kind, data, progress, cancelled)
        return outlined(reading, stem=path.stem, edition=hashlib.sha256(data).hexdigest())
    except ReadFault as error:
        raise ReportUnreadable(path, error.fault) from error
    except Cancelled as error:
        raise ReadingStopped(path) from error


def _text(data: bytes, path: Path) -> str:
    try:
        return decode(data, path)
    except SourceUnreadable as error:
        raise ReportUnreadable(path, Fault.BINARY) from error
