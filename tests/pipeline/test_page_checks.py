"""Preflight asks what a print shop asks before it prints."""

import re
from dataclasses import replace

import pytest

from briefdesk.model.draft import FindingPart, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline import page_checks
from briefdesk.pipeline.approvals import approve
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import add_text, edit_part, set_subject, theme_of
from briefdesk.render.theme import Color

TO = "member:R000122"


def of_code(problems: tuple[Problem, ...], code: str) -> list[Problem]:
    return [p for p in problems if p.code == code]


def test_a_letter_that_speaks_of_another_state_as_the_readers_is_an_error(desk: Desk, sample: Project):
    project, part = add_text(sample, "letter", None, "Soldiers patrol in your state of Texas.")

    (problem,) = of_code(check(desk, project, to=TO), "other-place-named")

    assert problem.severity is Severity.ERROR
    assert problem.part == part
    assert of_code(check(desk, project, to="state:TX"), "other-place-named") == []


def test_the_sample_raises_no_alarm_about_places(desk: Desk, sample: Project):
    assert of_code(check(desk, sample), "other-place-named") == []


def test_a_letterhead_without_a_logo_is_a_note(desk: Desk, sample: Project):
    project = replace(sample, sender=replace(sample.sender, logo=None))

    (problem,) = of_code(check(desk, project, to=TO), "letterhead-without-logo")

    assert problem.severity is Severity.NOTE


def test_a_color_too_weak_for_text_is_told(desk: Desk, sample: Project, monkeypatch: pytest.MonkeyPatch):
    theme = theme_of(desk, sample, "letter")
    pale = replace(theme, palette=replace(theme.palette, muted=Color("#bbbbbb")))
    monkeypatch.setattr(page_checks, "theme_of", lambda *_: pale)

    found = of_code(check(desk, sample, to=TO), "low-contrast")

    assert [p.words for p in found] == ["muted #bbbbbb"] * 2


def test_shipped_themes_have_contrast_enough(desk: Desk, sample: Project):
    assert of_code(check(desk, sample, to=TO), "low-contrast") == []


def test_lapsed_approvals_are_counted_into_one(desk: Desk, sample: Project):
    project = approve(desk, sample, "letter", by="E. Whitaker", day=desk.today)
    assert of_code(check(desk, project), "approval-lapsed") == []

    changed = set_subject(project, "letter", "Another subject")

    (problem,) = of_code(check(desk, changed), "approval-lapsed")
    assert re.search(r"\d+ letters", problem.where)


def test_places_are_called_by_words_and_never_by_ids(desk: Desk, sample: Project):
    part = next(p for p in sample.letter.parts if isinstance(p, FindingPart))
    project = edit_part(sample, "letter", part.id, "  ")

    problems = check(desk, project, to=TO)

    assert [p.where for p in of_code(problems, "empty-finding")] == ["Finding 1"]
    assert not {p.where for p in problems} & set(sample.picked())
