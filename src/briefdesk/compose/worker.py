"""The process that compiles and renders template texts, so that a hostile one can only hurt itself.

It speaks JSON lines: a request `{"texts": [[key, text], ...], "contexts": [...], "seconds": 2}` is
answered by `{"faults": {key: [line, message, next_step, code]}, "results": [[text | null, ...], ...],
"errors": [[context number, key, line, message], ...]}`. It ends when its input does, and by a signal when an
answer takes more than these seconds of the processor.
"""

import json
import signal
import sys
from collections.abc import Sequence
from typing import Any, BinaryIO

from jinja2 import Template
from jinja2.exceptions import TemplateError

from briefdesk.compose.environment import live_value, text_environment
from briefdesk.compose.fault import TextFault
from briefdesk.compose.fields import KnownFields, known_from
from briefdesk.compose.guard import check_text
from briefdesk.compose.placeholder import OPEN, without_marks

MEMORY_LIMIT_BYTES = 512 * 1024 * 1024
MAX_TEXT_CHARACTERS = 200_000
MAX_ANSWER_CHARACTERS = 32_000_000
_MAX_KEPT = 500
READY = b'{"ready": true}\n'

Kept = dict[tuple[str, KnownFields], Template | TextFault]


class TooMuchText(Exception):
    """A text grows beyond what any letter holds."""


def main() -> None:
    """Serve requests from standard input until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    _limit_memory()
    _serve(sys.stdin.buffer, sys.stdout.buffer)


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    answers.write(READY)
    answers.flush()
    kept: Kept = {}
    for line in requests:
        try:
            request = json.loads(line)
            _allow(request["seconds"])
            answer = _answer(request, kept)
        except Exception as error:  # noqa: BLE001 one of the two doors: the parent turns it into a sentence
            answer = {"crash": type(error).__name__}
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()
        _allow(0)
        if "crash" in answer:
            return


def _allow(seconds: float) -> None:
    """End the process, also within a library's code, once it computed so long; 0 ends nothing any more.

    Waiting is not counted, so that a busy machine refuses no template. Windows has no such clock.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 POSIX only

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    except (ValueError, OSError):
        # A stricter limit is already set, or the system knows none: the wall clock still guards.
        return


def _answer(request: dict[str, Any], kept: Kept) -> dict[str, Any]:
    texts: list[list[str]] = request["texts"]
    contexts: list[dict[str, Any]] = request["contexts"]
    known = known_from(contexts[0]) if contexts else known_from({})
    faults: dict[str, list[Any]] = {}
    compiled: list[Template | None] = []
    for key, text in texts:
        checked = _checked(text, known, kept)
        if isinstance(checked, TextFault):
            faults[key] = [checked.line, checked.message, checked.next_step, checked.code]
        compiled.append(None if isinstance(checked, TextFault) else checked)
    results, errors = _render_all([key for key, _ in texts], compiled, contexts)
    return {"faults": faults, "results": results, "errors": errors}


def _checked(text: str, known: KnownFields, kept: Kept) -> Template | TextFault:
    """Return the compiled text or its first fault; what was compiled before is kept for the next call."""
    if (text, known) not in kept:
        if len(kept) >= _MAX_KEPT:
            kept.clear()
        fault = next(iter(check_text(text, known)), None)
        kept[text, known] = fault or text_environment().from_string(without_marks(text))
    return kept[text, known]


def _render_all(
    keys: Sequence[str], compiled: Sequence[Template | None], contexts: Sequence[dict[str, Any]]
) -> tuple[list[list[str | None]], list[list[Any]]]:
    results: list[list[str | None]] = []
    errors: list[list[Any]] = []
    characters = 0
    for number, context in enumerate(contexts):
        live = live_value(context)
        row: list[str | None] = []
        for key, template in zip(keys, compiled, strict=True):
            text = None
            if template is not None:
                outcome = _render(template, live)
                if isinstance(outcome, TextFault):
                    errors.append([number, key, outcome.line, outcome.message])
                else:
                    text = outcome
                    characters += len(text)
            row.append(text)
        if characters > MAX_ANSWER_CHARACTERS:
            raise TooMuchText
        results.append(row)
    return results, errors


def _render(template: Template, live: Any) -> str | TextFault:
    pieces: list[str] = []
    length = 0
    try:
        for piece in template.root_render_func(template.new_context(live)):
            length += len(piece)
            if length > MAX_TEXT_CHARACTERS:
                raise TooMuchText
            pieces.append(piece)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        return TextFault(_line_of(template, error), _plain(error), "")
    text = "".join(pieces)
    # "**{{ recipient.role }}**" without a role leaves bare stars, which would be printed.
    return text.replace("****", "") if OPEN not in text else text


def _line_of(template: Template, error: BaseException) -> int:
    trace = error.__traceback__
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == (template.filename or "<template>"):
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _plain(error: Exception) -> str:
    if isinstance(error, TypeError):
        return "A text is compared or joined with a number."
    message = str(error).strip().rstrip(".")
    return f"{message[:200]}." if message else "A field cannot be printed."
