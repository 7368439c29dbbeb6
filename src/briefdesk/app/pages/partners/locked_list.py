"""What is locked in a pack, each block with a lock, its words in full when it is chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefdesk.app.icons import icon
from briefdesk.app.style import S
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.model.partner_pack import LockedBlock

_SHOWN = ("letter:", "brief:")
_SILENT = (":order", ":frame")


class LockedList(QWidget):
    """`chosen(id)` names the block that the keyboard or the mouse is on."""

    chosen = Signal(str)

    def __init__(self, blocks: tuple[LockedBlock, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = [
            b for b in blocks if b.id.startswith(_SHOWN) and not b.id.endswith(_SILENT) and b.text.strip()
        ]
        self._texts = {block.id: block.text for block in shown}
        self.list = QListWidget()
        self.list.setAccessibleName("Locked blocks")
        self.list.setMaximumHeight(176)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for block in shown:
            item = QListWidgetItem(icon("lock"), block.label)
            item.setData(Qt.ItemDataRole.UserRole, block.id)
            item.setToolTip(block.label)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{block.label}, locked")
            self.list.addItem(item)
        self._words = plain(Size.SMALL, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(S)
        column.addWidget(plain(Size.STRONG, text=f"Locked – {counted(len(shown), 'block')}"))
        column.addWidget(
            plain(Size.SMALL, "muted", text="These words are the same in every partner’s letter.")
        )
        column.addWidget(self.list)
        column.addWidget(self._words)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme: icons of rows keep their color."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_words"):
            for row in range(self.list.count()):
                self.list.item(row).setIcon(icon("lock"))

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            block_id = str(item.data(Qt.ItemDataRole.UserRole))
            text = " ".join(self._texts[block_id].split())
            self._words.setText(text if len(text) <= 400 else f"{text[:400]} …")
            self.chosen.emit(block_id)
