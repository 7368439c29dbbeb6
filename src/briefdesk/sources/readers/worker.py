"""The process that reads a report's bytes, so that a hostile file can only hurt itself.

Standard input holds a line with the kind (“pdf”) and then the file's bytes to the end. It answers with lines
of JSON, each a `Message`: how far it is, and at last the reading or the fault.
"""

import signal
import sys
from typing import BinaryIO

from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.kinds import ReportKind
from briefdesk.sources.readers.messages import Message, encoded
from briefdesk.sources.readers.reading import read_bytes_of

MEMORY_LIMIT_BYTES = 2 * 1024 * 1024 * 1024


def main() -> None:
    """Read one report from standard input and answer on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    _limit_memory()
    _serve(sys.stdin.buffer, sys.stdout.buffer)


def _serve(asked: BinaryIO, answers: BinaryIO) -> None:
    def tell(message: Message) -> None:
        answers.write(encoded(message))
        answers.flush()

    def progress(done: int, total: int) -> None:
        tell(Message(done=done, total=total))

    kind = ReportKind(asked.readline(100).decode("ascii").strip())
    try:
        answer = Message(reading=read_bytes_of(kind, asked.read(), progress))
    except ReadFault as error:
        answer = Message(fault=error.fault)
    except (MemoryError, RecursionError):
        answer = Message(fault=Fault.TOO_HEAVY)
    except Exception:  # noqa: BLE001 one of the doors: the parent turns it into a sentence
        answer = Message(fault=Fault.BROKEN)
    tell(answer)


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
