"""Ways to choose members beside the query: a list of names, the committee tree, the map of states."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefdesk.congress.committee_tree import committee_branches
from briefdesk.congress.matching import match_rows
from briefdesk.congress.name_list import has_headings, row_of_cells, rows_of_lines, rows_of_table
from briefdesk.congress.query_edit import with_beside
from briefdesk.congress.row_clues import MAX_TEXT
from briefdesk.congress.spelling import cleaned
from briefdesk.congress.tile_map import beside, tiles
from briefdesk.model.choosing import (
    ChamberBranch,
    CommitteeLeader,
    CommitteeNode,
    Direction,
    MatchKind,
    NameMatch,
    NameRow,
    StateTile,
)
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.pipeline.at_hand import book_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import find_members, has_term
from briefdesk.sources.files import decode, read_bytes

__all__ = [
    "ChamberBranch",
    "CommitteeLeader",
    "CommitteeNode",
    "Direction",
    "MatchKind",
    "NameMatch",
    "NameRow",
    "StateTile",
    "committee_tree",
    "match_names",
    "query_of",
    "read_name_list",
    "state_beside",
    "state_tiles",
    "with_beside",
]

_TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ""})


def match_names(
    desk: Desk, rows: Sequence[NameRow | str | Mapping[str, str]], project: Project | None = None
) -> tuple[NameMatch, ...]:
    """Return for each row, in order, whom it means: never one of several who may be meant.

    A mapping is from headings ("Last name") to cells. Own contacts of address book and project are found
    by e-mail and name.
    """
    own = project.contacts if project else ()
    contacts = {contact.id: contact for contact in (*book_of(desk).contacts, *own)}
    return match_rows(
        desk.index, [_as_row(row, line) for line, row in enumerate(rows, start=1)], contacts.values()
    )


def read_name_list(source: Path | str) -> tuple[NameRow, ...]:
    """Return the rows of a list: a CSV or XLSX file, a text file, or pasted text (tabs between cells).

    Raises BriefdeskError for a file that cannot be read, is no list or is far too long for one.
    """
    # Here and not above: the window imports this at its start.
    from briefdesk.sources.tables.delimited import table_of_text  # noqa: PLC0415
    from briefdesk.sources.tables.faults import MAX_BYTES, MAX_ROWS, too_many_rows  # noqa: PLC0415
    from briefdesk.sources.tables.reading import read_table  # noqa: PLC0415

    if isinstance(source, Path):
        if source.suffix.casefold() not in _TEXT_ENDINGS:
            return rows_of_table(read_table(source))
        name, text = source.name, decode(read_bytes(source, max_bytes=MAX_BYTES), source)
    else:
        name, text = "The list", source
    if len(text) > MAX_BYTES:
        raise too_many_rows(name)
    if "\t" in text or has_headings(text):
        return rows_of_table(table_of_text(text, name=name))
    rows = rows_of_lines(text)
    if len(rows) > MAX_ROWS:
        raise too_many_rows(name)
    return rows


def query_of(members: Iterable[Bioguide]) -> str:
    """Return the query that chooses these members and nobody else, empty for none."""
    ids = tuple(dict.fromkeys(members))
    return f"member:{','.join(ids)}" if ids else ""


def committee_tree(
    desk: Desk, query: str = "", words: str = "", project: Project | None = None
) -> tuple[ChamberBranch, ...]:
    """Return the committees by chamber with how many of their members the query chooses.

    Whom the project excludes is not chosen; an empty query chooses nobody. `words` leaves the committees
    whose name, code or leaders hold them. Raises QueryInvalid.
    """
    return committee_branches(desk.index, _chosen(desk, query, project), words)


def state_tiles(desk: Desk, query: str = "", project: Project | None = None) -> tuple[StateTile, ...]:
    """Return the map of states and territories with how many members the query chooses, as above.

    Raises QueryInvalid.
    """
    chosen = _chosen(desk, query, project)
    found = tiles(desk.index, chosen)
    held = {tile.term for tile in found if query.strip() and has_term(query, tile.term)}
    return tiles(desk.index, chosen, held) if held else found


def state_beside(state: str, direction: Direction) -> str:
    """Return the state that an arrow key leads to on the map, the same one at its edge."""
    return beside(state, direction)


def _chosen(desk: Desk, query: str, project: Project | None) -> frozenset[Bioguide]:
    if not query.strip():
        return frozenset()
    found = find_members(desk, query, project=project)
    left_out = project.recipients.left_out if project else frozenset[Bioguide]()
    return frozenset(member.bioguide for a in found for member in a.members) - left_out


def _as_row(row: NameRow | str | Mapping[str, str], line: int) -> NameRow:
    match row:
        case NameRow():
            return row
        case str():
            return NameRow(line, cleaned(row[:MAX_TEXT]))
        case _:
            return row_of_cells(row, line)
