"""What the panels of the right pane share: they fill themselves when they are seen, and not before."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefdesk.app.pages.congress.card_rolodex import Rolodex


class Panel(QWidget):
    """A panel over the rolodex. `refresh` is called when it is seen and what it shows is out of date."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rolodex = rolodex
        self._stale = True

    def refresh(self) -> None:
        """Show what is so now."""
        raise NotImplementedError

    def go_stale(self) -> None:
        """Show what is so now, at once where anybody sees it, else when somebody does."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
