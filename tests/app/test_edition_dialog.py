"""The dialog of a new edition: what became of each finding, its words side by side, and whom it touches."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.edition import EditionDialog
from briefdesk.model.library import Anchor
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.editions import EditionPlan, plan_edition
from briefdesk.pipeline.sources import add_source
from briefdesk.store.folders import Folders

TODAY = dt.date(2026, 11, 22)
OLD = "Patrols cost about $4.2 million in 2025."
LOST = "In 2024 the agency counted 3,100 crossings a month."
STAYS = "Crews were paid late in 7 of 12 months."
NEWS = "The agency bought 14 boats for $9 million."


@pytest.fixture
def plan(folders: Folders, tmp_path: Path) -> EditionPlan:
    text = "# River Crossings\n\n## Costs\n\n{}\n\n{}\n\n{}\n"
    (tmp_path / "old.md").write_text(text.format(STAYS, OLD, LOST), encoding="utf-8")
    (tmp_path / "new.md").write_text(text.format(STAYS, OLD.replace("4.2", "4.6"), NEWS), encoding="utf-8")
    with open_desk(today=TODAY, folders=folders) as desk:
        source = add_source(desk, tmp_path / "old.md")
        by_text = {f.text: f.id for f in source.findings}
        for name, text in (("Quiet", STAYS), ("Touched", OLD), ("Lost", LOST)):
            uses = {source.document.id: (source.document.edition, (by_text[text],))}
            desk.library.note_use(f"{name}.briefdesk", name, uses, TODAY)
        return plan_edition(desk, source.document.id, tmp_path / "new.md")


@pytest.fixture
def dialog(plan: EditionPlan, qtbot: QtBot) -> EditionDialog:
    dialog = EditionDialog(plan)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def groups(dialog: EditionDialog) -> list[str]:
    return [dialog.list.topLevelItem(i).text(0) for i in range(dialog.list.topLevelItemCount())]


def test_what_needs_a_look_stands_first_with_its_count_and_is_selected(dialog):
    assert groups(dialog) == ["Changed (1)", "Gone (1)", "The same (1)", "New (1)"]
    assert dialog.list.currentItem().text(0) == OLD


def test_differing_words_are_marked_on_both_sides(dialog):
    before, after = dialog.words.before, dialog.words.after

    assert [before.text[m.start : m.end] for m in before.marks] == ["$4.2"]
    assert [after.text[m.start : m.end] for m in after.marks] == ["$4.6"]
    assert "Gone: “$4.2”" in before.accessibleDescription()


def test_gone_finding_says_that_no_letter_can_cite_it(dialog, plan):
    dialog.choose(plan.of(Anchor.GONE)[0])

    assert "no letter can cite it" in dialog.words.told.text()
    assert dialog.words.before.text == LOST
    assert dialog.words.after.text == ""


def test_new_suggestion_is_shown_as_new(dialog, plan):
    dialog.choose(plan.suggestions_new[0])

    assert dialog.words.told.text().startswith("New in this edition")
    assert dialog.words.after.text == NEWS


def test_projects_that_would_change_stand_first(dialog):
    table = dialog.projects.table
    rows = [
        (table.topLevelItem(i).text(0), table.topLevelItem(i).text(1))
        for i in range(table.topLevelItemCount())
    ]

    assert sorted(rows[:2]) == [("Lost", "1 gone"), ("Touched", "1 changed")]
    assert rows[2] == ("Quiet", "none")


def test_arrows_go_through_the_findings_and_enter_takes_the_edition_up(dialog, qtbot):
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.accepted):
        assert dialog.list.currentItem().text(0) == LOST
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)


def test_escape_keeps_the_old_edition(dialog, qtbot):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_edition_that_no_project_used_leaves_the_list_of_projects_out(plan, qtbot):
    dialog = EditionDialog(replace(plan, projects=()))
    qtbot.addWidget(dialog)
    dialog.show()

    assert not dialog.projects.isVisible()


def test_every_part_has_a_name_for_screen_readers(dialog):
    parts = (dialog.list, dialog.words.before, dialog.words.after, dialog.projects.table)

    assert all(part.accessibleName() for part in parts)
