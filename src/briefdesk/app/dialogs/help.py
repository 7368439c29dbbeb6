"""Help: the keyboard shortcuts, and what Briefdesk is made of."""

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, XS, L, M, S, mark

MADE_OF = (
    ("Qt and PySide6", "LGPL 3.0"),
    ("Python", "PSF License"),
    ("ReportLab", "BSD"),
    ("python-docx, lxml, Jinja2, MarkupSafe, markdown-it-py", "MIT and BSD"),
    ("pypdfium2 and PDFium", "Apache 2.0 and BSD"),
    ("msgspec, fontTools, platformdirs, Pillow", "BSD, MIT and MIT-CMU"),
    ("PyYAML, RapidFuzz, segno, charset-normalizer", "MIT and BSD"),
    ("spylls, with the en_US Hunspell dictionary made from SCOWL", "MIT, and the free terms of SCOWL"),
    ("Caladea and Arimo, the typefaces of letters and briefs", "Apache 2.0 and SIL OFL 1.1"),
    ("Names, offices and committees of Congress: unitedstates/congress-legislators", "Public domain (CC0)"),
)


class ShortcutsDialog(QDialog):
    """A table of every shortcut, by menu."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(460, 560)
        grid = QGridLayout()
        grid.setContentsMargins(XL, L, XL, L)
        grid.setHorizontalSpacing(XL)
        grid.setVerticalSpacing(XS)
        grid.setColumnStretch(0, 1)
        menu_before = ""
        line = 0
        for menu, words, keys in rows:
            if menu != menu_before:
                title = QLabel(menu)
                mark(title, text_size="strong")
                title.setContentsMargins(0, M if menu_before else 0, 0, 0)
                grid.addWidget(title, line, 0, 1, 2)
                menu_before = menu
                line += 1
            grid.addWidget(QLabel(words), line, 0)
            key = QLabel(keys)
            mark(key, tone="muted")
            grid.addWidget(key, line, 1, Qt.AlignmentFlag.AlignRight)
            line += 1
        grid.setRowStretch(line, 1)
        body = QWidget()
        body.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addWidget(_close_button(self))


class AboutDialog(QDialog):
    """Name, version, what it is for, and the licenses of its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Briefdesk")
        self.resize(520, 420)
        # Reading the installed version costs 20 ms, so it waits until somebody asks.
        version = import_module("importlib.metadata").version("briefdesk")
        title = QLabel("Briefdesk")
        mark(title, text_size="title")
        words = QLabel(
            f"Version {version}. From a report to tailored letters to Congress and a one-page brief. "
            "It works offline: nothing you write leaves this computer."
        )
        words.setWordWrap(True)
        mark(words, tone="muted")
        licenses = QPlainTextEdit()
        licenses.setReadOnly(True)
        licenses.setAccessibleName("Licenses")
        parts = "\n".join(f"{name}\n    {terms}" for name, terms in MADE_OF)
        licenses.setPlainText(
            f"Briefdesk is free software under the MIT License.\n\nIt is made with\n\n{parts}\n"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, 0)
        column.setSpacing(S)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(S)
        column.addWidget(licenses, 1)
        column.addWidget(_close_button(self))


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.setContentsMargins(L, S, L, M)
    buttons.rejected.connect(dialog.reject)
    return buttons
