"""A stranger's words are no markup where a tip shows them: a picture in them would be fetched."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from briefdesk.app.actions import Actions
from briefdesk.app.dialogs.reading_panel import ReadingPanel
from briefdesk.app.models.library import SectionsModel
from briefdesk.model.finding import SourcePack
from briefdesk.model.source import Section, SourceDocument, SourceId

EVIL = "<img src=file:///evil.png>Costs & “aims”"


def is_plain(tip: str) -> bool:
    """Return whether a tip holds no element but its own frame."""
    return tip.startswith("<span>") and tip.count("<") == 2 and "&lt;img" in tip


def test_a_heading_shows_its_markup_as_it_stands():
    model = SectionsModel()
    sections = (Section("one", EVIL, 1, ()),)
    document = SourceDocument(SourceId("x"), "T", "T", "", "", "", "", "e", sections)

    model.show_pack(SourcePack(document, ()))

    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == EVIL
    assert is_plain(index.data(Qt.ItemDataRole.ToolTipRole))


def test_a_files_name_shows_its_markup_as_it_stands(shown_window: QMainWindow):
    panel = ReadingPanel(shown_window)

    panel.show_file(f"{EVIL}.txt", 1, 1)

    assert is_plain(panel.name.toolTip())


@pytest.fixture
def shown_window(qtbot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_a_recent_project_shows_its_path_as_it_stands(qtbot):

    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)

    actions.show_recents((Path("/x") / f"{EVIL.replace('/', '')}.briefdesk",))

    (action,) = actions.recent_menu.actions()
    assert is_plain(action.toolTip())
