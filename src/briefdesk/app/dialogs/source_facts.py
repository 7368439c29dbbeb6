"""Edit what footnotes print of a source: title, publisher, author, date and address."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefdesk.app.style import XL, L, M, mark
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.sources import FactsInvalid, report_facts


class SourceFactsDialog(QDialog):
    """`edited` carries the document with its new facts; its id, edition and text stay as they are."""

    edited = Signal(object)

    def __init__(self, document: SourceDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle("Edit facts")
        self.setMinimumWidth(520)
        self.title = _field("Title", document.title)
        self.short_title = _field("Short title", document.short_title, "What later footnotes and lists print")
        self.publisher = _field("Publisher", document.publisher, "The organization that published it")
        self.author = _field("Author", document.author)
        self.date = _field("Date", document.date, "2025, 2025-03 or March 4, 2025")
        self.address = _field("Address", document.url, "https://")
        why = QLabel("The footnotes of your letters print these facts.")
        mark(why, tone="muted")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        form = QFormLayout()
        form.setSpacing(M)
        rows = (
            ("&Title", self.title),
            ("&Short title", self.short_title),
            ("&Publisher", self.publisher),
            ("A&uthor", self.author),
            ("&Date", self.date),
            ("&Address", self.address),
        )
        for words, field in rows:
            form.addRow(words, field)
        self.buttons = QDialogButtonBox()
        take = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        mark(take, kind="primary")
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
        title = " ".join(self.title.text().split())
        if not title:
            self._say(self.title, "A source needs a title. Write what its first page prints.")
            return
        try:
            facts = report_facts(title, self.publisher.text(), self.date.text(), self.address.text())
        except FactsInvalid as error:
            field = self.date if error.fact == "date" else self.address
            self._say(field, f"{error} {error.next_step}")
            return
        document = replace(
            self._document,
            title=facts.title,
            short_title=" ".join(self.short_title.text().split()) or facts.title,
            publisher=facts.publisher,
            author=" ".join(self.author.text().split()),
            date=facts.date,
            url=facts.url,
        )
        self.accept()
        if document != self._document:
            self.edited.emit(document)

    def _say(self, field: QLineEdit, sentence: str) -> None:
        for other in (self.title, self.date, self.address):
            mark(other, wrong=other is field)
        field.setFocus()
        self.said.setText(sentence)
        self.said.show()


def _field(name: str, text: str, hint: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(2_000)
    return field
