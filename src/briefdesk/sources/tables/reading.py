"""A table from a file of a stranger's, by what it holds and not by its name."""

from pathlib import Path

from briefdesk.model.table import Table
from briefdesk.sources.files import decode, read_bytes
from briefdesk.sources.tables.delimited import table_of_text
from briefdesk.sources.tables.faults import MAX_BYTES, TableInvalid

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_table(path: Path) -> Table:
    """Return the table in a CSV or XLSX file: of a workbook its first visible sheet.

    Nothing in it is run: of a formula the value counts that was saved with it. Raises TableInvalid, or
    SourceUnreadable where the file cannot be opened.
    """
    data = read_bytes(path, max_bytes=MAX_BYTES)
    if data.startswith(_ZIP):
        from briefdesk.sources.tables.workbook import table_of_workbook  # noqa: PLC0415  (loads lxml)

        return table_of_workbook(data, name=path.name)
    if data.startswith(_OLD_OFFICE):
        raise TableInvalid(
            f"“{path.name}” is a workbook of the old kind (.xls), or one that a password locks.",
            "Save it as .xlsx without a password, or as .csv, and choose that copy.",
            where=str(path),
        )
    return table_of_text(decode(data, path), name=path.name)
