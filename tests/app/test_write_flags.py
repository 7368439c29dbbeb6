"""Flags on an edited wording: rows with a reason in place, as the pages show them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.write.part_editor import PartEditor
from briefdesk.app.pages.write.part_notes import gone_words
from briefdesk.app.widgets.flags import FlagList
from briefdesk.app.widgets.reason_field import REASONS
from briefdesk.app.workbench import Workbench
from briefdesk.model.draft import FindingPart
from briefdesk.model.flag import Flag
from briefdesk.model.problem import Severity

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


# On the Write page


def finding_part(bench: Workbench) -> FindingPart:
    return next(
        part
        for part in bench.session.project.letter.parts
        if isinstance(part, FindingPart) and "3,600" in bench.session.project.finding(part.finding).text
    )


@pytest.fixture
def editor(bench: Workbench, qtbot: QtBot) -> PartEditor:
    """The editor with 3,600 changed to 3,900 in a finding."""
    bench.files.open_sample()
    part = finding_part(bench)
    bench.session.select_part(part.id)
    made = bench.page.parts.editor
    text = bench.session.project.finding(part.finding).text
    made.text.setPlainText(text.replace("3,600", "3,900"))
    qtbot.waitUntil(lambda: bool(made.notes.flags.rows), timeout=5_000)
    return made


def test_typing_shows_what_changed_beside_the_original(editor: PartEditor):
    (row,) = editor.notes.flags.rows
    original = editor.notes.original

    assert row.flag.code == "number-changed"
    assert "3,600" in original.text
    flagged = [original.text[m.start : m.end] for m in original.marks if m.kind == "flag"]
    assert len(flagged) == 1
    assert "3,600" in flagged[0]
    underlined = [s.cursor.selectedText() for s in editor.text.extraSelections()]
    assert len(underlined) == 1
    assert "3,900" in underlined[0]


def test_choosing_a_flag_selects_its_words(editor: PartEditor):
    row = editor.notes.flags.rows[0]

    row.chosen.emit(row.flag)

    assert "3,900" in editor.text.textCursor().selectedText()


def test_tab_leads_from_the_text_to_the_flags(bench: Workbench, editor: PartEditor, qtbot: QtBot):
    editor.text.setFocus()
    row = editor.notes.flags.rows[0]
    seen = []
    for _ in range(4):
        qtbot.keyClick(bench.window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(bench.window.focusWidget())

    assert seen[:3] == [editor.notes.original, row, row.excuse]
    assert not editor.notes.isAncestorOf(seen[3])


def test_a_flag_let_stand_goes_and_undo_brings_it_back(bench: Workbench, editor: PartEditor):
    row = editor.notes.flags.rows[0]

    row.excused.emit(row.flag, "Updated figure, see note")

    assert editor.notes.flags.rows == ()
    (dismissal,) = bench.session.project.dismissals
    assert (dismissal.code, dismissal.reason) == ("number-changed", "Updated figure, see note")
    bench.session.undo_stack.undo()
    assert len(editor.notes.flags.rows) == 1


def test_a_flag_let_stand_is_back_when_its_words_change(bench: Workbench, editor: PartEditor, qtbot: QtBot):
    row = editor.notes.flags.rows[0]
    row.excused.emit(row.flag, "Updated figure, see note")

    editor.text.setPlainText(editor.text.toPlainText().replace("3,900", "4,100"))

    qtbot.waitUntil(lambda: bool(editor.notes.flags.rows), timeout=5_000)


def test_another_part_shows_no_flags_of_this_one(bench: Workbench, editor: PartEditor):
    bench.session.select_part(bench.session.project.letter.parts[0].id)

    assert editor.notes.flags.rows == ()
    assert editor.text.extraSelections() == []


def test_preflight_counts_what_is_let_stand_at_once(bench: Workbench, editor: PartEditor, qtbot: QtBot):
    panel = bench.window.preflight
    qtbot.waitUntil(lambda: any(p.code == "number-changed" for p in bench.checker.problems), timeout=60_000)
    problem = next(p for p in bench.checker.problems if p.code == "number-changed")

    panel.dismiss_wished.emit(problem, "Checked with the author")

    (stands,) = [p for p in bench.checker.problems if p.dismissed]
    assert (stands.code, stands.severity) == ("number-changed", Severity.NOTE)
    assert "1 let stand" in bench.window.strip.preflight.text()
    panel.restore_wished.emit(stands)
    assert problem in bench.checker.problems


@pytest.mark.parametrize(
    ("original", "edited", "gone"),
    [
        ("ICE held 3,600 people.", "ICE held 3,900 people.", ["3,600"]),
        ("ICE allegedly held 3,600 people.", "ICE held 3,600 people.", ["allegedly"]),
        ("ICE held 3,600 people.", "ICE held 3,600 people.", []),
        ("ICE held 3,600 people.", "Nothing of the kind was ever said there by them.", []),
        ("ICE held 3,600 people.", "", []),
    ],
)
def test_words_that_went_are_told_from_the_original(original: str, edited: str, gone: list[str]):
    assert [original[a:b] for a, b in gone_words(original, edited)] == gone
