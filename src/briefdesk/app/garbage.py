"""Python's search for garbage, on the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 250
_GROWTH = 4
"""All objects are looked over once those that are new make up a fourth of the old, as Python does itself."""


class GarbageSearch(QObject):
    """Looks for garbage in the place of Python, which does so on whatever thread makes the next object.

    A dialog that is part of a cycle would then be taken apart by a worker: its timers cannot be stopped from
    there, and the program may crash.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looked_over = 0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take the search over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give the search back to Python; call it where no other thread is at work any more."""
        if self._timer.isActive():
            self._timer.stop()
            gc.enable()

    def look(self) -> None:
        """Look over the oldest generation that is due, and the younger ones with it."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [age for age, (new, most) in enumerate(counts) if new > most]
        if not due:
            return
        oldest = due[-1]
        if oldest == 2:
            held = len(gc.get_objects(generation=2))
            if held - self._looked_over < self._looked_over // _GROWTH:
                oldest = 1
        gc.collect(oldest)
        if oldest == 2:
            self._looked_over = len(gc.get_objects(generation=2))
