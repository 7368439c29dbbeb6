"""Pages one under the other: how large they are at a zoom, and where each lies."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from briefdesk.app.style import L

LETTER_PT = (612.0, 792.0)
ZOOM_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
# At 100 % an inch of paper is 96 logical pixels, as on the web.
PIXELS_PER_PT = 96 / 72


class Fit(Enum):
    """How the zoom follows the window; NONE keeps the chosen factor."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as shown: its picture and its size in points."""

    image: QImage
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class PageStack:
    """Pages at a zoom, a gap around each, all in logical pixels. Without pages, room for an empty letter."""

    pages: tuple[Page, ...] = ()
    zoom: float = 1.0

    @property
    def factor(self) -> float:
        """Return logical pixels per point."""
        return self.zoom * PIXELS_PER_PT

    @property
    def width(self) -> float:
        """Return the width of the first page with its gaps."""
        return self._size(0)[0] + 2 * L

    @property
    def height(self) -> float:
        """Return the height of all pages with their gaps."""
        return self._top(max(1, len(self.pages)))

    def page_rect(self, index: int, *, room: int) -> QRectF:
        """Return where a page lies from the top of the stack, centered in a `room` that is wider."""
        width, height = self._size(index)
        left = L + max(0.0, (room - self.width) / 2)
        return QRectF(left, self._top(index), width, height)

    def zoom_for(self, fit: Fit, room: QSize, *, bar: int) -> float:
        """Return the zoom at which pages fit a room, of whose width a scroll bar would take `bar`."""
        if fit is Fit.NONE:
            return self.zoom
        sizes = [(p.width_pt, p.height_pt) for p in self.pages] or [LETTER_PT]
        wide, high = (side * PIXELS_PER_PT for side in sizes[0])
        by_width = (room.width() - 2 * L) / wide
        if fit is Fit.PAGE:
            return max(0.2, min(by_width, (room.height() - 2 * L) / high))
        total = sum(size[1] for size in sizes) * PIXELS_PER_PT * by_width + L * (len(sizes) + 1)
        if total > room.height():
            # Room for the scroll bar is kept free, else width and bar would chase each other.
            by_width -= bar / wide
        return max(0.3, min(by_width, 2.0))

    def _size(self, index: int) -> tuple[float, float]:
        page = self.pages[index] if index < len(self.pages) else None
        width, height = (page.width_pt, page.height_pt) if page else LETTER_PT
        return width * self.factor, height * self.factor

    def _top(self, index: int) -> float:
        return float(L) + sum(self._size(i)[1] + L for i in range(index))


def stepped(zoom: float, step: int) -> float:
    """Return the next larger (1) or smaller (-1) of the usual factors."""
    if step > 0:
        return next((z for z in ZOOM_STEPS if z > zoom + 0.01), ZOOM_STEPS[-1])
    return next((z for z in reversed(ZOOM_STEPS) if z < zoom - 0.01), ZOOM_STEPS[0])
