"""A slot of a pack on screen: its sign and name, how far it is filled, and under them what fills it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XS, M, S, colors_of
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import Filled, SlotProgress
from briefdesk.pipeline.partner_packs import SLOT_WORDS

_SIGNS = {Filled.EMPTY: "dot", Filled.PART: "warning", Filled.DONE: "check-circle"}
_OWN_WORDS = {**SLOT_WORDS, OpenSlot.PARAGRAPH: "One paragraph of your own"}
_STATES = {Filled.EMPTY: "to do", Filled.PART: "begun", Filled.DONE: "done"}


class SlotBox(QWidget):
    """Holds the editors of one slot in `body`."""

    def __init__(self, found: SlotProgress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        self._name = plain(Size.STRONG, wraps=False)
        self._words = plain(Size.SMALL, "muted")
        self.body = QVBoxLayout()
        self.body.setSpacing(S)
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(self._sign)
        head.addWidget(self._name)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, M)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addLayout(self.body)
        self.show_progress(found)

    def show_progress(self, found: SlotProgress) -> None:
        """Show how far the slot is filled, by sign and word."""
        self._found = found
        name = _OWN_WORDS[found.slot]
        self._name.setText(f"{name} – {_STATES[found.state]}")
        self._words.setText(found.words)
        self.setAccessibleName(f"{name}: {_STATES[found.state]}. {found.words}")
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        colors = colors_of(self)
        tone = {Filled.EMPTY: colors.muted, Filled.PART: colors.warning, Filled.DONE: colors.ok}
        color = tone[self._found.state]
        self._sign.setPixmap(pixmap(_SIGNS[self._found.state], color, 16, self.devicePixelRatioF()))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
