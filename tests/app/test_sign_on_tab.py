"""The tab of the sign-on: states in a table, signatures, what must be signed again, undo."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.template_gallery import TemplateGallery
from briefdesk.app.models.signatories import CONSENT, SIGNS
from briefdesk.app.pages.partners.sign_on_controller import SignOnController
from briefdesk.app.pages.partners.sign_on_pane import SignOnPane
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.draft import Signatory
from briefdesk.model.sign_on import ConsentState, Ruling
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in
from render.page_samples import a_logo


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


@pytest.fixture
def session(qtbot: QtBot, desk: Desk) -> Session:
    listed = tuple(Signatory(f"Group {n}", email=f"{n.lower()}@example.org") for n in "ABC")
    return Session(desk, replace(with_template(desk, sample_project(desk), "coalition"), signatories=listed))


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> Iterator[SignOnController]:
    runner = Runner()
    pane = SignOnPane()
    qtbot.addWidget(pane)
    pane.resize(960, 600)
    pane.show()
    made = SignOnController(session, runner, pane)
    qtbot.waitUntil(lambda: pane.rows.rowCount() == 3)
    yield made
    runner.close()


def shown(tab: SignOnController) -> list[str]:
    rows = tab.pane.rows
    return [str(rows.index(row, CONSENT).data()) for row in range(rows.rowCount())]


def sign_first(qtbot: QtBot, tab: SignOnController) -> None:
    tab.pane.table.selectRow(0)
    dialog = tab.sign()
    assert dialog is not None
    dialog.by.setText("Ada Example")
    dialog.take()
    qtbot.waitUntil(lambda: "Signed" in shown(tab)[0])


def change_subject(session: Session) -> None:
    letter = replace(session.project.letter, subject="Another matter entirely")
    session.apply("Change the subject", replace(session.project, letter=letter))


def test_a_signature_is_recorded_and_taken_back(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    sign_first(qtbot, tab)

    consent = session.project.signatories[0].consent
    assert consent is not None
    assert (consent.version, consent.by) == (1, "Ada Example")
    assert shown(tab)[0] == f"{SIGNS[ConsentState.SIGNED]} Signed"
    assert tab.pane.note.text() == "1 organization counted and printed. 2 have not answered: remind them."
    session.undo_stack.undo()
    assert session.project.signatories[0].consent is None


def test_who_must_sign_again_is_filtered_and_their_addresses_copied(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    sign_first(qtbot, tab)
    change_subject(session)
    qtbot.waitUntil(lambda: "Must sign again" in shown(tab)[0])

    tab.pane.show_only(ConsentState.SIGN_AGAIN)
    tab.copy_addresses()

    assert tab.pane.rows.rowCount() == 1
    assert QApplication.clipboard().text() == "a@example.org"
    assert tab.pane.state.text().startswith("Changed since version 1. Change of substance")


def test_a_laxer_ruling_is_refused_without_a_reason(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    sign_first(qtbot, tab)
    change_subject(session)
    qtbot.waitUntil(lambda: "Must sign again" in shown(tab)[0])
    dialog = tab.versions()
    assert dialog is not None

    dialog.laxer.click()
    assert "needs a reason" in dialog.said.text()
    assert len(session.project.sign_on.versions) == 1
    dialog.reason.setText("All agreed by phone")
    dialog.laxer.click()

    assert session.project.sign_on.versions[-1].ruled is Ruling.TYPO
    assert any(mark.kind == "gone" for mark in dialog.text.marks)
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith("Re: Another matter entirely\n\n")
    dialog.reject()


def test_a_text_with_confidential_words_is_not_copied(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    sign_first(qtbot, tab)
    project = session.project
    picked = project.letter.picked()
    packs = tuple(
        replace(pack, findings=tuple(replace(f, confidential=f.id in picked) for f in pack.findings))
        for pack in project.sources
    )
    session.apply("Hold back", replace(project, sources=packs))
    dialog = tab.versions()
    assert dialog is not None
    QApplication.clipboard().setText("before")

    dialog.copy.click()

    assert "may not leave" in dialog.said.text()
    assert QApplication.clipboard().text() == "before"
    dialog.reject()


def test_an_organization_is_added_and_a_second_one_of_its_name_refused(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    for _ in range(2):
        dialog = tab.add()
        dialog.lines["organization"].setText("Group D")
        dialog.take()

    assert "listed already" in dialog.said.text()
    assert [s.organization for s in session.project.signatories][-1] == "Group D"
    assert len(session.project.signatories) == 4
    dialog.reject()


def test_delete_removes_and_a_deadline_is_one_step_of_undo(
    qtbot: QtBot, tab: SignOnController, session: Session
) -> None:
    tab.pane.has_deadline.setChecked(True)
    assert session.project.sign_on.deadline == dt.date(2026, 7, 4)
    qtbot.waitUntil(lambda: tab.pane.days.text() == "14 days left")
    tab.pane.table.selectRow(1)
    tab.pane.table.setFocus()
    qtbot.keyClick(tab.pane.table, Qt.Key.Key_Delete)

    assert [s.organization for s in session.project.signatories] == ["Group A", "Group C"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.project.sign_on.deadline is None


def test_who_has_not_answered_is_reminded(qtbot: QtBot, tab: SignOnController) -> None:
    sign_first(qtbot, tab)

    tab.copy_reminders()

    assert QApplication.clipboard().text() == "b@example.org; c@example.org"


def test_a_logo_is_chosen_shown_and_taken_back(
    qtbot: QtBot, tab: SignOnController, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(a_logo())
    tab.pane.table.selectRow(0)
    dialog = tab.edit()
    assert dialog is not None
    assert not dialog.shows_logo.isEnabled()

    dialog.take_logo(tmp_path / "logo.png")
    dialog.shows_logo.setChecked(True)
    dialog.take()

    assert session.project.signatories[0].shows_logo
    assert session.project.asset(session.project.signatories[0].logo or "") is not None
    session.undo_stack.undo()
    assert session.project.signatories[0].logo is None


def test_a_template_that_prints_no_organizations_is_changed_from_the_tab(
    qtbot: QtBot, session: Session, tab: SignOnController
):
    assert tab.pane.template.isHidden()
    session.apply("Use", with_template(session.desk, session.project, "member"))
    qtbot.waitUntil(lambda: not tab.pane.template.isHidden(), timeout=20_000)
    session.show_document("brief")

    tab.pane.template.click()
    gallery = tab.pane.window().findChild(TemplateGallery)
    assert gallery is not None
    gallery.list.setCurrentIndex(gallery.model.index(gallery.model.row_of("coalition")))
    gallery.accept()

    assert session.project.letter.template == "coalition"
    qtbot.waitUntil(tab.pane.template.isHidden, timeout=20_000)
    session.undo_stack.undo()
    assert session.project.letter.template == "member"
