"""Text to read with words marked in it: a passage and what a letter took from it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QTextEdit, QWidget

from briefdesk.app.style import DARK, LIGHT, Colors, mark
from briefdesk.app.wording import plain_tip

MarkKind = Literal["finding", "suggestion", "flag", "cited", "gone", "added"]
"""What a mark says: words of a finding, of a suggestion, in doubt, cited here, no longer there, or new."""

_LEVELS = 3
SPOKEN: dict[MarkKind, str] = {
    "finding": "Finding",
    "suggestion": "Suggestion",
    "flag": "In doubt",
    "cited": "Cited",
    "gone": "Gone",
    "added": "New",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: characters `start` to `end` of the text, with a tip for mouse and readers."""

    start: int
    end: int
    kind: MarkKind
    tip: str = ""


class MarkedText(QTextEdit):
    """Shows plain text as high as it is, to read, select and copy; what is marked is underlined too.

    Characters count as in Python. Stands in a scroll area that scrolls for it; Tab leads on.
    """

    mark_clicked = Signal(object)
    """The Mark that was clicked; of several the shortest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._marks: tuple[Mark, ...] = ()
        self._pressed: int | None = None
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for show in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            show(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        mark(self, kind="reading")
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._take_height())

    # What is shown ---------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """Return the text shown."""
        return self._text

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks shown, those that reach beyond the text cut to it."""
        return self._marks

    def show_text(self, text: str, marks: tuple[Mark, ...] = ()) -> None:
        """Show `text` with `marks`; the selection is kept where the text is the same."""
        if text != self._text:
            self._text = text
            self.setPlainText(text)
        whole = len(text)
        cut = (Mark(max(0, m.start), min(m.end, whole), m.kind, m.tip) for m in marks)
        self._marks = tuple(m for m in cut if m.start < m.end)
        self._ink()
        self.setAccessibleDescription(spoken(text, self._marks))

    def scroll_to(self, wanted: Mark) -> None:
        """Bring a mark into view in the scroll area around this text."""
        area = self._area()
        body = area.widget() if area else None
        if area is None or body is None:
            return
        for _ in range(_LEVELS):
            # Texts just shown have told their height, but the area around has not heard of it.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(self._text, wanted.start))
        place = self.viewport().mapTo(body, self.cursorRect(cursor).center())
        area.ensureVisible(place.x(), place.y(), 0, 48)

    def selection(self) -> tuple[int, int] | None:
        """Return the characters selected, from and to, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._character(cursor.selectionStart()), self._character(cursor.selectionEnd())

    # How it is drawn -------------------------------------------------------------------------------------

    def _ink(self) -> None:
        # Not its own palette: the style sheet clears its ground.
        dark = QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        colors = DARK if dark else LIGHT
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(QTextCharFormat())
        # Strong marks last: where two meet, the stronger is seen.
        for shown in sorted(self._marks, key=lambda m: _RANK[m.kind]):
            cursor.setPosition(_units(self._text, shown.start))
            cursor.setPosition(_units(self._text, shown.end), QTextCursor.MoveMode.KeepAnchor)
            look = _LOOKS[shown.kind](colors)
            if shown.tip:
                look.setToolTip(plain_tip(shown.tip))
            cursor.mergeCharFormat(look)

    def _take_height(self) -> None:
        margins = self.contentsMargins()
        room = self.viewport().geometry()
        around = self.height() - room.height() if room.height() > 0 else margins.top() + margins.bottom()
        wanted = math.ceil(self.document().size().height()) + max(0, around)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def sizeHint(self) -> QSize:
        """Return the height of the text at the width there is."""
        return QSize(240, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return that any width will do."""
        return QSize(80, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew and take the height that they need."""
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._ink()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the area around."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins: only one that selects nothing is a click on a mark."""
        self._pressed = self.cursorForPosition(event.position().toPoint()).position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report the mark that was clicked."""
        super().mouseReleaseEvent(event)
        place = self._character(self.cursorForPosition(event.position().toPoint()).position())
        hit = [m for m in self._marks if m.start <= place <= m.end]
        if hit and self._pressed is not None and not self.textCursor().hasSelection():
            self.mark_clicked.emit(min(hit, key=lambda m: m.end - m.start))
        self._pressed = None

    def _character(self, unit: int) -> int:
        """Return the character at a place that Qt counts in UTF-16."""
        return len(self._text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le", "ignore"))

    def _area(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent


def spoken(text: str, marks: tuple[Mark, ...]) -> str:
    """Return what a screen reader says of the marks: each kind, its words and its tip, in text order."""
    return " ".join(
        f"{SPOKEN[m.kind]}: “{text[m.start : m.end]}”{f' ({m.tip})' if m.tip else ''}."
        for m in sorted(marks, key=lambda m: (m.start, m.end))
    )


def _units(text: str, place: int) -> int:
    """Return a place in `text` as Qt counts it, in UTF-16."""
    return len(text[:place].encode("utf-16-le")) // 2


def _mixed(color: str, ground: str, share: float) -> QColor:
    over, under = QColor(color), QColor(ground)
    pairs = (
        (over.redF(), under.redF()),
        (over.greenF(), under.greenF()),
        (over.blueF(), under.blueF()),
    )
    return QColor.fromRgbF(*(share * a + (1 - share) * b for a, b in pairs))


def _look(
    colors: Colors, line: QTextCharFormat.UnderlineStyle, ink: str, tint: float, weight: QFont.Weight | None
) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(line)
    look.setUnderlineColor(QColor(ink))
    if tint:
        look.setBackground(_mixed(ink, colors.pane, tint))
    if weight is not None:
        look.setFontWeight(weight)
    return look


def _gone(colors: Colors) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontStrikeOut(True)
    look.setForeground(QColor(colors.muted))
    return look


_Line = QTextCharFormat.UnderlineStyle
_RANK: dict[MarkKind, int] = {"suggestion": 0, "finding": 1, "gone": 2, "added": 2, "cited": 3, "flag": 4}
_LOOKS: dict[MarkKind, Callable[[Colors], QTextCharFormat]] = {
    "suggestion": lambda c: _look(c, _Line.DotLine, c.accent, 0.0, None),
    "finding": lambda c: _look(c, _Line.SingleUnderline, c.accent, 0.14, None),
    "cited": lambda c: _look(c, _Line.SingleUnderline, c.accent, 0.34, QFont.Weight.DemiBold),
    "flag": lambda c: _look(c, _Line.WaveUnderline, c.warning, 0.22, QFont.Weight.DemiBold),
    "gone": _gone,
    "added": lambda c: _look(c, _Line.SingleUnderline, c.ok, 0.18, QFont.Weight.DemiBold),
}
