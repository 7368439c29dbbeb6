from pathlib import Path

import pytest


@pytest.fixture
def own_template(run, tmp_path):
    path = tmp_path / "my-letter.md"
    assert run("template", "export", "member", str(path)).status == 0
    return path


def test_the_templates_are_listed_with_their_kinds(run):
    found = run("template", "list", "--json").json

    assert {"letter", "brief"} == {template["kind"] for template in found}
    assert "member" in [template["id"] for template in found]
    assert "leave-behind" in run("template", "list").out


def test_an_exported_template_is_whole_and_passes_its_check(run, own_template):
    outcome = run("template", "check", str(own_template), "--json")

    assert outcome.status == 0, outcome
    assert [p for p in outcome.json["problems"] if p["severity"] == "error"] == []


def test_a_shipped_template_taken_back_unchanged_gets_no_twin(run, own_template):
    before = run("template", "list", "--json").json

    outcome = run("template", "add", str(own_template))

    assert "is here already, as member. Nothing was added." in outcome.out
    assert run("template", "list", "--json").json == before


def test_a_broken_template_is_checked_with_the_line(run, own_template):
    text = own_template.read_text(encoding="utf-8")
    own_template.write_text(
        text.replace("{{ sender.organization }}", "{{ sender.organisation }}", 1), "utf-8"
    )

    outcome = run("template", "check", str(own_template), "--json")

    assert outcome.status == 1
    (problem, *_) = [p for p in outcome.json["problems"] if p["severity"] == "error"]
    assert problem["line"] > 1
    assert "organization" in problem["message"] + problem["next_step"]
    assert f"line {problem['line']}" in run("template", "check", str(own_template)).out


def test_a_theme_that_there_is_not_is_named_before_the_template_is_used(run, refused, own_template, tmp_path):
    text = own_template.read_text(encoding="utf-8")
    own_template.write_text(text.replace("theme: classic", "theme: fancy"), "utf-8")

    outcome = run("template", "check", str(own_template), "--json")

    assert outcome.status == 1
    assert [p["code"] for p in outcome.json["problems"]] == ["unknown-theme"]
    assert "classic, modern" in outcome.json["problems"][0]["next_step"]
    assert "fancy" in refused("template", "add", str(own_template)).err
    assert "fancy" in refused("template", "preview", str(own_template), "-o", str(tmp_path / "p.pdf")).err


def test_a_template_can_be_tried_on_the_sample(run, own_template, tmp_path):
    made = run("template", "preview", str(own_template), "-o", str(tmp_path / "p.pdf"), "--json").json

    assert made["pages"] >= 1
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def _changed(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", "utf-8")


def test_an_added_template_can_be_used_and_a_shipped_one_not_replaced(run, refused, own_template, tmp_path):
    _changed(own_template)
    assert run("template", "add", str(own_template)).status == 0
    assert "my-letter" in [template["id"] for template in run("template", "list", "--json").json]
    assert run("new", "a.briefdesk", "--template", "my-letter").status == 0
    shipped = tmp_path / "member.md"
    shipped.write_bytes(own_template.read_bytes() + b"\nMore.\n")

    assert "ships with Briefdesk" in refused("template", "add", str(shipped)).err


def test_an_unknown_template_gets_the_nearest_known_one(refused):
    assert "Did you mean “leave-behind”?" in refused("template", "export", "leave-behing", "x.md").err


def test_what_is_no_template_is_refused(refused, tmp_path):
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe\x00")

    assert "none.md" in refused("template", "check", "none.md").err
    assert "UTF-8" in refused("template", "add", str(tmp_path / "bytes.md")).err
    assert refused("template", "preview", str(tmp_path / "bytes.md")).status == 2


def test_a_template_is_not_exported_over_a_file_that_is_there_unasked(run, refused):
    edited = Path("mine.md")
    edited.write_text("my own words", encoding="utf-8")

    assert "--replace" in refused("template", "export", "member", "mine.md").err
    assert edited.read_text(encoding="utf-8") == "my own words"
    assert run("template", "export", "member", "mine.md", "--replace").status == 0


def test_an_added_template_is_told_by_the_id_that_other_commands_take(run, refused):
    run("template", "export", "member", "My Letter.md")
    _changed(Path("My Letter.md"))

    added = run("template", "add", "My Letter.md", "--json").json

    assert added["id"] == "my-letter"
    assert run("new", "p.briefdesk", "--template", added["id"]).status == 0
    run("template", "export", "follow-up", "Member.md")
    _changed(Path("Member.md"))
    assert "ships with Briefdesk" in refused("template", "add", "Member.md").err


def test_a_template_with_a_rule_that_cannot_be_read_is_not_added(run, refused):
    run("template", "export", "member", "mine.md")
    text = Path("mine.md").read_text(encoding="utf-8").replace("only for: ", "only for: statee:TX ", 1)
    Path("mine.md").write_text(text, encoding="utf-8")

    assert "mine.md, line" in refused("template", "add", "mine.md").err


def test_a_problems_line_is_told_once(run):
    Path("broken.md").write_text("x", encoding="utf-8")

    assert run("template", "check", "broken.md").out.count("line 1") == 1
