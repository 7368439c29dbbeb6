"""Flags on an edited wording: rows with a reason in place, as the pages show them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.widgets.flags import FlagList
from briefdesk.app.widgets.reason_field import REASONS
from briefdesk.model.flag import Flag

ORIGINAL = "ICE held 3,600 people in February."
EDITED = "ICE held 3,900 people in February, not more."
NUMBER = Flag("number-changed", "“3,900” is not in the original.", "Compare it.", 9, 14, 9, 14)
NEGATION = Flag("negation-added", "The edit adds “not”.", "Compare it.", 35, 38, 0, len(ORIGINAL))


@pytest.fixture
def flags(qtbot: QtBot) -> Iterator[FlagList]:
    window = QWidget()
    made = FlagList()
    QVBoxLayout(window).addWidget(made)
    made.show_flags((NUMBER, NEGATION), edited=EDITED, original=ORIGINAL)
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


def test_a_flag_row_quotes_the_words_that_its_sentence_does_not(flags: FlagList):
    assert flags.rows[0].shown == ("“3,900” is not in the original.", "In the original: “3,600”")
    assert flags.rows[1].shown == ("The edit adds “not”.", "")


def test_enter_in_the_reason_lets_a_flag_stand(flags: FlagList, qtbot: QtBot):
    row = flags.rows[0]
    row.excuse.click()
    qtbot.keyClicks(row.reason.line, "  The note  says so ")

    with qtbot.waitSignal(flags.excused) as told:
        qtbot.keyClick(row.reason.line, Qt.Key.Key_Return)

    assert told.args == [NUMBER, "The note says so"]


def test_a_flag_does_not_stand_without_a_reason(flags: FlagList, qtbot: QtBot):
    row = flags.rows[0]
    row.excuse.click()

    with qtbot.assertNotEmitted(flags.excused):
        qtbot.keyClick(row.reason.line, Qt.Key.Key_Return)

    assert not row.reason.take.isEnabled()


def test_a_ready_made_reason_is_put_into_the_line(flags: FlagList):
    row = flags.rows[0]
    row.excuse.click()

    row.reason.ready_made.menu().actions()[1].trigger()

    assert row.reason.line.text() == REASONS[1]


def test_escape_leaves_the_reason_and_goes_back_to_the_button(flags: FlagList, qtbot: QtBot):
    row = flags.rows[0]
    row.excuse.click()

    qtbot.keyClick(row.reason.line, Qt.Key.Key_Escape)

    assert row.reason.isHidden()
    assert not row.excuse.isHidden()


def test_a_reason_being_written_survives_the_next_check(flags: FlagList, qtbot: QtBot):
    row = flags.rows[1]
    row.excuse.click()
    qtbot.keyClicks(row.reason.line, "Checked")

    moved = Flag("negation-added", "The edit adds “not”.", "Compare it.", 41, 44, 0, len(ORIGINAL))
    flags.show_flags((moved,), edited=f"Here, {EDITED}", original=ORIGINAL)

    assert flags.rows == (row,)
    assert row.flag == moved
    assert row.reason.line.text() == "Checked"


def test_enter_on_a_row_asks_for_its_words(flags: FlagList, qtbot: QtBot):
    flags.rows[0].setFocus()

    with qtbot.waitSignal(flags.flag_chosen) as told:
        qtbot.keyClick(flags.rows[0], Qt.Key.Key_Return)

    assert told.args == [NUMBER]


def test_every_flag_is_named_for_screen_readers(flags: FlagList):
    assert [row.accessibleName() for row in flags.rows] == [
        "warning. “3,900” is not in the original. In the original: “3,600”. Compare it",
        "warning. The edit adds “not”. Compare it",
    ]
    assert all(row.excuse.accessibleName() for row in flags.rows)
