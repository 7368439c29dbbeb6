"""A row of words over panes, one shown at a time; each word has an Alt key."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.style import BAR_HEIGHT, XS, hairline, mark

PAD = 12


class Tabs(QWidget):
    """Left and Right go through the words, Down or the Alt key into the pane. `shown(name)` tells which."""

    shown = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._panes: dict[str, QWidget] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        bar.setAccessibleName(name)
        self._row = QHBoxLayout(bar)
        self._row.setContentsMargins(XS, 0, XS, 0)
        self._row.setSpacing(0)
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)

    def add(self, name: str, words: str, tip: str, make: Callable[[], QWidget]) -> None:
        """Add a pane under `words`, with its Alt key ("F&acets"); `make` makes it when it is needed."""
        button = _Tab(words, tip)
        button.clicked.connect(lambda: self.go(name))
        button.stepped.connect(self._step)
        button.entered.connect(lambda: self.go(name))
        self._group.addButton(button)
        self._row.insertWidget(len(self._buttons), button)
        self._buttons[name] = button
        self._makers[name] = make

    @property
    def current(self) -> str:
        """Return the name of the pane shown, empty before the first."""
        return next((n for n, pane in self._panes.items() if pane is self._stack.currentWidget()), "")

    def pane(self, name: str) -> QWidget:
        """Return a pane, made now if it was not needed before."""
        if name not in self._panes:
            self._panes[name] = pane = self._makers[name]()
            self._stack.addWidget(pane)
        return self._panes[name]

    def made(self, name: str) -> bool:
        """Return whether a pane was needed already."""
        return name in self._panes

    def show_pane(self, name: str) -> None:
        """Show a pane."""
        changed = self.current != name
        self._stack.setCurrentWidget(self.pane(name))
        self._buttons[name].setChecked(True)
        if changed:
            self.shown.emit(name)

    def go(self, name: str) -> None:
        """Show a pane and put the keyboard into it."""
        self.show_pane(name)
        self.pane(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, step: int) -> None:
        names = list(self._buttons)
        name = names[(names.index(self.current) + step) % len(names)]
        self.show_pane(name)
        self._buttons[name].setFocus(Qt.FocusReason.TabFocusReason)


class _Tab(QToolButton):
    """One word of the row."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, words: str, tip: str) -> None:
        super().__init__()
        self.setText(words)
        self.setCheckable(True)
        key = words.partition("&")[2][:1].upper()
        self.setToolTip(f"{tip} (Alt+{key})" if key else tip)
        self.setAccessibleName(words.replace("&", ""))
        self.setAccessibleDescription(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self, kind="tab")
        # The word shown is set in demi-bold, which is wider.
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words.replace("&", "")) + 2 * PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the row, or into the pane."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Down:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)
