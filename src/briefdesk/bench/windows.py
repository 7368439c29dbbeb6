"""The window: how soon it is there, what it holds, how long it may stand still."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from briefdesk.bench.letters import installed
from briefdesk.bench.measure import Figure, median_ratio
from briefdesk.bench.processes import Run, run
from briefdesk.store.folders import folders_in
from briefdesk.store.settings import Settings, save_settings

_ROUNDS = 7
_MOST_OF_BARE_TIME = 1.35
_MOST_OF_BARE_MEMORY = 1.25
_MOST_OF_QPDF = 0.25


def measure_window(*, peers: bool) -> list[Figure]:
    """Return the figures of the cold start and of the longest stall while previewing."""
    return [*_start(), _stall(peers=peers)]


def _start() -> list[Figure]:
    ours: list[Run] = []
    bare: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="briefdesk-bench-") as folder:
        _work_here(Path(folder))
        for number in range(_ROUNDS + 1):
            for name, runs in (("bare", bare), ("ours", ours)):
                done = run(["-m", "briefdesk.bench.start", name], environment={"BRIEFDESK_HOME": folder})
                if number:  # the first round only warms up
                    runs.append(done)
    seconds = statistics.median(r.cpu for r in ours) * 1000
    memory = statistics.median(r.memory_mb for r in ours)
    versus = "a bare QMainWindow"
    return [
        Figure(
            "cold start to first paint", seconds, "ms", versus,
            median_ratio(tuple(r.cpu for r in ours), tuple(r.cpu for r in bare)), _MOST_OF_BARE_TIME,
            at_least=False,
        ),
        Figure(
            "memory at first paint", memory, "MB", versus,
            median_ratio(tuple(r.memory_mb for r in ours), tuple(r.memory_mb for r in bare)),
            _MOST_OF_BARE_MEMORY, at_least=False,
        ),
    ]  # fmt: skip


def _work_here(home: Path) -> None:
    """Make `home` that of somebody who starts on the home page, with two projects opened before."""
    recent = (home / "Border letter.briefdesk", home / "Asylum.briefdesk")
    save_settings(Settings(first_run_done=True, recent=recent), folders_in(home).config)


def _stall(*, peers: bool) -> Figure:
    name, versus = "longest stall while previewing", "QPdfDocument.render in a thread"
    there = installed("PySide6.QtPdf")
    stalls = _stalls("ours", *(("qpdf",) if peers and there else ()))
    mine = statistics.median(stalls["ours"])
    if not peers:
        return Figure(name, mine, "ms")
    if not there:
        return Figure(
            name, mine, "ms", versus, target=_MOST_OF_QPDF, skipped="PySide6_Addons is not installed"
        )
    ratio = median_ratio(tuple(stalls["ours"]), tuple(stalls["qpdf"]))
    return Figure(name, mine, "ms", versus, ratio, _MOST_OF_QPDF, at_least=False)


def _stalls(*contenders: str) -> dict[str, list[float]]:
    """Return each contender's longest stall, by round, in milliseconds; they take turns in one process."""
    command = [sys.executable, "-m", "briefdesk.bench.stall", *contenders]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    stalls: dict[str, list[float]] = json.loads(told)
    return stalls
