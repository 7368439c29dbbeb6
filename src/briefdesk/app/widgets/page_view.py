"""The page itself: white paper on a quiet ground, with what was clicked on highlighted."""

import html
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from briefdesk.app.style import colors_of
from briefdesk.app.widgets.page_paint import SHADOW, paint_page, paint_shadow, wash
from briefdesk.app.widgets.page_stack import ZOOM_STEPS, Fit, Page, PageStack, stepped
from briefdesk.app.widgets.sentence_layer import SentenceLayer
from briefdesk.model.letter import Box, Region, Sentence

DESCRIPTION = "The page as it prints. Choose a sentence to see its part and its source."
_PAD_PT = 2.0


class PageView(QAbstractScrollArea):
    """Shows pages one under the other. Emits facts: what was clicked, another page came into view.

    Left and Right walk from sentence to sentence, Return chooses as a click does.

    `scale_changed` asks for sharper pictures: the pictures shown until then are stretched.
    """

    region_clicked = Signal(object)
    sentence_chosen = Signal(object)
    """The Sentence that was clicked, after the region around it."""
    scale_changed = Signal()
    page_shown = Signal(int)
    zoom_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = PageStack()
        self._regions: tuple[Region, ...] = ()
        self._highlight: str | None = None
        self._hover: str | None = None
        self._sentences = SentenceLayer()
        self.tip_of: Callable[[Sentence], str] = lambda _sentence: ""
        self._fit = Fit.WIDTH
        self._shown = 0
        self._follows = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("Page preview")
        self.setAccessibleDescription(DESCRIPTION)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._report_page)
        self.verticalScrollBar().setSingleStep(24)

    # What is shown

    def show_pages(
        self, pages: tuple[Page, ...], regions: tuple[Region, ...], sentences: tuple[Sentence, ...] = ()
    ) -> None:
        """Show other pages; the place scrolled to stays where it can, unless the mark is to be followed."""
        self._stack = replace(self._stack, pages=pages)
        self._regions = regions
        self._sentences.show(sentences)
        self._lay_out()
        if self._follows:
            self._follows = not self._show_highlight()

    def clear(self) -> None:
        """Show no page."""
        self.show_pages((), ())

    def highlight(self, part: str | None) -> None:
        """Mark where a part of the draft stands, and bring it into view: now, or once a page holds it."""
        if part == self._highlight:
            return
        self._highlight = part
        self._sentences.choose_part(part)
        self.viewport().update()
        self._follows = not self._show_highlight()

    def follow_highlight(self) -> None:
        """Bring the mark into view when the next pages are shown: what it marks has changed."""
        self._follows = self._highlight is not None

    def _show_highlight(self) -> bool:
        """Bring the mark into view; returns False where no page holds it yet."""
        marked = self._rects_of(self._highlight)
        if marked:
            self.bring_into_view(marked[0])
        return bool(marked) or self._highlight is None

    @property
    def page_count(self) -> int:
        """Return how many pages are shown."""
        return len(self._stack.pages)

    @property
    def shown_page(self) -> int:
        """Return the index of the page in view."""
        return min(self._shown, max(0, len(self._stack.pages) - 1))

    @property
    def zoom(self) -> float:
        """Return the zoom: 1.0 shows an inch as 96 logical pixels."""
        return self._stack.zoom

    @property
    def fit(self) -> Fit:
        """Return how the zoom follows the window."""
        return self._fit

    def pixel_scale(self) -> float:
        """Return device pixels per point: the scale at which pages should be drawn."""
        return self._stack.factor * self.devicePixelRatioF()

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window."""
        self._fit = fit
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Keep a zoom of one's own."""
        self._fit = Fit.NONE
        self._apply_zoom(max(ZOOM_STEPS[0], min(zoom, ZOOM_STEPS[-1])))
        self._lay_out()

    def step_zoom(self, step: int) -> None:
        """Go to the next larger (1) or smaller (-1) of the usual factors."""
        self.set_zoom(stepped(self.zoom, step))

    def sizeHint(self) -> QSize:
        """Return a size that shows a page at a readable width."""
        return QSize(480, 640)

    # Where things are

    def _page_rect(self, index: int) -> QRectF:
        """Return where a page lies in the viewport."""
        rect = self._stack.page_rect(index, room=self.viewport().width())
        left = round(rect.left() - self.horizontalScrollBar().value())
        top = round(rect.top()) - self.verticalScrollBar().value()
        return QRectF(left, top, round(rect.width()), round(rect.height()))

    def rect_of(self, region: Region | Box, pad_pt: float = 0.0) -> QRectF:
        """Return where a box of a page lies in the viewport, larger by `pad_pt` on every side."""
        page = self._page_rect(region.page)
        factor = self._stack.factor
        return QRectF(
            page.left() + (region.x - pad_pt) * factor,
            page.top() + (region.y - pad_pt) * factor,
            (region.width + 2 * pad_pt) * factor,
            (region.height + 2 * pad_pt) * factor,
        )

    def sentence_at(self, place: QPointF) -> Sentence | None:
        """Return the sentence at a place of the viewport, or None."""
        region = self._region_at(place)
        return self._sentences.at(place, region.origin.part if region else None, self.rect_of)

    def _region_at(self, place: QPointF) -> Region | None:
        hits = [r for r in self._shown_regions() if self.rect_of(r, _PAD_PT).contains(place)]
        return min(hits, key=lambda r: r.width * r.height, default=None)

    def _rects_of(self, part: str | None) -> list[QRectF]:
        """Return where a part of the draft stands on the pages shown."""
        return [self.rect_of(r, _PAD_PT) for r in self._shown_regions() if r.origin.part == part]

    def _shown_regions(self) -> Iterable[Region]:
        return (r for r in self._regions if r.page < len(self._stack.pages))

    def _lay_out(self) -> None:
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        self._apply_zoom(self._stack.zoom_for(self._fit, room, bar=bar))
        height, width = self._stack.height, self._stack.width
        tall = height > room.height() + 1
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setRange(0, max(0, round(height) - room.height()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setRange(0, max(0, int(width) - (room.width() - (bar if tall else 0))))
        self.viewport().update()
        self._report_page()

    def _apply_zoom(self, zoom: float) -> None:
        if abs(zoom - self.zoom) > 0.001:
            self._stack = replace(self._stack, zoom=zoom)
            self.scale_changed.emit()

    def bring_into_view(self, rect: QRectF) -> None:
        """Scroll where a rectangle of the viewport is not wholly in sight."""
        height = self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            # Not to the edge: what stands before and after is wanted too.
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + rect.top() - height / 3))

    def _report_page(self) -> None:
        middle = self.viewport().height() / 3
        seen = [i for i in range(len(self._stack.pages)) if self._page_rect(i).top() <= middle]
        shown = seen[-1] if seen else 0
        if shown != self._shown:
            self._shown = shown
            self.page_shown.emit(shown)

    # Qt's overrides

    def resizeEvent(self, _event: object) -> None:
        """Follow the window."""
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew instead of shifting pixels: the highlight must move along."""
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, shadows, pages and the highlight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colors = colors_of(self)
        painter.fillRect(event.rect(), QColor(colors.desk))
        for index, page in enumerate(self._stack.pages):
            rect = self._page_rect(index)
            if rect.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW).intersects(QRectF(event.rect())):
                paint_shadow(painter, rect, dark=colors.dark)
                paint_page(painter, rect, page.image, self.devicePixelRatioF())
        for part, strength in ((self._hover, 18), (self._highlight, 38)):
            if part is not None:
                wash(painter, self._rects_of(part), strength, barred=part == self._highlight)
        self._sentences.paint(painter, self.rect_of, focused=self.hasFocus())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Report the region and the sentence that were clicked, or None for bare paper."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._region_at(event.position()), self.sentence_at(event.position()))

    def _choose(self, region: Region | None, sentence: Sentence | None) -> None:
        # A footnote belongs to no part: what is selected stays so.
        if sentence is None or sentence.note is None:
            self.region_clicked.emit(region)
        self._sentences.chosen = sentence
        self._sentences.walked = None
        if sentence is not None:
            self.sentence_chosen.emit(sentence)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would select."""
        region = self._region_at(event.position())
        self._set_hover(region.origin.part if region else None, self.sentence_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Show nothing as clickable once the mouse is elsewhere."""
        self._set_hover(None)

    def _set_hover(self, part: str | None, sentence: Sentence | None = None) -> None:
        if part != self._hover or sentence is not self._sentences.hovered:
            self._hover, self._sentences.hovered = part, sentence
            hand = part is not None or sentence is not None
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by screens and to the ends; walk over the sentences and choose one."""
        bar = self.verticalScrollBar()
        key = Qt.Key(event.key())
        if not event.modifiers() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if key == Qt.Key.Key_Right else -1)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._sentences.walked is not None:
            walked = self._sentences.walked
            own = (r for r in self._regions if r.origin.part == walked.part)
            self._choose(next(own, None), walked)
            self._sentences.walked = walked
            return
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(key)
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _walk(self, step: int) -> None:
        sentence = self._sentences.step(step)
        if sentence is not None and sentence.boxes:
            self.bring_into_view(self.rect_of(sentence.boxes[0]))
            self.setAccessibleDescription(f"{sentence.text} {self.tip_of(sentence)} {DESCRIPTION}")
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in a tip where the sentence under the mouse comes from."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sentence = self.sentence_at(QPointF(event.pos()))
            words = self.tip_of(sentence) if sentence else ""
            # As markup, so that "<" shows as it stands; in one line, for it is short.
            tip = f'<p style="white-space: pre">{html.escape(words)}</p>'
            QToolTip.showText(event.globalPos(), words and tip, self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
