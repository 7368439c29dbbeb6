"""Reports as files, in a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefdesk.model.source import SourceDocument
from briefdesk.sources.readers.whole import read_whole
from briefdesk.sources.report import read_report

Saved = Callable[[str, bytes], Path]
Read = Callable[[str, bytes], SourceDocument]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Save bytes under a name and return the path."""

    def save(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save


@pytest.fixture
def read(saved: Saved) -> Read:
    """Read bytes as a report of that name, in the test's own process."""

    def read_here(name: str, data: bytes) -> SourceDocument:
        return read_report(
            saved(name, data), worker=lambda asked, data, progress, _: read_whole(asked, data, progress)
        )

    return read_here
