"""`briefdesk template duplicate | versions | compare | restore | remove | fields`."""

from pathlib import Path

import pytest


@pytest.fixture
def changed(run, tmp_path: Path) -> Path:
    assert run("template", "duplicate", "member", "mine").status == 0
    path = tmp_path / "mine.md"
    assert run("template", "export", "mine", str(path)).status == 0
    path.write_text(path.read_text("utf-8").replace("We respectfully ask", "We ask"), "utf-8")
    assert run("template", "add", str(path)).status == 0
    return path


def test_versions_are_listed_compared_and_restored(run, changed):
    listed = run("template", "versions", "mine", "--json").json
    assert [(v["number"], v["how"]) for v in listed] == [(2, "imported"), (1, "copied")]

    compared = run("template", "compare", "mine", "1")
    assert "2 lines changed" in compared.out
    assert "- We respectfully ask that you:" in compared.out
    assert "+ We ask that you:" in compared.out

    assert run("template", "restore", "mine", "1").status == 0
    assert run("template", "compare", "mine", "1", "3", "--json").json["lines"]
    assert "The last 50 versions are kept." in run("template", "versions", "mine").out


def test_a_version_that_there_is_not_is_told(refused, changed):
    assert "no version 9" in refused("template", "restore", "mine", "9").err


def test_a_removed_template_is_gone_and_can_be_restored(run, changed):
    assert run("template", "remove", "mine").status == 0
    assert "mine" not in [t["id"] for t in run("template", "list", "--json").json]
    assert run("template", "restore", "mine", "2").status == 0
    assert "mine" in [t["id"] for t in run("template", "list", "--json").json]


def test_the_fields_are_listed_in_words_with_the_projects_own_values(run):
    general = run("template", "fields", "member", "--json").json
    paths = [entry["field"] for entry in general]

    assert "recipient.state_name" in paths
    assert "fields.request" in paths
    assert all(entry["words"] and entry["usage"] for entry in general)
    assert "recipient.name" not in run("template", "fields", "--kind", "brief").out
