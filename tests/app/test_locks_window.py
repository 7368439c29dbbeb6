"""Locks in the parts pane: seen as word and shape, and nothing gets past them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.draft import FindingPart
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


@pytest.fixture
def session(desk: Desk) -> Session:
    return Session(desk, sample_project(desk))


@pytest.fixture
def page(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[WritePage]:
    runner = Runner()
    made = WritePage(session, runner, QLabel("preview"))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    runner.close()


def choose_finding(session: Session) -> FindingPart:
    part = next(p for p in session.draft.parts if isinstance(p, FindingPart))
    session.select_part(part.id)
    return part


def test_a_locked_part_says_so_and_cannot_be_written(page: WritePage, session: Session, qtbot: QtBot):
    part = choose_finding(session)
    pane = page.parts

    pane.tools.lock.trigger()

    row = next(
        row
        for i in range(pane.parts.model().rowCount())
        if (row := pane.parts.model().index(i, 0).data(ITEM_ROLE)).id == part.id
    )
    assert row.locked
    assert "locked" in row.spoken()
    assert pane.editor.text.isReadOnly()
    assert not pane.tools.remove.isEnabled()
    assert pane.tools.lock.iconText() == "Unlock"


def test_keys_do_not_get_past_a_lock(page: WritePage, session: Session, qtbot: QtBot):
    choose_finding(session)
    pane = page.parts
    pane.tools.lock.trigger()
    before = session.project

    qtbot.keyClick(pane.parts, Qt.Key.Key_Delete)
    qtbot.keyClick(pane.parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(pane.editor.text, "more")

    assert session.project == before


def test_unlocking_and_undo_give_the_part_back(page: WritePage, session: Session):
    choose_finding(session)
    pane = page.parts
    began = session.project

    pane.tools.lock.trigger()
    pane.tools.lock.trigger()
    assert session.project == began
    assert not pane.editor.text.isReadOnly()

    session.undo_stack.undo()
    assert pane.editor.text.isReadOnly()


def test_all_findings_are_locked_in_one_step(page: WritePage, session: Session):
    choose_finding(session)

    page.parts.tools.lock_findings.trigger()

    assert all(p.locked for p in session.draft.parts if isinstance(p, FindingPart))
    assert page.parts.tools.lock_findings.iconText() == "Unlock all findings"
    assert session.undo_stack.undoText() == "Lock all findings"
