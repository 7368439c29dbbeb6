"""The tab of the sign-on: the text and its version, the deadline, and every organization in a table."""

from PySide6.QtCore import QDate, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.signatories import NAME, SIGNS, SignatoriesModel, SignatoriesProxy
from briefdesk.app.style import M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import ElidedLabel, Size, plain
from briefdesk.app.widgets.table_header import HEADER_STYLE
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.sign_on import Signing, SignOnView

FILTERS: tuple[tuple[str, ConsentState | None], ...] = (
    ("All", None),
    ("Invited", ConsentState.INVITED),
    ("Signed", ConsentState.SIGNED),
    ("Must sign again", ConsentState.SIGN_AGAIN),
    ("Declined", ConsentState.DECLINED),
)
_WIDTHS = (280, 84, 60, 150, 230, 70)


class SignOnTable(QTableView):
    """Return opens an organization, Delete removes those selected."""

    opened = Signal()
    removed = Signal()

    def __init__(self, model: SignatoriesProxy) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Organizations")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStyleSheet(HEADER_STYLE)
        self.setStyleSheet("QTableView::item { padding-left: 10px; }")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(48)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        # Names are what is read; what the window has room for is theirs.
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return, remove on Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class SignOnPane(QWidget):
    """Shows a `SignOnView`; buttons are public, what they do is the controller's."""

    deadline_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SignatoriesModel(self)
        self.rows = SignatoriesProxy(self)
        self.rows.setSourceModel(self.model)
        self.table = SignOnTable(self.rows)
        self.state = ElidedLabel()
        self.versions = QPushButton("Ve&rsions…")
        self.filter = QComboBox()
        self.search = QLineEdit()
        self.has_deadline = QCheckBox("Sign &by")
        self.deadline = QDateEdit()
        self.days = plain(Size.SMALL, "muted", wraps=False)
        self.note = plain(Size.SMALL, "muted")
        self.template = QPushButton("Te&mplate…")
        self.add = QPushButton("&Add…")
        self.edit = QPushButton("Edi&t…")
        self.remove = QPushButton("Remove")
        self.sign = QPushButton("Record &signature…")
        self.decline = QPushButton("&Declined")
        self.more = QMenu(self)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._view: SignOnView | None = None
        self._next = ""
        self._arrange()
        self.filter.currentIndexChanged.connect(lambda _at: self._filter())
        self.search.textChanged.connect(lambda _text: self._filter())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_allowed())
        self.has_deadline.toggled.connect(self._wish_deadline)
        self.deadline.dateChanged.connect(lambda _day: self._wish_deadline(self.has_deadline.isChecked()))
        self.setFocusProxy(self.table)

    @property
    def view(self) -> SignOnView | None:
        """Return what is shown."""
        return self._view

    def show_view(self, view: SignOnView, today: QDate) -> None:
        """Show the sign-on as it is."""
        self._view = view
        chosen = {signing.signatory.organization for signing in self.selected()}
        row = self.table.currentIndex().row()
        self.model.show_rows(view.signings)
        now = view.now
        self.state.show_text(now.words)
        mark(self.state, tone="warning" if now.judgement is not None else None)
        for at, (words, state) in enumerate(FILTERS):
            count = len(view.signings) if state is None else len(view.of(state))
            sign = f"{SIGNS[state]} " if state else ""
            self.filter.setItemText(at, f"{sign}{words} ({count})")
        self._show_deadline(view, today)
        self.note.setText(view.next_words if view.signings else "")
        unprinted = bool(view.signings and view.not_printed_by)
        mark(self.note, tone="warning" if unprinted else "muted")
        self.template.setVisible(unprinted)
        self._keep()
        self._select_again(chosen, row)

    def selected(self) -> tuple[Signing, ...]:
        """Return the organizations of the selected rows, in the order shown."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.rows.index(row, 0).data(ITEM_ROLE) for row in rows)

    def shown(self) -> tuple[str, ...]:
        """Return the organizations that the table shows, in its order."""
        rows = (self.rows.index(row, NAME).data(ITEM_ROLE) for row in range(self.rows.rowCount()))
        return tuple(signing.signatory.organization for signing in rows)

    def select_next(self, organization: str) -> None:
        """Select an organization as soon as it is shown."""
        self._next = organization

    def show_only(self, state: ConsentState | None) -> None:
        """Show the organizations of a state, None for all."""
        self.filter.setCurrentIndex(next(at for at, (_, s) in enumerate(FILTERS) if s is state))

    def show_allowed(self) -> None:
        """Let only those buttons be pressed that have something to work on."""
        count = len(self.table.selectionModel().selectedRows())
        self.edit.setEnabled(count == 1)
        for button in (self.remove, self.decline):
            button.setEnabled(count > 0)
        self.sign.setEnabled(bool(self._view and self._view.signings))

    def _select_again(self, chosen: set[str], row: int) -> None:
        """Select what was selected before, what was added just now, or else the row that took its place."""
        if self._next:
            chosen, self._next = {self._next}, ""
        shown = self.shown()
        at = [place for place, name in enumerate(shown) if name in chosen]
        if not at and shown:
            at = [min(max(row, 0), len(shown) - 1)]
        selected = {index.row() for index in self.table.selectionModel().selectedRows()}
        if not at or selected == set(at):
            return
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        picked = QItemSelection()
        for place in at:
            picked.select(self.rows.index(place, 0), self.rows.index(place, 0))
        model = self.table.selectionModel()
        model.setCurrentIndex(self.rows.index(at[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(picked, QItemSelectionModel.SelectionFlag.Clear | select)
        self.table.scrollTo(self.rows.index(at[0], 0))

    def _filter(self) -> None:
        chosen = {signing.signatory.organization for signing in self.selected()}
        self._keep()
        self._select_again(chosen, 0)

    def _keep(self) -> None:
        self.rows.keep(FILTERS[max(0, self.filter.currentIndex())][1], self.search.text())
        listed = bool(self._view and self._view.signings)
        if listed:
            words = "Choose another state, or clear the words above."
            self.empty.tell("search", "No such organization", words, "Show all")
        else:
            words = "List the organizations that shall sign, one by one or from a table."
            self.empty.tell("partners", "Nobody signs yet", words, "Import a table…")
        self._stack.setCurrentIndex(0 if self.rows.rowCount() else 1)
        self.show_allowed()

    def _show_deadline(self, view: SignOnView, today: QDate) -> None:
        wanted = view.sign_on.deadline
        for widget in (self.has_deadline, self.deadline):
            widget.blockSignals(True)
        self.has_deadline.setChecked(wanted is not None)
        self.deadline.setEnabled(wanted is not None)
        if wanted is not None:
            self.deadline.setDate(QDate(wanted.year, wanted.month, wanted.day))
        elif not self.deadline.hasFocus():
            self.deadline.setDate(today.addDays(14))
        for widget in (self.has_deadline, self.deadline):
            widget.blockSignals(False)
        self.days.setText(view.deadline_words)

    def _wish_deadline(self, wanted: bool) -> None:
        self.deadline_wished.emit(self.deadline.date().toPython() if wanted else None)

    def _arrange(self) -> None:
        self.deadline.setCalendarPopup(True)
        self.deadline.setDisplayFormat("MMM d, yyyy")
        self.deadline.setAccessibleName("Deadline")
        self.versions.setToolTip("What changed in the text, and who must sign again for it")
        self.template.setToolTip("Choose a letter template that prints organizations")
        self.template.hide()
        self.filter.setAccessibleName("Show organizations")
        self.filter.setMinimumWidth(176)
        for words, _state in FILTERS:
            self.filter.addItem(words)
        self.search.setPlaceholderText("Find an organization")
        self.search.setAccessibleName("Find an organization")
        self.search.setClearButtonEnabled(True)
        more = QToolButton()
        set_icon(more, "more")
        more.setToolTip("Import, export, copy addresses")
        more.setAccessibleName("More")
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self.more)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_row(self.state, self.versions, stretch=self.state))
        column.addWidget(hairline())
        deadline = (self.has_deadline, self.deadline, self.days)
        column.addLayout(_row(self.filter, self.search, *deadline, stretch=self.search))
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        does = (self.add, self.edit, self.remove, self.sign, self.decline)
        column.addLayout(_row(*does, self.note, self.template, more, stretch=self.note))
        mark(self.sign, kind="primary")
        mark(self.remove, kind="quiet")


def _row(*widgets: QWidget, stretch: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(M, S, M, S)
    row.setSpacing(S)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is stretch else 0)
    return row
