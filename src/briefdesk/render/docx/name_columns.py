"""Names in columns that read downwards: a table of one row on each page, its cells read one by one."""

from typing import TypeVar

from briefdesk.render.docx.tables import Cell

T = TypeVar("T")

COLUMN_GAP = 14.0
_MOST_IN_ONE_ROW = 24
_LINES_PER_ROW = 12


def on_pages(names: tuple[T, ...], counts: tuple[int, ...], columns: int) -> list[tuple[T, ...]]:
    """Return the names page by page; where pages are not known, in lots that no page is too low for."""
    if not counts:
        height = -(-len(names) // columns)
        step = (height if height <= _MOST_IN_ONE_ROW else _LINES_PER_ROW) * columns
        return [names[at : at + step] for at in range(0, len(names), step)]
    found, at = [], 0
    for count in counts:
        found.append(names[at : at + count])
        at += count
    return found


def beside(contents: list[str], width: float) -> tuple[Cell, ...]:
    """Return cells of one width, together as wide as `width`, with a gap between them."""
    column = (width - COLUMN_GAP * (len(contents) - 1)) / len(contents)
    last = len(contents) - 1
    return tuple(
        Cell(
            content,
            column + (COLUMN_GAP if at < last else 0),
            padding=(0, COLUMN_GAP if at < last else 0, 0, 0),
        )
        for at, content in enumerate(contents)
    )
