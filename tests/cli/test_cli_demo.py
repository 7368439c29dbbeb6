from pathlib import Path

from briefdesk.store.project_file import read_project


def test_the_demo_makes_letters_a_one_pager_and_the_project(run):
    outcome = run("demo", "--out", "show", "--json")

    found = outcome.json
    assert outcome.status == 0, outcome
    assert found["letters"]
    assert found["failed"] == []
    for letter in found["letters"]:
        assert [Path(file["path"]).suffix for file in letter["files"]] == [".pdf", ".docx"]
        assert all(Path(file["path"]).is_file() for file in letter["files"])
    assert [file["format"] for file in found["brief"]["files"]] == ["pdf", "docx"]
    assert found["brief"]["files"][0]["pages"] == 1
    assert read_project(Path(found["project"])).title


def test_the_demo_ends_by_saying_where_how_many_and_how_long(run):
    outcome = run("demo")

    last = outcome.out.splitlines()[-1]
    assert last.startswith("Wrote ")
    assert "letters and a one-pager, as PDF and DOCX" in last
    assert str(Path("briefdesk-demo").absolute()) in last
    assert last.endswith(" s.")
    assert outcome.err == ""


def test_a_sample_that_the_user_changed_is_left_alone(run):
    run("demo", "--out", "show")
    changed = Path("show/sample.briefdesk")
    run("new", str(changed), "--replace", "--set", "title=Mine")

    second = run("demo", "--out", "show", "--json").json
    third = run("demo", "--out", "show", "--json").json

    assert read_project(changed).title == "Mine"
    assert second["project"] == third["project"] == "show/sample-2.briefdesk"


def test_a_demo_that_cannot_write_says_so(refused, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    assert "is a file, not a folder" in refused("demo", "--out", str(tmp_path / "file")).err
