"""One change of a returned pack: what it is, what stood there, what would stand there, accept or leave."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XS, M, S, colors_of, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.partner_pack import ChangeKind, PackChange, PackRefusal

_NOTHING = "Nothing yet"


class ChangeCard(QFrame):
    """`toggled()` tells that it was ticked, or no longer."""

    toggled = Signal()

    def __init__(self, change: PackChange, *, accepted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        tampered = change.kind is ChangeKind.TAMPERED
        self._icon = "lock" if tampered else "edit"
        what = "Locked text was changed" if tampered else "Filled in by the partner"
        self.accept = QCheckBox("Accept")
        self.accept.setChecked(accepted)
        self.accept.setEnabled(change.acceptable)
        self.accept.setAccessibleName(f"Accept: {change.label}")
        told = f"Before: {change.before or _NOTHING}. After: {change.after or 'nothing'}."
        self.accept.setAccessibleDescription(f"{what}. {told} {change.note}")
        self.accept.toggled.connect(lambda _on: self.toggled.emit())
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(self._sign)
        head.addWidget(plain(Size.STRONG, text=change.label, wraps=False))
        head.addWidget(plain(Size.SMALL, "danger" if tampered else "muted", text=what), 1)
        head.addWidget(self.accept)
        words = QGridLayout()
        words.setHorizontalSpacing(M)
        words.setVerticalSpacing(XS)
        for column, (label, text) in enumerate((("Before", change.before), ("After", change.after))):
            words.addWidget(plain(Size.SMALL, "muted", text=label), 0, column)
            shown = plain(tone=None if text else "muted", text=text or _NOTHING)
            shown.setAccessibleName(f"{label}: {text or _NOTHING}")
            words.addWidget(shown, 1, column, Qt.AlignmentFlag.AlignTop)
            words.setColumnStretch(column, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(M, S, M, M)
        body.setSpacing(S)
        body.addLayout(head)
        body.addLayout(words)
        if change.note:
            body.addWidget(plain(Size.SMALL, "muted", text=change.note))
        mark(self, surface="pane")
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        colors = colors_of(self)
        color = colors.danger if self.change.kind is ChangeKind.TAMPERED else colors.accent
        self._sign.setPixmap(pixmap(self._icon, color, 16, self.devicePixelRatioF()))


class RefusalCard(QFrame):
    """A block that cannot be taken, and why."""

    def __init__(self, refusal: PackRefusal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(M, S, M, M)
        body.setSpacing(XS)
        body.addWidget(plain(Size.STRONG, text=f"{refusal.label} – refused"))
        body.addWidget(plain(text=refusal.text))
        body.addWidget(plain(Size.SMALL, "danger", text=refusal.reason))
        self.setAccessibleName(f"{refusal.label}, refused: {refusal.reason}")
        mark(self, surface="pane")
