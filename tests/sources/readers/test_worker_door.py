"""A bundled app starts its reader through its own executable, with a word of its own."""

import json
import subprocess
import sys

import pytest

from briefdesk.sources.readers.kinds import ReportKind
from briefdesk.sources.readers.messages import Asked, decoded, encoded_question
from briefdesk.sources.readers.process import read_in_worker, worker_command
from briefdesk.sources.report import never, no_progress

ASKED = Asked(ReportKind.TEXT, "rivers", "ab" * 32)
TEXT = b"Patrols cost $4.2 million in 2025, half as much again as the year before."
DOOR = (sys.executable, "-m", "briefdesk", "--report-worker")


def test_report_worker_answers_a_small_frame_through_the_command_line():
    done = subprocess.run(DOOR, input=encoded_question(ASKED) + TEXT, capture_output=True, check=True)

    first, *_, last = done.stdout.splitlines()
    pack = decoded(last, ASKED).pack
    assert json.loads(first) == {}
    assert pack is not None
    assert pack.findings[0].figures == ("$4.2 million", "2025", "half")
    assert done.stderr == b""


def test_parent_reads_through_the_door():
    pack = read_in_worker(ASKED, TEXT, no_progress, never, command=DOOR)

    assert (pack.document.title, pack.document.edition) == ("Rivers", ASKED.edition)


def test_frozen_app_calls_its_own_executable(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert worker_command() == (sys.executable, "--report-worker")


def test_question_that_is_none_is_answered_as_a_broken_file():
    done = subprocess.run(DOOR, input=b"nonsense\n", capture_output=True, check=True)

    assert json.loads(done.stdout.splitlines()[-1]) == {"fault": "broken"}


def test_reader_ends_by_itself_however_long_it_computed():
    slow = (
        sys.executable, "-c",
        "import time\nfrom briefdesk.sources.readers import worker\nread = worker.read_whole\n"
        "def busy(asked, data, progress):\n"
        "    until = time.process_time() + worker.SILENT_S * 1.2\n"
        "    while time.process_time() < until: progress(1, 1, worker.Phase.SUGGESTING)\n"
        "    return read(asked, data, progress)\n"
        "worker.read_whole = busy\nworker.main()",
    )  # fmt: skip
    done = subprocess.run(slow, input=encoded_question(ASKED) + TEXT, capture_output=True, check=True)

    assert decoded(done.stdout.splitlines()[-1], ASKED).pack is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no clock of computing")
def test_reader_that_computes_and_says_nothing_is_ended():
    stuck = (
        sys.executable, "-c",
        "from briefdesk.sources.readers import worker\n"
        "def stuck(*asked):\n    while True: pass\n"
        "worker.SILENT_S = 0.3\nworker.read_whole = stuck\nworker.main()",
    )  # fmt: skip
    done = subprocess.run(stuck, input=encoded_question(ASKED) + TEXT, capture_output=True, check=False)

    assert done.returncode < 0
