"""Lists of names from files and pasted text, as the window and the command line take them."""

from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.choosing import Direction, MatchKind
from briefdesk.pipeline.choosing import (
    committee_tree,
    match_names,
    query_of,
    read_name_list,
    state_beside,
    state_tiles,
)
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import find_members


def whom(desk: Desk, source: Path | str) -> list[tuple[int, str]]:
    """The line of each row with the seat of the member matched, or what came of it."""
    found = match_names(desk, read_name_list(source))
    return [(m.line, m.member.seat.code if m.member else m.kind.value) for m in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jack Reed\n\n- Sheldon Whitehouse (D-RI)\n", [(1, "RI"), (3, "RI")]),
        ("Sens. Reed and Whitehouse", [(1, "RI"), (1, "RI")]),
        ("Reed, Jack; Smith, Adrian", [(1, "RI"), (1, "NE-03")]),
        (
            "Jack Reed, Adrian Smith, Gabe Amo, and Al Green",
            [(1, "RI"), (1, "NE-03"), (1, "RI-01"), (1, "TX-09")],
        ),
        ("Reed\tJack\tRI\nSmith\tAdrian\tNE", [(1, "RI"), (2, "NE-03")]),
        ("Name\tState\nReed\tRI\nSmith\tNE\nSmith\t\n", [(2, "RI"), (3, "NE-03"), (4, "ambiguous")]),
        ("last,first,st\nReed,Jack,RI\nSmith,Adam,WA\n", [(2, "RI"), (3, "WA-09")]),
        ("State,District,Name\nTX,34,\nCA,14,\nAK,0,Begich", [(2, "TX-34"), (3, "vacant"), (4, "AK-AL")]),
        ("Bioguide ID\tName\nR000122\tJack Reed\nR000122\tTina Smith", [(2, "RI"), (3, "ambiguous")]),
        ("", []),
        (" \n;;,\n--\n", []),
    ],
)
def test_pasted_text_is_understood(desk: Desk, text: str, found: list[tuple[int, str]]):
    assert whom(desk, text) == found


def test_files_are_read_by_what_they_are(desk: Desk, tmp_path: Path):
    (tmp_path / "a.csv").write_text('Name;State\n"Reed, Jack";RI\nSmith;NE\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("Reed, Jack\nAdrian Smith\n", encoding="utf-8")

    assert whom(desk, tmp_path / "a.csv") == [(2, "RI"), (3, "NE-03")]
    assert whom(desk, tmp_path / "b.txt") == [(1, "RI"), (2, "NE-03")]


def test_mappings_and_plain_words_are_rows_as_well(desk: Desk):
    found = match_names(desk, ["Jack Reed", {"Last name": "Smith", "ST": "NE", "Office": "SR-101"}])

    assert [m.member.seat.code for m in found if m.member] == ["RI", "NE-03"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000_000,
        "((((" * 2_500_000,
        "=cmd|' /C calc'!A0\n+1+1\n@SUM(A1)\n",
        "\x00\x1b[31m\x07Reed\u202ekcaJ\n",
        "-" * 100_000 + "\n",
        "A, " * 100_000,
        "“" * 1000 + "Jr. " * 1000,
    ],
)
def test_hostile_text_is_a_row_that_nobody_matches(desk: Desk, text: str):
    found = match_names(desk, read_name_list(text))

    assert all(m.kind is MatchKind.UNKNOWN for m in found)
    assert all(m.text.isprintable() and len(m.text) <= 300 for m in found)


@pytest.mark.parametrize("text", ["a\n" * 50_000, "\t" * 10_000_000, "a" * 30_000_000])
def test_what_is_far_too_long_for_a_list_is_refused(text: str):
    with pytest.raises(BriefdeskError) as refused:
        read_name_list(text)

    assert refused.value.next_step


def test_a_query_chooses_exactly_those_who_matched(desk: Desk):
    found = match_names(desk, ["Jack Reed", "Adrian Smith", "Smith", "Jack Reed"])

    query = query_of(m.member.bioguide for m in found if m.member)

    assert {a.members[0].seat.code for a in find_members(desk, query)} == {"RI", "NE-03"}
    assert query_of(()) == ""


def test_tree_and_map_count_what_a_query_chooses(desk: Desk):
    tree = committee_tree(desk, "committee:SSAS", "armed")
    found = {tile.state: tile for tile in state_tiles(desk, "state:RI,GU")}

    senate = tree[0].committees[0]
    assert senate.chosen == senate.members > 20
    assert (found["RI"].chosen, found["RI"].held, found["TX"].chosen) == (4, True, 0)
    assert state_beside("TX", Direction.UP) == "OK"


def test_an_empty_query_chooses_nobody_on_tree_and_map(desk: Desk):
    assert {tile.chosen for tile in state_tiles(desk)} == {0}
    assert {node.chosen for branch in committee_tree(desk) for node in branch.committees} == {0}
