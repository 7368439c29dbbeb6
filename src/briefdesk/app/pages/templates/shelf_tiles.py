"""The gallery's tiles: a picture of the page, the name, and in words where the template is from."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.style import colors_of, small_font
from briefdesk.app.widgets.drawing import RowState, WrappedText, draw_ground
from briefdesk.model.template import Template
from briefdesk.pipeline.template_versions import TemplateOrigin

THUMB_WIDTH, THUMB_HEIGHT = 148, 191
TILE = QSize(THUMB_WIDTH + 36, THUMB_HEIGHT + 92)
PICTURE_ROLE = ITEM_ROLE + 1
ORIGINS = {
    TemplateOrigin.SHIPPED: "Shipped",
    TemplateOrigin.OWN: "Your own",
    TemplateOrigin.STRANGER: "Untrusted: runs in the sandbox",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A template and what its tile says. `used` where the open project uses it."""

    template: Template
    origin: TemplateOrigin
    used: bool = False

    @property
    def words(self) -> str:
        """Return the line under the name."""
        kind = "Letter" if self.template.kind == "letter" else "One-pager"
        used = ", in use" if self.used else ""
        return f"{kind}{used} · {ORIGINS[self.origin]}"


class TilesModel(QAbstractListModel):
    """Tiles in order, with the pictures that there are so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()
        self._pictures: dict[str, QImage | str] = {}

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these tiles; pictures of texts that are still the same stay."""
        kept: dict[str, str] = {t.template.id: t.template.source for t in self.tiles}
        gone = [
            i
            for i in self._pictures
            if all(t.template.id != i or kept.get(i) != t.template.source for t in tiles)
        ]
        for name in gone:
            del self._pictures[name]
        self.beginResetModel()
        self.tiles = tiles
        self.endResetModel()

    def forget_pictures(self) -> None:
        """Forget all pictures: what they show has changed."""
        self._pictures.clear()

    def lacks_picture(self, template_id: str) -> bool:
        """Return whether a template has neither picture nor reason for none."""
        return template_id not in self._pictures

    def take_picture(self, template_id: str, picture: QImage | str) -> None:
        """Show a page, or say why there is none."""
        self._pictures[template_id] = picture
        row = self.row_of(template_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, template_id: str) -> int:
        """Return a template's row, -1 where it is not shown."""
        return next((i for i, t in enumerate(self.tiles) if t.template.id == template_id), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        """Return how many tiles there are."""
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a tile says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self.tiles):
            return None
        tile = self.tiles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tile.template.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tile.template.name}, {tile.words}: {tile.template.description}"
            case _ if role == ITEM_ROLE:
                return tile
            case _ if role == PICTURE_ROLE:
                return self._pictures.get(tile.template.id)
        return None


class TileDelegate(QStyledItemDelegate):
    """Draws a tile: white paper on a quiet ground, two lines of words below."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a tile."""
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a tile."""
        tile = index.data(ITEM_ROLE)
        if not isinstance(tile, Tile):
            return
        colors, rect = colors_of(self._view), QRectF(option.rect)
        state = RowState(
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=self._view.hasFocus(),
        )
        draw_ground(painter, rect.adjusted(4, 4, -4, -4), colors, state=state)
        paper = QRectF(rect.center().x() - THUMB_WIDTH / 2, rect.top() + 14, THUMB_WIDTH, THUMB_HEIGHT)
        painter.setPen(QColor(colors.line_strong))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(paper)
        small = small_font(QFont(self._view.font()))
        picture = index.data(PICTURE_ROLE)
        if isinstance(picture, QImage):
            # Fitted by hand: paper of another shape must not be stretched.
            size = QSize(picture.size()).scaled(THUMB_WIDTH, THUMB_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
            left = paper.center().x() - size.width() / 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(
                QRectF(left, paper.top(), size.width(), size.height()).adjusted(1, 1, -1, -1), picture
            )
        else:
            words = picture if isinstance(picture, str) else "Setting the page…"
            text = WrappedText(words, small, THUMB_WIDTH - 24, 8)
            text.draw(painter, paper.left() + 12, paper.top() + 16, QColor("#62676f"))
        width = rect.width() - 28
        strong = QFont(self._view.font())
        strong.setWeight(QFont.Weight.DemiBold)
        name = WrappedText(tile.template.name, strong, width, 2)
        name.draw(painter, rect.left() + 14, paper.bottom() + 8, QColor(colors.text))
        tone = colors.warning if tile.origin is TemplateOrigin.STRANGER else colors.muted
        words_below = WrappedText(tile.words, small, width, 2)
        words_below.draw(painter, rect.left() + 14, paper.bottom() + 10 + name.height, QColor(tone))
