"""Printing: one JSON document, lines for people, and streams that never fail over a character."""

import contextlib
import os
import sys
from collections.abc import Iterable
from typing import Any

from briefdesk.errors import BriefdeskError


class OutputRefused(BriefdeskError):
    """Standard output takes no more."""

    next_step = "Free some space, or send the output elsewhere."


def print_json(document: Any) -> None:
    """Print the one JSON document of a call on standard output."""
    # Here and below, not above: the window, opened through this room too, must not wait for what prints.
    import msgspec  # noqa: PLC0415

    from briefdesk.store.json_bytes import encode  # noqa: PLC0415

    print_lines([msgspec.json.format(encode(document), indent=2).decode()])


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output, wholly. Raises OutputRefused where that is full or closed."""
    if sys.stdout is None:
        raise OutputRefused("The answer could not be printed: standard output is closed.")
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_stdout()
        raise OutputRefused(f"The answer could not be printed: {error.strerror or error}.") from error


def say(text: str) -> None:
    """Print a message for people on standard error."""
    if sys.stderr is None:  # print() would take standard output in its place
        return
    from briefdesk.cli.columns import plain  # noqa: PLC0415

    with contextlib.suppress(OSError):
        print(plain(text), file=sys.stderr)


def prepare_streams(*, wants_json: bool) -> None:
    """Print any character anywhere: JSON is UTF-8; a terminal gets an escape for what it cannot show."""
    _fill_closed()
    settings = {"encoding": "utf-8"} if wants_json else {"errors": "backslashreplace"}
    for stream, wanted in ((sys.stdout, settings), (sys.stderr, {"errors": "backslashreplace"})):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(**wanted)  # type: ignore[union-attr]  # a TextIOWrapper where it matters


def _fill_closed() -> None:
    """Open nothing in place of closed standard streams, so that no file of ours takes their numbers."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # the system gives the lowest free number


def silence_stdout() -> None:
    """Let the interpreter close standard output quietly after its reader has gone."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
