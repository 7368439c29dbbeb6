"""A small panel in the corner of the window: which file is read, how far it is, and a way to stop it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.wording import plain_tip
from briefdesk.pipeline.sources import Phase

WIDTH = 380


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading of a file is; `total` is 0 where unknown."""

    done: int = 0
    total: int = 0
    phase: Phase = Phase.READING


class ReadingPanel(QFrame):
    """Hidden until `appear`; it takes no focus, and Escape stops the reading while it shows."""

    cancel_wished = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._unit = "page"
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Reading a file")
        mark(self, surface="raised")
        self.name = _line("strong")
        self.said = _line("small")
        mark(self.said, tone="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of reading")
        self.stop = QPushButton("Cancel")
        self.stop.setToolTip("Stop reading (Esc)")
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop.clicked.connect(self.cancel_wished)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.cancel_wished)
        words = QHBoxLayout()
        words.addWidget(self.said, 1)
        words.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(S)
        column.addWidget(self.name)
        column.addWidget(self.bar)
        column.addLayout(words)
        self.hide()
        window.installEventFilter(self)
        self.destroyed.connect(self._escape.deleteLater)

    def show_file(self, name: str, number: int, files: int) -> None:
        """Name the file that is read now, the `number`th of so many."""
        which = f"File {number} of {files}: " if files > 1 else ""
        words = f"{which}{name}"
        room = WIDTH - 2 * L
        self.name.setText(
            QFontMetrics(self.name.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        )
        self.name.setToolTip(plain_tip(name))
        self._unit = "page" if name.lower().endswith(".pdf") else "paragraph"
        self.show_step(Step())

    def show_step(self, step: Step) -> None:
        """Say how far the reading is."""
        self.bar.setRange(0, step.total)  # 0 of 0: it moves without telling how far
        self.bar.setValue(step.done)
        self.said.setText(_words(step, self._unit))
        self.setAccessibleDescription(self.said.text())

    def appear(self) -> None:
        """Come up in the window's lower right corner."""
        self._place()
        self.show()
        self.raise_()
        self._escape.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give Escape back to the window."""
        self._escape.setEnabled(False)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the window's size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._window.width() - self.width() - XL, self._window.height() - self.height() - 2 * XL)


def _words(step: Step, unit: str) -> str:
    if step.phase is Phase.SUGGESTING:
        return f"Looking for findings: passage {step.done:,} of {step.total:,}"
    if step.phase is Phase.COMPARING:
        return f"Comparing editions: finding {step.done:,} of {step.total:,}"
    if step.total:
        return f"Reading {unit} {step.done:,} of {step.total:,}"
    return f"Reading: {step.done:,} paragraphs" if step.done else "Reading…"


def _line(text_size: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    mark(label, text_size=text_size)
    return label
