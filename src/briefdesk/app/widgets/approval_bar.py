"""Above the page: whether somebody approved what is shown, in word and shape, and the way to approve it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XS, M, S, colors_of, mark
from briefdesk.app.wording import plain_tip
from briefdesk.pipeline.approval_states import ApprovalState

SHAPES = {
    ApprovalState.NONE: ("seal", "muted"),
    ApprovalState.APPROVED: ("check-circle", "ok"),
    ApprovalState.LAPSED: ("warning", "warning"),
}


class ApprovalBar(QWidget):
    """One line: shape, words, and a button; hidden while there is no page."""

    approve_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = ApprovalState.NONE
        self._whole = ""
        self._sign = QLabel()
        self._sign.setFixedWidth(16)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAccessibleName("Approval of the page shown")
        self.said.setMinimumWidth(40)
        mark(self.said, text_size="small")
        self.button = QPushButton("Approve…")
        mark(self.button, kind="link")
        self.button.setToolTip("Approve this page or others, and see which are approved (Ctrl+Shift+Y)")
        row = QHBoxLayout(self)
        row.setContentsMargins(M, XS, M, XS)
        row.setSpacing(S)
        row.addWidget(self._sign)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.approve_wished)
        self.hide()

    def show_state(self, state: ApprovalState, words: str) -> None:
        """Show the state of the page, as `words` say it."""
        self._state, self._whole = state, words
        self.said.setAccessibleDescription(words)
        self.said.setToolTip(plain_tip(words))
        self.button.setText("Approvals…" if state is ApprovalState.APPROVED else "Approve…")
        self.show()
        self._draw()

    def _draw(self) -> None:
        shape, tone = SHAPES[self._state]
        colors = colors_of(self)
        color = {"ok": colors.ok, "warning": colors.warning}.get(tone, colors.muted)
        self._sign.setPixmap(pixmap(shape, color, 16, self.devicePixelRatioF()))
        mark(self.said, tone=tone)
        room = max(40, self.said.width())
        self.said.setText(self.said.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "button"):
            self._draw()
