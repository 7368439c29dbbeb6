"""The list of problems: what may stand is let stand in place, and brought back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefdesk.app.widgets.preflight_panel import BRING_BACK, LET_STAND, PreflightPanel
from briefdesk.model.problem import Problem, Severity

ERROR = Problem(Severity.ERROR, "no-recipients", "Nobody receives the letter.", "Choose.")
WARNING = Problem(Severity.WARNING, "number-changed", "“3,900” is new.", "Compare it.", words="3,900")
NOTE = Problem(Severity.NOTE, "over-page", "The letter runs to 2 pages.", "Shorten it.")
STANDS = replace(NOTE, dismissed="Agreed with the office")


@pytest.fixture
def panel(qtbot: QtBot) -> PreflightPanel:
    made = PreflightPanel()
    qtbot.addWidget(made)
    made.show()
    made.show_problems((ERROR, WARNING, STANDS))
    return made


def words(panel: PreflightPanel) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [panel.list.item(row).data(role).split(".")[0] for row in range(panel.list.count())]


def test_what_was_let_stand_is_folded_away_with_its_number(panel: PreflightPanel, qtbot: QtBot):
    assert words(panel) == ["error", "warning", "Let stand (1), folded"]

    panel.list.setCurrentRow(2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)

    assert words(panel) == ["error", "warning", "Let stand (1), unfolded", "let stand"]
    spoken = panel.list.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Reason: Agreed with the office" in spoken

    qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    assert panel.list.count() == 3


def test_a_warning_is_let_stand_by_keyboard_with_a_reason(panel: PreflightPanel, qtbot: QtBot):
    panel.list.setCurrentRow(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.keyClicks(panel.reason.line, "Checked")

    with qtbot.waitSignal(panel.dismiss_wished) as told:
        qtbot.keyClick(panel.reason.line, Qt.Key.Key_Return)

    assert told.args == [WARNING, "Checked"]
    assert panel.reason.isHidden()


def test_an_error_offers_nothing(panel: PreflightPanel, qtbot: QtBot):
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)

    assert not panel.stand.isEnabled()
    assert panel.reason.isHidden()


def test_what_was_let_stand_is_brought_back(panel: PreflightPanel, qtbot: QtBot):
    panel.fold(True)
    panel.list.setCurrentRow(3)

    with qtbot.waitSignal(panel.restore_wished) as told:
        panel.stand.click()

    assert told.args == [STANDS]
    assert panel.stand.text() == BRING_BACK


def test_another_row_closes_the_reason(panel: PreflightPanel):
    panel.list.setCurrentRow(1)
    panel.stand.click()

    panel.list.setCurrentRow(0)

    assert panel.reason.isHidden()
    assert panel.stand.text() == LET_STAND


def test_a_reason_being_written_survives_a_new_look(panel: PreflightPanel, qtbot: QtBot):
    panel.list.setCurrentRow(1)
    panel.stand.click()
    qtbot.keyClicks(panel.reason.line, "Checked")

    panel.show_problems((ERROR, WARNING, NOTE))

    assert panel.reason.isVisible()
    assert panel.reason.line.text() == "Checked"


def test_a_panel_of_nothing_but_what_was_let_stand_is_not_empty(panel: PreflightPanel):
    panel.show_problems((STANDS,))

    assert words(panel) == ["Let stand (1), folded"]
