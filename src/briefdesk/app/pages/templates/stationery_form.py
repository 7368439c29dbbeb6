"""The paper that a project's pages are printed on: a Word file, a PDF or picture, and what they keep free."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from briefdesk.app.style import L, M, S
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.still_fields import StillNumber
from briefdesk.model.carried import Stationery
from briefdesk.pipeline.stationery import MOST_BOTTOM_PT, MOST_SIDE_PT, MOST_TOP_PT

_SIDES = (
    ("top", "Top", MOST_TOP_PT),
    ("bottom", "Bottom", MOST_BOTTOM_PT),
    ("left", "Left", MOST_SIDE_PT),
    ("right", "Right", MOST_SIDE_PT),
)
FIELD_WIDTH = 120


class StationeryForm(QWidget):
    """Shows what pages are printed on; emits wishes and each change as (key, value)."""

    word_wished = Signal()
    page_wished = Signal()
    word_removed = Signal()
    page_removed = Signal()
    changed = Signal(str, object)
    reading_ended = Signal()
    """The wish to wait no longer for the file that is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = QPushButton("&Word file…")
        self.word_out = QPushButton("Take out")
        self.paper = QPushButton("P&DF or picture…")
        self.paper_out = QPushButton("Take out")
        self.sides = {side: StillNumber() for side, _, _ in _SIDES}
        self.every_page = QCheckBox("On &all pages, not on the first alone")
        self.on_brief = QCheckBox("On the one-pager &too")
        self.letterhead = QCheckBox("Print our own letterhead o&n it")
        self.note = plain(Size.SMALL)
        self.reading = plain(Size.SMALL)
        self.cancel = QPushButton("Cancel")
        self._waiting = _beside(self.reading, self.cancel)
        self._arrange()
        self._connect()

    def show_stationery(self, stationery: Stationery, told: str) -> None:
        """Show what pages are printed on, and what preflight says of it."""
        has_page = stationery.page is not None
        self.word_out.setVisible(stationery.word is not None)
        self.paper_out.setVisible(has_page)
        self.word.setText("Another &Word file…" if stationery.word else "&Word file…")
        self.paper.setText("Another P&DF or picture…" if has_page else "P&DF or picture…")
        for side, spin in self.sides.items():
            points: int = getattr(stationery, f"{side}_pt")
            with QSignalBlocker(spin):
                spin.setValue(points / 72)
            spin.setEnabled(has_page)
        for box, on in (
            (self.every_page, stationery.every_page),
            (self.on_brief, stationery.on_brief),
            (self.letterhead, stationery.letterhead),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)
            box.setEnabled(has_page)
        self.letterhead.setEnabled(has_page or stationery.word is not None)
        self.note.setText(told)
        self.note.setVisible(bool(told))

    def show_reading(self, name: str) -> None:
        """Say which file is being read, "" once that has ended."""
        self.reading.setText(f"Reading {name}…" if name else "")
        self._waiting.setVisible(bool(name))
        for button in (self.word, self.paper, self.word_out, self.paper_out):
            button.setEnabled(not name)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reading_ended)
        for button, wish in (
            (self.word, self.word_wished),
            (self.paper, self.page_wished),
            (self.word_out, self.word_removed),
            (self.paper_out, self.page_removed),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit())
        for side, spin in self.sides.items():
            spin.valueChanged.connect(lambda value, side=side: self.changed.emit(side, value))
        self.every_page.toggled.connect(lambda on: self.changed.emit("pages", "all" if on else "first"))
        for box, key in ((self.on_brief, "brief"), (self.letterhead, "letterhead")):
            box.toggled.connect(lambda on, key=key: self.changed.emit(key, "yes" if on else "no"))

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(L, M, L, L)
        form.setHorizontalSpacing(M)
        form.setVerticalSpacing(S)
        form.addRow(plain(Size.STRONG, text="Word letters"))
        form.addRow(
            plain(Size.SMALL, "muted", text="They take over the file’s styles, margins, header and footer.")
        )
        form.addRow(_beside(self.word, self.word_out))
        form.addRow(plain(Size.STRONG, text="Printed and PDF letters"))
        form.addRow(
            plain(
                Size.SMALL,
                "muted",
                text="They are printed over the page; Word letters too where no Word file is chosen.",
            )
        )
        form.addRow(_beside(self.paper, self.paper_out))
        for box in (self.every_page, self.on_brief, self.letterhead):
            form.addRow(box)
        form.addRow(plain(Size.STRONG, text="Keep free on that page"))
        for side, label, most in _SIDES:
            spin = self.sides[side]
            spin.setRange(0, most / 72)
            spin.setSingleStep(0.1)
            spin.setSuffix(" in")
            spin.setFixedWidth(FIELD_WIDTH)
            spin.lineEdit().setTextMargins(S, 0, 0, 0)
            spin.setKeyboardTracking(False)
            spin.setAccessibleName(f"Keep free: {label.lower()}")
            form.addRow(label, spin)
        form.addRow(self._waiting)
        form.addRow(self.note)
        self.show_reading("")
        self.cancel.setAccessibleName("Stop reading the file")
        self.word_out.setAccessibleName("Take out the Word file")
        self.paper_out.setAccessibleName("Take out the PDF or picture")


def _beside(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return box
