"""Text for people: aligned columns and wrapped lines, no colors, no control codes of a stranger's."""

import re
import shutil
import textwrap
from collections.abc import Iterable, Sequence

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return `text` with control characters shown as U+FFFD, so that a file cannot steer the terminal."""
    return _CONTROL.sub("\ufffd", text)


def table(rows: Iterable[Sequence[str]], *, head: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the rows as lines with aligned columns; the last column is not padded."""
    cells = [[_cell(c) for c in row] for row in ([head] if head else [])]
    cells += [[_cell(c) for c in row] for row in rows]
    if not cells:
        return ()
    widths = [max(len(row[i]) for row in cells if i < len(row)) for i in range(max(map(len, cells)))]
    return tuple(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in cells
    )


def wrapped(text: str, *, indent: int = 0) -> tuple[str, ...]:
    """Return `text` in lines of the terminal's width, at most 100, indented."""
    width = max(40, min(100, shutil.get_terminal_size((100, 24)).columns))
    space = " " * indent
    return tuple(
        textwrap.wrap(
            plain(text), width, initial_indent=space, subsequent_indent=space, break_on_hyphens=False
        )
    )


def _cell(text: str) -> str:
    return " ".join(plain(text).split())
