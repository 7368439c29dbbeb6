"""What is this report called? Asked where a file does not tell, so that its footnotes are right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from briefdesk.app.dialogs.facts_form import FactsForm
from briefdesk.app.style import XL, L, M, mark
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.sources import report_facts


class ReportFactsDialog(QDialog):
    """Title, publisher, date and address of a report; `told` carries ReportFacts, then the dialog closes.

    “Use the file’s name” tells nothing more than the file did: `told` then carries empty facts.
    """

    told = Signal(object)

    def __init__(self, document: SourceDocument, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What is this report called?")
        self.setMinimumWidth(520)
        self.form = FactsForm(document)
        self.form.title.selectAll()
        why = QLabel(
            f"“{file_name}” does not tell its title. The footnotes of your letters print what you write here."
        )
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        take = self.buttons.addButton("Add the report", QDialogButtonBox.ButtonRole.AcceptRole)
        mark(take, kind="primary")
        stand = self.buttons.addButton("Use the file’s name", QDialogButtonBox.ButtonRole.ActionRole)
        stand.setToolTip("Add it under the name of its file; “Edit facts…” tells the rest later")
        stand.clicked.connect(self._let_stand)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(why)
        column.addWidget(self.form)
        column.addWidget(self.buttons)
        # Only now: a button outside its dialog is not yet its default.
        take.setDefault(True)

    def _take(self) -> None:
        facts = self.form.facts("report")
        if facts is not None:
            self.accept()
            self.told.emit(facts)

    def _let_stand(self) -> None:
        self.accept()
        self.told.emit(report_facts())
