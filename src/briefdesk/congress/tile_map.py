"""The map of states and territories: one tile each, about where it lies, and where an arrow key leads."""

from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.states import STATES, state_name
from briefdesk.model.choosing import Direction, StateTile
from briefdesk.model.congress import Bioguide

_ROWS = (
    "AK .. .. .. .. .. .. .. .. .. .. ME",
    ".. .. .. .. .. .. .. .. .. .. VT NH",
    ".. WA ID MT ND MN WI MI .. NY MA RI",
    ".. OR NV WY SD IA IL IN OH PA NJ CT",
    ".. CA UT CO NE MO KY WV VA MD DE ..",
    ".. .. AZ NM KS AR TN NC SC DC .. ..",
    ".. .. .. .. OK LA MS AL GA .. .. ..",
    "HI .. .. .. TX .. .. .. .. FL .. ..",
    "GU MP AS .. .. .. .. .. .. .. PR VI",
)
PLACES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        code: (column, row)
        for row, line in enumerate(_ROWS)
        for column, code in enumerate(line.split())
        if code != ".."
    }
)
"""The column and row of each state and territory, from 0."""

_STEPS = {Direction.LEFT: (-1, 0), Direction.RIGHT: (1, 0), Direction.UP: (0, -1), Direction.DOWN: (0, 1)}
# A tile that lies aside is as far as one three rows on.
_ASIDE = 3


def tiles(
    index: RosterIndex, chosen: Collection[Bioguide] = (), held: Collection[str] = ()
) -> tuple[StateTile, ...]:
    """Return all tiles by row and column; `held` are the terms ("state:TX") that the query holds."""
    members = Counter(member.state for member in index.members)
    found = Counter(member.state for member in index.members if member.bioguide in chosen)
    return tuple(
        StateTile(code, state_name(code), *place, members[code], found[code], term, term in held)
        for code, place in PLACES.items()
        if (term := f"state:{code}")
    )


def beside(state: str, direction: Direction) -> str:
    """Return the state that an arrow key leads to, the same one where there is none that way.

    Left and right stay in the row; up and down lead to the nearest tile above or below, straight on rather
    than aside.
    """
    if state not in PLACES:
        return next(iter(STATES))
    column, row = PLACES[state]
    right, down = _STEPS[direction]
    ways: list[tuple[int, str]] = []
    for code, (other_column, other_row) in PLACES.items():
        along = (other_column - column) * right + (other_row - row) * down
        aside = abs(other_row - row) if right else abs(other_column - column)
        if along > 0 and not (right and aside):
            ways.append((along + _ASIDE * aside, code))
    return min(ways)[1] if ways else state
