"""`briefdesk rule` and `briefdesk edit`: tailoring from the command line."""

import pytest

REED = "R000122"


@pytest.fixture
def project(run) -> str:
    run("new", "mine.briefdesk", "--pick", "all", "--to", "committee:SSAS")
    return "mine.briefdesk"


def test_a_rule_is_added_counted_and_removed(run, project: str):
    added = run("rule", project, "opening", "add", "--leave-out", "state:RI", "--json").json

    (rule,) = added["rules"]
    assert (rule["number"], rule["effect"], rule["recipients"]) == (1, "leave_out", [REED])
    assert rule["in_words"] == "Members of Congress from Rhode Island"
    removed = run("rule", project, "opening", "remove", "--number", "1", "--json").json
    assert removed["rules"] == []


def test_rules_change_places(run, project: str):
    run("rule", project, "opening", "add", "--reword", "state:RI", "--text", "For Rhode Island.")
    run("rule", project, "opening", "add", "--reword", "role:ranking", "--text", "For who ranks.")

    moved = run("rule", project, "opening", "move", "--number", "2", "--to", "1", "--json").json

    assert [rule["rule"] for rule in moved["rules"]] == ["role:ranking", "state:RI"]


def test_only_for_is_rule_zero(run, project: str):
    run("rule", project, "opening", "add", "--only-for", "state:RI")

    listed = run("rule", project, "opening", "list")

    assert "0  Only for: Members of Congress from Rhode Island [state:RI]: 1 of 27" in listed.out
    run("rule", project, "opening", "remove", "--number", "0")
    assert "Everyone gets this part." in run("rule", project, "opening", "list").out


def test_findings_go_by_relevance_and_back(run, project: str):
    assert run("rule", project, "order", "relevance", "--json").json == {"order": "relevance"}
    assert run("rule", project, "order", "picked", "--json").json == {"order": "as_picked"}


def test_wrong_rules_are_refused_in_words(refused, project: str):
    refused("rule", project, "opning", "list")
    refused("rule", project, "opening", "add", "--leave-out", "state:XX")
    refused("rule", project, "opening", "add")
    refused("rule", project, "opening", "remove")


def test_one_letter_is_edited_with_a_reason_and_dropped(run, refused, project: str):
    refused("edit", project, "--to", REED, "--part", "opening", "--text", "Only you.")
    made = run(
        "edit",
        project,
        "--to",
        REED,
        "--part",
        "opening",
        "--text",
        "Only you.",
        "--reason",
        "We met.",
        "--json",
    ).json

    (edit,) = made["edits"]
    assert (edit["text"], edit["reason"], edit["state"]) == ("Only you.", "We met.", "stands")
    assert run("edit", project, "--to", REED, "--part", "opening", "--drop", "--json").json == {"edits": []}
    refused("edit", project, "--to", REED, "--part", "opening", "--keep")


def test_an_edit_in_conflict_is_kept_or_gives_way(run, project: str):
    run("edit", project, "--to", REED, "--part", "opening", "--text", "Only you.", "--reason", "We met.")
    run("rule", project, "opening", "add", "--reword", "state:RI", "--text", "All of Rhode Island.")

    assert run("edit", project, "--json").json["edits"][0]["state"] == "conflict"
    kept = run("edit", project, "--to", REED, "--part", "opening", "--keep", "--json").json
    assert (kept["edits"][0]["state"], kept["edits"][0]["text"]) == ("stands", "Only you.")
