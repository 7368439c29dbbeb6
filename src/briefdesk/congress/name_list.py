"""A list of people as somebody keeps it: a line each, or a table whose headings tell its columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from briefdesk.congress.row_clues import MAX_TEXT
from briefdesk.congress.spelling import cleaned, folded
from briefdesk.model.choosing import NameRow
from briefdesk.model.table import Table, TableRow

_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": (
            "name", "full name", "member", "members", "member name", "member of congress", "legislator",
            "lawmaker", "senator", "representative", "recipient", "recipients", "official", "official full",
            "official name", "names", "contact name",
        ),
        "first": ("first", "first name", "firstname", "given name", "given names", "forename"),
        "last": ("last", "last name", "lastname", "surname", "family name"),
        "title": ("title", "prefix", "honorific"),
        "state": ("state", "st", "state code", "state name", "state territory"),
        "district": (
            "district", "dist", "cd", "seat", "state district", "district code",
            "congressional district",
        ),
        "chamber": ("chamber", "house", "body", "type"),
        "party": ("party", "party affiliation", "affiliation"),
        "email": ("email", "e mail", "mail", "email address", "e mail address"),
        "id": ("bioguide", "bioguide id", "bioguideid", "id", "member id", "id bioguide"),
    }
)  # fmt: skip
_BY_HEADING = {heading: key for key, headings in _HEADINGS.items() for heading in headings}
_WHO = frozenset({"name", "last", "email", "id", "district"})
_LOOKED_AT = 5
_OFFICE_WORDS = frozenset(
    {
        "senate", "house", "committee", "subcommittee", "washington", "congress", "office", "building",
        "street", "avenue", "of", "the", "dc",
    }
)  # fmt: skip
_FEWEST_LISTED = 3
# "Senators Reed and Whitehouse"; longer stretches are sentences.
_PAIR = re.compile(r"\s+(?:and|&)\s+")
_MOST_PAIRED, _PAIRED_WORDS = 4, 6


def column_of(heading: str) -> str:
    """Return the known column that a heading names, empty for any other."""
    return _BY_HEADING.get(folded(heading[:60]), "")


def rows_of_table(table: Table) -> tuple[NameRow, ...]:
    """Return the rows of a table, with the cells of known columns where one of its first rows heads them."""
    rows = table.all_rows
    for number, row in enumerate(rows[:_LOOKED_AT]):
        columns = _columns(row)
        if len(columns) > 1 or (columns and number == 0):
            return tuple(filter(_says_something, (_headed(row, columns) for row in rows[number + 1 :])))
    return tuple(filter(_says_something, (_row(row.line, row.cells) for row in rows)))


def rows_of_lines(text: str) -> tuple[NameRow, ...]:
    """Return the rows of a text with a person to a line, or several with semicolons between them.

    A line of three names or more with commas between them ("Jack Reed, Sheldon Whitehouse, Gabe Amo") is
    several as well, and so is "Reed and Whitehouse". Blank lines count as lines and give no row.
    """
    found: list[NameRow] = []
    for number, line in enumerate(text.splitlines(), start=1):
        # What is longer than many names is no list of them.
        for part in line[: 40 * MAX_TEXT].split(";"):
            found.extend(_row(number, (name,)) for name in _listed(part))
    return tuple(filter(_says_something, found))


def row_of_cells(cells: Mapping[str, str], line: int) -> NameRow:
    """Return the row of a mapping from headings to cells."""
    known = {column: text for heading, text in cells.items() if text and (column := column_of(heading))}
    return _row(line, tuple(cells.values()), tuple(known.items()))


def has_headings(text: str) -> bool:
    """Return whether the first line of a text heads at least two columns, parted by commas."""
    first = text.lstrip().split("\n", 1)[0][:1000]
    return sum(bool(column_of(cell.strip(' "'))) for cell in first.split(",")) > 1


def _columns(row: TableRow) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, cell in enumerate(row.cells):
        column = column_of(cell)
        if column and column not in found.values():
            found[number] = column
    return found if _WHO.intersection(found.values()) else {}


def _headed(row: TableRow, columns: Mapping[int, str]) -> NameRow:
    known = ((column, cleaned(row.cell(number)[:MAX_TEXT])) for number, column in columns.items())
    return _row(row.line, row.cells, tuple((column, text) for column, text in known if text))


def _row(line: int, cells: Sequence[str], known: tuple[tuple[str, str], ...] = ()) -> NameRow:
    shown = ", ".join(text for cell in cells if (text := cleaned(cell[:MAX_TEXT])))
    return NameRow(line, shown[:MAX_TEXT], known)


def _says_something(row: NameRow) -> bool:
    return bool(folded(row.text))


def _listed(text: str) -> Iterable[str]:
    """Return the names of a series, else the text itself."""
    pair = _PAIR.split(text)
    if (
        "," not in text
        and 1 < len(pair) <= _MOST_PAIRED
        and all(len(p.split()) <= _PAIRED_WORDS for p in pair)
    ):
        return pair
    parts = [part.strip().removeprefix("and ") for part in text.split(",")]
    words = [folded(part).split() for part in parts]
    several = len(parts) >= _FEWEST_LISTED and all(
        len(part) > 1 and _OFFICE_WORDS.isdisjoint(part) for part in words
    )
    return parts if several else (text,)
