"""The one dialog for a fault of our own: what happened, and details to copy into a report."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import L, M, mark


class FailureDialog(QDialog):
    """Says that something unexpected happened and that the project is still there."""

    def __init__(self, details: str, log_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.resize(640, 400)
        title = QLabel("Something went wrong that Briefdesk did not expect.")
        mark(title, text_size="strong")
        words = "Your project is still open. Save it under another name, then report the details below."
        if log_file is not None:
            words += f"\nThey are also in {log_file}"
        explanation = QLabel(words)
        explanation.setTextFormat(Qt.TextFormat.PlainText)
        explanation.setWordWrap(True)
        mark(explanation, tone="muted")
        system = f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}"
        self.details = QPlainTextEdit(f"{system}\n\n{details}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details of the failure")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton("Copy details")
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(title)
        column.addWidget(explanation)
        column.addWidget(self.details, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
