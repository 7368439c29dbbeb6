"""Themes and stationery: the themes at hand, the fields of one, and a page set in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.templates.stationery_form import StationeryForm
from briefdesk.app.pages.templates.theme_form import ThemeForm
from briefdesk.app.style import BAR_HEIGHT, L, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.page_stack import Page
from briefdesk.app.widgets.page_view import PageView
from briefdesk.app.widgets.tabs import Tabs
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.themes import ThemeEntry

SIDE_WIDTH = 220


class ThemesPane(QWidget):
    """Shows what it is told; emits wishes."""

    chosen = Signal(str)
    duplicate_wished = Signal()
    import_wished = Signal()
    export_wished = Signal()
    remove_wished = Signal()
    use_wished = Signal(str)
    document_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.form = ThemeForm()
        self.page = PageView()
        self.duplicate = QPushButton("D&uplicate")
        self.add = QPushButton("&Import…")
        self.export = QPushButton("E&xport…")
        self.remove = QPushButton("&Remove")
        self.use_letter = QPushButton("Use for &letters")
        self.use_brief = QPushButton("Use for the &one-pager")
        self.show_letter, self.show_brief = QToolButton(), QToolButton()
        self.show_letter.setText("Letter")
        self.show_brief.setText("One-pager")
        self.note = plain(Size.SMALL)
        self.stationery = StationeryForm()
        self.tabs = Tabs("Look and stationery")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._instead = EmptyState()
        self._right = QStackedWidget()
        self._both = QButtonGroup(self)
        self._arrange()
        self._connect()

    @property
    def current(self) -> str:
        """Return the id of the theme that is selected, empty for none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def show_themes(self, themes: tuple[ThemeEntry, ...], wanted: str, used: dict[str, str]) -> None:
        """List the themes; `used` says of some what the project sets in them."""
        self.list.blockSignals(True)
        self.list.clear()
        for theme in themes:
            told = theme.fault or ", ".join(filter(None, (_whence(theme), used.get(theme.id, ""))))
            item = QListWidgetItem(f"{theme.name}\n{told}")
            item.setData(Qt.ItemDataRole.UserRole, theme.id)
            item.setToolTip(theme.fault or theme.description)
            self.list.addItem(item)
            if theme.id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def show_editable(self, theme: ThemeEntry) -> None:
        """Let the fields of one's own theme be changed, or say that any other is duplicated first."""
        editable = not (theme.shipped or theme.brought)
        self.form.setEnabled(editable)
        self.remove.setEnabled(editable)
        whence = "came with this project" if theme.brought else "ships with Briefdesk"
        self.note.setText("" if editable else f"This theme {whence}. Duplicate it to change the copy.")
        self.note.setVisible(not editable)

    def show_used(self, documents: tuple[DocumentName, ...]) -> None:
        """Say at the buttons which documents are set in the theme already."""
        for button, document, words in (
            (self.use_letter, "letter", "for &letters"),
            (self.use_brief, "brief", "for the &one-pager"),
        ):
            used = document in documents
            button.setEnabled(not used)
            button.setText(f"In use {words.replace('&', '')}" if used else f"Use {words}")

    def show_fault(self, words: str) -> None:
        """Say why the last change was not taken, empty for none."""
        if words:
            self.note.setText(words)
            self.note.show()
        mark(self.note, tone="danger" if words else "muted")

    def show_pages(self, images: tuple[QImage, ...], scale: float) -> None:
        """Show the pages."""
        self.page.show_pages(
            tuple(Page(image, image.width() / scale, image.height() / scale) for image in images), ()
        )
        self._right.setCurrentWidget(self.page)

    def show_words(self, title: str, words: str) -> None:
        """Say why there is no page."""
        self._instead.tell("template", title, words)
        self._right.setCurrentWidget(self._instead)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit(self.current))
        for button, wish in (
            (self.duplicate, self.duplicate_wished),
            (self.add, self.import_wished),
            (self.export, self.export_wished),
            (self.remove, self.remove_wished),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit())
        self.use_letter.clicked.connect(lambda _=False: self.use_wished.emit("letter"))
        self.use_brief.clicked.connect(lambda _=False: self.use_wished.emit("brief"))
        self.show_letter.clicked.connect(lambda _=False: self.document_wished.emit("letter"))
        self.show_brief.clicked.connect(lambda _=False: self.document_wished.emit("brief"))

    def _arrange(self) -> None:
        self.tabs.add("look", "Loo&k", "Type, colors, margins and letterhead", self._look)
        self.tabs.add("paper", "&Stationery", "The paper that this project is printed on", self._paper)
        self.tabs.pane("paper")
        self.tabs.show_pane("look")
        self.splitter.setObjectName("theme-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self._side(), SIDE_WIDTH), (self.tabs, 300), (self._pages(), 260)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        for number, share in enumerate((2, 3, 5)):
            self.splitter.setStretchFactor(number, share)
        self.splitter.setSizes([SIDE_WIDTH, 340, 440])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.setFocusProxy(self.list)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(plain(Size.STRONG, text="Themes"))
        self.list.setAccessibleName("Themes")
        column.addWidget(self.list, 1)
        mark(self.use_letter, kind="primary")
        set_icon(self.add, "import")
        self.duplicate.setToolTip("Make a copy of this theme that you can change")
        self.add.setToolTip("Add a theme file (.toml)")
        for button in (self.use_letter, self.use_brief, self.duplicate, self.add, self.export, self.remove):
            column.addWidget(button)
        return side

    def _look(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, M, 0, M)
        column.setSpacing(S)
        note = QHBoxLayout()
        note.setContentsMargins(L, 0, L, 0)
        note.addWidget(self.note)
        column.addLayout(note)
        column.addWidget(self.form)
        column.addStretch(1)
        return _scrolled(fields, self.form)

    def _paper(self) -> QWidget:
        return _scrolled(self.stationery, self.stationery.word)

    def _pages(self) -> QWidget:
        right, bar = QWidget(), QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(L, 0, M, 0)
        row.setSpacing(S)
        self._both.setExclusive(True)
        for button in (self.show_letter, self.show_brief):
            button.setCheckable(True)
            mark(button, kind="tab")
            self._both.addButton(button)
            row.addWidget(button)
        self.show_letter.setChecked(True)
        row.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(hairline())
        self._right.addWidget(self.page)
        self._right.addWidget(self._instead)
        column.addWidget(self._right, 1)
        return right


def _whence(theme: ThemeEntry) -> str:
    if theme.brought:
        return "from this project"
    return "ships with Briefdesk" if theme.shipped else "your own"


def _scrolled(fields: QWidget, first: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(fields)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusProxy(first)
    return area
