"""Renewing the roster: whatever the data set holds, the one in use stays usable."""

import json
from pathlib import Path

import pytest

TEN_TERMS = [
    {
        "id": {"bioguide": f"O{number:06}"},
        "name": {"first": "Ada", "last": "Okafor", "official_full": f"Ada {number} Okafor"},
        "terms": [
            {
                "type": "rep",
                "start": "2025-01-03",
                "end": "2027-01-03",
                "state": "TX",
                "district": number,
                "party": "Democrat",
            }
        ],
    }
    for number in range(1, 11)
]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Return a data set of ten members and no committees."""
    folder = tmp_path / "few"
    folder.mkdir()
    (folder / "legislators-current.json").write_text(json.dumps(TEN_TERMS), encoding="utf-8")
    return folder


def test_a_data_set_that_was_cut_short_does_not_replace_the_whole_roster_unasked(run, refused, few):
    words = ("roster", "import", str(few), "--as-of", "2026-06-15")

    told = refused(*words).err

    assert "10 members" in told
    assert "--partial" in told
    assert run("roster", "show", "--json").json["members"] > 500
    assert run(*words, "--partial", "--json").json["members"] == 10


def test_a_data_set_cannot_be_of_a_day_to_come(refused, few):
    assert "--as-of" in refused("roster", "import", str(few), "--as-of", "9999-01-01", "--partial").err


def test_a_roster_is_not_put_to_use_unless_it_can_be_read_back(run, few):
    words = ("roster", "import", str(few), "--as-of", "2026-06-15", "--partial", "--origin", "x" * 100_000)

    assert run(*words).status == 0
    assert run("roster", "show").status == 0


def test_a_damaged_roster_of_the_users_own_gives_way_to_the_shipped_one_and_is_named(run, few, tmp_path):
    own = tmp_path / "home" / "library" / "roster" / "roster.json"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"\xff damaged")

    found = run("members", "R000122", "--json")
    renewed = run("roster", "import", str(few), "--as-of", "2026-06-15", "--partial")

    assert found.status == 0
    assert "roster.json" in found.err
    assert renewed.status == 0
    assert "roster.json" not in run("roster", "show").err


def test_a_data_set_without_members_says_what_is_wrong_with_its_file(refused, few):
    (few / "legislators-current.json").write_text('[{"id": ', encoding="utf-8")

    assert "legislators-current.json" in refused("roster", "import", str(few), "--as-of", "2026-06-15").err
