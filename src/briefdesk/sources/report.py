"""Read a report of any kind: a file becomes a source document of sections and numbered passages."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from briefdesk.model.finding import SourcePack
from briefdesk.model.source import SourceDocument
from briefdesk.sources.files import read_bytes
from briefdesk.sources.readers.blocks import Progress, no_progress
from briefdesk.sources.readers.faults import ReadFault, ReadingStopped, ReportUnreadable
from briefdesk.sources.readers.kinds import MAX_BYTES, REPORT_ENDINGS, check_kind, kind_by_name
from briefdesk.sources.readers.messages import Asked
from briefdesk.sources.readers.process import Cancelled, read_in_worker

__all__ = ["REPORT_ENDINGS", "never", "no_progress", "read_report", "read_report_pack"]


class ReportReader(Protocol):
    """Reads a file's bytes, as `read_in_worker` does."""

    def __call__(
        self, asked: Asked, data: bytes, progress: Progress, cancelled: Callable[[], bool], /
    ) -> SourcePack:
        """Return what is asked; raises ReadFault or Cancelled."""


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
    """Return the document that the report at `path` holds, without findings, as `read_report_pack` does."""
    return _read(path, worker, progress, cancelled, suggest=False).document


def read_report_pack(
    path: Path,
    *,
    worker: ReportReader = read_in_worker,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> SourcePack:
    """Return the report at `path` with suggested findings: PDF, DOCX, HTML, Markdown or plain text.

    It is read by `worker`, a process that is killed when it takes longer than any report should, or once
    `cancelled`. `progress` gets what is done (pages, paragraphs, then passages), the total (0 where
    unknown) and the phase.
    Raises SourceUnreadable (ReportUnreadable, WrongKind, ReadingStopped) with what to do about it.
    """
    return _read(path, worker, progress, cancelled, suggest=True)


def _read(
    path: Path, worker: ReportReader, progress: Progress, cancelled: Callable[[], bool], *, suggest: bool
) -> SourcePack:
    kind = kind_by_name(path)
    data = read_bytes(path, max_bytes=MAX_BYTES[kind])
    check_kind(kind, data, path)
    asked = Asked(kind, path.stem, hashlib.sha256(data).hexdigest(), suggest)
    try:
        return worker(asked, data, progress, cancelled)
    except ReadFault as error:
        raise ReportUnreadable(path, error.fault) from error
    except Cancelled as error:
        raise ReadingStopped(path) from error
