"""The whole window over the real desk, started as often as a test likes."""

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefdesk.app.main import Desktop
from briefdesk.app.workbench import Workbench
from briefdesk.store.folders import Folders, folders_in

TODAY = dt.date(2026, 11, 22)
PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits long for what must come, as a busy machine takes its time; a wait ends once it has come."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = 0) -> None:  # noqa: N802
        """Wait until something holds."""
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(  # noqa: N802
        self, signal: Any, *, timeout: int = 0, raising: bool | None = None, check_params_cb: Any = None
    ) -> Any:
        """Wait for a signal; where it may stay away, no longer than `timeout`."""
        patience = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=patience, raising=raising, check_params_cb=check_params_cb)

    def waitExposed(self, widget: Any, *, timeout: int = 0) -> Any:  # noqa: N802
        """Wait until a window is there."""
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Drive the window, patiently."""
    return PatientBot(request)


@pytest.fixture(scope="module", autouse=True)
def _whole_garbage() -> Iterator[None]:
    """Leave no window to be taken apart by a thread of another file's tests, nor long after its parts."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def _garbage_of_the_main_thread() -> Iterator[None]:
    """Look for garbage between the tests: a worker of theirs must not take a window apart."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


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
