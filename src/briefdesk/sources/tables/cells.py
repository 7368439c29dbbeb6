"""A cell's text as the rest of Briefdesk may use it, and rows made of such cells."""

import re
from collections.abc import Iterable

from briefdesk.model.table import Table, TableRow
from briefdesk.sources.tables.faults import MAX_CELL_CHARACTERS, MAX_COLUMNS, too_long_cell

# Control characters, and marks that turn the direction of what follows: no name or address holds them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c]")


NOT_WORKED_OUT = "#NOT WORKED OUT"
"""Stands for a formula whose result the file does not hold: no spreadsheet has opened it yet."""

_FAILED = re.compile(
    rf"{NOT_WORKED_OUT}|#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)"
    r"|Err:\d{3}"
)


def is_failed_formula(text: str) -> bool:
    """Return whether a cell holds what a spreadsheet shows where a formula has no result."""
    return _FAILED.fullmatch(text.strip()) is not None


def row_of(line: int, texts: Iterable[str], name: str) -> TableRow:
    """Return a row of tidy cells, empty ones at its end left out. Raises TableInvalid for a huge cell."""
    cells: list[str] = []
    for text in texts:
        if len(text) > MAX_CELL_CHARACTERS:
            raise too_long_cell(name, line)
        cells.append(tidy(text))
        if len(cells) == MAX_COLUMNS:
            break
    while cells and not cells[-1]:
        cells.pop()
    return TableRow(line, tuple(cells))


def tidy(text: str) -> str:
    """Return a cell's text without what nobody sees, its lines trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = (
        _UNSEEN.sub("", line).replace("\u00a0", " ").strip() for line in _LINE_END.sub("\n", text).split("\n")
    )
    return "\n".join(lines).strip()


def table_of(rows: Iterable[TableRow]) -> Table:
    """Return a table of the rows that hold anything."""
    held = [row for row in rows if row.cells]
    return Table(held[0], tuple(held[1:])) if held else Table(TableRow(0, ()), ())
