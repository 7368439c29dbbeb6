"""The start: nothing heavy is imported before the first window is painted."""

import datetime as dt
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from briefdesk.app import main, qt_numbers
from briefdesk.app.main import Desktop
from briefdesk.store.folders import Folders

TODAY = dt.date(2026, 11, 22)

HEAVY = ("reportlab", "docx", "lxml", "jinja2", "markdown_it", "pypdfium2", "yaml", "importlib.metadata")


def test_the_window_is_built_without_the_heavy_libraries():
    program = f"import sys, briefdesk.app.main; print([m for m in {HEAVY!r} if m in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_window_is_built_without_the_pipeline():
    program = "import sys, briefdesk.app.main; print('briefdesk.pipeline.desk' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.stdout.strip() == "False", done.stdout + done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 has displays by number")
def test_a_screen_that_cannot_be_reached_is_a_sentence_and_no_crash(tmp_path: Path):
    kept = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}

    done = subprocess.run(
        [Path(sys.executable).parent / "briefdesk"],
        env={**kept, "DISPLAY": ":9999", "BRIEFDESK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("The screen “:9999” cannot be reached.\n")
    assert "briefdesk demo" in done.stderr


def test_the_first_screen_is_painted_without_the_namespace_of_qt(tmp_path: Path):
    # Qt makes its enumerations at the first use of the name, which takes longer than the screen itself.
    config = tmp_path / "config"
    config.mkdir()
    config.joinpath("settings.json").write_text('{"first_run_done": true, "recent": ["/a/Border.briefdesk"]}')
    program = """
import enum, os
made = []
create = enum.EnumType._create_
def noting(of, name, *rest, **options):
    made.append(name)
    return create(of, name, *rest, **options)
enum.EnumType._create_ = noting
from briefdesk.bench import start
start._leave = lambda: (print("AlignmentFlag" in made, "StandardPixmap" in made, flush=True), os._exit(0))
start.ours()
"""
    home = {"QT_QPA_PLATFORM": "offscreen", "BRIEFDESK_HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stdout.split() == ["False", "False"], done.stdout + done.stderr


def test_the_numbers_for_the_first_screen_are_those_of_qt():
    assert Qt.FocusPolicy.TabFocus.value == qt_numbers.TAB_FOCUS
    assert Qt.FocusPolicy.StrongFocus.value == qt_numbers.STRONG_FOCUS
    assert Qt.ToolButtonStyle.ToolButtonTextUnderIcon.value == qt_numbers.TEXT_UNDER_ICON
    assert (Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft).value == qt_numbers.TOP_LEFT
    assert QFrame.Shape.NoFrame.value == qt_numbers.NO_FRAME


def test_a_key_pressed_right_after_the_first_paint_works(
    qapp, folders: Folders, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    pressed, open_behind = threading.Event(), main._open_behind

    def open_after_the_key(*facts: Any, **more: Any) -> Any:
        pressed.wait(60)
        return open_behind(*facts, **more)

    monkeypatch.setattr(main, "_open_behind", open_after_the_key)
    folders.config.mkdir(parents=True)
    folders.config.joinpath("settings.json").write_text('{"first_run_done": true}')
    desktop = Desktop(qapp, folders, TODAY)
    desktop.show(None)
    qtbot.waitExposed(desktop.window)
    desktop.window.activateWindow()
    qtbot.keyClick(desktop.window.welcome.sample, Qt.Key.Key_Tab)

    try:
        qtbot.waitUntil(desktop.window.welcome.report.hasFocus)
        assert desktop.workbench is None
    finally:
        pressed.set()
        qtbot.waitUntil(lambda: desktop.workbench is not None, timeout=20_000)
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()
