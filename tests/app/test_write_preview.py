"""The page at the right: what it shows, where it scrolls, what it offers."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.preview import NOT_MADE, PreviewPane
from briefdesk.app.session import Session
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.workers import Runner
from briefdesk.model.draft import FindingPart
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    return Session(desk, sample_project(desk))


@pytest.fixture
def pane(qtbot: QtBot, session: Session, runner: Runner) -> PreviewPane:
    made = PreviewPane(session, runner)
    qtbot.addWidget(made)
    made.resize(480, 500)
    with qtbot.waitSignal(made.shown, timeout=20_000):
        made.show()
    return made


def export_button(pane: PreviewPane) -> QPushButton:
    return next(button for button in pane.findChildren(QPushButton) if button.text() == "Export…")


def test_a_button_exports_the_document_shown(qtbot: QtBot, pane: PreviewPane, session: Session):
    with qtbot.waitSignal(pane.export_wished) as wished:
        qtbot.mouseClick(export_button(pane), Qt.MouseButton.LeftButton)
    assert wished.args == ["letter"]
    assert export_button(pane).accessibleName() == f"Export {len(session.addressees)} letters"

    session.show_document("brief")
    with qtbot.waitSignal(pane.export_wished) as wished:
        qtbot.mouseClick(export_button(pane), Qt.MouseButton.LeftButton)
    assert wished.args == ["brief"]


def test_the_page_turns_to_the_part_that_is_selected(qtbot: QtBot, pane: PreviewPane, session: Session):
    first = next(p.id for p in session.draft.parts if isinstance(p, FindingPart))
    with qtbot.waitSignal(pane.shown, timeout=20_000):
        long = edit_part(session.project, "letter", first, "A long sentence goes on. " * 60)
        session.apply("Typing", long)
    assert pane.preview is not None
    last = pane.preview.rendered.regions[-1]
    part = next(r.origin.part for r in reversed(pane.preview.rendered.regions) if r.page == last.page)
    assert last.page > 0

    session.select_part(part)

    assert pane.view.shown_page == last.page


def test_the_page_follows_a_part_that_typing_pushes_on(qtbot: QtBot, pane: PreviewPane, session: Session):
    findings = [p.id for p in session.draft.parts if isinstance(p, FindingPart)]
    session.select_part(findings[1])
    pane.view.verticalScrollBar().setValue(0)

    def page_of_the_second() -> int:
        regions = pane.preview.rendered.regions if pane.preview else ()
        return next((r.page for r in regions if r.origin.part == findings[1]), 0)

    long = edit_part(session.project, "letter", findings[0], "A long sentence goes on. " * 160)
    session.apply("Typing", long)
    pane._ask()
    pane.view.set_zoom(1.1)  # the page of before the change is drawn anew, while the other is being made
    pane._sharpen()

    qtbot.waitUntil(lambda: page_of_the_second() > 0, timeout=20_000)
    assert pane.view.shown_page == page_of_the_second()


def test_the_next_recipient_leaves_the_page_where_it_was(qtbot: QtBot, pane: PreviewPane, session: Session):
    session.select_part(next(p.id for p in session.draft.parts if isinstance(p, FindingPart)))
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    before = pane.view.verticalScrollBar().value()

    with qtbot.waitSignal(pane.shown, timeout=20_000):
        session.step_recipient(1)

    assert abs(pane.view.verticalScrollBar().value() - before) < 40


def test_a_page_is_drawn_at_the_size_shown_however_often_that_changes(qtbot: QtBot, pane: PreviewPane):
    def sharp() -> bool:
        (page, *_) = pane.view._stack.pages
        return abs(page.image.width() - page.width_pt * pane.view.pixel_scale()) < 2

    first = pane.view.zoom
    for zoom in (first * 1.5, first, first * 1.008, first):
        pane.view.set_zoom(zoom)
        qtbot.waitUntil(sharp, timeout=20_000)


def test_a_page_that_cannot_be_made_says_so_and_is_told_of_once(
    qtbot: QtBot, pane: PreviewPane, session: Session, monkeypatch: pytest.MonkeyPatch
):
    told: list[Exception] = []
    pane.failed.connect(told.append)

    def fail(*_words: object, **_named: object) -> None:
        raise ZeroDivisionError("no such page")

    monkeypatch.setattr("briefdesk.app.pages.preview.make_preview", fail)
    pane.refresh()
    says = pane.findChild(EmptyState)
    assert isinstance(says, EmptyState)
    qtbot.waitUntil(says.isVisible, timeout=20_000)
    assert any(label.text() == NOT_MADE for label in says.findChildren(QLabel))
    assert pane.preview is None
    assert len(told) == 1

    with qtbot.waitSignal(pane.shown, timeout=20_000):
        monkeypatch.undo()
        pane.refresh()
    assert not says.isVisible()
