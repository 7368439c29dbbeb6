"""The process that reads a report's bytes, so that a hostile file can only hurt itself.

Standard input holds a line of JSON, what is `Asked`, and then the file's bytes to the end. It answers with
lines of JSON, each a `Message`: how far it is, and at last what was read or the fault.
"""

import signal
import sys
import time
from typing import BinaryIO

from briefdesk.sources.readers.blocks import Phase
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.messages import Message, decoded_question, encoded
from briefdesk.sources.readers.whole import read_whole

MEMORY_LIMIT_BYTES = 800_000_000
# Seconds of computing, which a busy machine does not shorten: without a sign, and more for each page read.
SILENT_S, PAGE_S = 2.5, 0.2
_TELL_EVERY_S = 0.1


def main() -> None:
    """Read one report from standard input and answer on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    _limit_memory()
    _serve(sys.stdin.buffer, sys.stdout.buffer)


class Diligence:
    """Ends the process, also within a library's code, where it computes long and nothing comes of it.

    Waiting is not counted. Windows has no such clock; there the parent's patience alone counts.
    """

    def __init__(self) -> None:
        self._pages_s = time.process_time() + SILENT_S

    def allow(self, done: int, phase: Phase) -> None:
        """Allow the time for what comes next, now that so many pages are read."""
        left = SILENT_S
        if phase is Phase.READING:
            left = min(left, self._pages_s + PAGE_S * done - time.process_time())
        if sys.platform != "win32":
            # Nothing handles the signal that comes when it runs down: it ends the process.
            signal.setitimer(signal.ITIMER_PROF, max(left, 0.01))

    def rest(self) -> None:
        """End nothing any more."""
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)


class _Teller:
    """Says how far the reading is, not more often than anybody could see it."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._told = 0.0
        self._diligence = Diligence()

    def progress(self, done: int, total: int, phase: Phase) -> None:
        """Say it where it is the first or the last of its phase, or the last word is old."""
        now = time.monotonic()
        if done in (1, total) or now - self._told > _TELL_EVERY_S:
            self._told = now
            self._diligence.allow(done, phase)
            self.tell(Message(done, total, phase))

    def begin(self) -> None:
        """Say that the reader has started: from now on silence counts against it."""
        self._diligence.allow(0, Phase.READING)
        self.tell(Message())

    def end(self, answer: Message) -> None:
        """Give the answer, however long the work has taken."""
        self._diligence.rest()
        self.tell(answer)

    def tell(self, message: Message) -> None:
        """Say something at once."""
        self._answers.write(encoded(message))
        self._answers.flush()


def _serve(asked: BinaryIO, answers: BinaryIO) -> None:
    teller = _Teller(answers)
    teller.begin()
    try:
        question = decoded_question(asked.readline(10_000))
        answer = Message(pack=read_whole(question, asked.read(), teller.progress))
    except ReadFault as error:
        answer = Message(fault=error.fault)
    except (MemoryError, RecursionError):
        answer = Message(fault=Fault.TOO_HEAVY)
    except Exception:  # noqa: BLE001 one of the doors: the parent turns it into a sentence
        answer = Message(fault=Fault.BROKEN)
    teller.end(answer)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 POSIX only

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    except (ValueError, OSError):
        # A stricter limit is already set, or the system knows none: the wall clock still guards.
        return


if __name__ == "__main__":
    main()
