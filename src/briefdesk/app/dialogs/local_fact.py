"""A fact about a state or district, with the source that it is cited from."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.widgets.labels import plain
from briefdesk.errors import BriefdeskError
from briefdesk.model.local_fact import LocalFact
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.local_facts import add_local_fact


class LocalFactDialog(QDialog):
    """Keeps the fact in the library, or where `keep` puts it; `kept` carries what that returned."""

    kept = Signal(object)

    def __init__(
        self,
        desk: Desk,
        place: str = "",
        parent: QWidget | None = None,
        *,
        keep: Callable[[LocalFact], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keep = keep or partial(add_local_fact, desk)
        self.setWindowTitle("Add a local fact")
        self.setMinimumWidth(520)
        self.place = _field("Place", "TX, Texas or TX-34")
        self.place.setText(place)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Fact")
        self.text.setPlaceholderText("As a sentence that a letter can print.")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + 2 * S)
        self.source = _field("Source", "The title of what it is cited from")
        self.publisher = _field("Publisher", "The organization that published it")
        self.date = _field("Date", "2025, 2025-03 or 2025-03-04")
        self.url = _field("Address", "https://")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        self._complete_places()
        self._arrange()
        (self.text if place else self.place).setFocus()

    def take(self) -> None:
        """Keep the fact, or say at the field what is missing."""
        fact = LocalFact(
            place=self.place.text(),
            text=self.text.toPlainText(),
            source=self.source.text(),
            date=self.date.text(),
            publisher=self.publisher.text(),
            url=self.url.text(),
        )
        missing = self._missing(fact)
        if missing is not None:
            self._say(*missing)
            return
        try:
            finding = self._keep(fact)
        except BriefdeskError as error:
            self._say(self._field_of(error), f"{error} {error.next_step}")
            return
        self.accept()
        self.kept.emit(finding)

    def _missing(self, fact: LocalFact) -> tuple[QWidget, str] | None:
        """Return the first field that is empty and must not be, with what to write there."""
        for field, text, sentence in (
            (self.place, fact.place, "Say which state or district the fact is about: TX, Texas or TX-34."),
            (self.text, fact.text, "Write the fact as a sentence."),
            (self.source, fact.source, "A fact needs its source. Name the publication that it comes from."),
            (self.date, fact.date, "A fact needs the date of its source: 2025, 2025-03 or 2025-03-04."),
        ):
            if not text.strip():
                return field, sentence
        return None

    def _field_of(self, error: BriefdeskError) -> QWidget:
        fields: dict[str, QWidget] = {
            "place": self.place,
            "text": self.text,
            "source": self.source,
            "publisher": self.publisher,
            "date": self.date,
            "url": self.url,
        }
        return fields.get(error.where, self.text)

    def _say(self, field: QWidget, sentence: str) -> None:
        for other in (self.place, self.text, self.source, self.publisher, self.date, self.url):
            mark(other, wrong=other is field)
        field.setFocus()
        self.said.setText(sentence)
        self.said.show()
        # Higher where the sentence takes two lines: no field gives up its room for it.
        self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

    def _complete_places(self) -> None:
        index = self._desk.index
        seats = {member.seat.code for member in index.members} | {v.seat.code for v in index.roster.vacant}
        states = {index.state_name(code[:2]) for code in seats}
        completer = QCompleter(sorted(states | seats), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.place.setCompleter(completer)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setSpacing(M)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Place", self.place),
            ("&Fact", self.text),
            ("&Source", self.source),
            ("P&ublisher", self.publisher),
            ("&Date", self.date),
            ("&Address", self.url),
        )
        for words, field in rows:
            form.addRow(words, field)
        buttons, take = keep_buttons(self, self.take)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(plain(tone="muted", text="Letters print it with a footnote to its source."))
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(buttons)
        # Only now: a button outside its dialog is not yet its default.
        take.setDefault(True)


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(2_000)
    return field
