"""Reading a report in a process of its own, killed when it takes too long or is not wanted any more."""

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefdesk.sources.readers.blocks import Progress, Reading
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.kinds import ReportKind
from briefdesk.sources.readers.messages import MAX_LINE_BYTES, AnswerInvalid, Message, decoded

TIME_LIMIT_S = 30.0
_LOOK_EVERY_S = 0.05  # whether the user wants to stop


class Cancelled(Exception):
    """The caller wanted no more of it."""


def worker_command() -> tuple[str, ...]:
    """Return the command that starts a reader; a frozen app starts itself with `--report-worker`."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--report-worker")
    # -I keeps the user's environment and folder out; the path is named for checkouts that aren't installed.
    home = str(Path(__file__).resolve().parents[3])
    start = (
        "import sys; sys.path.append(sys.argv[1]); from briefdesk.sources.readers.worker import main; main()"
    )
    return (sys.executable, "-I", "-c", start, home)


def read_in_worker(
    kind: ReportKind,
    data: bytes,
    progress: Progress,
    cancelled: Callable[[], bool],
    *,
    time_limit_s: float = TIME_LIMIT_S,
    command: Sequence[str] | None = None,
) -> Reading:
    """Return the reading of `data`, made in a process of its own.

    `progress` is called in this thread with pages or paragraphs done and their total (0 where unknown).
    Raises ReadFault, and Cancelled once `cancelled` says so.
    """
    # No shell, and the command is ours: sys.executable with fixed arguments.
    process = subprocess.Popen(  # noqa: S603
        command or worker_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # no console window
    )
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    # Reading and writing pipes may block, and Windows cannot wait on them: threads do it.
    threads = (
        threading.Thread(target=_feed, args=(process, kind, data), name="report-feed", daemon=True),
        threading.Thread(target=_listen, args=(process, lines), name="report-listen", daemon=True),
    )
    for thread in threads:
        thread.start()
    try:
        return _answer(lines, progress, cancelled, time.monotonic() + time_limit_s)
    finally:
        process.kill()
        process.wait()
        for thread in threads:
            thread.join()


def _answer(
    lines: queue.SimpleQueue[bytes], progress: Progress, cancelled: Callable[[], bool], deadline: float
) -> Reading:
    while True:
        message = _next(lines, cancelled, deadline)
        if message.fault is not None:
            raise ReadFault(message.fault)
        if message.reading is not None:
            return message.reading
        progress(message.done, message.total)


def _next(lines: queue.SimpleQueue[bytes], cancelled: Callable[[], bool], deadline: float) -> Message:
    """Return the next message. Raises ReadFault where time is up or the process is gone."""
    while True:
        if cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise ReadFault(Fault.TOO_HEAVY)
        try:
            line = lines.get(timeout=_LOOK_EVERY_S)
        except queue.Empty:
            continue
        try:
            return decoded(line)
        except AnswerInvalid as error:
            raise ReadFault(Fault.TOO_HEAVY) from error


def _feed(process: subprocess.Popen[bytes], kind: ReportKind, data: bytes) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(kind.value.encode("ascii") + b"\n")
        process.stdin.write(data)
        process.stdin.close()
    except OSError:
        return  # it ended before it had read all; what it said tells why


def _listen(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    """Hand on each line; an empty one says that there are no more."""
    if process.stdout is None:
        return
    try:
        while line := process.stdout.readline(MAX_LINE_BYTES):
            lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put(b"")
    process.stdout.close()
