"""The pictures of pages: drawn on a worker, into the memory of pictures that are shown no longer."""

import threading
from collections.abc import Callable
from weakref import ref

from PySide6.QtGui import QImage

from briefdesk.model.letter import Rendered
from briefdesk.pipeline.letters import draw_pages

_MOST_SPARE = 3


class Easel:
    """Draws pages; safe to use from several threads.

    New memory for a page costs as much time as drawing it, so memory is taken up again once nobody shows the
    picture. Qt itself sees to it that no picture changes that is still shared.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: list[tuple[QImage, Callable[[], QImage | None]]] = []

    @property
    def kept(self) -> int:
        """Return how many pictures have their memory kept here, shown or spare."""
        return len(self._kept)

    def draw(self, rendered: Rendered, count: int, scale: float) -> tuple[QImage, ...]:
        """Return the first `count` pages of a PDF at `scale` device pixels per point.

        Raises PageUnreadable.
        """
        drawn: list[QImage] = []

        def room(width: int, height: int) -> memoryview:
            drawn.append(self._taken(width, height))
            return memoryview(drawn[-1].bits())

        draw_pages(rendered, count, scale, room)
        # A picture that shares its memory with the one kept here: once it is gone, the memory is free.
        shown = tuple(QImage(image) for image in drawn)
        with self._lock:
            self._kept += [(image, ref(shares)) for image, shares in zip(drawn, shown, strict=True)]
        return shown

    def _taken(self, width: int, height: int) -> QImage:
        """Return a picture that nobody shows, of that size; what else is spare is let go beyond a few."""
        with self._lock:
            lent = [(image, shown) for image, shown in self._kept if shown() is not None]
            spare = [image for image, shown in self._kept if shown() is None]
            fits = [image for image in spare if (image.width(), image.height()) == (width, height)]
            left = [(image, _gone) for image in fits[1 : 1 + _MOST_SPARE]]
            self._kept = [*lent, *left]
        return fits[0] if fits else QImage(width, height, QImage.Format.Format_RGB32)


def _gone() -> None:
    """Stand in for the picture that shared memory which is spare."""
