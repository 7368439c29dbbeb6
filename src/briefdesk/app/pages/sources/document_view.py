"""The document as read: numbered passages, findings marked in them, words to be selected."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefdesk.app.models.stretches import Stretch
from briefdesk.app.pages.sources.document_marks import DocumentMarks, PassageMark
from briefdesk.app.pages.sources.document_places import DocumentPlaces
from briefdesk.app.pages.sources.document_side import draw_side
from briefdesk.app.pages.sources.document_sight import blocks_in_sight, rect_of
from briefdesk.app.pages.sources.document_text import TextSetter
from briefdesk.app.style import L, S, colors_of, mark, small_font
from briefdesk.model.finding import FindingId
from briefdesk.model.source import Passage, PassageId

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
    hold_wished = Signal()
    """The passages chosen shall be held back, or released."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = DocumentPlaces(self.document())
        self._stretch: Stretch | None = None
        self._marks = DocumentMarks()
        self._held: Mapping[PassageId, str] = {}
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

    def show_stretch(self, stretch: Stretch | None, held: Mapping[PassageId, str] | None = None) -> None:
        """Show a stretch from its beginning; None shows nothing. `held` says why passages may not leave."""
        self._stretch = stretch
        self._held = held or {}
        self._set_text()

    def show_held(self, stretch: Stretch, held: Mapping[PassageId, str]) -> None:
        """Show the same stretch with other marks of what may not leave; place and caret stay."""
        caret = self._places.place_at(self.textCursor())
        self._stretch, self._held = stretch, held
        self._redraw()
        if caret is not None and (cursor := self._places.cursor_over(caret[0].id, caret[1], caret[1])):
            self.setTextCursor(cursor)

    def show_marks(self, marks: Iterable[PassageMark]) -> None:
        """Mark these findings, those of passages that are not shown left out."""
        self._marks = DocumentMarks(shown for shown in marks if shown.passage in self._places)
        self._ink()

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages shown."""
        return self._places.passages

    def scroll_to_passage(self, passage: PassageId, start: int = 0) -> None:
        """Bring a character of a passage into sight, a third from the top, if it isn't."""
        cursor = self._places.cursor_over(passage, start, start)
        if cursor is None:
            return
        where = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 8, 0, -24).contains(where.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + where.top() - self.viewport().height() // 3)

    def scroll_to_section(self, section_id: str) -> None:
        """Bring a section's heading to the top."""
        heading = self._places.heading(section_id)
        if heading is None:
            return
        cursor = QTextCursor(heading)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 12)

    def selection(self) -> tuple[PassageId, int, int] | None:
        """Return the passage and the characters selected in it; a selection over several is no selection."""
        return self._places.selected(self.textCursor())

    def chosen_passages(self) -> tuple[Passage, ...]:
        """Return the passages that are selected, in whole or part, or the one at the caret."""
        return self._places.covered(self.textCursor())

    def top_passage(self) -> Passage | None:
        """Return the first passage in sight."""
        for block in blocks_in_sight(self):
            if found := self._places.passage_in(block):
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
        setter = TextSetter(document, self.font(), colors_of(self.window()), self._held)
        if self._stretch is not None:
            setter.set_stretch(self._stretch)
        old, self._own = self._own, document
        self._places = DocumentPlaces(document, setter.passages, setter.headings)
        self._marks = DocumentMarks()
        self.setExtraSelections([])
        self.setDocument(document)
        if old is not None:
            old.deleteLater()

    def _ink(self) -> None:
        self.setExtraSelections(self._marks.selections(self._places, colors_of(self.window())))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the numbers and bars beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colors = colors_of(self.window())
        font = small_font(self.font())
        painter.setFont(font)
        line = QFontMetricsF(self.font()).height() * 1.28
        for block in blocks_in_sight(self):
            passage = self._places.passage_in(block)
            if passage is not None:
                marks = self._marks.of(passage.id)
                held = passage.id in self._held
                draw_side(painter, passage, rect_of(self, block), colors, line=line, marks=marks, held=held)
        painter.end()

    # What the reader does

    def _at(self, cursor: QTextCursor) -> tuple[FindingId, ...]:
        """Return the findings marked at a place, the shortest mark first."""
        found = self._places.place_at(cursor)
        return self._marks.at(found[0].id, found[1]) if found else ()

    def _tell_passage(self) -> None:
        self.passage_chosen.emit(self._places.passage_in(self.textCursor().block()))

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
            self.findings_chosen.emit(self._marks.meant(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the finding at the caret on Enter, make one on N, hold back on H, go on at the ends."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if found := self._at(self.textCursor()):
                self.findings_chosen.emit(self._marks.meant(found))
            case Qt.Key.Key_N if not event.modifiers():
                self.make_wished.emit()
            case Qt.Key.Key_H if not event.modifiers():
                self.hold_wished.emit()
            case Qt.Key.Key_PageDown if bar.value() >= bar.maximum():
                self.beyond.emit(1)
            case Qt.Key.Key_PageUp if bar.value() <= bar.minimum():
                self.beyond.emit(-1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words chosen; a click elsewhere chooses its passage first."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        make = menu.addAction("Make a finding")
        make.setEnabled(self.selection() is not None)
        make.triggered.connect(self.make_wished)
        hold = menu.addAction("Hold back…")
        hold.setEnabled(bool(self.chosen_passages()))
        hold.triggered.connect(self.hold_wished)
        menu.exec(event.globalPos())
        menu.deleteLater()

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
        block = self._places.block_of(passage)
        if block is not None:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + rect_of(self, block).top()))

    def _redraw(self) -> None:
        """Set the text anew in another scheme or font, at the same place."""
        top, marks = self.top_passage(), tuple(self._marks)
        scrolled = self.verticalScrollBar().value() > 0
        self._set_text()
        self.show_marks(marks)
        if top is not None and scrolled:
            self._put_at_top(top.id)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme or font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_change"):
            # Once for the many that a change of the scheme sends.
            self._change.start()
