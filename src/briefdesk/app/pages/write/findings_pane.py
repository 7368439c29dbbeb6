"""The findings pane: search, filters, the outline of the sources and the passage of the selection."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import icon
from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.pages.write.findings_tree import FindingsTree
from briefdesk.app.pages.write.flow import FlowBox
from briefdesk.app.pages.write.passage_pane import PassagePane
from briefdesk.app.style import BAR_HEIGHT, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size, plain, set_size
from briefdesk.model.finding import FindingKind

FILTERED = (
    FindingKind.STATISTIC,
    FindingKind.LEGAL,
    FindingKind.FINDING,
    FindingKind.QUOTE,
    FindingKind.TALKING_POINT,
    FindingKind.LOCAL_FACT,
    FindingKind.ASK,
)
"""The order of the filter buttons; kinds that no source holds have none."""

CHIP_SIDES = 15

FILTER_WORDS = {
    FindingKind.STATISTIC: "Stats",
    FindingKind.LEGAL: "Legal",
    FindingKind.FINDING: "Findings",
    FindingKind.QUOTE: "Quotes",
    FindingKind.TALKING_POINT: "Points",
    FindingKind.LOCAL_FACT: "Local",
    FindingKind.ASK: "Asks",
}
"""Short words: the buttons stand side by side; their tooltips say the whole."""


class FindingsPane(QWidget):
    """Where findings are found and picked. Knows no session: it shows what it is given."""

    words_changed = Signal(str)
    kinds_changed = Signal(frozenset)
    picked_only_changed = Signal(bool)
    source_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tree = FindingsTree()
        self.passage = PassagePane()
        self.search = QLineEdit()
        self._source = plain(Size.STRONG, wraps=False)
        self._nothing = plain(tone="muted", text="No finding matches.")
        self._kinds: dict[QToolButton, FindingKind | None] = {}
        self._chips = FlowBox(gap=1)
        self._group = QButtonGroup(self)
        self._picked_only = _chip("")
        self._picked_only.setToolTip("Show only what is picked")
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    # What it is told -----------------------------------------------------------------------------------

    def show_source(self, title: str, count: str) -> None:
        """Say whose findings these are and how many are picked; an empty title shows the empty state."""
        self._source.setText(title)
        self._source.setToolTip(title)
        self._picked_only.setText(count)
        self._picked_only.setAccessibleName(f"{count}, show only these")
        self._picked_only.setVisible(bool(count) or self._picked_only.isChecked())
        self._stack.setCurrentIndex(1 if title else 0)

    def show_kinds(self, counts: Mapping[FindingKind, int]) -> None:
        """Offer a filter for each kind that occurs."""
        wanted = [None, *(kind for kind in FILTERED if counts.get(kind))]
        if wanted == list(self._kinds.values()):
            return
        for button in self._kinds:
            self._group.removeButton(button)
        self._kinds = {}
        for kind in wanted:
            button = _chip(FILTER_WORDS[kind] if kind else "All")
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + CHIP_SIDES)
            button.setToolTip(f"Show {KIND_WORDS[kind][1].lower()}" if kind else "Show every kind")
            button.setChecked(kind is None)
            self._group.addButton(button)
            self._kinds[button] = kind
        self._chips.set_widgets(list(self._kinds))

    def show_match_count(self, count: int, *, filtered: bool) -> None:
        """Say so when a filter leaves nothing in sight."""
        self._nothing.setVisible(filtered and count == 0)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # What it is made of --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.search.setPlaceholderText("Search findings")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search findings")
        self.search.setToolTip("Words that all must occur (Ctrl+F or /)")
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self._group.setExclusive(True)
        self._source.setMinimumWidth(40)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(M, M, M, M)
        self._nothing.hide()
        self._stack.addWidget(self._empty_state())
        self._stack.addWidget(self._full_state())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _full_state(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._upper_half())
        split.addWidget(self.passage)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([520, 250])
        self.passage.setMinimumHeight(80)
        return split

    def _upper_half(self) -> QWidget:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        line = QHBoxLayout(bar)
        line.setContentsMargins(16, 0, M, 0)
        line.setSpacing(S)
        line.addWidget(self._source, 1)
        line.addWidget(self._picked_only)
        column.addWidget(bar)
        column.addWidget(hairline())
        tools = QVBoxLayout()
        tools.setContentsMargins(M, S, M, S)
        tools.setSpacing(S - 2)
        tools.addWidget(self.search)
        tools.addWidget(self._chips)
        column.addLayout(tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self._nothing, 1)
        return upper

    def _empty_state(self) -> QWidget:
        page = EmptyState()
        page.tell(
            "report",
            "No source yet",
            "The findings of a report stand here, each with the passage that it rests on.",
            "Add a source…",
        )
        page.action_chosen.connect(self.source_wished)
        return page

    def _connect(self) -> None:
        self.search.textChanged.connect(self.words_changed)
        self._group.buttonClicked.connect(lambda button: self.kinds_changed.emit(self._kinds_of(button)))
        self._picked_only.toggled.connect(self.picked_only_changed)
        self.tree.search_wished.connect(self.focus_search)

    def _kinds_of(self, button: QToolButton) -> frozenset[FindingKind]:
        kind = self._kinds.get(button)
        return frozenset() if kind is None else frozenset({kind})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the keyboard from the search field into the list and back."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.tree.currentIndex().isValid():
                    self.tree.setCurrentIndex(self.tree.model().index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


def _chip(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("kind", "strip")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # Narrower than other strips, so that all kinds stand in one or two lines.
    button.setStyleSheet("padding: 2px 6px;")
    set_size(button, Size.SMALL)
    return button
