"""Forty letters that differ for good reasons, from rules to undo, in the whole window."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefdesk.app.workbench import Workbench
from briefdesk.compose.document_text import pieces_of
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import FindingPart, PartId, Project, TemplatePart
from briefdesk.model.letter import Letter
from briefdesk.pipeline.choosing import query_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.explain import explain
from briefdesk.pipeline.letters import compose_letters
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import find_members

FORTY = 40
RULES = (
    ("only_for", ("senate armed services", "senate appropriations")),
    ("leave_out", ("texas",)),
    ("move_up", ("arizona",)),
    ("reword", ("rhode island",)),
)
"""Rules for two committees and three states."""


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
            popover.text.setPlainText("In Rhode Island we say it in other words.")
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


def test_forty_letters_are_tailored_explained_edited_and_brought_back(
    qtbot: QtBot, bench: Workbench, sample: Project, tmp_path: Path
):
    session, desk, page = bench.session, bench.session.desk, bench.page
    found = [p.id for p in sample.letter.parts if isinstance(p, FindingPart) and p.slot == "findings"]
    opening = next(p.id for p in sample.letter.parts if isinstance(p, TemplatePart))
    only, left_out, first = found[:3]

    # Rules for two committees and three states, in words.
    make_rules(qtbot, bench, [only, left_out, first, opening])
    made = letters(desk, session.project, session.addressees)
    for addressee in session.addressees:
        state, letter = addressee.members[0].state, made[addressee.id]
        seats = {place.committee for place in desk.index.places_of(addressee.members[0].bioguide)}
        assert bool(said(letter, only)) == bool({"SSAS", "SSAP"} & seats)
        assert bool(said(letter, left_out)) == (state != "TX")
        assert ("In Rhode Island we say" in said(letter, opening)) == (state == "RI")

    # The sheet explains each.
    told = explain(desk, session.project)
    assert len(told) == FORTY
    assert all(one.reasons for one in told)
    assert all(reason.because and reason.as_of for one in told for reason in one.reasons)
    sheet = tmp_path / "sheet.pdf"
    bench.preview.show_why(True)
    bench.preview.why.write_sheet(sheet)
    qtbot.waitUntil(lambda: sheet.exists() and bench.preview.why.pane.cancel.isHidden(), timeout=60_000)
    text = text_of(sheet)
    assert all(one.addressee.name in text for one in told)
    bench.preview.show_why(False)

    # One is edited by hand.
    edited = next(a for a in session.addressees if a.members[0].state not in ("RI", "TX"))
    session.show_recipient(edited.id)
    session.select_part(opening)
    bar, editor = page.parts.editor.by_hand, page.parts.editor.text
    bar.only_here.click()
    qtbot.keyClicks(bar.reason, "We met in May.")
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    editor.setPlainText(f"{editor.toPlainText()} Thank you for the talk in May.")
    assert session.project.hand_edits[0].addressee == edited.id
    assert "edited by hand" in bench.preview.head._who.currentText()

    # The master changes: the edit stands, the other 39 follow.
    bar.everyone.click()
    editor.setPlainText(f"NEW WORDS FOR ALL. {editor.toPlainText()}")
    made = letters(desk, session.project, session.addressees)
    assert "Thank you for the talk in May." in said(made[edited.id], opening)
    others = [a for a in session.addressees if a.id != edited.id]
    assert not any("talk in May" in said(made[a.id], opening) for a in others)
    for addressee in others:
        by_rule = addressee.members[0].state == "RI"
        assert ("NEW WORDS FOR ALL." in said(made[addressee.id], opening)) != by_rule

    # Undo brings everything back.
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.project == sample


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())
