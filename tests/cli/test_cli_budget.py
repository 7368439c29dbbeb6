"""`briefdesk budget`: the same figures as in the window, and a suggestion carried out."""

from pathlib import Path

import pytest


@pytest.fixture
def project(run, tmp_path: Path) -> Path:
    """Return a project whose one-pager is too long."""
    path = tmp_path / "long.briefdesk"
    assert run("new", str(path), "--source", "soldiers-arent-border-police", "--pick", "all").status == 0
    return path


@pytest.fixture
def sample(run, tmp_path: Path) -> Path:
    out = tmp_path / "demo"
    assert run("demo", "--out", str(out)).status == 0
    return next(out.glob("*.briefdesk"))


def test_a_one_pager_that_fits_tells_its_room_and_status_0(run, sample: Path):
    outcome = run("budget", str(sample))

    assert outcome.status == 0
    assert outcome.out.startswith("One page, room for ")
    assert "Finding 1 “" in outcome.out
    assert "AT LEAST" in outcome.out
    assert "To make it fit" not in outcome.out


def test_one_that_is_too_long_has_status_1_and_suggestions(run, project: Path):
    outcome = run("budget", str(project))

    assert outcome.status == 1
    assert "lines over one page." in outcome.out
    assert "To make it fit:" in outcome.out
    assert "(saves " in outcome.out


def test_json_has_every_block_and_sums_up_to_the_page(run, sample: Path):
    budget = run("budget", str(sample), "--json").json

    assert budget["fits"] is True
    assert budget["lines_over"] <= 0
    points = sum(block["points"] for block in budget["blocks"])
    assert points + budget["free_points"] == pytest.approx(budget["page_points"], abs=0.2)
    assert [s["name"] for s in budget["squeezes"]] == ["type", "leading", "spacing", "margins"]
    assert budget["steps"] == []
    assert budget["taken"] is None


def test_a_suggestion_is_carried_out_and_saved(run, project: Path):
    before = run("budget", str(project), "--json").json
    step = before["steps"][0]

    taken = run("budget", str(project), "--take", "1", "--json").json

    assert taken["taken"] == step["words"]
    assert taken["lines_over"] == step["lines_over_then"] == before["lines_over"] - step["saves_lines"]
    assert run("budget", str(project), "--json").json["lines_over"] == taken["lines_over"]


def test_a_suggestion_that_is_not_there_is_refused_and_nothing_changes(run, sample: Path):
    before = sample.read_bytes()

    outcome = run("budget", str(sample), "--take", "2")

    assert outcome.status == 2
    assert "no suggestion" in outcome.err
    assert sample.read_bytes() == before
