import io

import pytest


def test_a_list_is_matched_row_by_row(run, tmp_path):
    (tmp_path / "list.csv").write_text("Name,State\nReed,RI\nSmith,\nDoe,TX\nSmith,NE\n", encoding="utf-8")

    outcome = run("members", "--match", str(tmp_path / "list.csv"), "--json")

    assert outcome.status == 1
    found = outcome.json
    assert [row["kind"] for row in found["rows"]] == ["matched", "ambiguous", "unknown", "matched"]
    assert [row["line"] for row in found["rows"]] == [2, 3, 4, 5]
    assert found["rows"][0]["bioguide"] == "R000122"
    assert len(found["rows"][1]["members"]) == 5
    assert found["counts"] == {"matched": 2, "ambiguous": 1, "vacant": 0, "unknown": 1}
    assert run("members", found["query"]).out.endswith("2 members.\n")


def test_a_list_comes_from_standard_input_as_well(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Sen. Jack Reed (D-RI)\nTX-34\n"))

    outcome = run("members", "--match", "-")

    assert outcome.status == 0
    assert "2 rows: 2 matched." in outcome.out
    assert "To choose those who matched: member:R000122,G000581" in outcome.out


def test_control_characters_of_a_list_reach_no_terminal(run, tmp_path):
    (tmp_path / "list.txt").write_bytes(b"\x1b[31mJack Reed\x07\n")

    outcome = run("members", "--match", str(tmp_path / "list.txt"))

    assert "\x1b" not in outcome.out
    assert "\x07" not in outcome.out


def test_a_list_that_cannot_be_read_is_refused(refused, tmp_path):
    (tmp_path / "bytes.txt").write_bytes(b"\x00\x01\x02")

    assert refused("members", "--match", str(tmp_path / "none.csv")).status == 2
    assert refused("members", "--match", str(tmp_path / "bytes.txt")).status == 2
    assert refused("members", "--match", str(tmp_path)).status == 2


def test_committees_are_listed_with_their_leaders(run):
    armed = run("committees", "armed", "services", "--json").json

    assert [branch["chamber"] for branch in armed] == ["senate", "house"]
    senate = armed[0]["committees"][0]
    assert (senate["code"], senate["members"]) == ("SSAS", 27)
    assert [lead["name"] for lead in senate["leaders"]] == ["Roger F. Wicker", "Jack Reed"]
    assert len(senate["subcommittees"]) == 7
    assert run("committees").out.endswith("49 committees, 181 subcommittees.\n")
    assert run("committees", "zzz").out == "0 committees, 0 subcommittees.\n"


@pytest.mark.parametrize("words", [("R000122",), ("Jack", "Reed"), ("Sen. Reed (RI)",)])
def test_a_card_shows_one_member(run, words):
    outcome = run("members", *words, "--card")

    assert outcome.status == 0
    for told in ("Jack Reed", "8th term", "Committee on Armed Services (Ranking Member)", "Cranston, RI"):
        assert told in outcome.out


def test_a_card_as_json_holds_offices_and_terms(run):
    card = run("members", "R000122", "--card", "--json").json

    assert (card["terms"], card["since"], len(card["offices"])) == (8, "1991-01-03", 2)
    assert card["letters"] == []


def test_a_card_of_several_names_them(refused):
    assert "5 members may be meant" in refused("members", "Smith", "--card").err
    assert "Whose card" in refused("members", "--card").err
