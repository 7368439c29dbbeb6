"""`briefdesk theme`, and the settings that choose themes and stationery."""

from pathlib import Path

from PIL import Image


def test_a_theme_is_duplicated_changed_checked_chosen_and_printed(run, tmp_path: Path):
    assert run("theme", "duplicate", "classic", "ours", "--json").json["id"] == "ours"
    file = tmp_path / "ours.toml"
    run("theme", "export", "ours", str(file))
    file.write_text(file.read_text(encoding="utf-8").replace('"left"', '"right"'), encoding="utf-8")
    assert run("theme", "check", str(file), "--json").json["problems"] == []
    run("theme", "add", str(file))
    run("new", "mine.briefdesk", "--pick", "all", "--to", "member:R000122")

    run("set", "mine.briefdesk", "theme=ours")

    listed = run("theme", "list", "--json").json
    assert [theme["id"] for theme in listed] == ["classic", "modern", "ours"]
    run("theme", "remove", "ours")
    made = run("letters", "mine.briefdesk", "--format", "pdf", "--out", str(tmp_path / "out"), "--json").json
    assert made["failed"] == []


def test_a_theme_that_came_in_a_project_or_pack_is_listed_handed_out_and_copied(run, tmp_path: Path):
    run("theme", "duplicate", "classic", "theirs")
    run("new", "mine.briefdesk", "--pick", "all", "--to", "member:R000122")
    run("set", "mine.briefdesk", "theme=theirs")
    run("pack", "export", "mine.briefdesk", "mine.briefpack")
    run("theme", "remove", "theirs")

    for file in ("mine.briefdesk", "mine.briefpack"):
        listed = run("theme", "list", "--project", file, "--json").json
        assert [(theme["id"], theme["from"]) for theme in listed][2:] == [("theirs", "project")]
    run("theme", "export", "theirs", str(tmp_path / "t.toml"), "--project", "mine.briefdesk")
    assert "Copy of Classic" in (tmp_path / "t.toml").read_text(encoding="utf-8")
    assert (
        run("theme", "duplicate", "theirs", "--project", "mine.briefdesk", "--json").json["id"]
        == "theirs-copy"
    )
    assert [theme["id"] for theme in run("theme", "list", "--json").json] == [
        "classic",
        "modern",
        "theirs-copy",
    ]


def test_a_broken_theme_file_names_line_and_remedy(run, tmp_path: Path):
    file = tmp_path / "theirs.toml"
    file.write_text('briefdesk-theme = 1\nname = "x"\n[colors]\nink = "#eeeeee"\n', encoding="utf-8")

    checked = run("theme", "check", str(file), "--json").json

    (problem,) = checked["problems"]
    assert "too pale" in problem["message"]
    assert "darker" in problem["next_step"]


def test_letters_go_on_a_partners_page(run, tmp_path: Path):
    Image.new("RGB", (850, 1100), "#eef2ff").save(tmp_path / "paper.png")
    run("new", "mine.briefdesk", "--pick", "all", "--to", "member:R000122")

    run("set", "mine.briefdesk", f"stationery.pdf={tmp_path / 'paper.png'}", "stationery.top=2")

    out = tmp_path / "out"
    made = run("letters", "mine.briefdesk", "--format", "pdf", "--out", str(out), "--json").json
    assert made["failed"] == []
    told = run("check", "mine.briefdesk", "--json").json["problems"]
    assert "stationery" in {problem["code"] for problem in told}
