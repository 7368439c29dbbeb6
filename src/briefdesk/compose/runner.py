"""Rendering template texts in a worker process that is killed when it takes too long."""

import json
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from briefdesk.compose.conversation import Conversation, WorkerDied, WorkerHung
from briefdesk.compose.fault import TextFault
from briefdesk.errors import ComposeError

_START_TIMEOUT_S = 30.0
# The worker's own clock counts what it computes; on the wall, a busy machine gets this many times as long.
_WALL_TIMES = 1 if sys.platform == "win32" else 5
_CALLS_PER_WORKER = 50
_CONTEXTS_PER_CALL = 256
# The next worker starts while the last calls of the old one are served: nobody waits for it.
_SPARE_AHEAD = 5

_PLAIN = frozenset({str, int, bool})

Context = Mapping[str, object]
Outcome = str | TextFault


class TemplateTooHeavy(ComposeError):
    """A template took more time or memory than any letter needs, and was stopped."""

    next_step = "Remove what was changed last in the template, or choose another one."


class ContextInvalid(ComposeError):
    """A value for the merge is not plain text, number, yes or no, or a list of these."""

    next_step = "Report this problem with the details shown."


def worker_command() -> tuple[str, ...]:
    """Return the command that starts a worker; a frozen app starts itself with `--template-worker`."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--template-worker")
    # -I keeps the user's environment and folder out; the path is named for checkouts that aren't installed.
    home = str(Path(__file__).resolve().parents[2])
    start = "import sys; sys.path.append(sys.argv[1]); from briefdesk.compose.worker import main; main()"
    return (sys.executable, "-I", "-c", start, home)


class TemplateRunner:
    """Renders texts against contexts in a worker; safe to use from several threads. Close it after use.

    The worker starts with the first call, is replaced after 50 calls, and is killed and
    replaced when a call of up to 256 contexts computes longer than `timeout_s`, or hangs.
    """

    def __init__(self, timeout_s: float = 2.0, command: Sequence[str] | None = None) -> None:
        self._timeout_s = timeout_s
        self._command = tuple(command) if command is not None else worker_command()
        self._lock = threading.Lock()
        self._worker: Conversation | None = None
        self._spare: Conversation | None = None
        self._calls = 0
        self._closed = False

    def render(
        self, texts: Sequence[tuple[str, str]], contexts: Sequence[Context]
    ) -> tuple[Mapping[str, Outcome], ...]:
        """Return for each context what each keyed text becomes, or the fault that keeps it from it.

        All contexts hold the same fields. Raises TemplateTooHeavy if a worker had to be stopped, and
        ContextInvalid if a context holds anything but plain values.
        """
        _require_plain(contexts)
        if not texts or not contexts:
            return tuple({} for _ in contexts)
        rendered: list[Mapping[str, Outcome]] = []
        with self._lock:
            if self._closed:
                raise TemplateTooHeavy("The template worker is closed.", "Start the app again.")
            for start in range(0, len(contexts), _CONTEXTS_PER_CALL):
                rendered += self._call(texts, contexts[start : start + _CONTEXTS_PER_CALL])
        return tuple(rendered)

    def close(self) -> None:
        """End the worker and wait until it is gone. Closing twice does nothing."""
        with self._lock:
            self._closed = True
            self._drop(self._worker, self._spare)
            self._worker = self._spare = None

    def __enter__(self) -> "TemplateRunner":
        """Return the runner itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the runner."""
        self.close()

    def _call(
        self, texts: Sequence[tuple[str, str]], contexts: Sequence[Context]
    ) -> list[dict[str, Outcome]]:
        request = {
            "texts": [list(pair) for pair in texts],
            "contexts": list(contexts),
            "seconds": self._timeout_s,
        }
        worker = self._fresh_worker()
        try:
            answer = _parsed(worker.ask(json.dumps(request).encode("ascii"), self._timeout_s * _WALL_TIMES))
        except WorkerHung as error:
            self._abandon()
            raise TemplateTooHeavy(
                f"The template took longer than {self._timeout_s:g} seconds and was stopped."
            ) from error
        except WorkerDied as error:
            self._abandon()
            raise TemplateTooHeavy("The template needed too much memory and was stopped.") from error
        if "crash" in answer:
            self._abandon()
            raise TemplateTooHeavy(f"The template could not be used ({answer['crash']}) and was stopped.")
        return _outcomes([key for key, _ in texts], answer)

    def _fresh_worker(self) -> Conversation:
        if self._worker is not None and self._calls >= _CALLS_PER_WORKER:
            self._drop(self._worker)
            self._worker, self._spare = self._spare, None
            self._calls = 0
        if self._worker is None or not self._worker.alive():
            self._drop(self._worker)
            self._worker = Conversation(self._command)
            self._calls = 0
        self._calls += 1
        if self._calls == _CALLS_PER_WORKER - _SPARE_AHEAD and self._spare is None:
            self._spare = Conversation(self._command)
        try:
            self._worker.wait_until_ready(_START_TIMEOUT_S)
        except (WorkerHung, WorkerDied) as error:
            self._abandon()
            raise TemplateTooHeavy(
                "The template worker does not start.", "Install Briefdesk again, or restart the computer."
            ) from error
        return self._worker

    def _abandon(self) -> None:
        self._drop(self._worker)
        self._worker = None

    @staticmethod
    def _drop(*workers: Conversation | None) -> None:
        for worker in workers:
            if worker is not None:
                worker.stop()


def _require_plain(contexts: Sequence[Context]) -> None:
    """Raise ContextInvalid unless all values are plain; what several contexts share is looked at once."""
    # With the objects behind the ids, so that no others come to have these ids.
    seen: dict[int, object] = {}
    names: set[str] = set()
    left: list[object] = list(contexts)
    while left:
        value = left.pop()
        if type(value) in _PLAIN or id(value) in seen:
            continue
        seen[id(value)] = value
        if isinstance(value, Mapping):
            if not value.keys() <= names:
                names |= _names_of(value)
            left += value.values()
        elif isinstance(value, (list, tuple)):
            left += value
        else:
            raise ContextInvalid(f"A merge value is a {type(value).__name__}, not plain text.")


def _names_of(value: Mapping[object, object]) -> set[str]:
    names: set[str] = set()
    for name in value:
        if not isinstance(name, str) or not name.isidentifier() or name.startswith("_"):
            raise ContextInvalid(f"“{str(name)[:60]}” cannot be the name of a merge value.")
        names.add(name)
    return names


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(line)
    except ValueError as error:
        raise WorkerDied from error
    if not isinstance(answer, dict):
        raise WorkerDied
    return answer


def _outcomes(keys: Sequence[str], answer: Mapping[str, Any]) -> list[dict[str, Outcome]]:
    faults = {key: TextFault(*fault) for key, fault in answer["faults"].items()}
    errors = {
        (number, key): TextFault(line, message, "Check the field in this line.")
        for number, key, line, message in answer["errors"]
    }
    outcomes: list[dict[str, Outcome]] = []
    for number, row in enumerate(answer["results"]):
        outcomes.append(
            {
                key: text if text is not None else (errors.get((number, key)) or faults[key])
                for key, text in zip(keys, row, strict=True)
            }
        )
    return outcomes
