import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.outline import SectionOutline
from briefdesk.app.models.parts import PartRow
from briefdesk.app.models.wording import SUMMARY
from briefdesk.app.pages.write.findings_controller import open_address
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.draft import FindingPart, PartId, TextPart
from briefdesk.model.finding import Finding
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import keep_templates, part_text, set_rule
from briefdesk.pipeline.projects import blank_project, sample_project
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
def page(qtbot: QtBot, session: Session, runner: Runner) -> WritePage:
    made = WritePage(session, runner, QLabel("preview"))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def first_finding(page: WritePage, *, picked: bool) -> Finding:
    model = page.findings.tree.model()
    wanted = Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked
    for section in range(model.rowCount()):
        heading = model.index(section, 0)
        for row in range(model.rowCount(heading)):
            index = model.index(row, 0, heading)
            if Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == wanted:
                page.findings.tree.setCurrentIndex(index)
                return index.data(ITEM_ROLE)
    raise AssertionError("no such finding")


def select_kind(session: Session, kind: type) -> PartId:
    part = next(p for p in session.draft.parts if isinstance(p, kind))
    session.select_part(part.id)
    return part.id


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_in_the_list_picks_the_finding_and_undo_takes_it_back(
    qtbot: QtBot, page: WritePage, session: Session, key: Qt.Key
):
    finding = first_finding(page, picked=False)

    qtbot.keyClick(page.findings.tree, key)

    assert finding.id in session.draft.picked()
    session.undo_stack.undo()
    assert finding.id not in session.draft.picked()


def test_ticks_belong_to_the_document_shown(qtbot: QtBot, page: WritePage, session: Session):
    finding = first_finding(page, picked=False)
    qtbot.keyClick(page.findings.tree, Qt.Key.Key_Space)

    session.show_document("brief")

    assert (finding.id in session.project.letter.picked(), page.parts._tabs["brief"].isChecked()) == (
        True,
        True,
    )
    shown = page.findings.tree.model().sourceModel().picked()
    assert shown == frozenset(session.project.brief.picked())


def test_unpicking_removes_the_finding_from_the_list_of_parts(
    qtbot: QtBot, page: WritePage, session: Session
):
    finding = first_finding(page, picked=True)

    qtbot.keyClick(page.findings.tree, Qt.Key.Key_Space)

    rows = [
        page.parts.parts.model().index(r, 0).data(ITEM_ROLE)
        for r in range(page.parts.parts.model().rowCount())
    ]
    assert finding.id not in session.draft.picked()
    assert [row.id for row in rows] == [part.id for part in session.draft.parts]


def test_selecting_a_part_shows_the_passage_it_rests_on(page: WritePage, session: Session):
    part = session.draft.part(select_kind(session, FindingPart))

    assert isinstance(part, FindingPart)
    finding = session.project.finding(part.finding)
    assert finding is not None
    assert finding.citation is not None
    shown = page.findings.passage.shown.passages[0].place
    assert shown == f"{finding.citation.heading}, ¶ {finding.citation.number}"


def test_a_new_edition_shows_the_passage_of_the_selected_part_anew(page: WritePage, session: Session):
    part = next(p for p in session.draft.parts if isinstance(p, FindingPart))
    session.select_part(part.id)
    place = page.findings.passage.shown.passages[0].place
    pack = session.project.sources[0]
    newer = replace(pack, document=replace(pack.document, edition="abcdef12"))

    session.apply("Take up", replace(session.project, sources=(newer, *session.project.sources[1:])))

    shown = page.findings.passage.shown.passages[0]
    assert shown.place == place
    assert shown.publication.endswith("edition abcdef12")


def test_a_paraphrased_passage_says_so(page: WritePage, session: Session):
    select_kind(session, FindingPart)

    assert page.findings.passage.shown.passages[0].whose == SUMMARY


def test_slash_and_ctrl_f_lead_to_the_search_field(qtbot: QtBot, page: WritePage):
    page.findings.tree.setFocus()

    qtbot.keyClick(page.findings.tree, Qt.Key.Key_Slash)

    assert page.findings.search.hasFocus()


def test_searching_says_so_when_nothing_matches(qtbot: QtBot, page: WritePage):
    qtbot.keyClicks(page.findings.search, "zebra")

    assert page.findings._nothing.isVisible()
    qtbot.keyClick(page.findings.search, Qt.Key.Key_Escape)
    assert not page.findings._nothing.isVisible()


