from pathlib import Path

import pytest


@pytest.fixture
def letters(run):
    """Return two letters made for the senators of Rhode Island."""
    run("new", "a.briefdesk", "--to", "state:RI chamber:senate", "--pick", "all", "--set", "title=Border")
    made = run("letters", "a.briefdesk", "--format", "txt", "--json")
    assert made.status == 0, made
    return made.json


def test_contact_is_added_changed_listed_and_removed(run):
    added = run(
        "contacts", "add", "--name", "Jane Doe", "--member", "R000122", "--email", "j@example.org", "--json"
    )
    run("contacts", "add", "--id", added.json["id"], "--position", "Counsel")

    (kept,) = run("contacts", "list", "--json").json
    assert (kept["name"], kept["kind"], kept["member"], kept["position"]) == (
        "Jane Doe", "staff", "R000122", "Counsel",
    )  # fmt: skip
    assert "Jack Reed (RI)" in run("contacts", "list", "reed").out
    assert run("contacts", "remove", "jane-doe").status == 0
    assert run("contacts", "list", "--json").json == []


def test_contacts_come_and_go_as_files(run):
    Path("in.csv").write_text("name,member\nJane Doe,R000122\nJim Poe,Nobody\n", encoding="utf-8")

    taken = run("contacts", "import", "in.csv", "--json")

    assert taken.status == 1
    assert [row["line"] for row in taken.json["refused"]] == [3]
    assert run("contacts", "export", "out.csv").status == 0
    assert "Jane Doe" in Path("out.csv").read_text(encoding="utf-8-sig")
    assert "Line 2: “Jane Doe” is there already." in run("contacts", "import", "out.csv").out


def test_contact_wrongly_told_is_refused(refused):
    refused("contacts", "add", "--position", "Counsel")
    refused("contacts", "add", "--name", "Jane", "--member", "X999999")
    refused("contacts", "add", "--id", "nobody", "--name", "Jane")
    refused("contacts", "remove", "nobody")
    refused("contacts", "import", "missing.csv")


def test_list_is_saved_used_carried_and_removed(run):
    run("lists", "save", "border staff", "state:RI", "-party:R", "chamber:senate", "--note", "spring")

    assert [m["bioguide"] for m in run("members", 'list:"border staff"', "--json").json] == [
        "R000122",
        "W000802",
    ]
    assert run("lists", "rename", "border staff", "frontier").status == 0
    assert run("new", "a.briefdesk", "--to", "list:frontier").status == 0
    assert run("lists", "remove", "FRONTIER").status == 0
    assert run("lists", "list", "--json").json == []
    made = run("letters", "a.briefdesk", "--format", "txt", "--json")
    assert len(made.json["letters"]) == 2


def test_list_of_nobody_is_refused(refused):
    refused("lists", "save", "empty", "state:RI", "party:R", "chamber:senate")
    refused("lists", "remove", "border")
    refused("lists", "list", "border")


def test_local_fact_is_kept_listed_and_picked(run):
    run("new", "a.briefdesk", "--to", "state:TX", "--pick", "all")
    words = ("TX-34", "Brownsville lost 212 reservists.", "--source", "Numbers", "--date", "2025-03")

    added = run("facts", "add", *words, "--json").json

    assert added["place"] == "TX-34"
    assert [fact["id"] for fact in run("facts", "list", "tx-34", "--json").json] == [added["id"]]
    assert run("facts", "pick", "a.briefdesk", "--json").json == {"picked": [added["id"]]}


def test_fact_without_source_or_date_is_refused(refused):
    refused("facts", "add", "TX", "Words.", "--date", "2025")
    refused("facts", "add", "TX", "Words.", "--source", "Numbers")
    refused("facts", "add", "Atlantis", "Words.", "--source", "Numbers", "--date", "2025")


def test_fact_that_the_library_would_forget_is_refused(run, tmp_path):
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "library").write_text("in the way")

    answer = run("facts", "add", "TX", "Words.", "--source", "Numbers", "--date", "2025")

    assert answer.status == 2
    assert "No fact was kept" in answer.err
    assert "is a file, not a folder" in answer.err


def test_facts_come_as_a_file(run):
    Path("facts.csv").write_text(
        "place,fact,source,date\nTX,Words.,Numbers,2025\nTX,,Numbers,2025\n", encoding="utf-8"
    )

    taken = run("facts", "import", "facts.csv", "--json")

    assert taken.status == 1
    assert len(taken.json["taken"]) == 1
    assert taken.json["refused"][0]["line"] == 3


def test_log_tells_letters_and_who_has_not_heard(run, letters):
    (entry,) = run("log", "--member", "r000122", "--json").json

    assert entry["name"] == "Jack Reed"
    assert entry["files"][0]["sha256"] == letters["letters"][0]["files"][0]["sha256"]
    assert run("members", "state:RI", "chamber:senate", "-heard:any", "--json").json == []
    assert len(run("log", "--json").json) == 2
    assert run("log", "--source", "unknown", "--json").json == []


def test_log_is_exported_cleared_and_switched_off(run, letters):
    assert run("log", "--csv", "log.csv").status == 0
    assert "Jack Reed" in Path("log.csv").read_text(encoding="utf-8-sig")
    assert run("log", "--clear", "--project", "Nothing", "--json").json == {"removed": 0}
    assert run("log", "--clear", "--json").json == {"removed": 2}
    run("log", "--note", "off")
    run("letters", "a.briefdesk", "--format", "txt")
    assert "The log is off" in run("log").out
    assert run("log", "--json").json == []


def test_demo_leaves_the_log_alone(run):
    run("demo", "--out", "demo")

    assert run("log", "--json").json == []
