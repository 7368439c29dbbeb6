"""The face of the chooser of recipients: query above, facets left, members right, roster below."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.recipients_delegates import FacetDelegate, MemberDelegate, SpaceTicks
from briefdesk.app.icons import icon, pixmap, set_icon
from briefdesk.app.models.recipients import COMMITTEES, NAME, PARTY, SEAT, TITLE
from briefdesk.app.style import XS, L, M, S, colors_of, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted

EMPTY_WORDS = "Type a query, or tick what your recipients have in common."
HINT = "committee:SSAS   state:TX,AZ   role:chair,ranking   -party:R   name:Reed"
WIDTHS = {NAME: 190, TITLE: 112, SEAT: 64, PARTY: 92, COMMITTEES: 250}
HEADER_STYLE = """
QHeaderView { background: palette(base); }
QHeaderView::section { background: palette(base); color: palette(placeholder-text); border: 0;
    border-bottom: 1px solid palette(mid); padding: 6px 4px 6px 12px; }
"""
SUGGESTED_STYLE = """
QPushButton { min-height: 0; padding: 0 2px; border-width: 0; }
QPushButton:focus { text-decoration: underline; }
"""
LONGEST = 64
"""A suggested query of more characters is cut."""
OPEN_GROUPS = 3
"""Chamber, party and role are short and open at once; states and committees open when asked."""


class RecipientsView(QWidget):
    """Knows no session; the dialog connects it."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.query = QLineEdit()
        self.facets = QTreeView()
        self.table = QTableView()
        self.as_role = QCheckBox("Greet office holders in their role")
        self.use = QPushButton("Use")
        self.cancel = QPushButton("Cancel")
        self.everyone = QPushButton("Include all")
        self.suggested = QPushButton()
        self._words = plain(tone="muted")
        self._line = QHBoxLayout()
        self._count = plain(Size.STRONG, wraps=False)
        self._roster = plain(Size.SMALL, "muted")
        self._roster_sign = QLabel()
        self._nobody = EmptyState()
        self._stack = QStackedWidget()
        outer = QVBoxLayout(dialog)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        self._arrange()

    def open_groups(self) -> None:
        """Open the short groups of facets."""
        for row in range(OPEN_GROUPS):
            self.facets.expand(self.facets.model().index(row, 0))

    def show_words(self, words: str) -> None:
        """Say the query in plain words."""
        mark(self.query, wrong=False)
        mark(self._words, tone="muted")
        self._words.setText(words or EMPTY_WORDS)
        self._offer("")
        self.use.setEnabled(True)

    def show_suggestion(self, reason: str, query: str) -> None:
        """Say that nobody is named so, and offer the query that was probably meant: Enter takes it."""
        self.show_words(f"{reason} Did you mean")
        self._offer(query)

    def _offer(self, query: str) -> None:
        shown = query if len(query) <= LONGEST else f"{query[:LONGEST]}…"
        self.suggested.setText(f"{shown}?".replace("&", "&&"))
        self.suggested.setAccessibleName(f"Ask for {query} instead")
        self.suggested.setVisible(bool(query))
        self._words.setWordWrap(not query)
        self._line.setStretchFactor(self._words, 0 if query else 1)
        (self.suggested if query else self.use).setDefault(True)

    def show_error(self, words: str) -> None:
        """Say what is wrong with the query and what to write instead."""
        mark(self.query, wrong=True)
        mark(self._words, tone="danger")
        self._words.setText(words)
        self._offer("")
        self.use.setEnabled(False)

    def show_count(self, included: int, found: int) -> None:
        """Say how many are found and written to."""
        left_out = found - included
        words = counted(included, "recipient")
        self._count.setText(f"{words}, {left_out} left out" if left_out else words)
        self.everyone.setVisible(bool(left_out))
        self._stack.setCurrentIndex(0 if self.table.model().rowCount() else 1)
        if self.query.text().strip():
            self._nobody.tell(
                "people", "Nobody matches", "Take a term away, or untick something at the left."
            )
        else:
            self._nobody.tell("people", "Nobody chosen yet", EMPTY_WORDS)

    def show_roster(self, words: str, warnings: tuple[str, ...]) -> None:
        """Say how old the roster is, and mark it where that matters."""
        self._roster.setText(warnings[0] if warnings else words)
        mark(self._roster, tone="warning" if warnings else "muted")
        name = "warning" if warnings else "calendar"
        color = colors_of(self).warning if warnings else colors_of(self).muted
        self._roster_sign.setPixmap(pixmap(name, color, 16, self.devicePixelRatioF()))
        self._roster_sign.setAccessibleName("Warning" if warnings else "")

    def _arrange(self) -> None:
        self._set_facets()
        self._set_table()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.facets)
        split.addWidget(self._stack)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 820])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addWidget(self._foot())
        QWidget.setTabOrder(self.query, self.facets)
        QWidget.setTabOrder(self.facets, self.table)

    def _head(self) -> QWidget:
        head = QWidget()
        mark(head, surface="pane")
        self.query.setPlaceholderText(HINT)
        self.query.setClearButtonEnabled(True)
        self.query.setAccessibleName("Recipient query")
        set_icon(self.query.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition), "search")
        mark(self.everyone, kind="link")
        mark(self.suggested, kind="link")
        self.suggested.setToolTip("Enter")
        # As high as the words, so that the table below stays where it is.
        self.suggested.setStyleSheet(SUGGESTED_STYLE)
        self.suggested.hide()
        below = self._line
        below.setSpacing(S)
        below.addWidget(self._words, 1)
        below.addWidget(self.suggested, 0, Qt.AlignmentFlag.AlignTop)
        below.addStretch()
        below.addWidget(self.everyone, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(head)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(S)
        column.addWidget(self.query)
        column.addLayout(below)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        self.as_role.setToolTip("“Dear Chairman Reed:” where the query names the committee that they chair")
        roster = QHBoxLayout()
        roster.setSpacing(S)
        roster.addWidget(self._roster_sign, 0, Qt.AlignmentFlag.AlignVCenter)
        roster.addWidget(self._roster, 1)
        mark(self.use, kind="primary")
        self.use.setDefault(True)
        self.use.setToolTip("Ctrl+Enter")
        left = QVBoxLayout()
        left.setSpacing(XS)
        left.addWidget(self.as_role)
        left.addLayout(roster)
        line = QHBoxLayout(foot)
        line.setContentsMargins(L, M, L, M)
        line.setSpacing(S)
        line.addLayout(left, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.use)
        return foot

    def _set_facets(self) -> None:
        tree = self.facets
        tree.setHeaderHidden(True)
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setMouseTracking(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName("What recipients have in common")
        tree.setItemDelegate(FacetDelegate(tree))
        tree.setMinimumWidth(200)
        tree.clicked.connect(self._open_heading)
        tree.installEventFilter(SpaceTicks(tree))

    def _open_heading(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.facets.setExpanded(index, not self.facets.isExpanded(index))

    def _set_table(self) -> None:
        table = self.table
        table.setItemDelegate(MemberDelegate(table))
        table.setShowGrid(False)
        table.setAlternatingRowColors(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setStyleSheet(HEADER_STYLE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.setAccessibleName("Members found")
        table.installEventFilter(SpaceTicks(table))
        self._stack.addWidget(table)
        self._stack.addWidget(self._nobody)

    def set_widths(self) -> None:
        """Give the columns their first widths, once the table has its model."""
        for column, width in WIDTHS.items():
            self.table.setColumnWidth(column, width)