def test_typing_in_the_editor_changes_the_part_in_one_step_of_undo(
    qtbot: QtBot, page: WritePage, session: Session
):
    before = session.project
    part_id = select_kind(session, FindingPart)
    page.parts.editor.start()

    qtbot.keyClicks(page.parts.editor.text, " Yes.")

    part = session.draft.part(part_id)
    assert part is not None
    assert part_text(session.desk, session.project, "letter", part).endswith(" Yes.")
    session.undo_stack.undo()
    assert session.project == before


def test_an_edited_finding_shows_the_sources_wording_and_can_go_back(
    qtbot: QtBot, page: WritePage, session: Session
):
    part_id = select_kind(session, FindingPart)
    page.parts.editor.start()
    qtbot.keyClicks(page.parts.editor.text, "x")
    editor = page.parts.editor
    assert editor.notes.original.isVisible()

    editor.reset_wished.emit()

    part = session.draft.part(part_id)
    assert isinstance(part, FindingPart)
    assert part.text is None
    assert not editor.notes.original.isVisible()


def test_typing_the_sources_own_words_again_is_no_edit(qtbot: QtBot, page: WritePage, session: Session):
    part_id = select_kind(session, FindingPart)
    page.parts.editor.start()

    qtbot.keyClicks(page.parts.editor.text, "x")
    qtbot.keyClick(page.parts.editor.text, Qt.Key.Key_Backspace)

    part = session.draft.part(part_id)
    assert isinstance(part, FindingPart)
    assert part.text is None


def test_a_broken_field_is_explained_under_the_text(qtbot: QtBot, page: WritePage, session: Session):
    session.select_part(session.draft.parts[0].id)
    page.parts.editor.start()

    qtbot.keyClicks(page.parts.editor.text, " {{ recipient.lastname }}")

    qtbot.waitUntil(lambda: "lastname" in page.parts.editor.notes.error.text(), timeout=5000)
    assert "recipient.last_name" in page.parts.editor.notes.error.text()


def test_a_changed_figure_is_flagged_beside_the_sources_wording(
    qtbot: QtBot, page: WritePage, session: Session
):
    select_kind(session, FindingPart)
    page.parts.editor.text.setPlainText("Border Patrol deputized 600 Guard members.")

    qtbot.waitUntil(
        lambda: any(row.flag.code == "number-changed" for row in page.parts.editor.notes.flags.rows),
        timeout=5000,
    )
    assert page.parts.editor.notes.original.isVisible()


