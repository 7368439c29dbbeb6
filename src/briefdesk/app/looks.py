"""The window in light or dark, as it is chosen."""

from PySide6.QtWidgets import QApplication

from briefdesk.app.memory import Memory
from briefdesk.app.style import Appearance
from briefdesk.app.window import MainWindow


class Looks:
    """Shows the window in another appearance, and remembers it."""

    def __init__(self, window: MainWindow, memory: Memory) -> None:
        self._window = window
        self._memory = memory

    def set_appearance(self, name: str) -> None:
        """Show light, dark, or what the system says, and remember it."""
        appearance = Appearance(name)
        self._memory.remember_appearance(appearance)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._window.show_appearance(app, appearance)

    def toggle_dark(self) -> None:
        """Switch from light to dark, or back."""
        dark = self._window.palette().window().color().lightness() < 128
        self.set_appearance(Appearance.LIGHT if dark else Appearance.DARK)
