"""Whole runs in processes of their own: what a user waits for, start of Python and disk included."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from briefdesk.bench import ours
from briefdesk.bench.letters import installed
from briefdesk.bench.measure import Figure, median_ratio
from briefdesk.pipeline.project_settings import with_setting
from briefdesk.pipeline.projects import sample_project, save_project

ROUNDS = 3
_ALL = "chamber:house,senate"
_FEW = "state:TX"
_MOST_OF_PEERS = 0.12
_MOST_SECONDS = 4.0
_FLAT = 1.15


# A process counts as its own the memory of the one that started it. That has to be a small one.
_LAUNCHER = """
import json, os, sys, time
before = time.perf_counter()
null = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, null, 1)]
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions), 0)
seconds = time.perf_counter() - before
status = os.waitstatus_to_exitcode(status)
print(json.dumps([status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A process that ended: wall and CPU seconds, and the most memory that it held, in MB."""

    seconds: float
    cpu: float
    memory_mb: float


def run(arguments: list[str], *, environment: dict[str, str] | None = None) -> Run:
    """Run Python with `arguments` to its end. Raises CalledProcessError if it fails.

    Modules are compiled once and kept, as those of an installed program are; the first run pays for that.
    Without a screen, windows are painted off it.
    """
    command = [sys.executable, "-I", "-S", "-c", _LAUNCHER, sys.executable, *arguments]
    environ = {**_as_installed(), **(environment or {})}
    launched = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    status, seconds, cpu, kilobytes = json.loads(launched.stdout)
    if status:
        raise subprocess.CalledProcessError(status, [sys.executable, *arguments], stderr=launched.stderr)
    return Run(seconds, cpu, kilobytes / 1000)


def _as_installed() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seen = kept.get("DISPLAY") or kept.get("WAYLAND_DISPLAY")
    return kept if seen else {"QT_QPA_PLATFORM": "offscreen", **kept}


def measure_all_members(*, peers: bool) -> list[Figure]:
    """Return the figures of letters to all members in both formats, files written."""
    name = "all members, PDF and DOCX, whole process"
    with tempfile.TemporaryDirectory(prefix="briefdesk-bench-") as folder:
        home = {"BRIEFDESK_HOME": str(Path(folder) / "home")}
        project = _project(Path(folder))
        # The smaller job comes first and warms up for the others.
        few = _letters(project, _FEW, Path(folder) / "few", home)
        mine: list[Run] = []
        theirs: list[Run] = []
        for number in range(ROUNDS):
            mine.append(_letters(project, _ALL, Path(folder) / f"ours-{number}", home))
            if peers and installed("docx"):
                out = Path(folder) / f"theirs-{number}"
                theirs.append(run(["-m", "briefdesk.bench.peers.whole", str(out)]))
    seconds = statistics.median(r.seconds for r in mine)
    memory = statistics.median(r.memory_mb for r in mine)
    ratio = None
    if theirs:
        ratio = median_ratio(tuple(r.cpu for r in mine), tuple(r.cpu for r in theirs))
    return [
        Figure(
            name, seconds, "s", "platypus and python-docx" if theirs else "", ratio,
            _MOST_OF_PEERS if theirs else None, at_least=False, limit=_MOST_SECONDS,
        ),
        Figure(
            "memory, all members", memory, "MB", f"letters to {_FEW}", memory / few.memory_mb, _FLAT,
            at_least=False,
        ),
    ]  # fmt: skip


def _project(folder: Path) -> Path:
    path = folder / "bench.briefdesk"
    with ours.fresh_desk() as desk:
        save_project(with_setting(sample_project(desk), "title", "Bench"), path)
    return path


def _letters(project: Path, query: str, out: Path, home: dict[str, str]) -> Run:
    return run(
        ["-m", "briefdesk", "letters", str(project), "--to", query, "--out", str(out)], environment=home
    )
