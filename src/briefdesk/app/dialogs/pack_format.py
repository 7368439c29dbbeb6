"""What a source pack is: the few rules, a whole example, and a file to start from."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.errors import BriefdeskError
from briefdesk.store.atomic import write_atomic

EXAMPLE = """\
---
briefdesk-pack: 1
id: river-crossings
title: River Crossings: What Two Years of Records Show
short title: River Crossings
publisher: Example Rights Center
date: 2026-02
url: https://example.org/river-crossings
---

# Introduction
[1] The report draws on two years of public records and says
    which of them were withheld.

## finding: records-withheld
Of the records requested, the agency withheld more than half, the report finds.
- passage: 1
- figures: more than half
- topics: oversight, transparency

# Costs
[1] Patrols cost about $4.2 million in 2025, half as much again as the year before.

## statistic: patrol-cost
River patrols cost about $4.2 million in 2025, according to the Example Rights Center.
- passage: 1
- figures: about $4.2 million; 2025
- committees: HSAP
- states: TX, AZ

## ask: quarterly-report
Require a public report each quarter on the cost of river patrols.
- passage: 1
- committees: HSAP
"""
_RULES = (
    "Briefdesk reads a report’s own file (PDF, Word, web page, Markdown, text) and suggests findings from "
    "its sentences. A source pack holds findings in your own words instead: a text file whose name ends in "
    ".pack.md, made once for each report in any editor and passed on to others.",
    "A head names the publication. Then come its sections (#), the passages that matter in your own words "
    "([1], [2], as the report numbers its paragraphs), and below them the findings, statistics, quotes and "
    "asks (## kind: name), each with the passage that it rests on. What is wrong is told by line when you "
    "open it.",
)


class PackFormatDialog(QDialog):
    """Explains source packs and saves the example as a file to write in."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What is a source pack?")
        self.resize(680, 620)
        self._folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        for words in _RULES:
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        title = QLabel("A whole pack")
        mark(title, text_size="strong")
        column.addSpacing(S)
        column.addWidget(title)
        self.example = QPlainTextEdit(EXAMPLE)
        self.example.setReadOnly(True)
        self.example.setTabChangesFocus(True)
        self.example.setAccessibleName("Example of a source pack")
        self.example.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        column.addWidget(self.example, 1)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        column.addWidget(self.said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = QPushButton("Save the example…")
        save.setToolTip("Save it as a file to write your own pack in")
        save.clicked.connect(self._ask)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def save(self, path: Path) -> None:
        """Save the example at `path` and say so, or why not."""
        try:
            write_atomic(path, EXAMPLE.encode())
        except BriefdeskError as error:
            self._say(f"{error} {error.next_step}", "danger")
        else:
            self._say(f"Saved as {path}. Write in it, then drop it on the window.", "ok")

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Save the example", str(self._folder), "Source packs (*.pack.md)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pack.md")
        dialog.selectFile("my-report.pack.md")
        if dialog.exec():
            self.save(Path(dialog.selectedFiles()[0]))

    def _say(self, words: str, tone: str) -> None:
        self.said.setText(words)
        mark(self.said, tone=tone)
        self.said.show()
