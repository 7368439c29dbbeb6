"""What came of an export: what was made and where, what was not, and how to go on."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.dialogs.export_tally import Tally
from briefdesk.app.style import M, S, mark
from briefdesk.english import counted


class ExportOutcome(QWidget):
    """Says it in a sentence, and lists what needs a look; it opens the folder by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        mark(self.summary, text_size="strong")
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.where, tone="muted")
        self.aside = QLabel()
        self.aside.setTextFormat(Qt.TextFormat.PlainText)
        self.aside.setWordWrap(True)
        mark(self.aside, tone="warning")
        self.details = QListWidget()
        self.details.setAccessibleName("Letters not written, and files kept under another name")
        self.details.setWordWrap(True)
        self.details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.again_button = plain_button("Continue")
        self.again_button.setToolTip("Make the letters that are missing; the others stay as they are")
        self.open_button = plain_button("Open folder")
        self.open_button.clicked.connect(self._open_folder)
        self.close_button = plain_button("Close", kind="primary")
        column = column_of(self)
        column.addWidget(self.summary)
        column.addWidget(self.where)
        column.addWidget(self.aside)
        column.addWidget(self.details, 1)
        column.addStretch(0)
        column.addLayout(button_row(self.again_button, self.open_button, self.close_button))

    def show_tally(self, tally: Tally, folder: str, *, letters: bool) -> None:
        """Show what an export of `letters`, or else of the one-pager, has come to in `folder`."""
        one_pager = f"The one-pager is exported as {counted(tally.files, 'file')}."
        self.summary.setText(tally.summary() if letters else one_pager)
        self.where.setText(folder)
        self.aside.setText(tally.aside_words())
        self.aside.setVisible(bool(tally.set_aside))
        self.details.clear()
        self.details.addItems(tally.details())
        self.details.setVisible(self.details.count() > 0)
        self.again_button.setVisible(letters and bool(tally.left or tally.failures))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.where.text()))


def column_of(page: QWidget) -> QVBoxLayout:
    """Return the column that a page of the export dialog is made of."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(S)
    return column


def plain_button(words: str, kind: str | None = None) -> QPushButton:
    """Return a button that is no default until it is made one."""
    button = QPushButton(words)
    # Else Qt makes the first of them the default, on whatever page it stands.
    button.setAutoDefault(False)
    mark(button, kind=kind)
    return button


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return buttons side by side, at the right."""
    row = QHBoxLayout()
    row.setContentsMargins(0, M, 0, 0)
    row.setSpacing(S)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
