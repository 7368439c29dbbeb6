"""Many organizations on the tab of the sign-on: tables in and out, sorted, signatures of many at once."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.record_signature import PASTED, RecordSignatureDialog
from briefdesk.app.dialogs.taken_in import TakenInDialog
from briefdesk.app.models.signatories import NAME, TIER
from briefdesk.app.pages.partners.sign_on_controller import SignOnController
from briefdesk.app.pages.partners.sign_on_pane import SignOnPane
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.draft import Signatory
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in

TABLE = (
    "Organization,Tier,State,E-mail,Budget\n"
    "Zapata Legal Aid,local,TX,z@example.org,1\n"
    "The Alpha Alliance,national,,a@example.org,2\n"
    "Marfa Forum of Neighbors and Friends,state,Texas,nowhere,3\n"
    "Nevada Council,state,NV,n@example.org,4\n"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    return Session(desk, replace(with_template(desk, sample_project(desk), "coalition"), signatories=()))


@pytest.fixture
def tab(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SignOnController]:
    path = tmp_path / "list.csv"
    path.write_text(TABLE, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    runner = Runner()
    pane = SignOnPane()
    qtbot.addWidget(pane)
    pane.resize(960, 600)
    pane.show()
    made = SignOnController(session, runner, pane)
    qtbot.waitUntil(lambda: pane.view is not None)
    action(made, "Import").trigger()
    qtbot.waitUntil(lambda: pane.rows.rowCount() == 3)
    yield made
    runner.close()


def action(tab: SignOnController, words: str):  # type: ignore[no-untyped-def]
    return next(a for a in tab.pane.more.actions() if words in a.text().replace("&", ""))


def shown(tab: SignOnController, column: int = NAME) -> list[str]:
    return [str(tab.pane.rows.index(row, column).data()) for row in range(tab.pane.rows.rowCount())]


def test_a_table_is_imported_and_what_was_refused_is_read_whole(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    qtbot.waitUntil(lambda: bool(tab.pane.findChildren(TakenInDialog)))
    (dialog,) = tab.pane.findChildren(TakenInDialog)

    assert dialog.said == "3 organizations taken, 1 row refused."
    row = dialog.rows.topLevelItem(0)
    assert row is not None
    assert row.text(2) == "“nowhere” is not an e-mail address. Check its spelling."
    qtbot.waitUntil(lambda: dialog.rows.visualItemRect(row).height() >= 2 * dialog.fontMetrics().height())
    dialog.reject()
    session.undo_stack.undo()
    assert session.project.signatories == ()


def test_a_click_on_a_heading_sorts(qtbot: QtBot, tab: SignOnController) -> None:
    header = tab.pane.table.horizontalHeader()
    assert shown(tab) == ["The Alpha Alliance", "Nevada Council", "Zapata Legal Aid"]

    for _ in range(2):
        place = QPoint(header.sectionViewportPosition(TIER) + 10, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert shown(tab, TIER) == ["State", "National", "Local"]


def test_what_the_table_shows_is_exported_with_its_states(
    qtbot: QtBot, tab: SignOnController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))

    with qtbot.waitSignal(tab.noted) as told:
        action(tab, "Export").trigger()

    assert told.args == ["3 organizations exported.", "The table is in “out.csv”."]
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "Nevada Council,state,NV" in text
    assert text.count("Invited") == 3


def test_a_row_is_selected_at_once_and_stays_selected(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    assert [s.signatory.organization for s in tab.pane.selected()] == ["The Alpha Alliance"]
    assert tab.pane.sign.isEnabled()

    dialog = tab.add()
    dialog.lines["organization"].setText("Beta Fund")
    dialog.take()
    qtbot.waitUntil(lambda: tab.pane.rows.rowCount() == 4)

    assert [s.signatory.organization for s in tab.pane.selected()] == ["Beta Fund"]
    tab.remove()
    qtbot.waitUntil(lambda: tab.pane.rows.rowCount() == 3)
    assert [s.signatory.organization for s in tab.pane.selected()] == ["Nevada Council"]


def test_who_has_no_address_is_counted_when_addresses_are_copied(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    without = tuple(Signatory(f"Group {n}") for n in range(5))
    session.apply("Add", replace(session.project, signatories=(*session.project.signatories, *without)))
    qtbot.waitUntil(lambda: tab.pane.rows.rowCount() == 8)

    with qtbot.waitSignal(tab.noted) as told:
        tab.copy_reminders()

    assert told.args == [
        "3 e-mail addresses copied.", "No address is known of Group 0, Group 1, Group 2 and 2 more.",
    ]  # fmt: skip


def test_signatures_of_a_pasted_list_are_one_step(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    dialog = tab.sign()
    assert isinstance(dialog, RecordSignatureDialog)
    dialog.who.setCurrentText(PASTED)
    assert not dialog.keep.isEnabled()
    dialog.names.setPlainText("alpha alliance\nn@example.org\nUnheard Of")

    with qtbot.waitSignal(tab.noted) as told:
        dialog.take()

    assert told.args == ["2 signatures recorded.", "Not among the organizations: “Unheard Of”."]
    assert sum(s.consent is not None for s in session.project.signatories) == 2
    session.undo_stack.undo()
    assert all(s.consent is None for s in session.project.signatories)


def test_all_who_have_not_answered_sign_at_once(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    dialog = tab.sign()
    assert dialog is not None
    dialog.who.setCurrentText("All who have not answered (3)")

    dialog.take()

    qtbot.waitUntil(lambda: len(tab.pane.view.of(ConsentState.SIGNED)) == 3)  # type: ignore[union-attr]
    assert all(s.consent is not None for s in session.project.signatories)
