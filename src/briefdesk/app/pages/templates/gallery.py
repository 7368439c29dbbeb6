"""The gallery: tiles at the left, at the right what can be done with the one that is selected."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.pages.templates.shelf_tiles import ORIGINS, Tile, TileDelegate, TilesModel
from briefdesk.app.style import BAR_HEIGHT, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.template import Template
from briefdesk.pipeline.template_versions import OutdatedTemplate, TemplateOrigin

SIDE_WIDTH = 264
_KINDS = (("All templates", ""), ("Letters", "letter"), ("One-pagers", "brief"))


class _Tiles(QListView):
    """Enter edits, Delete removes."""

    opened = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, remove on Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class GalleryPane(QWidget):
    """Emits wishes with the template that they are about; changes nothing itself."""

    use_wished = Signal(object)
    edit_wished = Signal(object)
    duplicate_wished = Signal(object)
    versions_wished = Signal(object)
    check_wished = Signal(object)
    export_wished = Signal(object)
    remove_wished = Signal(object)
    import_wished = Signal()
    take_up_wished = Signal(str)
    shown = Signal()
    """The tiles in view are others: they may want pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TilesModel(self)
        self.list = _Tiles()
        self.kind = QComboBox()
        self.add = QPushButton("&Import…")
        self._all: tuple[Tile, ...] = ()
        self._name = plain(Size.TITLE)
        self._origin = plain(Size.SMALL, "muted")
        self._description = plain()
        self._told = plain()
        self.take = QPushButton("&Take the new version")
        self.use = QPushButton("&Use in this project")
        self.edit = QPushButton("E&dit…")
        self.duplicate = QPushButton("Dupli&cate")
        self.versions = QPushButton("Ver&sions…")
        self.check = QPushButton("Chec&k")
        self.export = QPushButton("E&xport…")
        self.remove = QPushButton("&Remove")
        self.result = plain(Size.SMALL)
        self._outdated: OutdatedTemplate | None = None
        self._arrange()
        self._connect()

    @property
    def current(self) -> Template | None:
        """Return the template that is selected."""
        tile = self._tile()
        return tile.template if tile else None

    def show_tiles(self, tiles: tuple[Tile, ...], wanted: str = "") -> None:
        """Show these templates; the selection stays, or goes to `wanted`."""
        current = self.current
        keep = wanted or (current.id if current else "")
        row = max(0, self.list.currentIndex().row())
        self._all = tiles
        kind = str(self.kind.currentData() or "")
        if wanted and kind and all(t.template.id != wanted or t.template.kind != kind for t in tiles):
            self.kind.setCurrentIndex(0)
            return self.show_tiles(tiles, wanted)
        self.model.show_tiles(tuple(t for t in tiles if kind in ("", t.template.kind)))
        found = self.model.row_of(keep)
        row = found if found >= 0 else min(row, self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))
        self.list.scrollTo(self.model.index(row))
        self._tell()
        self.shown.emit()
        return None

    def show_outdated(self, outdated: tuple[OutdatedTemplate, ...]) -> None:
        """Tell which document of the project holds an older version of its template."""
        self._outdated = next(iter(outdated), None)
        if self._outdated is not None:
            which = "letter" if self._outdated.document == "letter" else "one-pager"
            self._told.setText(
                f"The project’s {which} uses an older version of “{self._outdated.name}” "
                f"({self._outdated.lines} lines differ). Your edits stay when you take the new one."
            )
        self._note.setVisible(self._outdated is not None)

    def say(self, words: str, tone: str = "muted") -> None:
        """Say what came of a check."""
        mark(self.result, tone=tone)
        self.result.setText(words)

    def in_view(self) -> tuple[Template, ...]:
        """Return the templates whose tiles can be seen, in order."""
        view = self.list.viewport().rect()
        return tuple(
            tile.template
            for row, tile in enumerate(self.model.tiles)
            if self.list.visualRect(self.model.index(row)).intersects(view)
        )

    def _tile(self) -> Tile | None:
        tile = self.list.currentIndex().data(ITEM_ROLE)
        return tile if isinstance(tile, Tile) else None

    def _tell(self) -> None:
        tile = self._tile()
        for button in (self.use, self.edit, self.duplicate, self.versions, self.check, self.export):
            button.setEnabled(tile is not None)
        own = tile is not None and tile.origin is not TemplateOrigin.SHIPPED
        self.remove.setEnabled(own)
        self.remove.setToolTip("" if own else "Templates that ship with Briefdesk stay.")
        self.versions.setEnabled(own)
        self.result.clear()
        if tile is None:
            return
        self._name.setText(tile.template.name)
        kind = "Letter" if tile.template.kind == "letter" else "One-pager"
        self._origin.setText(f"{kind} · {ORIGINS[tile.origin]}")
        mark(self._origin, tone="warning" if tile.origin is TemplateOrigin.STRANGER else "muted")
        self._description.setText(tile.template.description)
        self.use.setEnabled(not tile.used)
        self.use.setText("In use in this project" if tile.used else "&Use in this project")

    def _wish(self, signal: object) -> None:
        if self.current is not None:
            signal.emit(self.current)  # type: ignore[attr-defined]  # a bound Signal has no type of its own

    def _remove_current(self) -> None:
        if self.remove.isEnabled():
            self._wish(self.remove_wished)

    def _take(self) -> None:
        if self._outdated is not None:
            self.take_up_wished.emit(self._outdated.document)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._tell())
        self.list.opened.connect(lambda: self._wish(self.edit_wished))
        self.list.doubleClicked.connect(lambda _: self._wish(self.edit_wished))
        self.list.removed.connect(self._remove_current)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self.shown.emit())
        self.kind.currentIndexChanged.connect(lambda _: self.show_tiles(self._all))
        self.add.clicked.connect(lambda _=False: self.import_wished.emit())
        self.take.clicked.connect(self._take)
        for button, signal in (
            (self.use, self.use_wished),
            (self.edit, self.edit_wished),
            (self.duplicate, self.duplicate_wished),
            (self.versions, self.versions_wished),
            (self.check, self.check_wished),
            (self.export, self.export_wished),
            (self.remove, self.remove_wished),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._wish(signal))

    # How it is arranged

    def _arrange(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TileDelegate(self.list))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Templates")
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._bar())
        left.addWidget(hairline())
        left.addWidget(self._outdated_note())
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._side())
        self.setFocusProxy(self.list)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(L, 0, M, 0)
        row.setSpacing(S)
        row.addWidget(plain(Size.STRONG, text="Templates", wraps=False))
        row.addStretch(1)
        for words, kind in _KINDS:
            self.kind.addItem(words, kind)
        self.kind.setAccessibleName("Which templates")
        set_icon(self.add, "import")
        self.add.setToolTip("Add a template file. You can also drop it on the window.")
        row.addWidget(self.kind)
        row.addWidget(self.add)
        return bar

    def _outdated_note(self) -> QWidget:
        self._note = QWidget()
        mark(self._note, surface="note")
        self._note.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._note)
        row.setContentsMargins(L, S, M, S)
        row.addWidget(self._told, 1)
        row.addWidget(self.take)
        self._note.hide()
        return self._note

    def _side(self) -> QWidget:
        side = QWidget()
        mark(side, surface="pane")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        for label in (self._name, self._origin, self._description):
            column.addWidget(label)
        column.addSpacing(S)
        mark(self.use, kind="primary")
        for button in (
            self.use,
            self.edit,
            self.duplicate,
            self.versions,
            self.check,
            self.export,
            self.remove,
        ):
            column.addWidget(button)
        column.addWidget(self.result)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(side)
        area.setWidgetResizable(True)
        area.setFixedWidth(SIDE_WIDTH)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def template_paths(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return those of the files that may be templates: a source pack ends in .md too."""
    return tuple(p for p in paths if p.suffix.lower() == ".md" and not p.name.lower().endswith(".pack.md"))
