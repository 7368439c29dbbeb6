"""The sentences of the pages shown: which lies under the mouse, which was chosen, and how they are marked."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from briefdesk.app.widgets.page_paint import PAPER_ACCENT
from briefdesk.model.letter import Box, Sentence

RectOf = Callable[[Box], QRectF]
"""Where a box of a page lies in the viewport."""

_NEAR = 3.0


class SentenceLayer:
    """Knows the sentences of the pages, in reading order. Draws marks over the pages, never words."""

    def __init__(self) -> None:
        self._sentences: tuple[Sentence, ...] = ()
        self.hovered: Sentence | None = None
        self.chosen: Sentence | None = None
        self.walked: Sentence | None = None
        """Where the keyboard is."""

    def show(self, sentences: tuple[Sentence, ...]) -> None:
        """Take other sentences; marks stay on a sentence of the same part and words."""
        self._sentences = sentences
        self.hovered = None
        self.chosen = self._again(self.chosen)
        self.walked = self._again(self.walked)

    def _again(self, before: Sentence | None) -> Sentence | None:
        if before is None:
            return None
        same = (
            s for s in self._sentences if (s.part, s.note, s.text) == (before.part, before.note, before.text)
        )
        return next(same, None)

    def choose_part(self, part: str | None) -> None:
        """Forget a sentence that was chosen in another part."""
        if self.chosen is not None and self.chosen.part != part:
            self.chosen = None

    def at(self, place: QPointF, part: str | None, rect_of: RectOf) -> Sentence | None:
        """Return the sentence at a place; in the region of `part`, the nearest one of that part."""
        for sentence in self._sentences:
            if any(rect_of(box).contains(place) for box in sentence.boxes):
                return sentence
        own = [
            (_distance(rect_of(box), place), index)
            for index, sentence in enumerate(self._sentences)
            if part is not None and sentence.part == part
            for box in sentence.boxes
        ]
        return self._sentences[min(own)[1]] if own else None

    def step(self, step: int) -> Sentence | None:
        """Walk to the next (1) or last (-1) sentence, beginning at the chosen one; stays at the ends."""
        here = self.walked or self.chosen
        if not self._sentences:
            return None
        if here is None:
            self.walked = self._sentences[0 if step > 0 else -1]
        else:
            at = self._sentences.index(here) + (step if self.walked else 0)
            self.walked = self._sentences[max(0, min(at, len(self._sentences) - 1))]
        return self.walked

    def paint(self, painter: QPainter, rect_of: RectOf, *, focused: bool) -> None:
        """Underline the sentence under the mouse and the chosen one; frame the one the keyboard is at."""
        if self.hovered is not None and self.hovered is not self.chosen:
            self._underline(painter, self.hovered, rect_of, QPen(PAPER_ACCENT, 1.0, Qt.PenStyle.DotLine))
        if self.chosen is not None:
            self._underline(painter, self.chosen, rect_of, QPen(PAPER_ACCENT, 2.0))
        if self.walked is not None and focused:
            painter.setPen(QPen(PAPER_ACCENT, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for box in self.walked.boxes:
                painter.drawRoundedRect(rect_of(box).adjusted(-_NEAR, -1, _NEAR, 1), 3, 3)

    def _underline(self, painter: QPainter, sentence: Sentence, rect_of: RectOf, pen: QPen) -> None:
        painter.setPen(pen)
        for box in sentence.boxes:
            rect = rect_of(box)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _distance(rect: QRectF, place: QPointF) -> float:
    across = max(rect.left() - place.x(), 0.0, place.x() - rect.right())
    down = max(rect.top() - place.y(), 0.0, place.y() - rect.bottom())
    # The same line counts before the nearest end of another.
    return across + 100 * down
