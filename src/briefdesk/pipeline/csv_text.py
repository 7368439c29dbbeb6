"""Tables as CSV for spreadsheets, where no cell of a stranger's can become a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_ACTIVE = ("=", "+", "-", "@")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark, which Excel needs to read accents.

    A cell that a spreadsheet would work out gets an apostrophe before it (`without_guard` takes it off).
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return held.getvalue().encode("utf-8-sig", "replace")


def guarded(text: str) -> str:
    """Return a cell's text so that a spreadsheet takes it as text."""
    # One that begins with apostrophes gets one more, so that the first can be taken off again.
    return f"'{text}" if _is_active(text.lstrip("'")) else text


def without_guard(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def _is_active(text: str) -> bool:
    # Spreadsheets pass over spaces before a formula, and read full-width signs as plain ones.
    plain = unicodedata.normalize("NFKC", text[:50]).lstrip()
    return plain.startswith(_ACTIVE) or text[:1] in {"\t", "\r", "\n"}
