"""`briefdesk approve`, `approvals`, `lock` and `review hold`: what leaves was seen, and may leave."""

import pytest

from briefdesk.model.draft import FindingPart
from briefdesk.pipeline.drafts import set_subject
from briefdesk.store.project_file import read_project, save_project


@pytest.fixture
def project(run, tmp_path):
    run("new", "mine.briefdesk", "--pick", "all", "--to", "chamber:senate state:RI")
    return tmp_path / "desk" / "mine.briefdesk"


def test_letters_are_approved_all_or_some_and_lapse(run, project):
    assert run("approvals", str(project)).status == 1

    run("approve", str(project), "--to", "member:R000122", "--by", "E. Whitaker")
    states = {p["bioguide"]: p["state"] for p in run("approvals", str(project), "--json").json["letters"]}
    assert states["R000122"] == "approved"
    assert sorted(states.values()) == ["approved", "none"]

    run("approve", str(project), "--by", "E. Whitaker")
    said = run("approvals", str(project)).out
    assert said.count("Approved by E. Whitaker, June 15, 2026") == 2

    save_project(set_subject(read_project(project), "letter", "Another"), project)
    assert run("approvals", str(project)).out.count("Approval by E. Whitaker has lapsed") == 2


def test_an_approval_is_taken_back(run, project):
    run("approve", str(project), "--by", "E. Whitaker")

    assert run("approve", str(project), "--withdraw").status == 0

    assert "Not approved" in run("approvals", str(project)).out


def test_letters_that_the_project_does_not_write_cannot_be_approved(refused, project):
    refused("approve", str(project), "--to", "state:TX", "--by", "E. Whitaker")


def test_an_approval_needs_a_name(refused, project):
    refused("approve", str(project), "--by", "  ")


def test_a_project_marks_drafts_when_it_is_told_to(run, project):
    run("set", str(project), "draft-mark=yes")
    assert read_project(project).marks_drafts
    run("letters", str(project), "--format", "txt", "--to", "member:R000122")
    (letter,) = project.with_name("mine-export").glob("*.txt")
    assert letter.read_text().startswith("DRAFT")

    run("set", str(project), "draft-mark=no")
    assert not read_project(project).marks_drafts


def test_locked_parts_refuse_other_commands(run, refused, project):
    run("lock", str(project), "--findings")
    part = next(p for p in read_project(project).letter.parts if isinstance(p, FindingPart))
    assert part.locked

    outcome = refused("rule", str(project), part.id, "add", "--leave-out", "state:RI")
    assert "is locked" in outcome.err

    listed = run("unlock", str(project), part.id, "--json").json["parts"]
    assert not next(p for p in listed if p["id"] == part.id)["locked"]


def test_what_is_held_in_the_library_cannot_leave(run, refused, project):
    finding = next(p.finding for p in read_project(project).letter.parts if isinstance(p, FindingPart))
    source = finding.partition("/")[0]

    assert run("review", "hold", source, finding, "--embargo", "2026-07-01").status == 0
    outcome = refused("letters", str(project), "--format", "txt")
    assert "under embargo until July 1, 2026" in outcome.err
    refused("source", "export", source, "out.pack.md")
    assert "not-released" in {p["code"] for p in run("check", str(project), "--json").json["problems"]}

    assert run("review", "hold", source, finding, "--release").status == 0
    assert run("letters", str(project), "--format", "txt").status == 0


def test_a_passage_is_held_with_all_that_rests_on_it(run, refused, project):
    finding = next(p.finding for p in read_project(project).letter.parts if isinstance(p, FindingPart))
    citation = read_project(project).finding(finding).citation

    held = run("review", "hold-passage", citation.source, citation.passage, "--confidential", "--json").json
    assert held["passages"] == [{"id": citation.passage, "confidential": True, "embargo": None}]

    refused("letters", str(project), "--format", "txt")


def test_how_long_must_be_said(refused, project):
    finding = next(p.finding for p in read_project(project).letter.parts if isinstance(p, FindingPart))

    refused("review", "hold", finding.partition("/")[0], finding)
