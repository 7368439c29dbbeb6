"""Text with a row to a line: comma, semicolon, tab or bar between the cells, quotes as in CSV."""

import csv
import io
import re
from collections.abc import Iterator

from briefdesk.model.table import Table, TableRow
from briefdesk.sources.tables.cells import row_of, table_of
from briefdesk.sources.tables.faults import MAX_ROWS, TableInvalid, too_many_rows

_MARKS = ",;\t|"
_LOOKED_AT = 20
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def table_of_text(text: str, *, name: str = "The text") -> Table:
    """Return the table that a text holds; its cells are parted by the mark that its first lines share.

    Leading zeros and everything else stay as written; a formula is a text like any other.
    `name` is for messages. Raises TableInvalid.
    """
    told = _TOLD.match(text)
    mark = told[1] if told and told[1] in _MARKS else mark_of(text)
    skipped = 1 if told else 0
    return table_of(_rows(text[told.end() :] if told else text, mark, name, skipped))


def mark_of(text: str) -> str:
    """Return what parts the cells: of comma, semicolon, tab and bar the one that stands in most first lines.

    A comma where none does.
    """
    lines = [_QUOTED.sub("", line) for line in text[:100_000].splitlines() if line.strip()][:_LOOKED_AT]
    if not lines:
        return _MARKS[0]
    # In a tie the first of them; a mark that the first line lacks heads no columns.
    return max(_MARKS, key=lambda mark: (mark in lines[0], sum(mark in line for line in lines)))


def _rows(text: str, mark: str, name: str, skipped: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True)
    line, count = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise TableInvalid(
                f"“{name}”, line {line + skipped}: this row cannot be read.",
                "Look for a quotation mark that is never closed.",
                where=f"{name}, line {line + skipped}",
            ) from error
        if cells is None:
            return
        row = row_of(line + skipped, cells, name)
        line = reader.line_num + 1
        if row.cells:
            count += 1
            if count > MAX_ROWS + 1:  # the first may head the others
                raise too_many_rows(name)
            yield row
