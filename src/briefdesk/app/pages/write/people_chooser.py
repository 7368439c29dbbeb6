"""Where people are chosen in words: what is chosen, a line to type in, and what fits what was typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefdesk.app.style import XS, S, mark
from briefdesk.app.widgets.chips import Chips
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.pipeline.people import PeopleChoice

HINT = "Type a state, district, committee, role, list, contact, name …"
NOBODY_FITS = "Nobody fits these words: try fewer of them."
LIST_HEIGHT = 132
_TERM = Qt.ItemDataRole.UserRole


class PeopleChooser(QWidget):
    """Knows no session: `offer` says what fits the words typed, the signals what is wished."""

    term_wished = Signal(str)
    term_unwished = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer: Callable[[str], tuple[PeopleChoice, ...]] = _nobody
        self.chips = Chips()
        self.line = QLineEdit()
        self.list = QListWidget()
        self.count: QLabel = plain(Size.SMALL, "muted")
        self._terms: tuple[tuple[str, str], ...] = ()
        self._arrange()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._offer)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.chips.removed.connect(self.term_unwished)

    def show_chosen(self, terms: tuple[tuple[str, str], ...]) -> None:
        """Show who is chosen, as (term, words)."""
        self._terms = terms
        self.chips.show_chips(terms)

    def show_count(self, words: str, *, wrong: bool = False) -> None:
        """Say for how many recipients that is, or what is wrong."""
        mark(self.count, tone="danger" if wrong else "muted")
        mark(self.line, wrong=wrong)
        self.count.setText(words)

    def start(self) -> None:
        """Begin with an empty line and all there is to choose."""
        self.line.clear()
        self._offer("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, typed: str) -> None:
        self.list.clear()
        for choice in self.offer(typed):
            item = QListWidgetItem(f"{choice.words}  ·  {choice.kind}")
            item.setData(_TERM, choice.term)
            item.setToolTip(f"{choice.words}\n{choice.term}")
            self.list.addItem(item)
        if not self.list.count() and ":" not in typed:
            nobody = QListWidgetItem(NOBODY_FITS)
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nobody)
            return
        if typed.strip() and self.list.count():
            self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        """Choose what stands in the list, else what was typed: an expert may write a query."""
        typed = self.line.text().strip()
        if (item is None and typed and ":" not in typed) or (item is not None and item.data(_TERM) is None):
            return
        term = str(item.data(_TERM)) if item is not None else typed
        if not term:
            self.left.emit()
            return
        self.line.clear()
        self._offer("")
        self.term_wished.emit(term)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go through the list while the line is typed in."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.list.currentRow()
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    self.list.setCurrentRow(max(0, min(row + step, self.list.count() - 1)))
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    as_query = ":" in self.line.text()
                    self._take(None if as_query else self.list.currentItem())
                    return True
                case Qt.Key.Key_Backspace if not self.line.text() and self._terms:
                    self.term_unwished.emit(self._terms[-1][0])
                    return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        self.line.setPlaceholderText(HINT)
        self.line.setAccessibleName("People to choose")
        self.line.setToolTip("Down and Enter choose; a recipient query such as state:TX,AZ may be typed, too")
        self.line.installEventFilter(self)
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.setAccessibleName("People that fit what was typed")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Room for two lines: what stands below does not move as one is chosen after the other.
        self.count.setMinimumHeight(2 * self.count.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.chips)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.count)
        column.setSpacing(XS)


def _nobody(_typed: str) -> tuple[PeopleChoice, ...]:
    return ()
