"""The start: nothing heavy is imported before the first window is painted."""

import subprocess
import sys

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
