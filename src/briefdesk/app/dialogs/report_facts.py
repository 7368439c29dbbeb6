"""What is this report called? Asked where a file does not tell, so that its footnotes are right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefdesk.app.style import XL, L, M, mark
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.sources import FactsInvalid, report_facts


class ReportFactsDialog(QDialog):
    """Title, publisher, date and address of a report; `told` carries ReportFacts, then the dialog closes.

    “Use the file’s name” tells nothing more than the file did: `told` then carries empty facts.
    """

    told = Signal(object)

    def __init__(self, document: SourceDocument, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What is this report called?")
        self.setMinimumWidth(520)
        self.title = _field("Title", document.title)
        self.publisher = _field("Publisher", document.publisher, "The organization that published it")
        self.date = _field("Date", document.date, "2025, 2025-03 or March 4, 2025")
        self.address = _field("Address", document.url, "https://")
        self.title.selectAll()
        why = QLabel(
            f"“{file_name}” does not tell its title. The footnotes of your letters print what you write here."
        )
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setWordWrap(True)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        form = QFormLayout()
        form.setSpacing(M)
        fields = (("&Title", self.title), ("&Publisher", self.publisher), ("&Date", self.date))
        for words, field in (*fields, ("&Address", self.address)):
            form.addRow(words, field)
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
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        # Only now: a button outside its dialog is not yet its default.
        take.setDefault(True)

    def _take(self) -> None:
        for field in (self.title, self.date, self.address):
            mark(field, wrong=False)
        if not self.title.text().strip():
            self._say(self.title, "A report needs a title. Write what its first page prints.")
            return
        try:
            facts = report_facts(
                self.title.text(), self.publisher.text(), self.date.text(), self.address.text()
            )
        except FactsInvalid as error:
            self._say(self.date if error.fact == "date" else self.address, f"{error} {error.next_step}")
            return
        self.accept()
        self.told.emit(facts)

    def _say(self, field: QLineEdit, words: str) -> None:
        """Say what is wrong with a field, and go there."""
        mark(field, wrong=True)
        field.setFocus()
        self.said.setText(words)
        self.said.show()

    def _let_stand(self) -> None:
        self.accept()
        self.told.emit(report_facts())


def _field(name: str, text: str, hint: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
