"""`briefdesk dismiss`: a warning let stand for a reason, and brought back."""

import pytest

from briefdesk.model.draft import FindingPart
from briefdesk.pipeline.drafts import edit_part
from briefdesk.store.project_file import read_project, save_project

REASON = "Checked with the author"


@pytest.fixture
def project(run, tmp_path):
    """A project with a changed number in one finding and two in another."""
    run("new", "mine.briefdesk", "--pick", "all", "--to", "chamber:senate state:RI")
    path = tmp_path / "desk" / "mine.briefdesk"
    project = read_project(path)
    for old, new in (("3,600", "3,900"), ("10,000", "12,000")):
        part = next(
            p for p in project.letter.parts
            if isinstance(p, FindingPart) and old in project.finding(p.finding).text
        )  # fmt: skip
        text = project.finding(part.finding).text.replace(old, new)
        project = edit_part(project, "letter", part.id, text)
    save_project(project, path)
    return "mine.briefdesk"


def flagged(run, project):
    problems = run("check", project, "--json").json["problems"]
    return [(p["words"], p["severity"], p["dismissed"]) for p in problems if p["code"] == "number-changed"]


def test_a_warning_let_stand_is_a_note_with_its_reason(run, project):
    outcome = run("dismiss", project, "number-changed", "--words", "3,900", "--reason", REASON)

    assert outcome.status == 0
    assert outcome.out.startswith("Let stand: “3,900” is not in the original")
    assert flagged(run, project) == [("12,000", "warning", ""), ("3,900", "note", REASON)]
    printed = run("check", project).out
    # Where the lines end depends on the path of the file, which they name.
    assert f"Let stand: {REASON}" in " ".join(printed.split())
    assert "1 let stand" in printed.splitlines()[-1]


def test_what_was_let_stand_comes_back(run, project):
    run("dismiss", project, "number-changed", "--words", "3,900", "--reason", REASON)

    outcome = run("dismiss", project, "number-changed", "--back", "--json")

    assert outcome.json["problem"]["severity"] == "warning"
    assert {(words, reason) for words, _, reason in flagged(run, project)} == {("3,900", ""), ("12,000", "")}


def test_several_problems_of_a_code_are_told_apart(refused, project):
    err = refused("dismiss", project, "number-changed", "--reason", REASON).err

    assert "There are 2 problems “number-changed”" in err
    assert "--words “3,900”" in err


def test_the_part_is_enough_where_it_has_one_such_problem(run, project):
    problems = run("check", project, "--json").json["problems"]
    part = next(p["part"] for p in problems if p["words"] == "12,000")

    assert run("dismiss", project, "number-changed", "--part", part, "--reason", REASON).status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["number-changd", "--reason", REASON], "Did you mean “number-changed”?"),
        (["number-changed", "--words", "7", "--reason", REASON], "at that place"),
        (["number-changed", "--words", "3,900"], "for a reason only"),
        (["number-changed", "--back"], "was let stand"),
        (["sender-incomplete", "--words", "The sender lacks the signatory.", "--reason", "x"], "An error"),
    ],
)
def test_what_cannot_be_let_stand_is_refused(refused, project, words, said):
    assert said in refused("dismiss", project, *words).err
