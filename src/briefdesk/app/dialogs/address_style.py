"""The house style for forms of address: three choices, and what they come to for three members."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from briefdesk.app.style import M, S, mark
from briefdesk.app.widgets.labels import plain
from briefdesk.model.addressee import Addressee, AddressStyle, ChairWord, HouseWord, OfficeGreeting

CHAIRS = (
    (ChairWord.RECORDED, "As recorded for each: Chairman, Chair, Chairwoman"),
    (ChairWord.CHAIR, "Chair, for all"),
)
GREETINGS = (
    (OfficeGreeting.NAME, "By name: Dear Chairman Example:"),
    (OfficeGreeting.OFFICE, "By office: Dear Mr. Chairman:, Dear Madam Chair:"),
)
HOUSES = (
    (HouseWord.REPRESENTATIVE, "Representative"),
    (HouseWord.CONGRESSMAN, "Congressman or Congresswoman"),
)

Examples = Callable[[AddressStyle], tuple[Addressee, ...]]


class StyleChoice(QWidget):
    """Knows no project: it is given a style and says when another is chosen."""

    changed = Signal(object)

    def __init__(self, style: AddressStyle, examples: Examples, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._examples = examples
        self.chair = _box("Title of those who chair", [(v.value, words) for v, words in CHAIRS], style.chair)
        self.greeting = _box(
            "Greeting of those who chair", [(v.value, words) for v, words in GREETINGS], style.greeting
        )
        self.house = _box("Title in the House", [(v.value, words) for v, words in HOUSES], style.house)
        self.example = QLabel()
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.example.setWordWrap(True)
        self.example.setAccessibleName("Examples")
        mark(self.example, panel="quiet")
        self.by_gender = plain(
            tone="muted",
            text="“Mr.”, “Madam” and “Congresswoman” follow the gender that the roster records. "
            "Preflight counts these forms.",
        )
        for box in (self.chair, self.greeting, self.house):
            box.currentIndexChanged.connect(self._take)
        form = QFormLayout()
        form.setSpacing(M)
        form.addRow("&Chairs of committees", self.chair)
        form.addRow("&Greeted", self.greeting)
        form.addRow("Members of the &House", self.house)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(form)
        column.addWidget(self.example)
        column.addWidget(self.by_gender)
        self._show()

    @property
    def style_chosen(self) -> AddressStyle:
        """Return the style as chosen."""
        return self._style

    def _take(self) -> None:
        self._style = replace(
            self._style,
            chair=ChairWord(self.chair.currentData()),
            greeting=OfficeGreeting(self.greeting.currentData()),
            house=HouseWord(self.house.currentData()),
        )
        self._show()
        self.changed.emit(self._style)

    def _show(self) -> None:
        lines = [f"{a.name}: {a.salutation}" for a in self._examples(self._style)]
        self.example.setText("\n".join(lines))
        self.by_gender.setVisible(self._style.follows_gender)


def _box(name: str, choices: list[tuple[str, str]], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(str(chosen)))
    return box
