"""The start: nothing heavy is imported before the first window is painted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
