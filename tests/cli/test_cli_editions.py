"""`briefdesk source edition` and `briefdesk source trace`."""

from pathlib import Path

import pytest

COSTS = "Patrols cost about $4.2 million in 2025, half as much again as before."
LATE = "Crews were paid late in 7 of 12 months, the agency's own books say."


def a_report(path: Path, *texts: str) -> Path:
    path.write_text("# River Crossings\n\n## Costs\n\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def newer(run, tmp_path: Path) -> Path:
    assert run("source", "add", str(a_report(tmp_path / "old.md", COSTS, LATE))).status == 0
    return a_report(tmp_path / "new.md", COSTS.replace("4.2", "4.6"), LATE)


def test_newer_edition_is_compared_and_nothing_changes(run, newer):
    run_ = run("source", "edition", "river-crossings", str(newer))

    assert run_.status == 0
    assert "CHANGED  river-crossings/costs-1-1" in run_.out
    assert "now: Patrols cost about $4.6 million" in " ".join(run_.out.split())
    assert "2 findings: 1 same, 0 moved, 1 changed, 0 gone; 0 new suggestions." in run_.out
    assert "Take the edition up with --take" in run_.out
    assert "4.6" not in run("source", "show", "river-crossings").out


def test_newer_edition_is_taken_up(run, newer):
    taken = run("source", "edition", "river-crossings", str(newer), "--take", "--json")

    assert taken.json["taken"] is True
    assert taken.json["counts"] == {"same": 1, "moved": 0, "changed": 1, "gone": 0}
    assert "4.6" in run("source", "show", "river-crossings").out


def test_sentence_is_traced_to_its_passage(run, newer):
    traced = run("source", "trace", "river-crossings", "In 7 of 12 months, crews were paid late.", "--json")

    assert traced.json["found"] is True
    assert (traced.json["section"], traced.json["number"], traced.json["words"]) == ("Costs", 2, LATE)


def test_sentence_that_no_passage_says_is_told_by_the_exit_status(run, newer):
    traced = run("source", "trace", "river-crossings", "We respectfully ask that you act.")

    assert traced.status == 1
    assert traced.out.strip() == "No passage says this."


def test_trace_in_nothing_known_names_the_nearest_source(run, newer):
    traced = run("source", "trace", "river-crossing", "Patrols cost a lot.")

    assert traced.status == 2
    assert "river-crossings" in traced.err
