"""A stranger's words are no markup where a tip shows them: a picture in them would be fetched."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QMainWindow

from briefdesk.app.actions import Actions
from briefdesk.app.dialogs.reading_panel import ReadingPanel
from briefdesk.app.models.library import SectionsModel
from briefdesk.app.widgets.labels import ElidedLabel
from briefdesk.app.wording import plain_tip
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


@pytest.mark.parametrize("words", ["the county’s aim", 'the county\'s “aims” & "costs"', "a < b > c"])
def test_a_tip_shows_every_mark_as_it_stands(words: str):
    shown = QTextDocument()
    shown.setHtml(plain_tip(words))

    assert plain_tip(words).startswith("<span>")
    assert shown.toPlainText() == words


def test_a_tip_keeps_its_lines_and_nothing_has_none():
    shown = QTextDocument()
    shown.setHtml(plain_tip("one\ntwo"))

    assert shown.toPlainText() == "one\ntwo"
    assert plain_tip("") == ""


def test_an_elided_label_tells_an_apostrophe_in_its_tip(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)

    label.show_text("the county's costs")

    assert label.toolTip() == "<span>the county's costs</span>"


def test_an_elided_label_leaves_room_however_long_its_text(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)

    label.show_text("Original · Mass deportations, ¶ 1; Texas, ¶ 5; " * 9)

    assert label.minimumSizeHint().width() < 120
