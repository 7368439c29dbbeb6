"""`briefdesk explain`, for people and as JSON."""

import pytest


@pytest.fixture
def project(run) -> str:
    run("new", "mine.briefdesk", "--pick", "all", "--to", "committee:SSAS")
    return "mine.briefdesk"


def test_each_letter_is_explained_with_rule_effect_datum_and_day(run, project: str):
    found = run("explain", project, "--to", "member:R000122", "--json").json

    (reed,) = found["recipients"]
    assert reed["bioguide"] == "R000122"
    rules = {rule["part"]: rule for rule in reed["rules"]}
    served = rules["armed-services"]
    assert served["effect"] == "only_for"
    assert "Senate Committee on Armed Services" in served["because"]
    assert served["as_of"]
    assert rules["judiciary"]["effect"] == "left_out"
    assert "+ Through the Committee on Armed Services" in reed["diff"]


def test_for_people_it_ends_with_how_many_letters_differ(run, project: str):
    printed = run("explain", project, "--to", "state:RI")

    assert printed.status == 0
    assert "For Armed Services: included" in printed.out
    assert printed.out.strip().endswith("differ.") or printed.out.strip().endswith("differs.")


def test_a_wrong_query_is_refused_in_words(refused, project: str):
    refused("explain", project, "--to", "state:XX")


def test_the_id_by_which_one_letter_is_edited_is_listed(run, project: str):
    run("set", project, "grouping=leaders")
    named = run("explain", project).out.splitlines()
    shared = next(line for line in named if line.startswith("Leaders of"))
    letter = shared.rpartition("(")[2].rstrip(")")

    done = run("edit", project, "--to", letter, "--part", "opening", "--text", "Both.", "--reason", "We met.")

    assert done.status == 0
