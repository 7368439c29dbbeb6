"""The plain letters of review beside a menu that has letters of its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.sources.review_tools import ReviewTools


def test_a_letter_goes_to_the_menu_that_is_open_and_to_review_after(qtbot: QtBot) -> None:
    page, findings, tools = QWidget(), QListWidget(), ReviewTools()
    column = QVBoxLayout(page)
    column.addWidget(findings)
    column.addWidget(tools)
    qtbot.addWidget(page)
    tools.keyboard_of(findings)
    tools.show_allowed(chosen=1, shown=2, has_next=True)
    pressed: list[str] = []
    tools["reopen"].triggered.connect(lambda: pressed.append("review"))
    menu = QMenu(page)
    menu.addAction("Add a so&urce").triggered.connect(lambda: pressed.append("menu"))
    page.show()
    page.activateWindow()
    findings.setFocus()
    qtbot.waitUntil(findings.hasFocus)

    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not menu.isVisible())

    assert pressed == ["menu"]
    QTest.keyClick(findings, Qt.Key.Key_U)
    assert pressed == ["menu", "review"]
