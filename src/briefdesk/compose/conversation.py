"""One worker process and the thread that talks with it over pipes, so that no caller ever blocks on one."""

import contextlib
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

_MAX_ANSWER_BYTES = 256 * 1024 * 1024


class WorkerHung(Exception):
    """No answer within the time allowed, by the clock on the wall or the worker's own."""


class WorkerDied(Exception):
    """The process ended, or said something that is no answer."""


class Conversation:
    """A running worker process. Questions are asked one at a time; `stop` ends process and thread."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = _start(command)
        self._questions: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._ready = False
        # Reading and writing pipes may block, and Windows cannot wait on them: a thread does it.
        self._thread = threading.Thread(target=self._talk, name="template-worker", daemon=True)
        self._thread.start()

    def alive(self) -> bool:
        """Return whether the process still runs."""
        return self._process.poll() is None

    def wait_until_ready(self, timeout_s: float) -> None:
        """Return when the process has started; raises WorkerHung or WorkerDied."""
        if not self._ready:
            self._next_answer(timeout_s)
            self._ready = True

    def ask(self, question: bytes, timeout_s: float) -> bytes:
        """Return the answer to one line of question; raises WorkerHung or WorkerDied."""
        self._questions.put(question + b"\n")
        return self._next_answer(timeout_s)

    def stop(self) -> None:
        """Kill the process, wait until it is gone and end the thread."""
        self._process.kill()
        self._process.wait()
        self._questions.put(None)
        self._thread.join()

    def _next_answer(self, timeout_s: float) -> bytes:
        try:
            answer = self._answers.get(timeout=timeout_s)
        except queue.Empty:
            raise WorkerHung from None
        if not answer.endswith(b"\n"):
            raise WorkerHung if self._out_of_time() else WorkerDied
        return answer

    def _out_of_time(self) -> bool:
        """Return whether the worker's own clock ended it."""
        if sys.platform == "win32":
            return False
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=1) == -signal.SIGPROF
        return False

    def _talk(self) -> None:
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            return
        try:
            self._answers.put(answered.readline(_MAX_ANSWER_BYTES))
            while (question := self._questions.get()) is not None:
                asked.write(question)
                asked.flush()
                self._answers.put(answered.readline(_MAX_ANSWER_BYTES))
        except (OSError, ValueError):
            self._answers.put(b"")
        finally:
            for pipe in (asked, answered):
                try:
                    pipe.close()
                except OSError:
                    continue  # a question was still in the buffer of a pipe that nobody reads


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # No shell, and the command is ours: sys.executable with fixed arguments.
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # no console window
    )
