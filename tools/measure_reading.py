"""Print how long a report of 300 pages takes to read, what memory the reader needs, and how the window fares.

python tools/measure_reading.py [--words 106000] [--window]

With --window each format is also added in the real window (on DISPLAY, else off screen), and the longest time
that its event loop stood still is told.
"""

import argparse
import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
FILES = ("report.pdf", "report.docx", "report.html", "report.md", "report.txt")
TICK_MS = 5


def main() -> None:
    """Make the files, then measure each in a process of its own, so that the peaks of memory are its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", default="106000")
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--one-window", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        measure(asked.one)
    elif asked.one_window:
        measure_window(asked.one_window)
    else:
        with tempfile.TemporaryDirectory() as folder:
            make = [sys.executable, str(ROOT / "tools" / "make_report.py"), folder, "--words", asked.words]
            subprocess.run(make, check=True)
            for name in FILES:
                run("--one", Path(folder) / name)
            for name in FILES if asked.window else ():
                run("--one-window", Path(folder) / name)


def run(what: str, path: Path) -> None:
    """Measure one file in a process of its own."""
    home = tempfile.mkdtemp()
    environment = {**os.environ, "BRIEFDESK_HOME": home}
    environment.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")
    subprocess.run([sys.executable, __file__, what, str(path)], check=True, env=environment)


def measure(path: Path) -> None:
    """Print the time of each phase, the reader's memory, and how long it takes to stop it half way."""
    from briefdesk.sources.reading import read_source  # noqa: PLC0415  (only in the measuring process)
    from briefdesk.sources.report import ReadingStopped  # noqa: PLC0415

    start = time.perf_counter()
    ends: dict[str, float] = {}
    pack = read_source(
        path, progress=lambda _d, _t, phase: ends.__setitem__(phase, time.perf_counter() - start)
    )
    whole = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    passages = sum(len(section.passages) for section in pack.document.sections)
    stop = threading.Event()
    stopped_at = [0.0]

    def wish() -> None:
        stopped_at[0] = time.perf_counter()
        stop.set()

    threading.Timer(whole / 2, wish).start()
    try:
        read_source(path, cancelled=stop.is_set)
        cancel = 0.0
    except ReadingStopped:
        cancel = time.perf_counter() - stopped_at[0]
    print(
        f"{path.name:12} {whole:5.1f} s (read {ends.get('reading', 0):4.1f} s), {memory:4.0f} MB, "
        f"cancel {cancel * 1000:3.0f} ms, {len(pack.document.sections)} sections, {passages} passages, "
        f"{len(pack.findings)} findings"
    )


def measure_window(path: Path) -> None:
    """Add the file in the window on the sample project and print the longest pause of its event loop."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415  (only in the measuring process)

    from briefdesk.app.main import Desktop, application  # noqa: PLC0415
    from briefdesk.store.folders import user_folders  # noqa: PLC0415

    app = application(sys.argv[:1])
    desktop = Desktop(app, user_folders(), dt.date(2026, 6, 20))
    desktop.show(None)

    def wait(done: "threading.Event | None", seconds: float) -> None:
        loop = QEventLoop(app)
        look = QTimer(loop, interval=20)
        until = time.monotonic() + seconds
        look.timeout.connect(
            lambda: loop.quit() if time.monotonic() > until or (done is not None and done.is_set()) else None
        )
        look.start()
        loop.exec()

    while desktop.workbench is None:
        wait(None, 0.2)
    wait(None, 4)
    ticks: list[tuple[float, float, str]] = []
    last = [time.perf_counter()]
    phase = ["reading"]

    def tick() -> None:
        now = time.perf_counter()
        ticks.append((now - last[0], now, phase[0]))
        last[0] = now

    timer = QTimer(app, interval=TICK_MS)
    timer.timeout.connect(tick)
    done = threading.Event()
    last[0] = start = time.perf_counter()
    timer.start()
    reading = desktop.workbench.files.read_files((path,), desktop.workbench.files.add_pack)
    reading.read.connect(lambda _pack: phase.__setitem__(0, "arrived"))
    reading.finished.connect(done.set)
    reading.failed.connect(print)
    wait(done, 90)
    read = time.perf_counter() - start
    wait(None, 4)
    longest = {
        name: max((gap for gap, _, when in ticks if when == name), default=0.0)
        for name in ("reading", "arrived")
    }
    over = [f"{gap * 1000:.0f} ms at {when - start:.1f} s" for gap, when, _ in ticks if gap > 0.05]
    print(
        f"{path.name:12} in the window {read:5.1f} s, longest pause {longest['reading'] * 1000:3.0f} ms "
        f"while it read, {longest['arrived'] * 1000:3.0f} ms when it arrived; "
        f"over 50 ms: {', '.join(over) or 'none'}"
    )
    sys.stdout.flush()
    desktop.close()
    os._exit(0)


if __name__ == "__main__":
    main()
