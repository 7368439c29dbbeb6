"""The whole window over the real desk, started as often as a test likes."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefdesk.app.main import Desktop
from briefdesk.app.workbench import Workbench
from briefdesk.store.folders import Folders, folders_in

TODAY = dt.date(2026, 11, 22)


def _yes() -> bool:
    return True


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path / "home")


@pytest.fixture
def start(qapp: QApplication, folders: Folders, qtbot: QtBot):
    """Start the whole window, as often as a test likes, and close what was started."""
    started: list[Desktop] = []

    def begin(path: Path | None = None) -> Desktop:
        desktop = Desktop(qapp, folders, TODAY)
        started.append(desktop)
        desktop.show(path)
        qtbot.waitUntil(lambda: desktop.workbench is not None, timeout=20_000)
        return desktop

    yield begin
    for desktop in started:
        desktop.window.may_close = _yes
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()


@pytest.fixture
def bench(start) -> Workbench:
    return start().workbench
