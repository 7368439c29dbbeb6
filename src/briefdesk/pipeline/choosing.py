"""Ways to choose members beside the query: a list of names, the committee tree, the map of states."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefdesk.congress.committee_tree import committee_branches
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
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import find_members, has_term

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
    "read_name_list",
    "state_beside",
    "state_tiles",
]


def match_names(
    desk: Desk,  # noqa: ARG001
    rows: Sequence[NameRow | str | Mapping[str, str]],  # noqa: ARG001
    project: Project | None = None,  # noqa: ARG001
) -> tuple[NameMatch, ...]:
    """Return for each row, in order, whom it means: never one of several who may be meant."""
    return ()


def read_name_list(source: Path | str) -> tuple[NameRow, ...]:  # noqa: ARG001
    """Return the rows of a list: a CSV or XLSX file, a text file, or pasted text (tabs between cells).

    Raises BriefdeskError for a file that cannot be read or is no list.
    """
    return ()


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
