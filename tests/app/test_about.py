"""About Briefdesk: every package that comes with it is named beside its license."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.help import AboutDialog

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Packages whose name for people is another than that of their file.
KNOWN_AS = {
    "PySide6_Essentials": "PySide6",
    "font-caladea": "Caladea",
    "fontpkg-arimo": "Arimo",
}


@pytest.mark.parametrize("package", [re.split(r"[<>=!~ ]", one)[0] for one in PROJECT["dependencies"]])
def test_about_names_the_package(qtbot: QtBot, package: str):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)

    listed = dialog.findChild(QPlainTextEdit).toPlainText()

    assert KNOWN_AS.get(package, package).casefold() in listed.casefold()
