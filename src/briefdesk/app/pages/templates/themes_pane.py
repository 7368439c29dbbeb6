"""Themes and stationery: the themes at hand, the fields of one, and a page set in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
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
from briefdesk.app.pages.templates.theme_form import ThemeForm
from briefdesk.app.style import BAR_HEIGHT, L, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.page_stack import Page
from briefdesk.app.widgets.page_view import PageView
from briefdesk.model.draft import Stationery
from briefdesk.pipeline.stationery import MOST_BOTTOM_PT, MOST_TOP_PT
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
    word_wished = Signal()
    page_wished = Signal()
    word_removed = Signal()
    page_removed = Signal()
    paper_changed = Signal(str, object)

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
        self.word = QPushButton("&Word file…")
        self.word_out = QPushButton("Take out")
        self.paper = QPushButton("&PDF or picture…")
        self.paper_out = QPushButton("Take out")
        self.top, self.bottom = QDoubleSpinBox(), QDoubleSpinBox()
        self.every_page = QCheckBox("Under all pages, not the first alone")
        self.letterhead = QCheckBox("Print our own letterhead too")
        self.paper_note = plain(Size.SMALL)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._instead = EmptyState()
        self._right = QStackedWidget()
        self._both = QButtonGroup(self)
        self._middle = QScrollArea()
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
            ships = "ships with Briefdesk" if theme.shipped else "your own"
            told = theme.fault or ", ".join(filter(None, (ships, used.get(theme.id, ""))))
            item = QListWidgetItem(f"{theme.name}\n{told}")
            item.setData(Qt.ItemDataRole.UserRole, theme.id)
            item.setToolTip(theme.fault or theme.description)
            self.list.addItem(item)
            if theme.id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def show_editable(self, editable: bool) -> None:
        """Let the fields be changed, or say that a shipped theme is duplicated first."""
        self.form.setEnabled(editable)
        self.remove.setEnabled(editable)
        self.note.setText(
            "" if editable else "This theme ships with Briefdesk. Duplicate it to change the copy."
        )
        self.note.setVisible(not editable)

    def show_fault(self, words: str) -> None:
        """Say why the last change was not taken, empty for none."""
        if words:
            self.note.setText(words)
            self.note.show()
        mark(self.note, tone="danger" if words else "muted")

    def show_stationery(self, stationery: Stationery, told: str) -> None:
        """Show what letters are printed on."""
        self.word_out.setVisible(stationery.word is not None)
        self.paper_out.setVisible(stationery.page is not None)
        self.word.setText("Another &Word file…" if stationery.word else "&Word file…")
        self.paper.setText("Another &PDF or picture…" if stationery.page else "&PDF or picture…")
        for spin, points in ((self.top, stationery.top_pt), (self.bottom, stationery.bottom_pt)):
            spin.blockSignals(True)
            spin.setValue(points / 72)
            spin.blockSignals(False)
            spin.setEnabled(stationery.page is not None)
        for box, on in ((self.every_page, stationery.every_page), (self.letterhead, stationery.letterhead)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.every_page.setEnabled(stationery.page is not None)
        self.letterhead.setEnabled(stationery.page is not None or stationery.word is not None)
        self.paper_note.setText(told)
        self.paper_note.setVisible(bool(told))

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
            (self.word, self.word_wished),
            (self.paper, self.page_wished),
            (self.word_out, self.word_removed),
            (self.paper_out, self.page_removed),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit())
        self.use_letter.clicked.connect(lambda _=False: self.use_wished.emit("letter"))
        self.use_brief.clicked.connect(lambda _=False: self.use_wished.emit("brief"))
        self.show_letter.clicked.connect(lambda _=False: self.document_wished.emit("letter"))
        self.show_brief.clicked.connect(lambda _=False: self.document_wished.emit("brief"))
        self.top.valueChanged.connect(lambda value: self.paper_changed.emit("top", value))
        self.bottom.valueChanged.connect(lambda value: self.paper_changed.emit("bottom", value))
        self.every_page.toggled.connect(lambda on: self.paper_changed.emit("pages", "all" if on else "first"))
        self.letterhead.toggled.connect(
            lambda on: self.paper_changed.emit("letterhead", "yes" if on else "no")
        )

    def _arrange(self) -> None:
        self._middle.setWidget(self._fields())
        self._middle.setWidgetResizable(True)
        self._middle.setFrameShape(QScrollArea.Shape.NoFrame)
        self._middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.splitter.setObjectName("theme-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self._side(), SIDE_WIDTH), (self._middle, 300), (self._pages(), 260)):
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

    def _fields(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, M, 0, M)
        column.setSpacing(S)
        note = QHBoxLayout()
        note.setContentsMargins(L, 0, L, 0)
        note.addWidget(self.note)
        column.addLayout(note)
        column.addWidget(self.form)
        column.addWidget(hairline())
        column.addWidget(self._stationery())
        column.addStretch(1)
        return fields

    def _stationery(self) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(L, M, L, L)
        form.setSpacing(S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(plain(Size.STRONG, text="Stationery of this project’s letters"))
        words = (
            "A partner’s own paper: Word letters take over the Word file’s styles, header and footer; "
            "PDF letters are printed over the page."
        )
        form.addRow(plain(Size.SMALL, "muted", text=words))
        form.addRow("Word letters", _beside(self.word, self.word_out))
        form.addRow("PDF letters", _beside(self.paper, self.paper_out))
        for spin, most, label in (
            (self.top, MOST_TOP_PT, "Keep free at the top"),
            (self.bottom, MOST_BOTTOM_PT, "Keep free at the bottom"),
        ):
            spin.setRange(0, most / 72)
            spin.setSingleStep(0.1)
            spin.setSuffix(" in")
            spin.setKeyboardTracking(False)
            spin.setAccessibleName(label)
            form.addRow(label, spin)
        form.addRow(self.every_page)
        form.addRow(self.letterhead)
        form.addRow(self.paper_note)
        self.word_out.setAccessibleName("Take out the Word file")
        self.paper_out.setAccessibleName("Take out the PDF or picture")
        return box

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


def _beside(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return box
