"""Forty letters that differ for good reasons, from rules to undo, in the whole window."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefdesk.app.recovery import Recovery, left_behind
from briefdesk.app.session import Session
from briefdesk.app.workbench import Workbench
from briefdesk.compose.document_text import pieces_of
from briefdesk.compose.review_sheet import NOT_INCLUDED
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import FindingPart, PartId, Project, TemplatePart
from briefdesk.model.explanation import Explanation
from briefdesk.model.letter import Letter
from briefdesk.model.tailoring import RuleEffect, TailoringRule
from briefdesk.pipeline.approval_states import ApprovalState
from briefdesk.pipeline.approvals import approve, reviewed_letters
from briefdesk.pipeline.choosing import query_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.explain import explain
from briefdesk.pipeline.letters import compose_letters
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import find_members
from briefdesk.pipeline.tailoring import add_rule

FORTY = 40
RULES = (
    ("only_for", ("senate armed services", "senate appropriations")),
    ("leave_out", ("texas",)),
    ("move_up", ("arizona",)),
    ("reword", ("rhode island",)),
)
"""Rules for two committees and three states."""
CLOSING = PartId("closing")
OTHER_WORDS = "In Rhode Island we say it in other words."
BY_HAND = "Thank you for the talk in May."
FOR_ALL = "NEW WORDS FOR ALL."
APPROVER = "E. Whitaker"


def forty(desk: Desk) -> tuple[Addressee, ...]:
    """Return ten of each of two committees that sit on one of them alone, and twenty of three states."""
    pools = ("committee:SSAS -committee:SSAP", "committee:SSAP -committee:SSAS", "state:TX,AZ,RI")
    chosen: dict[str, Addressee] = {a.id: a for a in find_members(desk, "state:RI")}
    for query, most in zip(pools, (15, 27, FORTY), strict=True):
        for addressee in find_members(desk, query):
            if len(chosen) < most:
                chosen[addressee.id] = addressee
    return tuple(chosen.values())


def letters(desk: Desk, project: Project, addressees: Sequence[Addressee]) -> dict[str, Letter]:
    made = compose_letters(desk, project, addressees)
    return {letter.addressee.id: letter for letter in made if isinstance(letter, Letter)}


def said(letter: Letter, part: PartId) -> str:
    """Return the words that a part prints in a letter."""
    return " ".join(p.text for p in pieces_of(letter.document) if p.part == part)


def make_rules(qtbot: QtBot, bench: Workbench, parts: list[PartId]) -> None:
    """Give each part a rule, in the popover, with the keyboard."""
    for part, (effect, people) in zip(parts, RULES, strict=True):
        bench.session.select_part(part)
        bench.page.rule_action.trigger()
        popover = bench.page.rules.popover
        popover.add_wished.emit(effect)
        for words in people:
            qtbot.keyClicks(popover.chooser.line, words)
            qtbot.keyClick(popover.chooser.line, Qt.Key.Key_Return)
        if effect == "reword":
            popover.text.setPlainText(OTHER_WORDS)
        popover.done.click()
        popover.hide()


@pytest.fixture
def sample(bench: Workbench) -> Project:
    desk = bench.session.desk
    project = sample_project(desk)
    members = [a.members[0].bioguide for a in forty(desk)]
    recipients = replace(project.recipients, query=query_of(members), excluded=())
    bench.session.begin(replace(project, recipients=recipients))
    bench.show_document("letter")
    assert len(bench.session.addressees) == FORTY
    return bench.session.project


def edit_by_hand(qtbot: QtBot, bench: Workbench, who: Addressee, part: PartId, words: str) -> None:
    """Write one letter alone, with a reason, with the keyboard."""
    bench.session.show_recipient(who.id)
    bench.session.select_part(part)
    bar, editor = bench.page.parts.editor.by_hand, bench.page.parts.editor.text
    bar.only_here.click()
    qtbot.keyClicks(bar.reason, "We met in May.")
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    editor.setPlainText(f"{editor.toPlainText()} {words}")


def change_master(bench: Workbench, words: str) -> None:
    """Write at the head of the selected part, for everyone."""
    bench.page.parts.editor.by_hand.everyone.click()
    editor = bench.page.parts.editor.text
    editor.setPlainText(f"{words} {editor.toPlainText()}")


def approve_all(qtbot: QtBot, bench: Workbench) -> None:
    """Approve all forty in the dialog."""
    dialog = bench.approving.open()
    qtbot.waitUntil(lambda: dialog.list.count() >= FORTY, timeout=60_000)
    dialog.name.setText(APPROVER)
    dialog.approve_all.click()
    qtbot.waitUntil(lambda: len(bench.session.project.approvals) >= FORTY, timeout=60_000)
    qtbot.waitUntil(dialog.approve.isEnabled, timeout=60_000)
    dialog.close_button.click()


def states(bench: Workbench) -> Counter[ApprovalState]:
    """Return how many letters are approved, lapsed or neither."""
    return states_of(bench.session)


def states_of(session: Session) -> Counter[ApprovalState]:
    return Counter(one.state for one in reviewed_letters(session.desk, session.project))


def said_of_page(bench: Workbench) -> str:
    return bench.preview.approval.said.accessibleDescription()


def rules_hold(desk: Desk, made: dict[str, Letter], parts: list[PartId]) -> None:
    """Look into every letter for what each rule does there and nowhere else."""
    only, left_out, first, opening = parts
    for letter in made.values():
        (member,) = letter.addressee.members
        seats = {place.committee for place in desk.index.places_of(member.bioguide)}
        assert bool(said(letter, only)) == bool({"SSAS", "SSAP"} & seats)
        assert bool(said(letter, left_out)) == (member.state != "TX")
        assert (OTHER_WORDS in said(letter, opening)) == (member.state == "RI")
        listed = [p.part for p in pieces_of(letter.document) if p.part in parts[:3]]
        if len(listed) > 1:
            assert (listed[0] == first) == (member.state == "AZ")


def test_forty_letters_are_tailored_explained_edited_and_brought_back(
    qtbot: QtBot, bench: Workbench, sample: Project, tmp_path: Path
):
    session, desk = bench.session, bench.session.desk
    found = [p.id for p in sample.letter.parts if isinstance(p, FindingPart) and p.slot == "findings"]
    opening = next(p.id for p in sample.letter.parts if isinstance(p, TemplatePart))
    parts = [*found[:3], opening]

    # Rules for two committees and three states, in words.
    make_rules(qtbot, bench, parts)
    rules_hold(desk, letters(desk, session.project, session.addressees), parts)

    # One is edited by hand.
    edited = next(a for a in session.addressees if a.members[0].state not in ("RI", "TX"))
    others = [a for a in session.addressees if a.id != edited.id]
    edit_by_hand(qtbot, bench, edited, CLOSING, BY_HAND)
    assert [edit.addressee for edit in session.project.hand_edits] == [edited.id]
    assert "edited by hand" in bench.preview.head._who.currentText()

    # The sheet explains each, the edit too.
    told = explain(desk, session.project)
    assert len(told) == FORTY
    assert all(one.reasons for one in told)
    assert all(reason.because and reason.as_of for one in told for reason in one.reasons)
    sheet = written_sheet(qtbot, bench, tmp_path / "sheet.pdf")
    in_sheet = sections_of(sheet, told)
    # What no letter has is told once, before the first name.
    of_all = bare_words(sheet[: sheet.index(told[0].addressee.name)])
    for one in told:
        # Word by word: the head of a later page may stand in the middle of a sentence.
        for reason in one.reasons:
            missing = bare_words(f"{reason.label} {reason.because}") - bare_words(in_sheet[one.addressee.id])
            missing -= of_all if reason.effect == NOT_INCLUDED else set()
            assert not missing, (one.addressee.name, reason)
    assert [who for who, text in in_sheet.items() if "We met in May." in text] == [edited.id]

    # All are approved.
    approve_all(qtbot, bench)
    assert states(bench) == {ApprovalState.APPROVED: FORTY}
    qtbot.waitUntil(lambda: said_of_page(bench).startswith("Approved by"), timeout=20_000)
    approved = session.project

    # The master changes: the edit stands, the other 39 follow, the approvals lapse on all, visibly.
    session.select_part(CLOSING)
    change_master(bench, FOR_ALL)
    made = letters(desk, session.project, session.addressees)
    assert BY_HAND in said(made[edited.id], CLOSING)
    assert FOR_ALL in said(made[edited.id], CLOSING), "both changes are in the edited letter"
    assert len(others) == FORTY - 1
    assert all(FOR_ALL in said(made[a.id], CLOSING) for a in others)
    assert not any(BY_HAND in said(made[a.id], CLOSING) for a in others)
    assert states(bench) == {ApprovalState.LAPSED: FORTY}
    for addressee in session.addressees[:3]:
        session.show_recipient(addressee.id)
        qtbot.waitUntil(lambda: said_of_page(bench).endswith("has lapsed"), timeout=20_000)
    qtbot.waitUntil(lambda: any(p.code == "approval-lapsed" for p in bench.checker.problems), timeout=60_000)

    # Undo brings everything back, the approvals first.
    while session.project != approved and session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert states(bench) == {ApprovalState.APPROVED: FORTY}
    qtbot.waitUntil(lambda: said_of_page(bench).startswith("Approved by"), timeout=20_000)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.project == sample
    assert states(bench) == {ApprovalState.NONE: FORTY}


def written_sheet(qtbot: QtBot, bench: Workbench, path: Path) -> str:
    """Write the review sheet as the pane does, and return its words."""
    bench.preview.show_why(True)
    bench.preview.why.write_sheet(path)
    qtbot.waitUntil(lambda: path.exists() and bench.preview.why.pane.cancel.isHidden(), timeout=60_000)
    bench.preview.show_why(False)
    return text_of(path)


def sections_of(sheet: str, told: Sequence[Explanation]) -> dict[str, str]:
    """Return what the sheet says under the name of each recipient."""
    places: list[int] = []
    for one in told:
        places.append(sheet.index(one.addressee.name, places[-1] + 1 if places else 0))
    ends = [*places[1:], len(sheet)]
    return {one.addressee.id: sheet[a:b] for one, a, b in zip(told, places, ends, strict=True)}


def test_rules_edits_and_approvals_outlive_saving_closing_and_a_crash(qtbot: QtBot, start, tmp_path: Path):
    bench = start().workbench
    bench.session.begin(sample_project(bench.session.desk))
    session = bench.session
    part = next(p.id for p in session.draft.parts if isinstance(p, TemplatePart))
    first = session.addressees[0]
    rule = TailoringRule(RuleEffect.LEAVE_OUT, f"member:{session.addressees[-1].id}")
    session.apply("Rule", add_rule(session.desk, session.project, part, rule))
    edit_by_hand(qtbot, bench, first, part, BY_HAND)
    approved = approve(session.desk, session.project, "letter", by=APPROVER, day=session.desk.today)
    session.apply("Approve", approved)
    kept = session.project
    path = tmp_path / "kept.briefdesk"

    session.save(path)
    again = start(path).workbench
    assert again.session.project == kept
    assert set(states(again)) == {ApprovalState.APPROVED}

    # Killed before it was saved: the copy kept for such a case holds them, too.
    folder = tmp_path / "copies"
    later = Session(again.session.desk, kept)
    recovery = Recovery(later, folder)
    later.apply("Title", replace(kept, title="Later"))
    recovery.keep_copy()
    recovery._hold.unlock()
    (left,) = left_behind(folder)
    recovered = Session(again.session.desk, kept)
    Recovery(recovered, folder).recover(left)
    assert recovered.project == replace(kept, title="Later")
    assert set(states_of(recovered)) == {ApprovalState.APPROVED}


def bare_words(text: str) -> set[str]:
    """Return the words of a text without marks."""
    return set(re.findall(r"\w+", text))


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())
