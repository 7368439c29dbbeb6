"""One change of a returned pack: yours beside the partner's with what differs marked, to accept or leave."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefdesk.app.dialogs.logo import logo_image
from briefdesk.app.icons import pixmap
from briefdesk.app.style import XS, M, S, colors_of, mark
from briefdesk.app.widgets.change_marks import side_marks
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.marked_text import MarkedText
from briefdesk.model.partner_pack import ChangeKind, PackChange, PackRefusal

_NOTHING = "Nothing yet"
_PICTURE = QSize(160, 64)


class ChangeCard(QFrame):
    """A change of `who`; `toggled()` tells that it was ticked, or no longer. `picture` is a logo."""

    toggled = Signal()

    def __init__(
        self,
        change: PackChange,
        who: str,
        *,
        accepted: bool,
        picture: bytes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.change = change
        self._icon = "edit" if change.acceptable else "lock"
        does = "Take out" if change.kind is ChangeKind.EARLIER else "Accept"
        self.accept = QCheckBox(does)
        self.accept.setChecked(accepted)
        self.accept.setEnabled(change.acceptable)
        self.accept.setVisible(change.acceptable)
        self.accept.setAccessibleName(f"{does}: {change.label}")
        told = f"Yours: {change.before or _NOTHING}. {who}: {change.after or 'nothing'}."
        self.accept.setAccessibleDescription(f"{told} {change.note}")
        self.accept.toggled.connect(lambda _on: self.toggled.emit())
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(self._sign)
        head.addWidget(plain(Size.STRONG, text=change.label, wraps=False))
        head.addStretch()
        head.addWidget(self.accept)
        if not change.acceptable:
            head.addWidget(plain(Size.STRONG, "danger", text="Refused", wraps=False))
        body = QVBoxLayout(self)
        body.setContentsMargins(M, S, M, M)
        body.setSpacing(S)
        body.addLayout(head)
        body.addLayout(self._words(who, picture))
        if change.note:
            tone = "muted" if change.acceptable else "danger"
            body.addWidget(plain(Size.SMALL, tone, text=change.note))
        mark(self, surface="pane")
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    def _words(self, who: str, picture: bytes | None) -> QGridLayout:
        before, after = self.change.before, self.change.after
        old, new = side_marks(before, after) if before and after else ((), ())
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(XS)
        for column, (label, text, marks) in enumerate((("Yours", before, old), (who, after, new))):
            grid.addWidget(plain(Size.SMALL, "muted", text=label), 0, column)
            grid.setColumnStretch(column, 1)
            if not text:
                none = plain(tone="muted", text=_NOTHING if column == 0 else "Nothing")
                grid.addWidget(none, 1, column, Qt.AlignmentFlag.AlignTop)
                continue
            shown = MarkedText()
            shown.setAccessibleName(f"{self.change.label}, {label}")
            shown.show_text(text, marks)
            grid.addWidget(shown, 1, column, Qt.AlignmentFlag.AlignTop)
        image = logo_image(picture)
        if image is not None:
            small = image.scaled(
                _PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            seen = QLabel()
            seen.setPixmap(QPixmap.fromImage(small))
            seen.setAccessibleName(after)
            grid.addWidget(seen, 2, 1)
        return grid

    def _draw(self) -> None:
        colors = colors_of(self)
        color = colors.accent if self.change.acceptable else colors.danger
        self._sign.setPixmap(pixmap(self._icon, color, 16, self.devicePixelRatioF()))


class RefusalCard(QFrame):
    """A block that cannot be taken, and why."""

    def __init__(self, refusal: PackRefusal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(plain(Size.STRONG, text=refusal.label, wraps=False))
        head.addStretch()
        head.addWidget(plain(Size.STRONG, "danger", text="Refused", wraps=False))
        body = QVBoxLayout(self)
        body.setContentsMargins(M, S, M, M)
        body.setSpacing(XS)
        body.addLayout(head)
        body.addWidget(plain(text=refusal.text))
        body.addWidget(plain(Size.SMALL, "danger", text=refusal.reason))
        self.setAccessibleName(f"{refusal.label}, refused: {refusal.reason}")
        mark(self, surface="pane")
