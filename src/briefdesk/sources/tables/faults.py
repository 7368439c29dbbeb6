"""What can be wrong with a table's file, and how much of one is taken."""

from briefdesk.errors import SourceError

MAX_BYTES = 20_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL_CHARACTERS = 10_000
FEWER_ROWS = "Split it into several files."


class TableInvalid(SourceError):
    """A file is no table that can be read; the sentence names it, and the line where there is one."""

    next_step = "Open it where it was made, save it anew as .xlsx or .csv, and choose that copy."


def too_many_rows(name: str) -> TableInvalid:
    """Return what to say of a table that is too long."""
    return TableInvalid(f"“{name}” has more than {MAX_ROWS:,} rows.", FEWER_ROWS, where=name)


def too_many_cells(name: str, most: int) -> TableInvalid:
    """Return what to say of a sheet with more cells than a list of people needs."""
    return TableInvalid(
        f"“{name}” has more than {most:,} cells.",
        "Delete the columns that no list of people needs.",
        where=name,
    )


def too_long_cell(name: str, line: int) -> TableInvalid:
    """Return what to say of a cell that holds a text instead of a value."""
    return TableInvalid(
        f"“{name}”, line {line}: a cell has more than {MAX_CELL_CHARACTERS:,} characters.",
        "Look for a quotation mark that is never closed, or shorten the text.",
        where=f"{name}, line {line}",
    )
