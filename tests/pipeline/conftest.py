import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path / "home")) as desk:
        yield desk


@pytest.fixture
def sample(desk: Desk) -> Project:
    return sample_project(desk)
