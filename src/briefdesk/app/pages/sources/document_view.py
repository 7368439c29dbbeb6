"""The document as read: numbered passages, findings marked in them, words to be selected."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefdesk.app.models.stretches import Stretch
from briefdesk.app.pages.sources.document_marks import PassageMark, look_of
from briefdesk.app.pages.sources.document_text import GUTTER, INDENT, TextSetter, characters, units
from briefdesk.app.style import Colors, L, S, colors_of, mark, small_font
from briefdesk.model.finding import FindingId
from briefdesk.model.source import Passage, PassageId, PassageKind

MEASURE = 760
"""The widest the text is set, in pixels: longer lines are hard to read."""
_FRESH_MS = 250
"""The pause after which turning the wheel counts as a new wish, in milliseconds."""


class DocumentView(QTextEdit):
    """Shows one stretch of a document. Characters count as in Python, within their passage."""

    findings_chosen = Signal(tuple)
    """The findings whose mark was clicked, or stands at the caret when Enter is pressed."""
    passage_chosen = Signal(object)
    """The passage that the caret came to."""
    beyond = Signal(int)
    """The reader wants what comes after the stretch (1) or before it (-1)."""
    make_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setter: TextSetter | None = None
        self._stretch: Stretch | None = None
        self._blocks: dict[PassageId, int] = {}
        self._marks: dict[PassageId, list[PassageMark]] = {}
        self._own: QTextDocument | None = None
        self._change = QTimer(self, singleShot=True, interval=0)
        self._change.timeout.connect(self._redraw)
        self._pressed = QPoint()
        self._wheeled = 0
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("The document")
        mark(self, kind="reading")
        self.cursorPositionChanged.connect(self._tell_passage)

    # What is shown

    @property
    def stretch(self) -> Stretch | None:
        """Return the stretch shown, or None."""
        return self._stretch

    def show_stretch(self, stretch: Stretch | None) -> None:
        """Show a stretch from its beginning; None shows nothing."""
        self._stretch = stretch
        self._set_text()

    def show_marks(self, marks: Iterable[PassageMark]) -> None:
        """Mark these findings, those of passages that are not shown left out."""
        self._marks = {}
        for shown in marks:
            if shown.passage in self._blocks:
                self._marks.setdefault(shown.passage, []).append(shown)
        self._ink()

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages shown."""
        return tuple(self._setter.passages.values()) if self._setter else ()

    def scroll_to_passage(self, passage: PassageId, start: int = 0) -> None:
        """Bring a character of a passage into sight, a third from the top, if it isn't."""
        block = self._block(passage)
        if block is None:
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(units(self._text(block), start), block.length() - 1))
        where = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 8, 0, -24).contains(where.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + where.top() - self.viewport().height() // 3)

    def scroll_to_section(self, section_id: str) -> None:
        """Bring a section's heading to the top."""
        number = self._setter.headings.get(section_id) if self._setter else None
        if number is None:
            return
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 12)

    def selection(self) -> tuple[PassageId, int, int] | None:
        """Return the passage and the characters selected in it; a selection over several is no selection."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self._setter is None:
            return None
        block = self.document().findBlock(cursor.selectionStart())
        passage = self._setter.passages.get(block.blockNumber())
        start = cursor.selectionStart() - block.position()
        end = cursor.selectionEnd() - block.position()
        # The line's end is in what a triple click selects.
        if passage is None or end > block.length():
            return None
        first, last = characters(passage.text, start), characters(passage.text, min(end, block.length() - 1))
        kept = passage.text[first:last]
        first += len(kept) - len(kept.lstrip())
        last -= len(kept) - len(kept.rstrip())
        return (passage.id, first, last) if first < last else None

    def top_passage(self) -> Passage | None:
        """Return the first passage in sight."""
        for block in self._visible_blocks():
            if self._setter and (found := self._setter.passages.get(block.blockNumber())):
                return found
        return None

    # How it is drawn

    def _set_text(self) -> None:
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(L)
        frame.setBottomMargin(3 * L)
        document.rootFrame().setFrameFormat(frame)
        setter = TextSetter(document, self.font(), colors_of(self.window()))
        if self._stretch is not None:
            setter.set_stretch(self._stretch)
        old, self._own = self._own, document
        self._setter = setter
        self._blocks = {p.id: number for number, p in setter.passages.items()}
        self._marks = {}
        self.setExtraSelections([])
        self.setDocument(document)
        if old is not None:
            old.deleteLater()

    def _ink(self) -> None:
        colors = colors_of(self.window())
        selections = []
        for passage, marks in self._marks.items():
            block = self._block(passage)
            if block is None:
                continue
            text = self._text(block)
            for shown in sorted(marks, key=lambda m: m.selected):
                if look := look_of(shown, colors):
                    stretch = QTextEdit.ExtraSelection()
                    stretch.cursor = QTextCursor(block)
                    end = len(text) if shown.end is None else shown.end
                    stretch.cursor.setPosition(block.position() + units(text, shown.start or 0))
                    stretch.cursor.setPosition(
                        block.position() + units(text, end), QTextCursor.MoveMode.KeepAnchor
                    )
                    stretch.format = look
                    selections.append(stretch)
        self.setExtraSelections(selections)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the numbers and bars beside it."""
        super().paintEvent(event)
        if self._setter is None:
            return
        painter = QPainter(self.viewport())
        colors = colors_of(self.window())
        font = small_font(self.font())
        painter.setFont(font)
        line = QFontMetricsF(self.font()).height() * 1.28
        for block in self._visible_blocks():
            passage = self._setter.passages.get(block.blockNumber())
            if passage is not None:
                self._draw_side(painter, passage, self._rect(block), line, colors)
        painter.end()

    def _draw_side(
        self, painter: QPainter, passage: Passage, rect: QRectF, line: float, colors: Colors
    ) -> None:
        painter.setPen(QColor(colors.muted))
        if passage.kind is not PassageKind.CAPTION:
            room = QRectF(0, rect.top(), GUTTER - 16, line)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(passage.number)
            )
        if passage.kind is PassageKind.LIST_ITEM:
            room = QRectF(GUTTER, rect.top(), INDENT - 6, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "•")
        elif passage.kind is PassageKind.BLOCK_QUOTE:
            painter.fillRect(QRectF(GUTTER + 6, rect.top(), 2, rect.height()), QColor(colors.line_strong))
        whole = [m for m in self._marks.get(passage.id, []) if m.start is None and m.shows]
        if whole:
            pen = QPen(QColor(colors.accent), 3)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if all(m.suggested for m in whole):
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(
                QRectF(GUTTER - 8, rect.top(), 0, 0).topLeft(),
                QRectF(GUTTER - 8, rect.bottom(), 0, 0).topLeft(),
            )

    def _visible_blocks(self) -> Iterable[QTextBlock]:
        block = self.cursorForPosition(QPoint(0, 0)).block()
        if block.previous().isValid():
            block = block.previous()
        bottom = self.viewport().height()
        while block.isValid():
            rect = self._rect(block)
            if rect.top() > bottom:
                return
            if rect.bottom() >= 0:
                yield block
            block = block.next()

    def _rect(self, block: QTextBlock) -> QRectF:
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _block(self, passage: PassageId) -> QTextBlock | None:
        number = self._blocks.get(passage)
        return None if number is None else self.document().findBlockByNumber(number)

    def _text(self, block: QTextBlock) -> str:
        passage = self._setter.passages.get(block.blockNumber()) if self._setter else None
        return passage.text if passage else ""

    # What the reader does

    def _at(self, cursor: QTextCursor) -> tuple[FindingId, ...]:
        """Return the findings marked at a place, the shortest mark first."""
        block = cursor.block()
        passage = self._setter.passages.get(block.blockNumber()) if self._setter else None
        if passage is None:
            return ()
        place = characters(passage.text, cursor.position() - block.position())
        here = [m for m in self._marks.get(passage.id, []) if m.shows and m.covers(place)]
        here.sort(key=lambda m: m.length)
        return tuple(m.finding for m in here)

    def _choose(self, found: tuple[FindingId, ...]) -> None:
        """Tell the one meant of several at a place: the next after the one that is selected."""
        selected = next((m.finding for ms in self._marks.values() for m in ms if m.selected), None)
        if selected in found:
            found = (found[(found.index(selected) + 1) % len(found)],)
        self.findings_chosen.emit(found[:1])

    def _tell_passage(self) -> None:
        if self._setter is not None:
            self.passage_chosen.emit(self._setter.passages.get(self.textCursor().blockNumber()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the finding whose mark was clicked."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        still = (place - self._pressed).manhattanLength() < 4
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or not still or self.textCursor().hasSelection():
            return
        if found := self._at(self.cursorForPosition(place)):
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the finding at the caret on Enter, make one on N, go on at the ends."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if found := self._at(self.textCursor()):
                self._choose(found)
            case Qt.Key.Key_N if not event.modifiers():
                self.make_wished.emit()
            case Qt.Key.Key_PageDown if bar.value() >= bar.maximum():
                self.beyond.emit(1)
            case Qt.Key.Key_PageUp if bar.value() <= bar.minimum():
                self.beyond.emit(-1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; a fresh turn at the end of the stretch goes on to the next."""
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        at_end = bar.value() >= bar.maximum() if down else bar.value() <= bar.minimum()
        fresh = event.timestamp() - self._wheeled > _FRESH_MS
        self._wheeled = event.timestamp()
        super().wheelEvent(event)
        if at_end and fresh and event.angleDelta().y() and not event.modifiers():
            self.beyond.emit(1 if down else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines readable in a wide pane, and what was in sight in sight."""
        side = max(L, (self.width() - MEASURE) // 2)
        if side != self.viewportMargins().left():
            self.setViewportMargins(side, 0, max(S, side - self.verticalScrollBar().width()), 0)
        top = self.top_passage() if event.size().width() != event.oldSize().width() else None
        super().resizeEvent(event)
        if top is not None and self.verticalScrollBar().value() > 0:
            self._put_at_top(top.id)

    def _put_at_top(self, passage: PassageId) -> None:
        block = self._block(passage)
        if block is not None:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + self._rect(block).top()))

    def _redraw(self) -> None:
        """Set the text anew in another scheme or font, at the same place."""
        top, marks = self.top_passage(), [m for found in self._marks.values() for m in found]
        scrolled = self.verticalScrollBar().value() > 0
        self._set_text()
        self.show_marks(marks)
        if top is not None and scrolled:
            self._put_at_top(top.id)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme or font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and getattr(self, "_setter", None) is not None:
            # Once for the many that a change of the scheme sends.
            self._change.start()
