"""The page budget in the window: what it says, where it leads, and its steps with one click and undo."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.budget.block_rows import BLOCK_ROLE
from briefdesk.app.pages.budget.controller import BudgetController
from briefdesk.app.pages.budget.panel import BudgetPanel
from briefdesk.app.workbench import Workbench
from briefdesk.model.draft import FindingPart, PartId
from briefdesk.pipeline.budget import headline, page_budget
from briefdesk.pipeline.drafts import edit_part, pick_finding, unpick_finding, with_template

WAIT = 30_000
Shown = Callable[..., BudgetPanel]


@pytest.fixture
def sample(bench: Workbench, qtbot: QtBot) -> Workbench:
    with qtbot.waitSignal(bench.preview.shown, timeout=WAIT):
        bench.files.open_sample()
    bench.window.resize(1280, 800)
    return bench


@pytest.fixture
def shown(sample: Workbench, qtbot: QtBot) -> Shown:
    """Show the one-pager with more findings, and wait for its budget and steps."""

    def show(more: int = 0) -> BudgetPanel:
        session = sample.session
        project = session.project
        for finding in project.sources[0].findings[:more]:
            project = pick_finding(session.desk, project, "brief", finding.id)
        session.apply("Pick", project)
        sample.show_document("brief")
        wait_for_budget(sample, qtbot)
        return controller(sample).panel

    return show


def controller(bench: Workbench) -> BudgetController:
    found = bench.preview._budget
    assert found is not None
    return found


def wait_for_budget(bench: Workbench, qtbot: QtBot) -> None:
    """Wait until the panel shows the budget of the project as it stands, its steps too."""
    wanted = page_budget(bench.session.desk, bench.session.project)

    def is_shown() -> bool:
        if bench.preview._budget is None:
            return False
        panel = bench.preview._budget.panel
        steps = tuple(button.step for button in panel.steps if button.step is not None)
        return (panel.headline.text(), steps) == (headline(wanted), wanted.steps)

    qtbot.waitUntil(is_shown, timeout=WAIT)


def test_letters_have_no_budget_and_a_one_pager_always_has(sample: Workbench, qtbot: QtBot, shown: Shown):
    assert sample.preview._budget is None

    panel = shown()
    assert panel.isVisible()
    assert panel.headline.text().startswith("One page, room for ")

    sample.show_document("letter")
    qtbot.waitUntil(panel.isHidden, timeout=WAIT)
    sample.show_document("brief")
    qtbot.waitUntil(panel.isVisible, timeout=WAIT)


def test_over_the_page_three_steps_are_offered_with_what_they_save(shown: Shown):
    panel = shown(more=12)

    assert panel.headline.text().endswith("lines over one page")
    for button in panel.steps:
        assert button.isVisible()
        assert "saves" in button.text()
        assert "Ctrl+Z takes it back" in button.toolTip()
        assert button.accessibleName()


def test_one_click_carries_a_step_out_and_undo_takes_it_back(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown(more=12)
    before = sample.session.project
    over = page_budget(sample.session.desk, before).lines_over
    button = panel.steps[0]
    step = button.step
    assert step is not None

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_budget(sample, qtbot)

    after = page_budget(sample.session.desk, sample.session.project)
    assert after.lines_over == over - step.lines == step.lines_over
    sample.session.undo_stack.undo()
    assert sample.session.project == before


def test_a_step_keeps_what_was_typed_since_it_was_found(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown(more=12)
    session, problem = sample.session, PartId("problem")
    session.apply("Type", edit_part(session.project, "brief", problem, "Typed. Just now."))

    qtbot.mouseClick(panel.steps[0], Qt.MouseButton.LeftButton)

    part = session.project.brief.part(problem)
    assert part is not None
    assert part.text == "Typed. Just now."


def test_the_budget_follows_the_typing(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown()
    before = panel.headline.text()
    session = sample.session

    for words in (40, 80, 120, 160):
        text = " ".join(["word"] * words)
        session.apply("Type", edit_part(session.project, "brief", PartId("problem"), text), "typing")
        qtbot.wait(10)

    wait_for_budget(sample, qtbot)
    assert panel.headline.text() != before


def test_the_list_opens_and_closes_with_its_key_and_has_every_block(
    sample: Workbench, qtbot: QtBot, shown: Shown
):
    panel = shown()
    assert not panel.list.isVisible()

    sample.window.actions_of["budget"].trigger()
    assert panel.list.isVisible()
    assert sample.window.focusWidget() is panel.list
    blocks = page_budget(sample.session.desk, sample.session.project).blocks
    spoken = [
        panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(panel.list.count())
    ]
    assert len(spoken) == len(blocks)
    assert all(block.name in words and "line" in words for block, words in zip(blocks, spoken, strict=True))

    sample.window.actions_of["budget"].trigger()
    assert not panel.list.isVisible()


def test_the_key_leads_from_the_letter_to_the_budget(sample: Workbench, qtbot: QtBot):
    sample.window.actions_of["budget"].trigger()

    qtbot.waitUntil(
        lambda: sample.preview._budget is not None and sample.preview._budget.panel.list.isVisible(),
        timeout=WAIT,
    )
    assert sample.session.document == "brief"


def test_enter_goes_to_the_block_and_escape_leaves(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown()
    panel.open(True, focus=True)
    row = row_of(panel, "Finding 2")
    panel.list.setCurrentRow(row)

    qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    part = sample.session.draft.part(sample.session.selected_part or PartId(""))
    assert isinstance(part, FindingPart)
    assert part.id == panel.list.item(row).data(BLOCK_ROLE).part
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.list.isVisible()
    assert sample.window.focusWidget() is sample.preview.view


def test_title_and_letterhead_lead_to_their_fields(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown()
    panel.open(True)

    click(panel, qtbot, row_of(panel, "Title"))
    assert sample.window.focusWidget() is sample.page.parts.subject

    wishes = controller(sample).sender_wished
    wishes.disconnect()  # the dialog would wait for an answer
    with qtbot.waitSignal(wishes):
        click(panel, qtbot, row_of(panel, "Letterhead"))


def test_a_click_on_the_bar_goes_to_the_block_there(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown()
    strip = panel.strip
    rect, block = next((r, b) for r, b in strip._stretches() if b.name == "Finding 1")

    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(int(rect.center().x()), 6))

    assert sample.session.selected_part == block.part
    assert strip.block_at(rect.center().x()) == block


def test_a_selected_part_is_marked_in_the_list(sample: Workbench, shown: Shown):
    panel = shown()
    panel.open(True)
    row = row_of(panel, "The problem")

    sample.session.select_part(PartId("problem"))

    assert panel.list.currentRow() == row


def test_the_list_stays_on_its_block_while_blocks_above_go(shown: Shown, sample: Workbench):
    panel = shown()
    budget = page_budget(sample.session.desk, sample.session.project)
    rows = panel.list
    wanted = len(budget.blocks) - 1
    rows.setCurrentRow(wanted)

    rows.show_blocks(replace(budget, blocks=budget.blocks[2:]))

    assert rows.currentRow() == wanted - 2
    assert rows.currentItem().data(BLOCK_ROLE) == budget.blocks[wanted]


@pytest.mark.parametrize("design", ["two-columns", "key-figures", "one-chart", "questions"])
def test_every_design_has_its_budget(sample: Workbench, qtbot: QtBot, shown: Shown, design: str):
    panel = shown()
    session = sample.session

    session.apply("Design", with_template(session.desk, session.project, design))
    wait_for_budget(sample, qtbot)

    assert panel.list.count() == len(page_budget(session.desk, session.project).blocks)


def test_an_empty_one_pager_has_room(sample: Workbench, qtbot: QtBot, shown: Shown):
    panel = shown()
    session = sample.session
    project = session.project
    for finding in project.brief.picked():
        project = unpick_finding(project, "brief", finding)

    session.apply("Clear", project)
    wait_for_budget(sample, qtbot)

    assert "Room for about" in panel.advice.text()


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_the_page_keeps_its_room_with_the_list_open(
    sample: Workbench, qtbot: QtBot, shown: Shown, size: tuple[int, int]
):
    panel = shown(more=12)
    sample.window.resize(*size)
    panel.open(True)
    qtbot.wait(50)

    assert sample.preview.view.height() >= 100
    assert panel.list.height() >= 4 * 24
    for button in panel.steps:
        assert button.width() <= panel.width()


def test_icon_buttons_of_the_budget_have_names_and_tips(shown: Shown):
    panel = shown(more=12)

    assert panel.accessibleName() == "Page budget"
    for button in panel.findChildren(QToolButton):
        assert button.accessibleName()
        assert "F9" in button.toolTip()


def row_of(panel: BudgetPanel, name: str) -> int:
    return next(
        row for row in range(panel.list.count()) if panel.list.item(row).data(BLOCK_ROLE).name == name
    )


def click(panel: BudgetPanel, qtbot: QtBot, row: int) -> None:
    panel.list.scrollToItem(panel.list.item(row))
    place = panel.list.visualItemRect(panel.list.item(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
