"""`briefdesk review`: steps on findings, kept for the next call."""

import pytest

REPORT = (
    "What It Cost\n\n"
    "Patrols cost about $4.2 million in 2025. Sheriff Ana Ruiz said that 12 deputies left. "
    "Records are thin.\n\n"
    "Congress should require a public report each quarter.\n"
)


@pytest.fixture
def source(run, tmp_path):
    path = tmp_path / "rivers.txt"
    path.write_text(REPORT, encoding="utf-8")
    return run("source", "add", str(path), "--json").json["id"]


def listed(run, source, *words):
    return run("review", "list", source, *words, "--json").json


def ids(run, source):
    return [finding["id"] for finding in listed(run, source)]


def test_suggestions_of_a_report_wait_until_they_are_accepted(run, source):
    first, *_ = found = listed(run, source)
    assert {f["state"] for f in found} == {"suggested"}

    answer = run("review", "accept", source, first["id"], "--json").json

    assert answer["step"] == "Accept finding"
    assert [f["state"] for f in answer["findings"]] == ["accepted"]
    assert [f["id"] for f in listed(run, source, "--state", "accepted")] == [first["id"]]


def test_a_finding_is_named_without_its_source_too(run, source):
    short = ids(run, source)[0].partition("/")[2]

    assert run("review", "dismiss", source, short, "--reason", "Too old").status == 0
    (gone,) = listed(run, source, "--state", "dismissed")
    assert gone["reason"] == "Too old"
    assert short not in run("source", "show", source).out

    run("review", "reopen", source, short)
    assert listed(run, source, "--state", "dismissed") == []


def test_an_edit_that_the_source_does_not_bear_out_is_flagged_until_excused(run, source):
    finding = ids(run, source)[0]
    flagged = run("review", "reword", source, finding, "--text", "Patrols cost about $5 million in 2025.")

    assert "number-changed" in flagged.out
    assert "“about $5 million” is not in the original" in flagged.out

    excused = run(
        "review", "excuse", source, finding, "--code", "number-changed", "--words", "about $5 million",
        "--reason", "Corrected by the agency", "--json",
    ).json  # fmt: skip
    assert excused["findings"][0]["flags"] == []
    assert excused["findings"][0]["excuses"][0]["reason"] == "Corrected by the agency"


def test_findings_are_tagged_and_sorted_anew(run, source):
    finding = ids(run, source)[0]

    run("review", "tag", source, finding, "--topics", "cost, rivers", "--states", "tx")
    run("review", "kind", source, finding, "--kind", "local_fact")
    run("review", "key-figure", source, finding, "--value", "$4.2 million", "--label", "spent on patrols")

    (found,) = (f for f in listed(run, source) if f["id"] == finding)
    assert (found["topics"], found["states"], found["kind"]) == (["cost", "rivers"], ["TX"], "local_fact")
    assert found["key_figure"]["value"] == "$4.2 million"


def test_findings_are_merged_and_split_again(run, source):
    before = listed(run, source)[:2]
    merged = run("review", "merge", source, *(f["id"] for f in before), "--json").json

    assert merged["gone"] == [f["id"] for f in before]
    (one,) = merged["findings"]
    assert one["places"] == [{"passage": one["passage"], "start": 0, "end": before[1]["places"][0]["end"]}]

    parts = run("review", "split", source, one["id"], "--json").json["findings"]
    assert [part["text"] for part in parts] == [f["text"] for f in before]


def test_words_of_a_passage_become_a_finding(run, source):
    passage = listed(run, source)[0]["passage"]
    made = run("review", "make", source, passage, "--words", "Records are thin", "--json").json

    (finding,) = made["findings"]
    assert (finding["text"], finding["state"]) == ("Records are thin", "accepted")
    assert finding["id"] in ids(run, source)
    by_range = run("review", "make", source, passage, "--range", "0-12", "--kind", "quote", "--json").json
    assert by_range["findings"][0]["text"] == "Patrols cost"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("accept", "no-such", "x"), "There is no source “no-such”."),
        (("accept", "SOURCE", "no-such"), "has no finding “no-such”."),
        (("merge", "SOURCE", "FIRST"), "nothing to merge with"),
        (("split", "SOURCE", "FIRST", "--at", "0"), "no words on both sides"),
        (("split", "SOURCE", "FIRST"), "one sentence"),
        (("reword", "SOURCE", "FIRST", "--text", " "), "without words"),
        (("tag", "SOURCE", "FIRST"), "Nothing to set"),
        (("tag", "SOURCE", "FIRST", "--states", "Texas"), "not a state's postal code"),
        (("make", "SOURCE", "PASSAGE", "--words", "No such words"), "does not hold"),
        (("make", "SOURCE", "no-such", "--range", "0-4"), "no passage “no-such”"),
        (("make", "SOURCE", "PASSAGE", "--range", "all"), "not of the form 12-80"),
        (("make", "SOURCE", "PASSAGE"), "No words were named"),
        (("kind", "SOURCE", "FIRST", "--kind", "statistik"), "There is no value “statistik”"),
    ],
)
def test_nonsense_is_refused_with_a_next_step(run, refused, source, words, sentence):
    first = listed(run, source)[0]
    named = {"SOURCE": source, "FIRST": first["id"], "PASSAGE": first["passage"]}

    assert sentence in refused("review", *(named.get(word, word) for word in words)).err
