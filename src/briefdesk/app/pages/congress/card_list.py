"""What the panels with a list share: a line to search, the list, what to say when it is empty, buttons."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.congress.card_panel import Panel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.style import XS, M, S, hairline
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.rows import RowsView
from briefdesk.app.widgets.search_line import SearchLine

TABLES = "Tables (*.csv *.tsv *.xlsx)"


class ListPanel(Panel):
    """A list with a line above it to search and buttons below."""

    def __init__(self, rolodex: Rolodex, name: str, search: str, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, parent)
        self.search = SearchLine(search)
        self.view = RowsView(name)
        self.empty = EmptyState()
        self.note = plain(Size.SMALL, "muted")
        self._more = QToolButton()
        # WORKAROUND Qt 6.11: a menu that is a widget's first child cuts the tab order in two once a focus
        # proxy is set; as the button's child it does not.
        self.more = QMenu(self._more)
        self._head = QVBoxLayout()
        self._foot = QHBoxLayout()
        self._stack = QStackedWidget()
        self._arrange()
        self.search.textChanged.connect(lambda _text: self.go_stale())
        self.search.down.connect(self.view.setFocus)
        self.setFocusProxy(self.search)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words searched for, case aside."""
        return tuple(self.search.text().casefold().split())

    def is_asked_for(self, *texts: str) -> bool:
        """Return whether all words searched for stand in these texts together."""
        joined = " ".join(texts).casefold()
        return all(word in joined for word in self.words)

    def show_list(self, any_row: bool) -> None:
        """Show the list, or what is said where it is empty."""
        self._stack.setCurrentIndex(0 if any_row else 1)

    def add_above(self, widget: QWidget) -> None:
        """Put a filter or a hint between the search line and the list."""
        self._head.addWidget(widget)

    def button(self, words: str, tip: str, do: Callable[[], object]) -> QPushButton:
        """Add a button below the list and return it."""
        button = QPushButton(words)
        button.setToolTip(tip)
        button.clicked.connect(lambda _=False: do())
        self._foot.insertWidget(self._foot.count() - 2, button)
        # The menu stands at the right end, and so comes last under the keyboard too.
        self.setTabOrder(button, self._more)
        return button

    def add_more(self, words: str, do: Callable[[], object]) -> QAction:
        """Add a line to the menu at the right end of the buttons and return it."""
        action = self.more.addAction(words)
        action.triggered.connect(lambda _=False: do())
        return action

    def ask_table(self, title: str) -> Path | None:
        """Ask for a table to read, None where none is chosen."""
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), TABLES)
        return Path(chosen) if chosen else None

    def _arrange(self) -> None:
        self._head.setContentsMargins(M, S, M, S)
        self._head.setSpacing(S)
        self._head.addWidget(self.search)
        set_icon(self._more, "more")
        self._more.setToolTip("More")
        self._more.setAccessibleName("More")
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setMenu(self.more)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._foot.setContentsMargins(M, S, M, S)
        self._foot.setSpacing(XS)
        self._foot.addStretch(1)
        self._foot.addWidget(self._more)
        for page in (self.view, self.empty):
            self._stack.addWidget(page)
        self.note.setContentsMargins(M, S, M, S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        column.addWidget(hairline())
        column.addLayout(self._foot)
        self.note.hide()
