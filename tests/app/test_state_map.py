"""The map by keyboard: what is typed leads to a state, Space chooses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.congress.state_map import StateMap, StatesModel
from briefdesk.model.choosing import StateTile

NAMES = {"NH": "New Hampshire", "NM": "New Mexico", "NY": "New York", "TX": "Texas"}


def test_a_space_within_a_name_goes_on_with_it_and_chooses_nothing(qtbot: QtBot) -> None:
    states = StatesModel()
    tiles = [
        StateTile(code, name, at, 0, 4, 0, f"state:{code}") for at, (code, name) in enumerate(NAMES.items())
    ]
    states.set_tiles(tuple(tiles))
    the_map, wishes = StateMap(states), QSignalSpy(states.term_wished)
    qtbot.addWidget(the_map)
    the_map.setCurrentIndex(states.place_of("TX"))
    interval = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)
    try:
        qtbot.keyClicks(the_map, "new m")

        assert wishes.count() == 0
        assert the_map.currentIndex() == states.place_of("NM")

        qtbot.keyClick(the_map, Qt.Key.Key_Space)

        assert [wishes.at(at) for at in range(wishes.count())] == [["state:NM", True]]
    finally:
        QApplication.setKeyboardInputInterval(interval)
