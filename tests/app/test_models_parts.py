from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefdesk.app.models.parts import PartRow, PartsModel, PartSort
from briefdesk.model.draft import PartId


def a_row(name: str, excerpt: str = "Words.") -> PartRow:
    return PartRow(PartId(name), PartSort.FINDING, f"Finding {name}", excerpt)


def rows_of(names: str) -> tuple[PartRow, ...]:
    return tuple(a_row(name) for name in names)


orders = st.lists(st.sampled_from("abcdefgh"), unique=True).map(lambda names: rows_of("".join(names)))


@given(before=orders, after=orders)
def test_rows_become_exactly_those_asked_for(before: tuple[PartRow, ...], after: tuple[PartRow, ...]):
    model = PartsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.set_rows(before)
    model.set_rows(after)

    assert model.rows() == after


def test_a_moved_part_keeps_its_persistent_index(qtbot: QtBot):
    model = PartsModel()
    model.set_rows(rows_of("abcd"))
    moved = []
    model.rowsMoved.connect(lambda *_: moved.append(True))
    reset = []
    model.modelReset.connect(lambda: reset.append(True))

    model.set_rows(rows_of("acdb"))

    assert moved
    assert not reset


def test_dropping_a_part_is_a_wish_for_its_new_place(qtbot: QtBot):
    model = PartsModel()
    model.set_rows(rows_of("abcd"))
    mime = model.mimeData([model.index(0)])

    with qtbot.waitSignal(model.move_wished) as wished:
        taken = model.dropMimeData(mime, Qt.DropAction.MoveAction, 3, 0, QModelIndex())

    assert wished.args == ["a", 2]
    assert not taken


def test_dropping_a_part_where_it_stands_asks_for_nothing(qtbot: QtBot):
    model = PartsModel()
    model.set_rows(rows_of("abcd"))

    with qtbot.assertNotEmitted(model.move_wished):
        model.dropMimeData(model.mimeData([model.index(1)]), Qt.DropAction.MoveAction, 2, 0, QModelIndex())


def test_a_screen_reader_hears_marks_and_words():
    row = PartRow(PartId("x"), PartSort.FINDING, "Finding 2", "Words.", rule="state:TX", edited=True)

    assert row.spoken() == "Finding 2, edited, only for state:TX: Words."
