"""Reading a report in a process of its own, killed when it takes too long or is not wanted any more."""

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdesk.model.finding import SourcePack
from briefdesk.sources.readers.blocks import Progress
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.messages import (
    MAX_LINE_BYTES,
    AnswerInvalid,
    Asked,
    Message,
    decoded,
    encoded_question,
)

_LOOK_EVERY_S = 0.05  # whether the user wants to stop


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a reader may take by the clock on the wall: to start, in silence, and in all.

    Where the system can, the reader's own clock stops it sooner: see `worker.Diligence`.
    """

    start_s: float = 20.0
    silence_s: float = 4.0 if sys.platform == "win32" else 15.0
    whole_s: float = 120.0


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
    asked: Asked,
    data: bytes,
    progress: Progress,
    cancelled: Callable[[], bool],
    *,
    patience: Patience = Patience(),
    command: Sequence[str] | None = None,
) -> SourcePack:
    """Return what is `asked` of `data`, read in a process of its own.

    `progress` is called in this thread with pages, paragraphs or passages done, their total (0 where unknown)
    and the phase. Raises ReadFault, and Cancelled once `cancelled` says so.
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
        threading.Thread(target=_feed, args=(process, asked, data), name="report-feed", daemon=True),
        threading.Thread(target=_listen, args=(process, lines), name="report-listen", daemon=True),
    )
    for thread in threads:
        thread.start()
    try:
        return _Watch(asked, lines, cancelled, patience).answer(progress)
    finally:
        process.kill()
        process.wait()
        for thread in threads:
            thread.join()


class _Watch:
    """Waits for one reader's answer as long as there is patience."""

    def __init__(
        self,
        asked: Asked,
        lines: queue.SimpleQueue[bytes],
        cancelled: Callable[[], bool],
        patience: Patience,
    ) -> None:
        self._asked = asked
        self._lines = lines
        self._cancelled = cancelled
        self._patience = patience
        self._deadline = time.monotonic() + patience.start_s
        self._end = time.monotonic() + patience.whole_s

    def answer(self, progress: Progress) -> SourcePack:
        """Return what was read. Raises ReadFault or Cancelled."""
        while True:
            message = self._next()
            if message.fault is not None:
                raise ReadFault(message.fault)
            if message.pack is not None:
                return message.pack
            self._deadline = time.monotonic() + self._patience.silence_s
            if message.done:
                progress(message.done, message.total, message.phase)

    def _next(self) -> Message:
        """Return the next message. Raises ReadFault where time is up or the process is gone."""
        while True:
            if self._cancelled():
                raise Cancelled
            if time.monotonic() > min(self._deadline, self._end):
                raise ReadFault(Fault.TOO_HEAVY)
            try:
                line = self._lines.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                continue
            try:
                return decoded(line, self._asked)
            except AnswerInvalid as error:
                raise ReadFault(Fault.TOO_HEAVY) from error


def _feed(process: subprocess.Popen[bytes], asked: Asked, data: bytes) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(encoded_question(asked))
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
