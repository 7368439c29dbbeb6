"""Problems that somebody let stand: with a reason, until their words change."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.model.draft import FindingPart, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.dismissals import NotDismissable, dismiss, restore, with_dismissals
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.projects import read_project, save_project

REASON = "Checked with the author"
REED = "member:R000122"
FLAG = Problem(
    Severity.WARNING,
    "number-changed",
    "“3,900” is not in the original.",
    "Compare it.",
    document="letter",
    part="one",
    words="3,900",
)


def test_what_was_let_stand_is_a_note_with_its_reason(sample: Project):
    (note,) = with_dismissals(dismiss(sample, FLAG, f" {REASON} \n"), (FLAG,))

    assert note == replace(FLAG, severity=Severity.NOTE, dismissed=REASON)


@pytest.mark.parametrize(
    "other",
    [
        replace(FLAG, words="4,000", message="“4,000” is not in the original."),
        replace(FLAG, code="date-changed"),
        replace(FLAG, part="two"),
        replace(FLAG, document="brief"),
    ],
)
def test_a_dismissal_holds_for_the_same_words_code_part_and_document(sample: Project, other: Problem):
    assert with_dismissals(dismiss(sample, FLAG, REASON), (other,)) == (other,)


def test_a_problem_brought_back_counts_again(sample: Project):
    project = dismiss(sample, FLAG, REASON)
    (note,) = with_dismissals(project, (FLAG,))

    assert restore(project, note) == sample
    assert restore(sample, FLAG) is sample


def test_a_second_reason_takes_the_place_of_the_first(sample: Project):
    project = dismiss(dismiss(sample, FLAG, REASON), FLAG, "Updated figure")

    assert [d.reason for d in project.dismissals] == ["Updated figure"]


def test_an_error_cannot_be_let_stand(sample: Project):
    error = replace(FLAG, severity=Severity.ERROR)

    with pytest.raises(NotDismissable, match="error"):
        dismiss(sample, error, REASON)
    assert with_dismissals(dismiss(sample, FLAG, REASON), (error,)) == (error,)


@pytest.mark.parametrize("reason", ["", " \n", "x" * 201])
def test_a_reason_says_something_and_is_short(sample: Project, reason: str):
    with pytest.raises(NotDismissable, match="reason") as told:
        dismiss(sample, FLAG, reason)

    assert told.value.next_step


def test_problems_without_marked_words_are_told_apart_by_their_sentence(sample: Project):
    one = Problem(Severity.WARNING, "term-over", "The term of A ended.", "Look.")
    other = replace(one, message="The term of B ended.")

    counted = with_dismissals(dismiss(sample, one, REASON), (one, other))

    assert [p.dismissed for p in counted] == [REASON, ""]


def test_an_old_roster_that_was_let_stand_is_not_back_the_next_day(sample: Project):
    today = Problem(Severity.WARNING, "old-roster", "The roster is of June 15, 2026, 160 days old.", "")
    tomorrow = replace(today, message="The roster is of June 15, 2026, 161 days old.")

    (note,) = with_dismissals(dismiss(sample, today, REASON), (tomorrow,))

    assert note.dismissed == REASON


def edited(sample: Project, old: str, new: str) -> Project:
    part = next(
        p for p in sample.letter.parts
        if isinstance(p, FindingPart) and old in sample.finding(p.finding).text
    )  # fmt: skip
    return edit_part(sample, "letter", part.id, sample.finding(part.finding).text.replace(old, new))


def test_preflight_puts_what_was_let_stand_last_until_its_words_change(desk: Desk, sample: Project):
    project = edited(sample, "590", "950")
    (flag,) = [p for p in check(desk, project, to=REED) if p.code == "number-changed"]
    let_stand = dismiss(project, flag, REASON)

    problems = check(desk, let_stand, to=REED)
    again = check(desk, replace(edited(sample, "590", "959"), dismissals=let_stand.dismissals), to=REED)

    assert (problems[-1].code, problems[-1].severity, problems[-1].dismissed) == (
        "number-changed",
        Severity.NOTE,
        REASON,
    )
    assert [(p.severity, p.dismissed) for p in again if p.code == "number-changed"] == [
        (Severity.WARNING, "")
    ]


def test_a_dismissal_of_what_is_no_longer_a_problem_does_no_harm(desk: Desk, sample: Project):
    stale = dismiss(sample, FLAG, REASON)

    assert check(desk, stale, to=REED) == check(desk, sample, to=REED)


def test_a_dismissal_is_saved_with_the_project(sample: Project, tmp_path: Path):
    project = dismiss(sample, FLAG, REASON)
    save_project(project, tmp_path / "a.briefdesk")

    assert read_project(tmp_path / "a.briefdesk").dismissals == project.dismissals
