"""What footnotes print of a source, as a form: its facts, and what is wrong with one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefdesk.app.style import M, mark
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.sources import FactsInvalid, ReportFacts, report_facts

_MOST_CHARACTERS = 2_000


class FactsForm(QWidget):
    """Asks for title, publisher, date and address; where it is `full` for short title and author, too."""

    def __init__(
        self, document: SourceDocument, parent: QWidget | None = None, *, full: bool = False
    ) -> None:
        super().__init__(parent)
        self.title = _field("Title", document.title)
        self.short_title = _field("Short title", document.short_title, "What later footnotes and lists print")
        self.publisher = _field("Publisher", document.publisher, "The organization that published it")
        self.author = _field("Author", document.author)
        self.date = _field("Date", document.date, "2025, 2025-03 or March 4, 2025")
        self.address = _field("Address", document.url, "https://")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        form = QFormLayout()
        form.setSpacing(M)
        rows = (
            ("&Title", self.title, True),
            ("&Short title", self.short_title, full),
            ("&Publisher", self.publisher, True),
            ("A&uthor", self.author, full),
            ("&Date", self.date, True),
            ("&Address", self.address, True),
        )
        for words, field, asked in rows:
            form.addRow(words, field)
            form.setRowVisible(field, asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(form)
        column.addWidget(self.said)

    def facts(self, what: str) -> ReportFacts | None:
        """Return the facts as typed, or None where one is wrong: then the form says so at its field.

        `what` is what the words call that which needs a title: “report”.
        """
        title = " ".join(self.title.text().split())
        if not title:
            self._say(self.title, f"A {what} needs a title. Write what its first page prints.")
            return None
        try:
            return report_facts(title, self.publisher.text(), self.date.text(), self.address.text())
        except FactsInvalid as error:
            self._say(self.date if error.fact == "date" else self.address, f"{error} {error.next_step}")
            return None

    def _say(self, field: QLineEdit, sentence: str) -> None:
        """Say what is wrong with a field, and go there."""
        for other in (self.title, self.date, self.address):
            mark(other, wrong=other is field)
        field.setFocus()
        self.said.setText(sentence)
        self.said.show()


def _field(name: str, text: str, hint: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(_MOST_CHARACTERS)
    return field
