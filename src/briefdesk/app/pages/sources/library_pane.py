"""The left of the Sources page: search over all sources, their list, the outline of the one shown."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import icon, set_icon
from briefdesk.app.models.found import MOST, FoundModel
from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.library import SectionRow, SectionsModel, SourcesModel
from briefdesk.app.pages.sources.search_filter import SearchFilter, filter_words
from briefdesk.app.pages.sources.source_rows import FoundDelegate, RowsView, SectionDelegate, SourceDelegate
from briefdesk.app.style import BAR_HEIGHT, XS, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import ElidedLabel, Size, plain, set_size
from briefdesk.model.library import FindingQuery, FoundFindings, SavedFilter, SourceEntry
from briefdesk.model.source import SourceId


class LibraryPane(QWidget):
    """Knows no shelf: it shows what it is given and tells what is wished."""

    query_changed = Signal()
    add_wished = Signal()
    source_chosen = Signal(str)
    section_chosen = Signal(str)
    more_wished = Signal(int)
    """Of what a search found, the best so many are wanted, for `take_more`."""
    found_chosen = Signal(object)
    """A FoundFinding to go to."""
    menu_wished = Signal(str, object)
    """A source's id (empty beside them) and the place on the screen for the menu of what can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit()
        self.filter = SearchFilter()
        self.add = QPushButton("Add a source…")
        self.more = QToolButton()
        self.sources = RowsView("Sources", SourceDelegate())
        self.outline = RowsView("Outline of the source", SectionDelegate())
        self.results = RowsView("Findings found in all sources", FoundDelegate())
        self._entries = SourcesModel(self)
        self._sections = SectionsModel(self)
        self._found = FoundModel(self)
        self._count = ElidedLabel()
        self._outline_title = plain(Size.SMALL, "muted", text="Outline")
        self.clear = QPushButton("Clear")
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    # What it is told

    def show_sources(self, entries: tuple[SourceEntry, ...], current: SourceId | None) -> None:
        """List the sources of the library; `current` is the one shown."""
        self._entries.show_rows(entries)
        self.show_current(current)

    def show_current(self, current: SourceId | None) -> None:
        """Mark the source shown."""
        index = self._entries.index_of(current)
        # The keyboard makes a row current that nobody has chosen yet.
        if index != self.sources.currentIndex() or not self.sources.selectionModel().isSelected(index):
            self.sources.setCurrentIndex(index)

    @property
    def sections(self) -> SectionsModel:
        """Return the outline's rows."""
        return self._sections

    @property
    def entries(self) -> tuple[SourceEntry, ...]:
        """Return the sources listed."""
        return self._entries.rows

    def show_section(self, section_id: str) -> None:
        """Mark the section that is read."""
        index = self._sections.index_of_section(section_id)
        if index.isValid() and index != self.outline.currentIndex():
            self.outline.selectionModel().blockSignals(True)
            self.outline.setCurrentIndex(index)
            self.outline.selectionModel().blockSignals(False)
            self.outline.viewport().update()

    def query(self) -> FindingQuery:
        """Return what is searched for; `searching` says whether anything is."""
        return replace(self.filter.query, words=self.search.text().strip())

    @property
    def searching(self) -> bool:
        """Return whether a search is on: words are written or a filter is chosen."""
        return self.query() != FindingQuery()

    def show_found(self, found: FoundFindings | None) -> None:
        """Show what a search found in place of list and outline; None shows these again."""
        if found is None:
            self._stack.setCurrentIndex(0)
            self._found.show_found(FoundFindings(0, ()))
            return
        self._found.show_found(found)
        by = filter_words(self.filter.query)
        number = f"{found.total:,} found" if found.total else "Nothing found"
        more = f", the best {MOST} shown" if found.total > MOST else ""
        self._count.show_text(f"{number}{more}" + (f" · {by}" if by else ""))
        self._stack.setCurrentIndex(1)

    def take_more(self, found: FoundFindings) -> None:
        """List more of what the search found."""
        self._found.take_more(found)

    def search_by(self, saved: SavedFilter) -> None:
        """Search as saved."""
        self.filter.choose(saved.query)
        self.search.blockSignals(True)
        self.search.setText(saved.query.words)
        self.search.blockSignals(False)
        self.query_changed.emit()

    def end_search(self) -> None:
        """Take words and filter back."""
        self.search_by(SavedFilter("", FindingQuery()))

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # What it is made of

    def _arrange(self) -> None:
        self.search.setPlaceholderText("Search all sources")
        self.search.setAccessibleName("Search all sources")
        self.search.setToolTip("Words that all must occur (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        set_icon(self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition), "search")
        self.search.installEventFilter(self)
        self.sources.setModel(self._entries)
        self.outline.setModel(self._sections)
        self.outline.setUniformItemSizes(True)
        self.results.setModel(self._found)
        self.sources.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        set_size(self._count, Size.SMALL)
        self._count.setProperty("tone", "muted")
        mark(self.add, kind="link")
        self.more.setToolTip("Facts, editions, packs, copies of the library")
        self.more.setAccessibleName("More to do with sources")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self.more, "more")
        mark(self.clear, kind="link")
        self.clear.setAccessibleName("Clear the search")
        title = plain(Size.STRONG, text="Sources", wraps=False)
        self._stack.addWidget(self._browsing())
        self._stack.addWidget(_column(_line(self._count, self.clear), self.results))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = _line(title, self.add, self.more)
        bar.setFixedHeight(BAR_HEIGHT)
        column.addWidget(bar)
        column.addWidget(hairline())
        tools = QHBoxLayout()
        tools.setContentsMargins(M, S, S, S)
        tools.setSpacing(XS)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.filter)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)

    def _browsing(self) -> QWidget:
        self._outline_title.setContentsMargins(L, S, M, XS)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.sources)
        self.splitter.addWidget(_column(self._outline_title, self.outline))
        self.splitter.setSizes([280, 420])
        return self.splitter

    def _connect(self) -> None:
        self.search.textChanged.connect(self.query_changed)
        self.filter.changed.connect(self.query_changed)
        self.filter.saved_chosen.connect(self.search_by)
        self.clear.clicked.connect(self.end_search)
        self.add.clicked.connect(self.add_wished)
        self.more.clicked.connect(self._wish_menu_of_current)
        self.sources.selectionModel().currentChanged.connect(self._tell_source)
        self.sources.customContextMenuRequested.connect(self._wish_menu)
        self.outline.selectionModel().currentChanged.connect(self._tell_section)
        self.outline.clicked.connect(self._tell_section)
        self._found.more_wished.connect(self.more_wished)
        self.results.activated.connect(self._tell_found)
        self.results.clicked.connect(self._tell_found)
        for view in (self.results, self.sources, self.outline):
            view.installEventFilter(self)

    def _tell_source(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if isinstance(item, SourceEntry):
            self.source_chosen.emit(item.id)

    def _tell_section(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if isinstance(item, SectionRow):
            self.section_chosen.emit(item.section.id)

    def _tell_found(self, index: QModelIndex) -> None:
        if found := self._found.item(index):
            self.found_chosen.emit(found)

    def _wish_menu(self, place: QPoint) -> None:
        item = self.sources.indexAt(place).data(ITEM_ROLE)
        if not isinstance(item, SourceEntry):
            item = self.sources.currentIndex().data(ITEM_ROLE)
        source = item.id if isinstance(item, SourceEntry) else ""
        self.menu_wished.emit(source, self.sources.viewport().mapToGlobal(place))

    def _wish_menu_of_current(self) -> None:
        item = self.sources.currentIndex().data(ITEM_ROLE)
        below = self.more.mapToGlobal(self.more.rect().bottomLeft())
        self.menu_wished.emit(item.id if isinstance(item, SourceEntry) else "", below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the keyboard from the search field into the results and back."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self.search:
            return self._key_in_search(event) or super().eventFilter(watched, event)
        if watched is self.results and event.key() == Qt.Key.Key_Escape:
            self.focus_search()
            return True
        if event.key() == Qt.Key.Key_Slash:
            self.focus_search()
            return True
        return super().eventFilter(watched, event)

    def _key_in_search(self, event: QKeyEvent) -> bool:
        down = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in down:
            view = self.results if self.searching else self.sources
            view.setFocus(Qt.FocusReason.TabFocusReason)
            if self.searching and not view.currentIndex().isValid():
                view.setCurrentIndex(self._found.index(0))
            if self.searching and event.key() != Qt.Key.Key_Down:
                self._tell_found(view.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Escape and self.searching:
            self.end_search()
            return True
        return False


def _line(*widgets: QWidget) -> QWidget:
    bar = QWidget()
    line = QHBoxLayout(bar)
    line.setContentsMargins(L, 0, M, 0)
    line.setSpacing(S)
    line.addWidget(widgets[0], 1)
    for widget in widgets[1:]:
        line.addWidget(widget)
    return bar


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets[:-1]:
        column.addWidget(widget)
    column.addWidget(widgets[-1], 1)
    return page
