"""Which column of a stranger's table holds what, by the words that head it."""

import re
from collections.abc import Iterable, Mapping

from briefdesk.model.table import TableRow
from briefdesk.sources.tables.cells import is_failed_formula

MEND_FORMULA = "Mend it in your spreadsheet and save the table there, or type the words."
_SHOWN = 120


def columns_of(header: TableRow, wanted: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    """Return the columns, from 0, that are headed by one of the words given for each name.

    Earlier words go before later ones; capitals, spaces and signs mean nothing.
    """
    headed: dict[str, int] = {}
    for at, text in enumerate(header.cells):
        headed.setdefault(_plain(text), at)
    found: dict[str, int] = {}
    for name, words in wanted.items():
        column = next((headed[word] for word in map(_plain, words) if word in headed), None)
        if column is not None and column not in found.values():
            found[name] = column
    return found


def row_text(row: TableRow) -> str:
    """Return a row in one line, shortened, to be shown beside what is wrong with it."""
    text = " | ".join(" ".join(cell.split()) for cell in row.cells if cell)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def without_result(texts: Iterable[str]) -> str:
    """Return what to say where a formula among these cells has no result, empty where none lacks one."""
    failed = next((text.strip() for text in texts if is_failed_formula(text)), None)
    return "" if failed is None else f"“{failed}” is a formula without a result."


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
