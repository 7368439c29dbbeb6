"""What guards say of an edited wording, one row a flag, each of which may be let stand with a reason."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XS, S, colors_of, mark
from briefdesk.app.widgets.labels import Size, set_size
from briefdesk.app.widgets.reason_field import ReasonField
from briefdesk.model.flag import Flag

_LONGEST_QUOTED = 90
_SIGN = 16


class FlagRow(QFrame):
    """One flag: sign, sentence, the marked words, next step; Enter or a click chooses it."""

    chosen = Signal(object)
    excused = Signal(object, str)

    def __init__(self, flag: Flag, edited: str, original: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag = flag
        self.excuse = QPushButton("Let it stand…")
        self.reason = ReasonField(narrow=True)
        self._sign = QLabel()
        self._message = _words(Size.PLAIN, None, flag.message)
        self._place = _words(Size.SMALL, "muted", quoted_words(flag, edited, original))
        self._place.setVisible(bool(self._place.text()))
        self._step = _words(Size.SMALL, "muted", flag.next_step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spoken = ("warning", flag.message, self._place.text(), flag.next_step)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in spoken if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._arrange()
        self.excuse.setAccessibleName(f"Let it stand: {flag.message}")
        self.excuse.clicked.connect(self._ask)
        self.reason.given.connect(lambda reason: self.excused.emit(self.flag, reason))
        self.reason.left.connect(self._stop_asking)
        self._paint_sign()

    @property
    def shown(self) -> tuple[str, str]:
        """Return the sentence and the quoted words of the row."""
        return self._message.text(), self._place.text()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops in the row, in order."""
        return (self, self.excuse, *self.reason.stops)

    def _arrange(self) -> None:
        mark(self.excuse, kind="link")
        self.excuse.setCursor(Qt.CursorShape.ArrowCursor)
        self.reason.setCursor(Qt.CursorShape.ArrowCursor)
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._message, self._place, self._step):
            words.addWidget(part)
        words.addWidget(self.excuse, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(XS, XS, XS, XS)
        row.setSpacing(S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _ask(self) -> None:
        self.excuse.hide()
        self.reason.ask()

    def _stop_asking(self) -> None:
        self.excuse.show()
        self.excuse.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.flag)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.flag)
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has left."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colors_of(self).accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._paint_sign()

    def _paint_sign(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap("warning", colors_of(self).warning, _SIGN, ratio=ratio))


class FlagList(QWidget):
    """The flags of one edited wording, empty and of no height where there are none.

    `excused(flag, reason)` asks to let a flag stand; `flag_chosen(flag)` asks to be taken to its words.
    """

    excused = Signal(object, str)
    flag_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the edit changed")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self.rows: tuple[FlagRow, ...] = ()

    def show_flags(self, flags: tuple[Flag, ...], *, edited: str, original: str) -> None:
        """Show a row for each flag; a row that says the same stays, with the reason being written in it."""
        former = {(row.flag.code, *row.shown): row for row in self.rows}
        rows: list[FlagRow] = []
        for flag in flags:
            row = former.pop((flag.code, flag.message, quoted_words(flag, edited, original)), None)
            if row is None:
                row = FlagRow(flag, edited, original)
                row.excused.connect(self.excused)
                row.chosen.connect(self.flag_chosen)
            row.flag = flag
            rows.append(row)
        for gone in former.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(rows):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        self.rows = tuple(rows)
        self._chain()
        self.setVisible(bool(rows))

    def _chain(self) -> None:
        """Let Tab come by the rows where they stand: Qt puts what is made later at the window's end."""
        mine = {id(stop) for row in self.rows for stop in row.stops}
        last: QWidget = self
        while last is self or id(last) in mine or not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = last.previousInFocusChain()
            if before is None or before is self:
                return
            last = before
        for row in self.rows:
            for stop in row.stops:
                QWidget.setTabOrder(last, stop)
                last = stop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down between the rows."""
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if focused is None or step is None:
            super().keyPressEvent(event)
        else:
            wanted = max(0, min(focused + step, len(self.rows) - 1))
            self.rows[wanted].setFocus(Qt.FocusReason.TabFocusReason)


def quoted_words(flag: Flag, edited: str, original: str) -> str:
    """Return the words that a flag marks in both texts, without those that its sentence quotes already."""
    ours, theirs = edited[flag.start : flag.end], original[flag.original_start : flag.original_end]
    quoted = [
        f"{where} “{' '.join(words.split())}”"
        for where, words, whole in (("Here:", ours, edited), ("In the original:", theirs, original))
        if words.strip() and words != whole and f"“{words}”" not in flag.message
    ]
    line = "  ·  ".join(quoted)
    return line if len(line) <= _LONGEST_QUOTED else f"{line[: _LONGEST_QUOTED - 2].rstrip()}…”"


def _words(size: Size, tone: str | None, text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    set_size(label, size)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
