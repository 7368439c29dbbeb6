"""The passage behind the selected finding: what the source says, where, and how to get there."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefdesk.app.style import XS, L, M, S, mark
from briefdesk.app.widgets.labels import Size, plain, set_size

SUMMARY = "Summary in Briefdesk’s words"
EMPTY = "Select a finding to see the passage that it rests on."


@dataclass(frozen=True, slots=True)
class PassageShown:
    """What the pane says of a finding; empty strings leave their line out.

    `paraphrase` marks `text` as a summary, `facts` are labelled lines ("Figures", "50 a day").
    """

    place: str
    text: str
    paraphrase: bool
    facts: tuple[tuple[str, str], ...]
    publication: str
    address: str


class PassagePane(QScrollArea):
    """Shows one passage; the source's address is in sight and opened only when asked for."""

    open_wished = Signal(str)
    """An address that the user wants opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Passage of the selected finding")
        self._empty = plain(tone="muted", text=EMPTY)
        self._place = plain(Size.STRONG)
        self._mark = plain(Size.SMALL, "muted")
        self._text = plain()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(XS)
        self._publication = plain(Size.SMALL, "muted")
        self._address = plain(Size.SMALL, "muted")
        self._open = QPushButton("Open in browser")
        mark(self._open, kind="link")
        set_size(self._open, Size.SMALL)
        self._body = self._arranged()
        self.setWidget(self._body)
        self._open.clicked.connect(lambda: self.open_wished.emit(self._address.text()))
        self.show_passage(None)

    def show_passage(self, passage: PassageShown | None) -> None:
        """Show a passage, or what belongs here if there is none."""
        self._empty.setVisible(passage is None)
        self._place.setText(passage.place if passage else "")
        self._mark.setText(SUMMARY if passage and passage.paraphrase else "")
        self._text.setText(passage.text if passage else "")
        self._publication.setText(passage.publication if passage else "")
        self._address.setText(passage.address if passage else "")
        self._open.setVisible(bool(passage and passage.address))
        for label in (self._place, self._mark, self._text, self._publication, self._address):
            label.setVisible(bool(label.text()))
        self._show_facts(passage.facts if passage else ())
        self.verticalScrollBar().setValue(0)

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, value in facts:
            self._facts.addWidget(_fact(name, value))

    def _arranged(self) -> QWidget:
        body = QWidget()
        mark(body, surface="pane")
        column = QVBoxLayout(body)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(S)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._empty)
        head.addWidget(self._place)
        head.addWidget(self._mark)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(self._facts)
        foot = QVBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(self._publication)
        foot.addWidget(self._address)
        foot.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        column.addStretch(1)
        return body


def _fact(name: str, value: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(S)
    heading = plain(Size.SMALL, "muted")
    heading.setText(name)
    heading.setFixedWidth(84)
    heading.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = plain(Size.SMALL)
    words.setText(value)
    line.addWidget(heading)
    line.addWidget(words, 1)
    return row
