import pytest

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.states import STATES
from briefdesk.congress.tile_map import PLACES, beside, tiles
from briefdesk.model.choosing import Direction


def test_every_state_and_territory_has_a_place_of_its_own():
    assert set(PLACES) == set(STATES)
    assert len(set(PLACES.values())) == len(PLACES)


def test_tiles_count_who_sits_and_who_is_chosen(index: RosterIndex):
    chosen = frozenset(m.bioguide for m in index.members if m.state in {"RI", "GU"})

    found = {tile.state: tile for tile in tiles(index, chosen, {"state:RI"})}

    assert sum(tile.members for tile in found.values()) == len(index.members)
    assert (found["RI"].chosen, found["RI"].members, found["RI"].held) == (4, 4, True)
    assert (found["GU"].chosen, found["GU"].held) == (1, False)
    assert found["TX"].chosen == 0


def test_arrow_keys_reach_every_tile():
    reached, left = {"KS"}, ["KS"]
    while left:
        state = left.pop()
        for direction in Direction:
            found = beside(state, direction)
            if found not in reached:
                reached.add(found)
                left.append(found)

    assert reached == set(PLACES)


@pytest.mark.parametrize(
    ("state", "direction", "found"),
    [
        ("TX", Direction.UP, "OK"),
        ("AK", Direction.DOWN, "WA"),
        ("MI", Direction.RIGHT, "NY"),
        ("ME", Direction.LEFT, "AK"),
        ("ME", Direction.RIGHT, "ME"),
        ("VI", Direction.DOWN, "VI"),
        ("CA", Direction.LEFT, "CA"),
    ],
)
def test_an_arrow_key_leads_where_one_would_look(state: str, direction: Direction, found: str):
    assert beside(state, direction) == found


@pytest.mark.parametrize("state", list(PLACES))
def test_right_and_left_lead_back(state: str):
    right = beside(state, Direction.RIGHT)

    assert right == state or beside(right, Direction.LEFT) == state
