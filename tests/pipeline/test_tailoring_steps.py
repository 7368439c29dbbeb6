"""Steps of tailoring: rules are checked before they are kept, edits by hand stand over the master."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import PartId, Project
from briefdesk.model.explanation import LineChange
from briefdesk.model.tailoring import RuleEffect, TailoringRule
from briefdesk.pipeline.approvals import ApprovalState, approve, reviewed_brief, reviewed_letters, withdraw
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.explain import explain_one
from briefdesk.pipeline.letter_lines import CLOSE, SUBJECT, set_line
from briefdesk.pipeline.letters import compose_letters
from briefdesk.pipeline.locks import PartLocked
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.tailoring import (
    EditRefused,
    RuleRefused,
    Settlement,
    add_rule,
    edit_by_hand,
    hand_edit_of,
    master_text,
    remove_rule,
    set_locked,
    settle_edit,
)
from briefdesk.pipeline.told_rules import EditState, told_edits
from briefdesk.render.text import render_text

OPENING = PartId("opening")
DAY = dt.date(2026, 6, 20)


def rule(query: str, effect: RuleEffect = RuleEffect.LEAVE_OUT, text: str = "") -> TailoringRule:
    return TailoringRule(effect, query, text)


def texts(desk: Desk, project: Project) -> dict[AddresseeId, str]:
    addressees = chosen(desk, project)
    letters = compose_letters(desk, project, addressees)
    return {
        one.id: render_text(made.document).data.decode()
        for one, made in zip(addressees, letters, strict=True)
    }


def edited(desk: Desk, project: Project, text: str, who: AddresseeId | None = None) -> Project:
    who = who or chosen(desk, project)[0].id
    return edit_by_hand(desk, project, who, OPENING, text, reason="As agreed.", day=DAY)


def test_a_rule_is_added_and_removed(desk: Desk, sample: Project):
    kept = add_rule(desk, sample, OPENING, rule(" state:TX "))

    part = kept.letter.part(OPENING)
    assert part is not None
    assert part.rules == (rule("state:TX"),)
    assert remove_rule(kept, OPENING, 0) == sample


@pytest.mark.parametrize("bad", [rule(""), rule("state:XX"), rule("state:TX", RuleEffect.REWORD, " ")])
def test_a_rule_that_could_not_work_is_refused_with_a_next_step(
    desk: Desk, sample: Project, bad: TailoringRule
):
    with pytest.raises(RuleRefused) as refused:
        add_rule(desk, sample, OPENING, bad)

    assert refused.value.next_step


def test_an_edit_stands_for_one_letter_and_the_others_follow_the_master(desk: Desk, sample: Project):
    first, *others = [one.id for one in chosen(desk, sample)]
    base = master_text(desk, sample, first, OPENING)
    by_hand = edited(desk, sample, base.replace("I write", "I write again"), first)

    changed = edit_part(by_hand, "letter", OPENING, base + " We will call your office.")
    found = texts(desk, changed)

    assert "I write again" in found[first]
    assert all("We will call your office." in text for text in found.values())
    assert not any("I write again" in found[other] for other in others)


def test_a_conflict_is_settled_by_keeping_or_taking(desk: Desk, sample: Project):
    first = chosen(desk, sample)[0].id
    by_hand = edited(desk, sample, "We ask you for one thing.", first)
    changed = edit_part(by_hand, "letter", OPENING, "We ask everybody for three things.")

    kept = settle_edit(desk, changed, first, OPENING, Settlement.KEEP)
    taken = settle_edit(desk, changed, first, OPENING, Settlement.TAKE)

    edit = hand_edit_of(kept, first, OPENING)
    assert edit is not None
    assert (edit.base, edit.text) == ("We ask everybody for three things.", "We ask you for one thing.")
    assert hand_edit_of(taken, first, OPENING) is None


def test_an_edit_back_to_the_master_is_no_edit(desk: Desk, sample: Project):
    by_hand = edited(desk, sample, "Other words.")

    assert edited(desk, by_hand, master_text(desk, sample, chosen(desk, sample)[0].id, OPENING)) == sample


def test_an_edit_needs_a_reason_and_a_part(desk: Desk, sample: Project):
    who = chosen(desk, sample)[0].id

    with pytest.raises(EditRefused):
        edit_by_hand(desk, sample, who, OPENING, "x", reason=" ", day=DAY)
    with pytest.raises(EditRefused):
        edit_by_hand(desk, sample, who, PartId("nowhere"), "x", reason="So.", day=DAY)


def test_the_subject_can_be_edited_for_one_letter(desk: Desk, sample: Project):
    who = chosen(desk, sample)[0].id

    project = edit_by_hand(desk, sample, who, SUBJECT, "A matter of Rhode Island", reason="So.", day=DAY)

    assert "A matter of Rhode Island" in texts(desk, project)[who]


def test_the_closing_can_be_edited_for_one_letter_and_is_explained(desk: Desk, sample: Project):
    who = chosen(desk, sample)[0].id

    project = edit_by_hand(desk, sample, who, CLOSE, "With thanks,", reason="We met.", day=DAY)

    made = texts(desk, project)
    assert [name for name, text in made.items() if "With thanks," in text] == [who]
    told = explain_one(desk, project, who)
    assert any((r.label, r.because) == ("Closing", "We met.") for r in told.reasons)
    assert any("With thanks," in line.text for line in told.comparison if line.change is not LineChange.SAME)


def test_an_edited_re_line_is_merged_with_a_new_one_for_everyone(desk: Desk, sample: Project):
    who = chosen(desk, sample)[0].id
    base = replace(
        sample, letter=replace(sample.letter, subject="Oversight of patrols at the border in June")
    )
    own = "Oversight of patrols on the river in June"
    edited_line = edit_by_hand(desk, base, who, SUBJECT, own, reason="So.", day=DAY)

    merged = set_line(edited_line, SUBJECT, "Oversight of patrols at the border in July")
    against = set_line(edited_line, SUBJECT, "Oversight of patrols at the coast in June")

    assert "Oversight of patrols on the river in July" in texts(desk, merged)[who]
    assert own in texts(desk, against)[who]
    assert {told.state for told in told_edits(desk, merged, chosen(desk, merged))} == {EditState.MERGED}
    assert {told.state for told in told_edits(desk, against, chosen(desk, against))} == {EditState.CONFLICT}


def test_an_edited_re_line_of_the_template_is_in_no_conflict_while_nothing_changed(
    desk: Desk, sample: Project
):
    untouched = set_line(sample, SUBJECT, None)
    who = chosen(desk, sample)[0].id

    project = edit_by_hand(desk, untouched, who, SUBJECT, "A matter of the river", reason="So.", day=DAY)

    problems = {
        p.code for letter in compose_letters(desk, project, chosen(desk, project)) for p in letter.problems
    }
    assert not problems & {"hand-edit-conflict", "hand-edit-merged"}
    changed = replace(project, fields=(("subject", "A new matter"),))
    (letter,) = compose_letters(desk, changed, chosen(desk, changed)[:1])
    assert "hand-edit-conflict" in {p.code for p in letter.problems}


def test_a_line_of_the_letter_stays_one_line(desk: Desk, sample: Project):
    who = chosen(desk, sample)[0].id

    project = edit_by_hand(desk, sample, who, SUBJECT, "One\nline ", reason="So.", day=DAY)

    assert project.hand_edits[0].text == "One line "


def test_a_locked_part_takes_neither_rules_nor_edits(desk: Desk, sample: Project):
    locked = set_locked(sample, "letter", OPENING, True)

    with pytest.raises(PartLocked):
        add_rule(desk, locked, OPENING, rule("state:TX"))
    with pytest.raises(PartLocked):
        edited(desk, locked, "Other words.")
    assert set_locked(locked, "letter", OPENING, False) == sample


def test_an_approval_lapses_with_any_change_and_comes_back_with_undo(desk: Desk, sample: Project):
    approved = approve(desk, sample, "letter", by="Elena Whitaker", day=DAY)
    approved = approve(desk, approved, "brief", by="Elena Whitaker", day=DAY)
    assert {r.state for r in reviewed_letters(desk, approved)} == {ApprovalState.APPROVED}
    assert reviewed_brief(desk, approved).state is ApprovalState.APPROVED

    changed = edit_part(approved, "letter", OPENING, "Other words.")

    assert {r.state for r in reviewed_letters(desk, changed)} == {ApprovalState.LAPSED}
    assert reviewed_brief(desk, changed).state is ApprovalState.APPROVED
    assert {r.state for r in reviewed_letters(desk, replace(changed, letter=sample.letter))} == {
        ApprovalState.APPROVED
    }


def test_an_approval_can_be_withdrawn_and_needs_a_name(desk: Desk, sample: Project):
    first = chosen(desk, sample)[0].id
    approved = approve(desk, sample, "letter", by="Elena Whitaker", day=DAY)

    states = [r.state for r in reviewed_letters(desk, withdraw(approved, "letter", [first]))]

    assert states.count(ApprovalState.NONE) == 1
    assert withdraw(approved, "letter") == sample
    with pytest.raises(BriefdeskError):
        approve(desk, sample, "letter", by=" ", day=DAY)
