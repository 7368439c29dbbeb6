"""The findings pane: search, filters, the outline of the sources and the passage of the selection."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import icon, set_icon
from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.pages.write.findings_tree import FindingsTree
from briefdesk.app.pages.write.passage_pane import PassagePane
from briefdesk.app.style import BAR_HEIGHT, XS, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import ElidedLabel, Size, plain, set_size
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
"""The order of the filter's menu; kinds that no source holds are left out."""


class FindingsPane(QWidget):
    """Where findings are found and picked. Knows no session: it shows what it is given."""

    words_changed = Signal(str)
    kinds_changed = Signal(frozenset)
    picked_only_changed = Signal(bool)
    source_wished = Signal()
    first_wished = Signal()
    """The keyboard left the search field for the list: the first finding in sight is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tree = FindingsTree()
        self.passage = PassagePane()
        self.search = QLineEdit()
        self._source = ElidedLabel()
        set_size(self._source, Size.STRONG)
        self._nothing = plain(tone="muted", text="No finding matches.")
        self._kinds = QToolButton()
        self._kind: FindingKind | None = None
        self._picked_only = QToolButton()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    # What it is told -----------------------------------------------------------------------------------

    def show_source(self, title: str, count: str) -> None:
        """Say whose findings these are and how many are picked; an empty title shows the empty state."""
        self._source.show_text(title)
        self._picked_only.setText(count)
        self._picked_only.setAccessibleName(f"{count}, show only these")
        self._picked_only.setVisible(bool(count) or self._picked_only.isChecked())
        self._stack.setCurrentIndex(1 if title else 0)

    def show_kinds(self, counts: Mapping[FindingKind, int]) -> None:
        """Offer a filter for each kind that occurs; the one in force stays where it still occurs."""
        wanted = {kind: counts[kind] for kind in FILTERED if counts.get(kind)}
        kept = self._kind if self._kind in wanted else None
        menu = self._kinds.menu()
        menu.clear()
        group = QActionGroup(menu)
        total = sum(wanted.values())
        for kind, count in ({None: total} | wanted).items():
            action = menu.addAction(f"{_kind_words(kind)}\t{count}")
            action.setCheckable(True)
            action.setChecked(kind is kept)
            action.triggered.connect(lambda _=False, kind=kind: self._choose_kind(kind))
            group.addAction(action)
        if kept is not self._kind:
            self._choose_kind(kept)

    def _choose_kind(self, kind: FindingKind | None) -> None:
        self._kind = kind
        words = _kind_words(kind)
        self._kinds.setText(words)
        self._kinds.setAccessibleName(f"Kinds of findings shown: {words}")
        # Said by shape as well: a filter in force is set on the ground of a pressed button.
        self._kinds.setProperty("kind", "tab" if kind else "strip")
        mark(self._kinds)
        self.kinds_changed.emit(frozenset() if kind is None else frozenset({kind}))

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
        set_icon(self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition), "search")
        self.search.installEventFilter(self)
        self._source.setMinimumWidth(40)
        self._picked_only.setCheckable(True)
        self._picked_only.setToolTip("Show only what is picked")
        self._picked_only.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self._picked_only, "check")
        self._kinds.setText(_kind_words(None))
        self._kinds.setToolTip("Show one kind of finding only")
        self._kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._kinds.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._kinds.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        set_icon(self._kinds, "chevron-down")
        for button in (self._kinds, self._picked_only):
            button.setIconSize(QSize(14, 14))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        tools = QHBoxLayout()
        tools.setContentsMargins(M, S, S, S)
        tools.setSpacing(XS)
        tools.addWidget(self.search, 1)
        tools.addWidget(self._kinds)
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
        self._kinds.setMenu(QMenu(self._kinds))
        self._picked_only.toggled.connect(self.picked_only_changed)
        self.tree.search_wished.connect(self.focus_search)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the keyboard from the search field into the list and back."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
                self.first_wished.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


def _kind_words(kind: FindingKind | None) -> str:
    return KIND_WORDS[kind][1] if kind else "All kinds"
