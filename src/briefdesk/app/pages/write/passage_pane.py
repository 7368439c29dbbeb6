"""The passages behind what is selected: the source's words with the marked ones, their place and address."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefdesk.app.style import XS, L, M, S, mark
from briefdesk.app.widgets.labels import Size, plain, set_size
from briefdesk.app.widgets.marked_text import Mark, MarkedText

EMPTY = "Select a finding, or a sentence on the page, to see the passage that it rests on."


@dataclass(frozen=True, slots=True)
class PassageShown:
    """One passage; empty strings leave their line out.

    `whose` says whose words `text` is in where they are not the source's.
    """

    place: str
    text: str
    whose: str = ""
    marks: tuple[Mark, ...] = ()
    publication: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ProvenanceShown:
    """What the pane says of a finding or a sentence.

    `head` stands above the passages, `warning` below it; `facts` are labelled lines ("Figures", "590").
    """

    head: str = ""
    warning: str = ""
    passages: tuple[PassageShown, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class PassagePane(QScrollArea):
    """Shows passages; a source's address is in sight and opened only when asked for."""

    open_wished = Signal(str)
    """An address that the user wants opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Passage behind the selection")
        self._shown: ProvenanceShown | None = None
        self.texts: tuple[MarkedText, ...] = ()
        self._body = QWidget()
        mark(self._body, surface="pane")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(L, M, L, M)
        self._column.setSpacing(S)
        self.setWidget(self._body)
        self._show(ProvenanceShown())
        self.show_provenance(None)

    @property
    def shown(self) -> ProvenanceShown | None:
        """Return what is shown, None where the pane is empty."""
        return self._shown

    def show_provenance(self, shown: ProvenanceShown | None) -> None:
        """Show where something comes from, or what belongs here if there is nothing."""
        if shown == self._shown and self._column.count():
            return
        same_place = shown is not None and self._shown is not None and _places(shown) == _places(self._shown)
        top = self.verticalScrollBar().value()
        self._shown = shown
        self._show(shown)
        self.verticalScrollBar().setValue(top if same_place else 0)
        # Only once the layout has given the texts their width is it known where the mark stands.
        QTimer.singleShot(0, self, self._scroll_to_mark)

    def _scroll_to_mark(self) -> None:
        for text in self.texts:
            cited = next((m for m in text.marks if m.kind == "cited"), None)
            if cited is not None:
                text.scroll_to(cited)
                return

    def _show(self, shown: ProvenanceShown | None) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                # Hidden at once: what is deleted later would shine through until then.
                widget.hide()
                widget.deleteLater()
        self.texts = ()
        if shown is None:
            self._column.addWidget(plain(tone="muted", text=EMPTY))
        else:
            self._fill(shown)
        self._column.addStretch(1)

    def _fill(self, shown: ProvenanceShown) -> None:
        head = plain(Size.STRONG, text=shown.head) if shown.head else None
        warning = plain(tone="warning", text=f"⚠ {shown.warning}") if shown.warning else None
        # "Likely from" leads on to the passages; what has none begins with its heading.
        for label in (warning, head) if shown.passages else (head, warning):
            if label is not None:
                self._column.addWidget(label)
        for index, passage in enumerate(shown.passages):
            following = shown.passages[index + 1 : index + 2]
            # Passages of one source in a row name it once, below the last of them.
            closes = not following or following[0].publication != passage.publication
            self._column.addWidget(self._block(passage, closes=closes))
        if shown.facts:
            self._column.addWidget(_facts(shown.facts))

    def _block(self, passage: PassageShown, *, closes: bool) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(plain(Size.STRONG, text=passage.place))
        if passage.whose:
            column.addWidget(plain(Size.SMALL, "muted", text=passage.whose))
        text = MarkedText()
        text.setAccessibleName(f"Passage: {passage.place}")
        text.show_text(passage.text, passage.marks)
        self.texts = (*self.texts, text)
        column.addSpacing(XS)
        column.addWidget(text)
        if closes and passage.publication:
            column.addSpacing(XS)
            column.addWidget(plain(Size.SMALL, "muted", text=passage.publication))
        if closes and passage.address:
            column.addWidget(plain(Size.SMALL, "muted", text=passage.address))
            column.addWidget(self._opener(passage.address), 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _opener(self, address: str) -> QPushButton:
        button = QPushButton("Open in browser")
        button.setAccessibleName(f"Open {address} in the browser")
        mark(button, kind="link")
        set_size(button, Size.SMALL)
        button.clicked.connect(lambda: self.open_wished.emit(address))
        return button


def _places(shown: ProvenanceShown) -> tuple[str, ...]:
    return tuple(passage.place for passage in shown.passages)


def _facts(facts: tuple[tuple[str, str], ...]) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, XS, 0, 0)
    column.setSpacing(XS)
    for name, value in facts:
        line = QHBoxLayout()
        line.setSpacing(S)
        heading = plain(Size.SMALL, "muted", text=name)
        heading.setFixedWidth(84)
        heading.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(heading)
        line.addWidget(plain(Size.SMALL, text=value), 1)
        column.addLayout(line)
    return block
