"""How long imports of the roster take, how soon the shipped one loads, how soon a download can be left.

Usage: python tools/measure_roster.py [FOLDER]      (default: ../shared/data/congress-legislators)
"""

import datetime as dt
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from briefdesk.congress.shipped_roster import load_shipped_roster
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.roster import plan_update
from briefdesk.store.download import DownloadStopped, fetch
from briefdesk.store.folders import folders_in

DATA = Path(__file__).parents[1].parent / "shared" / "data" / "congress-legislators"
SNAPSHOT = dt.date(2026, 6, 15)
OTHERS = ("committees-current.json", "committee-membership-current.json")
LEAST_RUNS = 5


def main() -> int:
    """Print each figure beside its target; the status is 1 where one is missed."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    found = [_report("load the shipped roster", _seconds(load_shipped_roster, 30), 0.015)]
    if folder.is_dir():
        with (
            tempfile.TemporaryDirectory() as home,
            open_desk(today=dt.date(2026, 6, 20), folders=folders_in(Path(home))) as desk,
        ):
            desk.index  # noqa: B018 - not a part of what is measured
            for ending, target in (("json", 1.0), ("yaml", 3.0)):
                files = tuple(folder / name for name in (f"legislators-current.{ending}", *OTHERS))

                def plan(files: tuple[Path, ...] = files) -> object:
                    return plan_update(desk, files, as_of=SNAPSHOT)

                found.append(
                    _report(f"import, members in {ending.upper()}", _seconds(plan, LEAST_RUNS), target)
                )
    found.append(_report("leave a silent server", _seconds(_leave, LEAST_RUNS), 0.2))
    return 0 if all(found) else 1


def _leave() -> None:
    """Cancel a download from a server that says nothing; the time counts from the wish."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        wished = threading.Event()
        threading.Timer(0.1, wished.set).start()
        try:
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", cancelled=wished.is_set, loopback=True)
        except DownloadStopped:
            return


def _seconds(work: Callable[[], object], runs: int) -> list[float]:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def _report(what: str, taken: list[float], target: float) -> bool:
    worst, middle = max(taken), statistics.median(taken)
    if what.startswith("leave"):
        worst, middle = worst - 0.1, middle - 0.1
    verdict = "ok" if middle < target else "MISSED"
    print(
        f"{what:28} median {middle * 1000:7.1f} ms   worst {worst * 1000:7.1f} ms   "
        f"target {target * 1000:,.0f} ms   {verdict}"
    )
    return middle < target


if __name__ == "__main__":
    sys.exit(main())
