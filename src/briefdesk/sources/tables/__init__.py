"""Tables of names, contacts and facts: CSV and XLSX files of strangers."""

from briefdesk.sources.tables.delimited import table_of_text
from briefdesk.sources.tables.faults import TableInvalid
from briefdesk.sources.tables.reading import read_table

__all__ = ["TableInvalid", "read_table", "table_of_text"]
