"""The middle of the Sources page: what the source is, the document itself, and making findings of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.sources.document_view import DocumentView
from briefdesk.app.style import BAR_HEIGHT, XS, L, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import ElidedLabel, Size, plain, set_size

NO_SELECTION = "Select words to make a finding of them."
SELECTION = "Make a finding of the selected words."


class DocumentPane(QWidget):
    """Shows a source: title, facts, stretches of its text. Knows no shelf: it shows what it is given."""

    facts_wished = Signal()
    use_wished = Signal()
    add_wished = Signal()
    step_wished = Signal(int)
    make_wished = Signal()
    hold_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = DocumentView()
        self.use = QPushButton("Use in this project")
        self.facts = QPushButton("Edit facts…")
        self.make = QPushButton("Make a finding")
        self.hold = QPushButton("Hold back…")
        self._title = ElidedLabel()
        self._facts = ElidedLabel()
        self._stretch = plain(Size.SMALL, "muted", wraps=False)
        self._back = _step_button("chevron-left", "Show what comes before")
        self._on = _step_button("chevron-right", "Show what comes after")
        self._hint = plain(Size.SMALL, "muted", text=NO_SELECTION, wraps=False)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self.show_nothing(any_source=False)

    def show_source(self, title: str, facts: str) -> None:
        """Show what a source is called and its facts in a line."""
        self._title.show_text(title)
        self._facts.show_text(facts)
        self._stack.setCurrentIndex(1)

    def show_nothing(self, *, any_source: bool) -> None:
        """Show what belongs here while no source is chosen."""
        if any_source:
            self.empty.tell(
                "report", "No source chosen", "Choose a source at the left to read and review it."
            )
        else:
            self.empty.tell(
                "report",
                "No source yet",
                "Add a report as PDF, Word, web page, Markdown or text, or a source pack. "
                "Drop files anywhere on this page.",
                "Add a source…",
            )
        self._stack.setCurrentIndex(0)

    def show_use(self, *, held: bool) -> None:
        """Say whether the open project holds the source."""
        self.use.setText("Write with it" if held else "Use in this project")
        self.use.setToolTip(
            "The open project holds this source: go to Write"
            if held
            else "Add the source to the open project and go to Write"
        )

    def show_place(self, number: int, count: int) -> None:
        """Say which stretch of how many is shown; one alone needs no saying."""
        self._stretch.setText(f"Part {number + 1} of {count}")
        self._stretch.setVisible(count > 1)
        for button, possible in ((self._back, number > 0), (self._on, number + 1 < count)):
            button.setVisible(count > 1)
            button.setEnabled(possible)

    def show_selection(self, *, can_make: bool) -> None:
        """Say whether a finding can be made of what is selected."""
        self.make.setEnabled(can_make)
        self._hint.setText(SELECTION if can_make else NO_SELECTION)

    def _arrange(self) -> None:
        set_size(self._title, Size.STRONG)
        self._title.setMinimumWidth(40)
        set_size(self._facts, Size.SMALL)
        self._facts.setProperty("tone", "muted")
        self._facts.setMinimumWidth(40)
        self._facts.setAccessibleName("Facts of the source")
        for button in (self.use, self.facts):
            mark(button, kind="link")
        mark(self.hold, kind="link")
        self.hold.setToolTip(
            "Mark the paragraph as confidential or under embargo, or let it leave again (H, or Ctrl+Shift+B)"
        )
        self.make.setToolTip("Make a finding of the selected words (N)")
        self.facts.setToolTip("Edit title, publisher, author, date and address")
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_bar(self._title, self.use))
        column.addWidget(hairline())
        column.addWidget(_facts_line(self._facts, self.facts, self._back, self._stretch, self._on))
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        column.addWidget(_bar(self._hint, self.hold, self.make))
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.use.clicked.connect(self.use_wished)
        self.facts.clicked.connect(self.facts_wished)
        self.make.clicked.connect(self.make_wished)
        self.view.make_wished.connect(self.make_wished)
        self.hold.clicked.connect(self.hold_wished)
        self.view.hold_wished.connect(self.hold_wished)
        self.view.beyond.connect(self.step_wished)
        self.view.selectionChanged.connect(self._show_selection)
        self.empty.action_chosen.connect(self.add_wished)
        self._back.clicked.connect(lambda: self.step_wished.emit(-1))
        self._on.clicked.connect(lambda: self.step_wished.emit(1))

    def _show_selection(self) -> None:
        self.show_selection(can_make=self.view.selection() is not None)


def _bar(label: QLabel, *buttons: QPushButton) -> QWidget:
    bar = QWidget()
    bar.setFixedHeight(BAR_HEIGHT)
    line = QHBoxLayout(bar)
    line.setContentsMargins(L, 0, M, 0)
    line.setSpacing(S)
    line.addWidget(label, 1)
    for button in buttons:
        line.addWidget(button)
    return bar


def _facts_line(facts: QLabel, *rest: QWidget) -> QWidget:
    bar = QWidget()
    line = QHBoxLayout(bar)
    line.setContentsMargins(L, XS, M, XS)
    line.setSpacing(XS)
    line.addWidget(facts, 1)
    for widget in rest:
        line.addWidget(widget)
    return bar


def _step_button(icon_name: str, tip: str) -> QToolButton:
    button = QToolButton()
    set_icon(button, icon_name)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
