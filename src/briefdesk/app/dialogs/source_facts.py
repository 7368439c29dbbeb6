"""Edit what footnotes print of a source: title, publisher, author, date and address."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from briefdesk.app.dialogs.facts_form import FactsForm
from briefdesk.app.style import XL, L, M, mark
from briefdesk.model.source import SourceDocument


class SourceFactsDialog(QDialog):
    """`edited` carries the document with its new facts; its id, edition and text stay as they are."""

    edited = Signal(object)

    def __init__(self, document: SourceDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle("Edit facts")
        self.setMinimumWidth(520)
        self.form = FactsForm(document, full=True)
        why = QLabel("The footnotes of your letters print these facts.")
        mark(why, tone="muted")
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
        column.addWidget(self.form)
        column.addWidget(self.buttons)
        # Only now: a button outside its dialog is not yet its default.
        take.setDefault(True)

    def _take(self) -> None:
        facts = self.form.facts("source")
        if facts is None:
            return
        document = replace(
            self._document,
            title=facts.title,
            short_title=" ".join(self.form.short_title.text().split()) or facts.title,
            publisher=facts.publisher,
            author=" ".join(self.form.author.text().split()),
            date=facts.date,
            url=facts.url,
        )
        self.accept()
        if document != self._document:
            self.edited.emit(document)
