"""Work off the main thread: pure functions in private pools, answers back on the main thread."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

_TURN_S = 0.0002

OnResult = Callable[[Any], None]
OnError = Callable[[Exception], None]


def favor_window() -> None:
    """Let no worker keep the interpreter from the window for longer than a fifth of a millisecond.

    Python's own 5 ms are felt: each time the window's thread wakes, it would wait as long.
    """
    sys.setswitchinterval(_TURN_S)


@dataclass(frozen=True, slots=True)
class _Request:
    """One call that waits or runs. `ticket` grows with every submission of any key."""

    key: str
    ticket: int
    call: Callable[[], Any]
    on_result: OnResult
    on_error: OnError


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a worker sends home: a result or an error, for a call or for one step of a generator."""

    deliver: Callable[[], None]


class _Job(QRunnable):
    """Runs a plain function on a pool thread; the runner keeps it alive until it has answered."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work

    def run(self) -> None:
        """Run the work; `work` itself lets no exception out."""
        self._work()


class Runner(QObject):
    """Owns two thread pools, one for calls and one for generators.

    Per key the newest request wins and stale answers are dropped. Callbacks run on the main thread. After
    `close` none is called any more.
    """

    busy_changed = Signal(bool)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        favor_window()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        # What was asked for by name, with progress, does not wait until the window has looked around.
        self._errands = QThreadPool(self)
        self._errands.setMaxThreadCount(threads)
        self._tickets = 0
        self._newest: dict[str, int] = {}
        self._running: dict[str, _Request] = {}
        self._waiting: dict[str, _Request] = {}
        self._jobs: dict[int, _Job] = {}
        self._cancels: set[Event] = set()
        self._closed = False
        self._answered.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Return whether anything runs or waits."""
        return bool(self._jobs)

    def submit(
        self, key: str, function: Callable[..., Any], *args: Any, on_result: OnResult, on_error: OnError
    ) -> None:
        """Call `function(*args)` on a worker; `on_result` or `on_error` gets the answer.

        A newer submission of the same key makes this one stale: if it has not started it never does, if it
        has, its answer is dropped. At most one call per key runs at a time.
        """
        if self._closed:
            return
        self._tickets += 1
        request = _Request(key, self._tickets, lambda: function(*args), on_result, on_error)
        self._newest[key] = request.ticket
        if key in self._running:
            self._waiting[key] = request
        else:
            self._start(request)

    def drop(self, key: str) -> None:
        """Forget what was asked under `key`: nothing of it will be answered."""
        self._newest.pop(key, None)
        self._waiting.pop(key, None)

    def run_generator(
        self,
        factory: Callable[[], Iterator[Any]],
        *,
        on_item: OnResult,
        on_done: Callable[[], None],
        on_error: OnError,
        cancel: Event | None = None,
    ) -> Event:
        """Walk `factory()` on a worker, one `on_item` per item, then `on_done` or `on_error`.

        Returns the event that cancels: once set, no further item is asked for and `on_done` follows.
        `close` sets it too.
        """
        stop = cancel or Event()
        if self._closed:
            return stop
        self._tickets += 1
        ticket = self._tickets
        self._cancels.add(stop)

        def work() -> None:
            last: Callable[[], None] = on_done
            try:
                for item in factory():
                    self._send(partial(on_item, item))
                    if stop.is_set():
                        break
            except Exception as error:  # noqa: BLE001 - the worker's door: the main thread shows it
                last = partial(on_error, error)
            self._send(partial(self._end_generator, ticket, stop, last))

        self._launch(ticket, work, self._errands)
        return stop

    def close(self) -> None:
        """Cancel what can be cancelled, wait for what runs, and call nobody back."""
        self._closed = True
        self._waiting.clear()
        self._newest.clear()
        for cancel in self._cancels:
            cancel.set()
        for pool in (self._pool, self._errands):
            pool.clear()
        for pool in (self._pool, self._errands):
            pool.waitForDone()
        self._jobs.clear()

    def _start(self, request: _Request) -> None:
        self._running[request.key] = request

        def work() -> None:
            try:
                result = request.call()
            except Exception as error:  # noqa: BLE001 - the worker's door: the main thread shows it
                answer = partial(request.on_error, error)
            else:
                answer = partial(request.on_result, result)
            self._send(partial(self._end_call, request, answer))

        self._launch(request.ticket, work, self._pool)

    def _launch(self, ticket: int, work: Callable[[], None], pool: QThreadPool) -> None:
        was_busy = self.busy
        job = _Job(work)
        self._jobs[ticket] = job
        if not was_busy:
            self.busy_changed.emit(True)
        pool.start(job)

    def _send(self, deliver: Callable[[], None]) -> None:
        self._answered.emit(_Answer(deliver))

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if not self._closed:
            answer.deliver()

    def _end_call(self, request: _Request, call_back: Callable[[], None]) -> None:
        fresh = self._newest.get(request.key) == request.ticket
        self._running.pop(request.key, None)
        self._retire(request.ticket)
        waiting = self._waiting.pop(request.key, None)
        if waiting is not None:
            self._start(waiting)
        if fresh:
            call_back()

    def _end_generator(self, ticket: int, stop: Event, call_back: Callable[[], None]) -> None:
        self._cancels.discard(stop)
        self._retire(ticket)
        call_back()

    def _retire(self, ticket: int) -> None:
        self._jobs.pop(ticket, None)
        if not self.busy:
            self.busy_changed.emit(False)
