"""A table of a stranger's file: rows of texts, each with the line that it stood on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its line in a text file or its number in a worksheet, from 1, and its cells, trimmed."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text of a column from 0, empty where the row has none."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first row that holds anything, and the other rows that do, in order.

    Whether the first row heads the others, or is one of them, is for the reader of the table to say.
    """

    header: TableRow
    rows: tuple[TableRow, ...]

    @property
    def all_rows(self) -> tuple[TableRow, ...]:
        """Return all rows, the first one with them; none for an empty table."""
        return (self.header, *self.rows) if self.header.cells else ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of an import that was not taken: its line, what stood there, why, in a sentence."""

    line: int
    text: str
    reason: str
