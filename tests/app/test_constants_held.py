"""The workaround for PySide6 6.12 on Python 3.11: see `constants_held`."""

import subprocess
import sys

PROGRAM = """
from briefdesk.app.constants_held import hold_constants
hold_constants()
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(100_000):
    thing.parent()
    thing.property("missing")
print("alive", None)
"""


def test_a_hundred_thousand_calls_that_return_none_do_not_end_the_process():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stdout.strip()) == (0, "alive None"), done.stderr


def test_without_the_stay_python_3_11_would_stop():
    program = PROGRAM.replace("\nhold_constants()", "")

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    # Once this fails, PySide6 has mended its wheels and the workaround can go.
    assert done.returncode == 0 if sys.version_info >= (3, 12) else "deallocating" in done.stderr