def test_alt_down_moves_the_part_and_keeps_it_selected(qtbot: QtBot, page: WritePage, session: Session):
    findings = [p.id for p in session.draft.parts if isinstance(p, FindingPart)]
    session.select_part(findings[0])

    qtbot.keyClick(page.parts.parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    after = [p.id for p in session.draft.parts if isinstance(p, FindingPart)]
    assert after[:2] == [findings[1], findings[0]]
    assert session.selected_part == findings[0]
    row = page.parts.parts.current_part()
    assert row is not None
    assert row.id == findings[0]


def test_delete_removes_the_part_and_selects_the_next(qtbot: QtBot, page: WritePage, session: Session):
    part_id = select_kind(session, FindingPart)
    place = [p.id for p in session.draft.parts].index(part_id)

    qtbot.keyClick(page.parts.parts, Qt.Key.Key_Delete)

    assert session.draft.part(part_id) is None
    assert session.selected_part == session.draft.parts[place].id
    session.undo_stack.undo()
    assert session.draft.part(part_id) is not None


def test_a_removed_section_can_be_restored(qtbot: QtBot, page: WritePage, session: Session):
    opening = session.draft.parts[0].id
    session.select_part(opening)
    qtbot.keyClick(page.parts.parts, Qt.Key.Key_Delete)
    assert page.parts.tools._restore_button.isVisible()

    page.parts.tools.restore_wished.emit(opening)

    assert session.draft.parts[0].id == opening
    assert not page.parts.tools._restore_button.isVisible()


def test_a_new_paragraph_is_ready_to_be_written(qtbot: QtBot, page: WritePage, session: Session):
    session.select_part(session.draft.parts[0].id)

    page.add_paragraph_action.trigger()

    assert isinstance(session.draft.parts[1], TextPart)
    assert session.selected_part == session.draft.parts[1].id
    assert page.parts.editor.text.hasFocus()


def test_the_subject_is_written_in_place(qtbot: QtBot, page: WritePage, session: Session):
    page.parts.subject.selectAll()

    qtbot.keyClicks(page.parts.subject, "Oversight")

    assert session.project.letter.subject == "Oversight"
    session.undo_stack.undo()
    assert page.parts.subject.text() != "Oversight"


def test_a_key_figure_is_toggled_in_the_one_pager(qtbot: QtBot, page: WritePage, session: Session):
    session.show_document("brief")
    figure = next(r for r in rows_of(page) if r.sort == "key figure")
    session.select_part(figure.id)

    page.parts.tools.key_figure.trigger()

    assert session.draft.part(figure.id) is None


def test_a_project_without_sources_offers_to_add_one(qtbot: QtBot, desk: Desk, runner: Runner):
    empty = Session(desk, blank_project(desk))
    made = WritePage(empty, runner, QLabel())
    qtbot.addWidget(made)
    made.show()

    with qtbot.waitSignal(made.source_wished):
        made.findings._stack.currentWidget().action_chosen.emit()


def test_every_control_has_a_name_for_screen_readers(page: WritePage):
    nameless = [
        type(child).__name__
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and not (child.accessibleName() or getattr(child, "text", str)() or child.toolTip())
    ]

    assert nameless == []


def test_only_web_addresses_are_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    opened: list[str] = []
    monkeypatch.setattr(
        "briefdesk.app.pages.write.findings_controller.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()),
    )

    for address in (
        "https://example.org/a",
        f"file://{tmp_path}",
        "javascript:alert(1)",
        "",
        "\\\\host\\share",
    ):
        open_address(address)

    assert opened == ["https://example.org/a"]


def test_sections_show_how_many_are_picked(page: WritePage):
    model = page.findings.tree.model()
    headings = [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]

    picked = sum(heading.picked for heading in headings if isinstance(heading, SectionOutline))

    assert page.findings._picked_only.text() == f"{picked} picked"


def rows_of(page: WritePage) -> list[PartRow]:
    model = page.parts.parts.model()
    return [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]


def test_the_first_finding_is_selected_in_each_document(page: WritePage, session: Session):
    first = next(p.id for p in session.project.letter.parts if isinstance(p, FindingPart))
    assert session.selected_part == first
    assert page.parts.editor.text.toPlainText()
    assert page.findings.passage.shown.passages[0].place

    session.show_document("brief")

    assert session.selected_part == next(
        p.id for p in session.project.brief.parts if isinstance(p, FindingPart)
    )


def test_down_from_the_search_leads_to_the_first_finding_found(
    qtbot: QtBot, page: WritePage, session: Session
):
    qtbot.keyClicks(page.findings.search, "guard")

    qtbot.keyClick(page.findings.search, Qt.Key.Key_Down)

    tree = page.findings.tree
    found = tree.currentIndex().data(ITEM_ROLE)
    assert isinstance(found, Finding)
    assert tree.currentIndex().row() == 0
    assert tree.currentIndex().parent().row() == 0


def test_up_and_down_go_from_finding_to_finding(qtbot: QtBot, page: WritePage):
    tree = page.findings.tree
    first_finding(page, picked=False)

    seen = []
    for _ in range(12):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        seen.append(tree.currentIndex().data(ITEM_ROLE))

    assert all(isinstance(item, Finding) for item in seen)
    assert len({item.id for item in seen}) == len(seen)


def test_space_on_an_open_heading_leaves_it_open(qtbot: QtBot, page: WritePage):
    tree = page.findings.tree
    heading = tree.model().index(0, 0)
    tree.setCurrentIndex(heading)

    qtbot.keyClick(tree, Qt.Key.Key_Space)

    assert tree.isExpanded(heading)


def test_a_heading_counts_what_a_filter_found(qtbot: QtBot, page: WritePage):
    qtbot.keyClicks(page.findings.search, "guard")

    model = page.findings.tree.model()
    heading = model.index(0, 0)
    assert heading.data(ITEM_ROLE).count_words() == f"{model.rowCount(heading)} found"
    assert f"{model.rowCount(heading)} found" in heading.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_finding_hidden_by_a_filter_leaves_no_other_one_selected(
    qtbot: QtBot, page: WritePage, session: Session
):
    first_finding(page, picked=False)
    qtbot.keyClicks(page.findings.search, "zebra")

    select_kind(session, FindingPart)

    assert page.findings.tree.selectedIndexes() == []
    assert page.findings.passage.shown.passages[0].place


def test_selecting_a_picked_finding_selects_its_part(page: WritePage, session: Session):
    session.select_part(session.draft.parts[0].id)

    finding = first_finding(page, picked=True)

    part = session.draft.part(session.selected_part or PartId(""))
    assert isinstance(part, FindingPart)
    assert part.finding == finding.id


def test_selecting_a_key_figure_keeps_it_selected(page: WritePage, session: Session):
    session.show_document("brief")
    figure = next(row for row in rows_of(page) if row.sort == "key figure")
    session.select_part(session.draft.parts[-1].id)

    session.select_part(figure.id)

    assert session.selected_part == figure.id
    assert page.parts.editor.text.isReadOnly()
    assert page.parts.editor._locked.isVisible()


def test_a_finding_dropped_among_the_parts_stands_where_it_was_dropped(page: WritePage, session: Session):
    finding = first_finding(page, picked=False)
    index = page.findings.tree.currentIndex()
    mime = page.findings.tree.model().mimeData([index])
    model = page.parts.parts.model()

    model.dropMimeData(mime, Qt.DropAction.CopyAction, 3, 0, model.index(-1, -1))

    dropped = session.draft.parts[3]
    assert isinstance(dropped, FindingPart)
    assert dropped.finding == finding.id
    assert session.selected_part == dropped.id
    session.undo_stack.undo()
    assert finding.id not in session.draft.picked()


def test_a_picked_finding_that_is_dropped_again_moves(page: WritePage, session: Session):
    finding = first_finding(page, picked=True)
    mime = page.findings.tree.model().mimeData([page.findings.tree.currentIndex()])
    model = page.parts.parts.model()
    parts = len(session.draft.parts)

    model.dropMimeData(mime, Qt.DropAction.CopyAction, parts, 0, model.index(-1, -1))

    last = session.draft.parts[-1]
    assert isinstance(last, FindingPart)
    assert (last.finding, len(session.draft.parts)) == (finding.id, parts)


def test_a_rule_is_said_in_words_that_need_no_codes(page: WritePage, session: Session):
    row = next(row for row in rows_of(page) if row.id == PartId("appropriations"))

    assert row.rule == "some Appropriations members"
    assert "Senate Committee on Appropriations" in row.rule_words
    assert "recipients" in row.rule_words
    assert "SSAP" not in row.spoken()


def test_a_part_for_none_of_the_recipients_says_so(page: WritePage, session: Session):
    part = select_kind(session, FindingPart)
    session.apply("Rule", set_rule(session.project, "letter", part, "state:VT"))

    row = next(row for row in rows_of(page) if row.id == part)
    assert row.unused
    assert "for no recipient" in row.spoken()


def test_one_kind_of_finding_can_be_shown_alone(page: WritePage):
    legal = next(a for a in page.findings._kinds.menu().actions() if a.text().startswith("Legal"))
    legal.trigger()

    model = page.findings.tree.model()
    shown = [
        model.index(row, 0, model.index(top, 0)).data(ITEM_ROLE)
        for top in range(model.rowCount())
        for row in range(model.rowCount(model.index(top, 0)))
    ]
    assert shown
    assert {str(finding.kind) for finding in shown} == {"legal"}
    assert page.findings._kinds.text() == "Legal"


def test_undo_selects_what_it_brings_back(qtbot: QtBot, page: WritePage, session: Session):
    gone = select_kind(session, FindingPart)
    qtbot.keyClick(page.parts.parts, Qt.Key.Key_Delete)
    session.select_part(None)

    session.undo_stack.undo()

    assert session.selected_part == gone
    assert page.parts.editor.text.toPlainText()


def test_unpicking_keeps_the_place_in_the_list_of_findings(qtbot: QtBot, page: WritePage):
    finding = first_finding(page, picked=True)

    qtbot.keyClick(page.findings.tree, Qt.Key.Key_Space)

    assert page.findings.tree.currentIndex().data(ITEM_ROLE) == finding


def test_the_icon_of_the_search_field_follows_the_scheme(page: WritePage):
    (glass, *_) = page.findings.search.actions()

    assert glass.property("iconName") == "search"


def test_a_broken_template_is_not_told_as_an_empty_letter(page: WritePage, session: Session):
    project = keep_templates(session.desk, session.project)
    broken = tuple(replace(kept, text=f"{kept.text}\n{{{{ {{%") for kept in project.templates)

    session.apply("Break", replace(project, templates=broken))

    said = page.parts.parts.accessibleDescription()
    assert page.parts.parts.model().rowCount() == 0
    assert said.startswith("The parts cannot be shown.")
    assert "line" in said
    assert any(b.text() == "Choose another template…" for b in page.parts.findChildren(QPushButton))
    session.undo_stack.undo()
    assert page.parts.parts.model().rowCount() > 0
    assert page.parts.parts.accessibleDescription() == ""
